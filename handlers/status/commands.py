"""``/status``: the health of the deployment in one screen (interface §2)."""

from domain.actor import Demand
from domain.intake import service as intake
from domain.outbox import service as outbox
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given
from handlers.status import replies


async def status(call: Call, given: Given) -> Reply:
    """How this process, the queue, the intake and the digests stand."""
    return replies.status(call, await outbox.standing(call.person), await intake.standing(call.person))


COMMANDS = (Command("status", ("状态",), Demand.OPERATOR, (Action(status, is_raw=True),), where_unbound=True),)
