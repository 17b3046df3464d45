"""A period's cases in figures, per insurer (domain §3, §9)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import TypeVar

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.queries import ArrivalRow, DeliveryRow
from domain.cases.rules import pace
from domain.cases.service._records import figures_in, period_of
from domain.cases.service.figures import care_figures
from domain.cases.views import (
    CareFigures,
    CaseReport,
    CaseReportLine,
    InsurerFigures,
    PaceFigures,
    WaitCause,
    WaitPeriod,
)
from domain.insurers.service import names_by_id
from domain.policy.service import values_at

T = TypeVar("T")


@use_case(Role.PARTNER)
async def case_report(actor: Actor, since: date, until: date, *, insurer_id: int | None = None) -> CaseReport:
    """The figures of the cases from ``since`` to ``until``, both included, by insurer; or of one insurer's alone.

    As many queries for a year as for a day. Amounts are in fen; policy is that of the period's last day.
    """
    care = {each.insurer_id: each for each in await care_figures(actor, since, until)}
    period = period_of(since, until + timedelta(days=1), actor.zone)
    money = {each.insurer_id: each for each in await figures_in(actor.centre_id, period)}
    values = await values_at(actor.centre_id, until)
    paces = await _paces(actor, since, until, values.case.rework_days)
    wanted = {*care, *money, *paces} if insurer_id is None else {insurer_id}
    names = await names_by_id(actor.centre_id, wanted)
    lines = [
        CaseReportLine(
            each,
            names[each],
            paces.get(each, PaceFigures()),
            money.get(each, InsurerFigures(each)),
            care.get(each, CareFigures(each, names[each], 0, 0, 0, 0, 0, 0)),
        )
        for each in wanted & names.keys()
    ]
    lines.sort(key=lambda line: (-line.pace.delivered, -line.pace.arrived, line.insurer, line.insurer_id or 0))
    return CaseReport(since, until, tuple(lines), values.margin.target, until >= clock.today(actor.zone))


async def _paces(actor: Actor, since: date, until: date, rework_days: int) -> dict[int, PaceFigures]:
    begin, end = clock.day_bounds(since, actor.zone)[0], clock.day_bounds(until, actor.zone)[1]
    arrived = _by_insurer((row.insurer_id, row) for row in await queries.arrivals(actor.centre_id, begin, end))
    rows = await queries.deliveries_with_rework(actor.centre_id, begin, end)
    delivered = _by_insurer((row.insurer_id, row) for row in rows)
    waits = _by_insurer(await queries.waits_between(actor.centre_id, since, until))
    now, today = clock.now(), clock.today(actor.zone)
    return {
        each: PaceFigures(
            *_of_arrivals(arrived.get(each, []), now),
            *_of_deliveries(delivered.get(each, []), actor.zone, rework_days),
            waited=_of_waits(waits.get(each, []), since, until, today),
        )
        for each in {*arrived, *delivered, *waits}
    }


def _by_insurer(pairs: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = defaultdict(list)
    for insurer_id, row in pairs:
        found[insurer_id].append(row)
    return found


def _of_arrivals(rows: list[ArrivalRow], now: datetime) -> tuple[int, int, int, int]:
    """How many came, were cancelled, waited for an assessment long enough, and had it in time."""
    kept = [row for row in rows if not row.is_cancelled or row.assessed_at is not None]
    awaited, in_time = pace.tally_of(pace.assessed_in_time(row.arrived_at, row.assessed_at, now) for row in kept)
    return len(rows), sum(row.is_cancelled for row in rows), awaited, in_time


def _of_deliveries(rows: list[DeliveryRow], zone: str, rework_days: int) -> tuple[int, int, int]:
    """How many were delivered, how long they were with us in minutes, and how many came back."""
    minutes = sum(pace.minutes_with_us(row.arrived_at, row.delivered_at) for row in rows)
    return len(rows), minutes, sum(pace.came_back(row.delivered_at, row.back_on, zone, rework_days) for row in rows)


def _of_waits(periods: list[WaitPeriod], since: date, until: date, today: date) -> Mapping[WaitCause, int]:
    days = Counter[WaitCause]()
    for period in periods:
        days[period.cause] += pace.days_within(period, since, until, today)
    return {cause: count for cause, count in days.items() if count}
