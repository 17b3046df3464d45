"""The centre's revenue of its months, by which no limit passes its ceiling (domain §4 Credit limit)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from domain import changes, clock
from domain.actor import Actor, Role, use_case
from domain.database.connection import lock
from domain.errors import ChangedMeanwhile
from domain.insurers import queries
from domain.insurers.errors import AmountNotPositive, MonthNotOver, RevenueUnchanged
from domain.insurers.models import MonthRevenue
from domain.insurers.rules.margin import last_full_month
from domain.insurers.service._ceiling import ceiling_on
from domain.insurers.service._terms import terms_at
from domain.insurers.views import RevenueMonth, Revenues, RevenueView
from domain.money import Fen
from domain.people import service as people
from domain.people.views import ChangeView

MONTHS_SHOWN = 6


@use_case(Role.MANAGER)
async def note_revenue(actor: Actor, *, month: date, amount_fen: int) -> RevenueView:
    """Write down the centre's revenue of the month that ``month`` is in; telling it anew corrects it.

    Refused: an amount not above zero, a month that is not over (``MonthNotOver``), what is known already.
    """
    month, today = month.replace(day=1), clock.today(actor.zone)
    if amount_fen <= 0:
        raise AmountNotPositive(amount_fen=amount_fen)
    if month > last_full_month(today):
        raise MonthNotOver(month=f"{month:%Y-%m}", last=f"{last_full_month(today):%Y-%m}")
    await _take_turn(actor.centre_id)
    former = await queries.revenue_of(actor.centre_id, month)
    before_fen = former.amount_fen if former else None
    if before_fen == amount_fen:
        raise RevenueUnchanged(month=f"{month:%Y-%m}", amount_fen=amount_fen)
    await _keep(actor, month, Fen(amount_fen))
    await people.record_change(
        actor,
        subject="revenue",
        number=_number(month),
        what="noted",
        before={"amount_fen": before_fen},
        after={"month": f"{month:%Y-%m}", "amount_fen": amount_fen},
    )
    ceiling = await ceiling_on(actor.centre_id, today, (await terms_at(actor.centre_id, today)).raising)
    insurers = await queries.insurers(actor.centre_id)
    above = tuple(each.name for each in insurers if ceiling.fen is not None and each.limit_fen > ceiling.fen)
    return RevenueView(month, before_fen, amount_fen, ceiling, above)


@use_case(Role.MANAGER)
async def list_revenues(actor: Actor) -> Revenues:
    """The last months that are over, newest first, each with what was said of it last."""
    today = clock.today(actor.zone)
    months = [last_full_month(today)]
    while len(months) < MONTHS_SHOWN:
        months.append(last_full_month(months[-1]))
    said: dict[date, list[MonthRevenue]] = defaultdict(list)
    for row in await queries.revenues_since(actor.centre_id, months[-1]):
        said[row.month].append(row)
    names = await people.staff_names(actor.centre_id, {row.staff_id for rows in said.values() for row in rows})
    ceiling = await ceiling_on(actor.centre_id, today, (await terms_at(actor.centre_id, today)).raising)
    return Revenues(tuple(_month(month, said[month], names, actor.zone) for month in months), ceiling)


@use_case(Role.MANAGER)
async def undo_revenue(actor: Actor, change: ChangeView) -> None:
    """What was known of the month before holds again, or nothing. Refused when it was corrected since (``BuiltOn``)."""
    await _take_turn(actor.centre_id)
    await people.record_undo(actor, change)
    number, before = change.number or 0, change.before.get("amount_fen")
    month = date(number // 100, number % 100, 1)
    last = await queries.revenue_of(actor.centre_id, month)
    if last is None or last.amount_fen != change.after.get("amount_fen"):
        raise ChangedMeanwhile(what=f"{month:%Y-%m}")
    await _keep(actor, month, Fen(before) if isinstance(before, int) else None)


def _number(month: date) -> int:
    """The number under which the audit knows a month: 202610."""
    return month.year * 100 + month.month


async def _take_turn(centre_id: int) -> None:
    await lock(f"insurers.revenue:{centre_id}")


async def _keep(actor: Actor, month: date, amount_fen: Fen | None) -> None:
    """Add what is said of a month now; every insurer's card shows the ceiling that follows from it."""
    for insurer in await queries.insurers(actor.centre_id):
        changes.outdated(actor.centre_id, "insurer", insurer.id)
    await MonthRevenue.create(
        centre_id=actor.centre_id, month=month, amount_fen=amount_fen, at=clock.now(), staff_id=actor.staff_id
    )


def _month(month: date, rows: Sequence[MonthRevenue], names: dict[int, str], zone: str) -> RevenueMonth:
    if not rows:
        return RevenueMonth(month, None)
    last = rows[-1]
    day = clock.local(last.at, zone).date()
    return RevenueMonth(month, last.amount_fen, names.get(last.staff_id, ""), day, len(rows) - 1)
