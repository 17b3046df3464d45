"""Living cards: what was shown where, and having it made anew when its thing changes (interface §1).

A card is made of what is true at the moment it is sent. Whoever changes a thing locks its cards, so a card is
never made of what is just being changed, and a change that comes too late for one edit always gets another.
"""

from collections.abc import Collection
from datetime import timedelta

from domain import clock
from domain.actor import system_use_case
from domain.outbox import shown_queries
from domain.outbox.models import ShownMessage
from domain.outbox.service._keeping import queue_card
from domain.outbox.shown_queries import Thing
from domain.outbox.views import Keyboard, Shown, ShownView

UNSENT_AFTER = timedelta(minutes=10)
"""An answer that was not sent by then never will be; its card is forgotten."""


@system_use_case
async def things_changed(
    centre_id: int, things: Collection[Thing], lang: str, *, shown_anew: tuple[int, int] | None = None
) -> int:
    """Have every current card of these things made anew, in whatever chat; returns how many there are.

    ``shown_anew``: chat and message of a card that is being answered with what is true now, and needs no more.
    """
    cards = [
        card
        for card in await shown_queries.lock_cards(centre_id, things)
        if (card.chat_id, card.message_id) != shown_anew
    ]
    for card in cards:
        await queue_card(card, lang)
    return len(cards)


@system_use_case
async def begin_edit(shown_id: int) -> ShownView | None:
    """The message to be made anew, counted; ``None`` when there is no such message any more.

    From here on a change asks for another edit. Facts must be read after this has returned.
    """
    row = await shown_queries.lock_one(shown_id)
    if row is None:
        return None
    if row.message_id is None and clock.now() - row.shown_at > UNSENT_AFTER:
        await row.delete()
        return None
    row.edits += 1
    await row.save(update_fields=["edits"])
    return _view(row)


@system_use_case
async def note_edit(shown_id: int, rows: Keyboard, fingerprint: str) -> None:
    """What the message shows now."""
    row = await shown_queries.lock_one(shown_id)
    if row is not None:
        row.rows, row.fingerprint = rows, fingerprint
        await row.save(update_fields=["rows", "fingerprint"])


@system_use_case
async def forget_shown(shown_id: int) -> None:
    """The message is gone, or nobody may read its thing there any more."""
    row = await shown_queries.lock_one(shown_id)
    if row is not None:
        await row.delete()


@system_use_case
async def shown_by(chat_id: int, message_id: int) -> ShownView | None:
    """What one of our messages shows; ``None`` for those that nobody has to remember."""
    row = await shown_queries.of_message(chat_id, message_id)
    return _view(row) if row else None


@system_use_case
async def newest_card(centre_id: int, chat_id: int, kind: str, number: int) -> int | None:
    """The message of a thing's current card in a chat."""
    found = await shown_queries.current_in_chat(centre_id, chat_id, kind, number)
    return found.message_id if found else None


def _view(row: ShownMessage) -> ShownView:
    shown = Shown(row.kind, row.number, row.rows, row.fingerprint, row.undo_change_id, row.undo_until)
    return ShownView(
        id=row.id,
        centre_id=row.centre_id,
        chat_id=row.chat_id,
        thread_id=row.thread_id,
        message_id=row.message_id,
        is_current=row.is_current,
        shown=shown,
        shown_at=row.shown_at,
    )
