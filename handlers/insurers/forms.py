"""What the commands of the insurers room are told."""

from collections.abc import Sequence

from domain.errors import NotFound
from domain.forms.views import Offer
from domain.insurers import service
from domain.insurers.views import Plan
from domain.money import Fen
from domain.names import Named
from handlers.arguments import Assume
from handlers.calling import Call
from handlers.fields import Amount, Asked, Day, Month, NumberOf, OneNamed, OneOf, Text
from handlers.fields.base import Texts
from handlers.fields.offering import today_or_before
from handlers.insurers.words import PLANS, pressed_insurer
from locales import amount

MOST_PICKED = 12


async def insurer_names(call: Call) -> Sequence[Named]:
    """The centre's insurers by everything they are called."""
    return await service.names(call.actor)


async def pressed_named(call: Call) -> Named:
    """The insurer that a button is about, as a form is told of it; ``NotFound`` when this centre has none such."""
    wanted = pressed_insurer(call)
    for each in await service.names(call.actor):
        if each.id == wanted:
            return each
    raise NotFound(what=call.button.number[:20])


async def insurers_to_pick(call: Call, texts: Texts) -> Sequence[Offer]:
    """The centre's insurers; those that we no longer work with stand last."""
    return [Offer(each.name, f"#{each.id}") for each in (await service.names_to_offer(call.actor))[:MOST_PICKED]]


async def _unpaid(call: Call, texts: Texts) -> Sequence[Offer]:
    """What is unpaid of the insurer's oldest statement, and of all together."""
    insurer = await INSURER.read(call, texts[INSURER.name])
    unpaid = (await service.standing(call.actor, insurer.id)).open_statements
    if not unpaid:
        return []
    oldest, all_fen = unpaid[0], sum(each.unpaid_fen for each in unpaid)
    offered = {oldest.unpaid_fen: f"S{oldest.number} {amount(oldest.unpaid_fen)}"}
    if all_fen not in offered:
        offered[all_fen] = call.say("insurers-offer-all", unpaid_fen=all_fen).unescape()
    return [Offer(label, RECEIVED.write(Fen(fen))) for fen, label in offered.items()]


INSURER = OneNamed("insurer", insurer_names, offers=insurers_to_pick)
OF_INSURER = OneNamed("insurer", insurer_names, asked=Asked.NEVER)
PLAN = OneOf[Plan]("plan", PLANS, asked=Asked.OPTIONAL)
INSURER_NAME = Text("insurer_name", what="insurer")
LIMIT = Amount("limit", what="amount")
RECEIVED = Amount("received", what="amount", offers=_unpaid)
RECEIVED_ON = Day("received_on", assume=Assume.PAST, asked=Asked.OPTIONAL, offers=today_or_before)
REASON = Text("reason")
OF_MONTH = Month("month", asked=Asked.NEVER)
OF_STATEMENT = NumberOf("statement", bare=True, asked=Asked.NEVER)
WHY_STOPPED = Text("why_stopped", what="reason")
WHY_RESUMED = Text("why_resumed", what="reason")
