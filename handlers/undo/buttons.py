"""The undo under an answer, ``undo.it:change``: for its author and managers, for a minute."""

import re
from dataclasses import replace

from domain.actor import Role
from domain.cases.service import CARD_KIND as PHOTO_CARD
from domain.errors import NotFound
from domain.outbox import service as outbox
from domain.outbox.views import ShownView
from domain.undo import service as undo
from handlers.declaration import Button, Call, Pressed, Reply
from handlers.registry import gather
from handlers.undo import replies

LISTS = frozenset(("cases.chase", "cases.dlagain", "cases.page", "today.again"))
"""The buttons that make such a list anew."""
ONE_LINERS = frozenset((PHOTO_CARD,))
"""Cards of one line, which say by themselves that what they told of is over."""
_ID = re.compile(r"[0-9]{1,18}", re.ASCII)


async def undo_it(call: Call) -> Reply:
    """Take back what the answer above the button tells of."""
    if not _ID.fullmatch(call.button.number):
        raise NotFound(call.button.number)
    done = await undo.undo_change(call.actor, int(call.button.number))
    if again := await _made_anew(call):
        return replace(again, edits=True, toast=replies.undone(call, done).text.striptags())
    shown = await outbox.shown_by(call.actor.place.chat_id, call.button.message_id)
    return await replies.undone_in_place(call, done, was_card=_is_card(shown))


def _is_card(shown: ShownView | None) -> bool:
    return shown is not None and shown.shown.number is not None and shown.shown.kind not in ONE_LINERS


async def _made_anew(call: Call) -> Reply | None:
    """The list under which something was done, as it is now."""
    verb, _, rest = call.button.version.partition(":")
    button = gather().button(verb) if verb in LISTS else None
    if button is None:
        return None
    number, _, version = rest.partition(":")
    return await button.run(replace(call, pressed=Pressed(number, version, call.button.message_id)))


BUTTONS = (Button("undo.it", Role.ADVISOR, undo_it, where_unbound=True),)
"""It may be pressed in an unbound group: that is where /unbind is taken back."""
