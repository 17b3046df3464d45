"""What the commands of the agents room are told, and what their prompts offer."""

from collections.abc import Sequence

from domain.agents import service
from domain.agents.views import FoundBy, ReferralFilter
from domain.forms.views import Offer
from domain.names import Named
from handlers.agents.words import FOUND_BY_WORDS, MINE
from handlers.arguments import DIRECTIONS, Direction
from handlers.calling import Call
from handlers.fields import (
    Amounts,
    Asked,
    Day,
    Flag,
    Month,
    NumberOf,
    OneNamed,
    OneOf,
    PersonName,
    Phone,
    Plate,
    Text,
)
from handlers.fields.base import Texts
from handlers.fields.offering import month_ends, owners_name, owners_phone, recent_cars, today_or_next_month

MOST_OFFERED = 6


async def _agents(call: Call) -> Sequence[Named]:
    return await service.names(call.actor)


async def _open_referrals(call: Call, texts: Texts) -> Sequence[Offer]:
    """One's own open referrals, else everybody's."""
    mine = await service.list_referrals(call.actor, ReferralFilter(mine=True), limit=MOST_OFFERED)
    everybodys = ReferralFilter()
    page = mine if mine.referrals else await service.list_referrals(call.actor, everybodys, limit=MOST_OFFERED)
    return [Offer(f"R{view.number} {view.plate} {view.agent_name}", f"R{view.number}") for view in page.referrals]


DIRECTION = OneOf[Direction]("direction", DIRECTIONS, first=True)
AGENT = OneNamed("agent", _agents)
PLATE = Plate(offers=recent_cars)
NAME = PersonName(offers=owners_name)
PHONE = Phone(offers=owners_phone)
EXPIRES = Day("expires", asked=Asked.OPTIONAL, offers=month_ends)

REFERRAL = NumberOf("referral", bare=True, offers=_open_referrals)
OPEN_REFERRAL = NumberOf("referral", offers=_open_referrals)
WHY_LOST = Text("why_lost", what="reason", asked=Asked.OPTIONAL)

SHOWN_REFERRAL = NumberOf("referral", strict=True, asked=Asked.NEVER)
OF_MINE = Flag("mine", MINE)
OF_MONTH = Month("month", asked=Asked.NEVER)
OF_AGENT = OneNamed("agent", _agents, asked=Asked.NEVER)

AGENT_NAME = PersonName("agent_name", is_customer=False)
AGENT_PHONE = Phone("agent_phone")
FOUND_BY = OneOf[FoundBy]("found_by", FOUND_BY_WORDS, asked=Asked.OPTIONAL)
COMPANY = Text("company", most_characters=40, asked=Asked.OPTIONAL)
FEE_DIRECTION = OneOf[Direction]("direction", DIRECTIONS, first=True, asked=Asked.NEVER)
FEES = Amounts("fees", 2)
FROM_DAY = Day("from_day", asked=Asked.OPTIONAL, offers=today_or_next_month)
