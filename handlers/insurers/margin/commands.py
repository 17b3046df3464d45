"""``/margin``: a month's review of all insurers, or months of one (interface §2)."""

from domain.actor import Role
from domain.insurers import service
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Asked, Given, Month
from handlers.insurers.forms import OF_INSURER
from handlers.insurers.margin import replies

OF_MONTH = Month("month", asked=Asked.NEVER)


async def margin(call: Call, given: Given) -> Reply:
    """A month's review, of the last full month unless one is named; or months of one insurer."""
    month, insurer = given.get(OF_MONTH), given.get(OF_INSURER)
    if insurer is not None:
        return replies.of_insurer(call, await service.insurer_margins(call.actor, insurer.id, month))
    return replies.review(call, await service.margin_review(call.actor, month))


COMMANDS = (Command("margin", ("毛利",), Role.PARTNER, (Action(margin, (OF_MONTH, OF_INSURER)),)),)
