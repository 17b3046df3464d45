"""``/cancel``: leave the form."""

from domain.actor import Role
from domain.forms import service as forms
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given
from handlers.forms import replies


async def cancel(call: Call, given: Given) -> Reply:
    """Give up what one is filling in here."""
    former = await forms.leave(call.actor)
    return replies.nothing_to_leave(call) if former is None else replies.left(call)


COMMANDS = (Command("cancel", ("取消",), Role.ADVISOR, (Action(cancel),)),)
