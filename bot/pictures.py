"""Messages with a picture: whether it is a case's photo, and of which case it may be."""

from collections.abc import Awaitable
from dataclasses import replace
from typing import Protocol

from bot.access_gate import Gate, Standing
from bot.heard import Heard
from bot.incoming import Incoming
from domain.actor import ChatKind
from domain.cases.views import SentPhoto
from domain.forms import service as forms
from domain.outbox import service as outbox
from handlers.arguments import Number
from handlers.cases.photo_words import numbers_in
from handlers.cases.photos import TAKE, meant_by
from handlers.declaration import Button, Call, Command, Pictured

OWN_COMMANDS = frozenset(("photo",))
"""The commands that a photo may come with; with any other its caption is what is meant."""


class About(Protocol):
    """Finds the thing whose card a message replies to."""

    def __call__(self, incoming: Incoming, standing: Standing, *, told_too: bool = False) -> Awaitable[Number | None]:
        """The thing, if the message replies to us."""
        ...


class Run(Protocol):
    """Runs a handler for someone, past the gate."""

    def __call__(self, incoming: Incoming, standing: Standing, what: Command | Button, call: Call) -> Awaitable[Heard]:
        """What it answers."""
        ...


class Pictures:
    """Looks at a message with a picture before anything else does."""

    def __init__(self, gate: Gate, about: About, run: Run) -> None:
        self._gate = gate
        self._about = about
        self._run = run

    async def heard(self, incoming: Incoming, found: tuple[Command, str] | None) -> Heard | None:
        """What a picture is answered with; ``None`` when there is none, or it is no photo for us.

        In a group that is one whose caption names no case of ours, and that is not meant for the bot; its album may
        still tell which case it is of, so it is remembered for a moment. ``found``: the command of its caption.
        """
        photo = incoming.picture
        if photo is None or incoming.is_anonymous or (found and found[0].name not in OWN_COMMANDS):
            return None
        standing = await self._gate.resolve(incoming)
        if standing.actor is None or standing.person.place.kind is ChatKind.UNBOUND:
            return None
        is_addressed = incoming.is_addressed or found is not None
        call = replace(
            self._gate.call_by(standing),
            text=found[1] if found else incoming.text,
            picture=Pictured(photo, await self._told(incoming, standing), is_addressed),
        )
        is_ours = bool((await meant_by(call)).numbers)
        if not is_ours and not await self._may_wait(call, photo, is_addressed=is_addressed):
            return None
        return await self._run(incoming, standing, TAKE, call)

    async def _may_wait(self, call: Call, photo: SentPhoto, *, is_addressed: bool) -> bool:
        """Whether a picture that names no case is kept all the same: it is meant for the bot, or one of several.

        Words to somebody's open form are an answer to that.
        """
        if not is_addressed:
            return bool(photo.album) and not call.text
        return not (call.text and await forms.current(call.actor))

    async def _told(self, incoming: Incoming, standing: Standing) -> tuple[int, ...]:
        """The cases that the message of ours tells of which the picture replies to: its card's, or all it names."""
        about = await self._about(incoming, standing, told_too=True)
        if about is not None and about.kind == "case":
            return (about.number,)
        if not incoming.replies_to_bot or incoming.replied_id is None or standing.actor is None:
            return ()
        centre_id = await outbox.centre_of_message(incoming.chat_id, incoming.replied_id)
        return numbers_in(incoming.replied.text) if centre_id == standing.actor.centre_id else ()
