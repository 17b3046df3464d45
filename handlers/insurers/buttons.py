"""The buttons under credit: ``insurers.credit:5`` opens one in place, ``insurers.open:5`` as a new message."""

from dataclasses import replace

from domain.actor import Role
from domain.insurers import service
from handlers.declaration import Button, Call, Reply
from handlers.insurers import replies
from handlers.insurers.words import pressed_insurer


async def show_all(call: Call) -> Reply:
    """Turn the message back to all insurers' credit."""
    return replace(replies.credit_list(call, await service.credit_all(call.actor)), edits=True)


async def show_one(call: Call) -> Reply:
    """Turn the message to one insurer in full."""
    return replace(await _one(call), edits=True)


async def open_one(call: Call) -> Reply:
    """Send one insurer in full; what the button stands under remains as a record."""
    return await _one(call)


async def _one(call: Call) -> Reply:
    return replies.credit_card(call, await service.credit_one(call.actor, pressed_insurer(call)))


BUTTONS = (
    Button("insurers.all", Role.ADVISOR, show_all),
    Button("insurers.credit", Role.ADVISOR, show_one),
    Button("insurers.open", Role.ADVISOR, open_one),
)
