"""The undo under an answer, ``undo.it:change``: for its author and managers, for a minute."""

import re

from domain.actor import Role
from domain.errors import NotFound
from domain.outbox import service as outbox
from domain.undo import service as undo
from handlers.declaration import Button, Call, Reply
from handlers.undo import replies

_ID = re.compile(r"[0-9]{1,18}", re.ASCII)


async def undo_it(call: Call) -> Reply:
    """Take back what the answer above the button tells of."""
    if not _ID.fullmatch(call.button.number):
        raise NotFound(call.button.number)
    done = await undo.undo_change(call.actor, int(call.button.number))
    shown = await outbox.shown_by(call.actor.place.chat_id, call.button.message_id)
    return await replies.undone_in_place(call, done, was_card=shown is not None and shown.shown.number is not None)


BUTTONS = (Button("undo.it", Role.ADVISOR, undo_it, where_unbound=True),)
"""It may be pressed in an unbound group: that is where /unbind is taken back."""
