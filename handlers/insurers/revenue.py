"""``/revenue``: what the centre took in a month, and the ceiling of limits that follows from it (domain §4)."""

from collections.abc import Sequence

from markupsafe import Markup

from domain.forms.views import Offer
from domain.insurers import service
from domain.insurers.views import RevenueMonth, RevenueView
from handlers.declaration import Call, Reply
from handlers.fields import Amount, Given, Month
from handlers.fields.base import Texts
from handlers.insurers.limits import ceiling_line
from handlers.insurers.parts import NOTHING, joined


async def _months_over(call: Call, texts: Texts) -> Sequence[Offer]:
    """The last months that are over, those of which nothing is known first."""
    months = (await service.list_revenues(call.actor)).months
    ordered = sorted(months, key=lambda each: each.amount_fen is not None)
    return [Offer(f"{each.month:%Y-%m}", f"{each.month:%Y-%m}") for each in ordered]


MONTH = Month("revenue_month", what="month", offers=_months_over)
REVENUE = Amount("revenue", what="amount")


async def note(call: Call, given: Given) -> Reply:
    """Write down a month's revenue, or correct it."""
    return _noted(call, await service.note_revenue(call.actor, month=given[MONTH], amount_fen=given[REVENUE]))


async def show(call: Call, given: Given) -> Reply:
    """Show the last months."""
    view = await service.list_revenues(call.actor)
    lines = [call.say("insurers-revenues-title", count=len(view.months))]
    lines += [_month(call, month) for month in view.months]
    return Reply(joined([*lines, NOTHING, *ceiling_line(call, view.ceiling, 0), call.say("insurers-revenues-how")]))


def _noted(call: Call, view: RevenueView) -> Reply:
    kind = "new" if view.before_fen is None else "corrected"
    facts = {"month": f"{view.month:%Y-%m}", "before_fen": view.before_fen or 0, "amount_fen": view.amount_fen}
    lines = [call.say("insurers-revenue-noted", kind=kind, **facts), *ceiling_line(call, view.ceiling, 0)]
    if view.above:
        lines.append(call.say("insurers-revenue-above", insurers=call.say("insurers-comma").join(view.above)))
    return Reply(joined(lines))


def _month(call: Call, month: RevenueMonth) -> Markup:
    kind = "unknown" if month.amount_fen is None else "corrected" if month.corrections else "known"
    return call.say(
        "insurers-revenue-line",
        kind=kind,
        month=f"{month.month:%Y-%m}",
        amount_fen=month.amount_fen or 0,
        who=month.who,
        day=month.day or "",
        corrections=month.corrections,
    )
