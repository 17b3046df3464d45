"""What the commands about an insurer itself are told, and what their prompts offer."""

from collections.abc import Sequence

from domain.forms.views import Offer
from domain.insurers import service
from domain.insurers.views import ContactRole, Plan
from handlers.arguments.reasons import without_reason
from handlers.calling import Call
from handlers.fields import Asked, Day, Marked, OneNamed, OneOf, PersonName, Text
from handlers.fields.base import Texts
from handlers.fields.offering import today_or_next_month
from handlers.insurers.forms import INSURER, insurer_names
from handlers.insurers.register.phones import ContactPhone
from handlers.insurers.register.words import SWITCHED, contact_roles
from handlers.insurers.words import PLANS

MOST_OFFERED = 12


async def _ended_ones(call: Call, texts: Texts) -> Sequence[Offer]:
    """The insurers that we no longer work with."""
    found = await service.names_to_offer(call.actor, only_ended=True)
    return [Offer(each.name, f"#{each.id}") for each in found[:MOST_OFFERED]]


async def _other_names(call: Call, texts: Texts) -> Sequence[Offer]:
    """What the insurer answers to besides the name it is shown by."""
    insurer = await INSURER.read(call, texts[INSURER.name])
    return [Offer(name, name) for name in insurer.names[1 : MOST_OFFERED + 1]]


async def _contacts(call: Call, texts: Texts) -> Sequence[Offer]:
    """The insurer's people that are written down."""
    insurer = await INSURER.read(call, texts[INSURER.name])
    return [Offer(name, name) for name in (await service.contact_names(call.actor, insurer.id))[:MOST_OFFERED]]


def _roles(call: Call) -> dict[str, ContactRole]:
    return contact_roles(call.lang)


ENDED_INSURER = OneNamed("insurer", insurer_names, offers=_ended_ones)
NEW_NAME = Text("new_name", what="insurer_name")
MORE_NAME = Text("more_name", what="insurer_name")
GONE_NAME = Text("gone_name", what="insurer_name", offers=_other_names)

CONTACT_NAME = PersonName("contact_name", is_customer=False, offers=_contacts)
CONTACT_ROLE = OneOf[ContactRole]("contact_role", _roles, asked=Asked.OPTIONAL)
CONTACT_PHONE = ContactPhone("contact_phone", asked=Asked.OPTIONAL)
CONTACT_NOTE = Text("contact_note", what="note", asked=Asked.OPTIONAL)
GONE_CONTACT = PersonName("gone_contact", is_customer=False, offers=_contacts)

NEW_PLAN = OneOf[Plan]("new_plan", {**PLANS, **SWITCHED}, what="plan", explains=True)
PLAN_SINCE = Day("plan_since", asked=Asked.OPTIONAL, offers=today_or_next_month)
WHY_PLAN = Marked("why_plan", without_reason, what="reason", asked=Asked.NEVER)

WHY_ENDED = Text("why_ended", what="reason")
WHY_REOPENED = Text("why_reopened", what="reason")
