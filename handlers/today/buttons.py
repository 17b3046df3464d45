"""The buttons of the day that lead on: each sends what a command shows, and the day stays where it is."""

from dataclasses import replace

from domain.actor import Role
from domain.errors import NotFound
from handlers.declaration import Button, Call, Reply
from handlers.registry import gather

OPENED = {"cases": "mine", "complaint": "", "credit": "", "paid": "list", "renewals": "7"}
"""The commands, and what stands behind each."""


async def open_list(call: Call) -> Reply:
    """Send a list as a message of its own."""
    name = call.button.number
    command = gather().command(name) if name in OPENED else None
    if command is None:
        raise NotFound(what=name[:20])
    return await command.run(replace(call, text=OPENED[name], pressed=None))


async def again(call: Call) -> Reply:
    """The day as it is now."""
    day = gather().command("today")
    assert day is not None
    return replace(await day.run(replace(call, text="", pressed=None)), edits=True)


BUTTONS = (Button("today.open", Role.ADVISOR, open_list), Button("today.again", Role.ADVISOR, again))
