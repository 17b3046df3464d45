"""Living cards: making a message anew from what is true now, and taking an undo away when its minute is over."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.answers import UndoOffer, edit_call, fingerprint_of, keyboard_of, with_undo
from domain import clock
from domain.actor import Actor
from domain.errors import DomainError
from domain.outbox import service as outbox
from domain.outbox.views import Edited, ShownView
from domain.people import service as people
from handlers.cards import moved
from handlers.declaration import Call, Reply
from handlers.registry import Registry
from locales import say

SUPERGROUPS_BEGIN = "-100"
"""How ids of groups begin whose messages have addresses."""


class NotSentYet(Exception):
    """The message that is to be edited, or another edit of it, is still on its way; look again at ``again_at``."""

    def __init__(self, again_at: datetime) -> None:
        super().__init__("not sent yet")
        self.again_at = again_at


@dataclass(frozen=True)
class Edit:
    """An edit: the call that makes it, and what is to be kept once it is through."""

    call: dict[str, Any]
    edited: Edited


class Living:
    """Knows how every kind of card is made."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    async def card_edit(self, row_id: int, shown_id: int, thing: tuple[object, object]) -> Edit | None:
        """The edit, by the outbox row ``row_id``, that brings the card of ``thing`` up to date.

        ``None`` when there is nothing to change, or the message has become something else meanwhile.
        """
        view = await self._begun(row_id, shown_id)
        if view is None or view.message_id is None or (view.shown.kind, view.shown.number) != thing:
            return None
        reader = await self._reader(view)
        reply = await self._made(view, reader) if reader else None
        if reader is None or reply is None:
            return None
        undo = await _undo_of(view, reader.lang)
        fingerprint = fingerprint_of(reply.text, with_undo(reply.rows, undo))
        if fingerprint == view.shown.fingerprint:
            return None
        await self._take_turn(row_id, shown_id)
        edited = Edited(
            shown_id, keyboard_of(reply.rows, view.chat_id), fingerprint, is_last=not self._turns_into(view)
        )
        return Edit(edit_call(view.chat_id, view.message_id, reply, undo), edited)

    async def undo_over_edit(self, row_id: int, shown_id: int) -> Edit | None:
        """The edit that leaves a message as it is, but without its undo; ``None`` while another one stands there."""
        view = await self._begun(row_id, shown_id)
        if view is None or view.message_id is None or not _undo_is_over(view):
            return None
        await self._take_turn(row_id, shown_id)
        target = {"chat_id": view.chat_id, "message_id": view.message_id}
        keyboard = {"inline_keyboard": view.shown.rows}
        edited = Edited(shown_id, view.shown.rows, is_last=not view.shown.kind)
        return Edit({"method": "editMessageReplyMarkup", **target, "reply_markup": keyboard}, edited)

    async def _begun(self, row_id: int, shown_id: int) -> ShownView | None:
        view = await outbox.begin_edit(shown_id, row_id)
        if view is not None and view.waits_until is not None:
            raise NotSentYet(view.waits_until)
        return view

    async def _reader(self, view: ShownView) -> Actor | None:
        card = self._registry.card(view.shown.kind)
        if card is None:
            return None
        return await people.reader_in(view.centre_id, view.chat_id, view.thread_id, role=card.needs)

    async def _take_turn(self, row_id: int, shown_id: int) -> None:
        if not await outbox.note_edit(shown_id, row_id):
            raise NotSentYet(clock.now())

    def _turns_into(self, view: ShownView) -> bool:
        """Whether a button may make the message a card again; if not, what it is made now is the last it says."""
        card = self._registry.card(view.shown.kind)
        return card is not None and bool(card.verb)

    async def _made(self, view: ShownView, reader: Actor) -> Reply | None:
        """The card as its reader sees it; an old one points to the newest. What is gone leaves its message alone."""
        card, number = self._registry.card(view.shown.kind), view.shown.number
        if card is None or number is None:
            return None
        if not view.is_current:
            newest = await outbox.newest_card(view.centre_id, view.chat_id, card.kind, number)
            return moved(reader.lang, card, number, _address(view.chat_id, newest))
        try:
            return await card.show(Call(reader.person, reader), number)
        except DomainError:
            return None


def _undo_is_over(view: ShownView) -> bool:
    """Whether an undo stands there that should not any more."""
    until = view.shown.undo_until
    return until is not None and until <= clock.now()


async def _undo_of(view: ShownView, lang: str) -> UndoOffer | None:
    """The undo that the message still carries: its minute is not over, and nobody has taken the change back."""
    change_id, until = view.shown.undo_change_id, view.shown.undo_until
    if change_id is None or until is None or _undo_is_over(view):
        return None
    if await people.is_undone(view.centre_id, change_id):
        return None
    return UndoOffer(change_id, until, undo_label(lang))


def undo_label(lang: str) -> str:
    """What the undo button says."""
    return say(lang, "undo-button").unescape()


def _address(chat_id: int, message_id: int | None) -> str:
    """The address of a message in a supergroup; elsewhere messages have none."""
    group = str(chat_id).removeprefix(SUPERGROUPS_BEGIN)
    is_super = str(chat_id).startswith(SUPERGROUPS_BEGIN)
    return f"https://t.me/c/{group}/{message_id}" if is_super and message_id is not None else ""
