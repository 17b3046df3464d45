"""The buttons of the policy room."""

from domain.actor import Role
from domain.policy import service as policy
from handlers.declaration import Button, Call, Reply
from handlers.policy import replies


async def group(call: Call) -> Reply:
    """Show the group on the button in the place of the message."""
    return replies.group(call, await policy.read_policy(call.actor, call.button.number), edits=True)


BUTTONS = (Button("policy.group", Role.MANAGER, group),)
