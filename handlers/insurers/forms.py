"""What the commands of the insurers room are told."""

from collections.abc import Sequence

from domain.forms.views import Offer
from domain.insurers import service
from domain.insurers.views import Plan
from domain.names import Named
from handlers.arguments import Assume
from handlers.calling import Call
from handlers.fields import Amount, Asked, Day, Month, NumberOf, OneNamed, OneOf, Text
from handlers.fields.base import Texts
from handlers.fields.offering import today_or_before
from handlers.insurers.words import PLANS

MOST_PICKED = 12


async def insurer_names(call: Call) -> Sequence[Named]:
    """The centre's insurers by everything they are called."""
    return await service.names(call.actor)


async def insurers_to_pick(call: Call, texts: Texts) -> Sequence[Offer]:
    """The centre's insurers; those that we no longer work with stand last."""
    return [Offer(each.name, f"#{each.id}") for each in (await service.names_to_offer(call.actor))[:MOST_PICKED]]


INSURER = OneNamed("insurer", insurer_names, offers=insurers_to_pick)
OF_INSURER = OneNamed("insurer", insurer_names, asked=Asked.NEVER)
PLAN = OneOf[Plan]("plan", PLANS, asked=Asked.OPTIONAL)
INSURER_NAME = Text("insurer_name", what="insurer")
LIMIT = Amount("limit", what="amount")
RECEIVED = Amount("received", what="amount")
RECEIVED_ON = Day("received_on", assume=Assume.PAST, asked=Asked.OPTIONAL, offers=today_or_before)
REASON = Text("reason")
OF_MONTH = Month("month", asked=Asked.NEVER)
OF_STATEMENT = NumberOf("statement", bare=True, asked=Asked.NEVER)
WHY_STOPPED = Text("why_stopped", what="reason")
WHY_RESUMED = Text("why_resumed", what="reason")
