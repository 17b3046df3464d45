"""The buttons of the policy room."""

from domain.actor import Role
from domain.policy import service as policy
from handlers.declaration import Button, Call, Reply
from handlers.paging import pressed_page
from handlers.policy import replies


async def group(call: Call) -> Reply:
    """Show a page of the group on the button in the place of the message."""
    view = await policy.read_policy(call.actor, call.button.number)
    return replies.group(call, view, pressed_page(call.button.version), edits=True)


BUTTONS = (Button("policy.group", Role.MANAGER, group),)
