"""``/undo``: take back one's last change."""

from domain.actor import Role
from domain.undo import service as undo
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given
from handlers.undo import replies


async def undo_last(call: Call, given: Given) -> Reply:
    """Take back what one did last."""
    return replies.undone(call, await undo.undo_last(call.actor))


COMMANDS = (Command("undo", ("撤销",), Role.ADVISOR, (Action(undo_last),)),)
