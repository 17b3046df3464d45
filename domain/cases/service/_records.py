"""What an insurer was like lately, for whoever thinks of taking one of its cars (domain §3)."""

from datetime import date, time, timedelta
from typing import Any

from domain import clock
from domain.actor import Actor
from domain.cases import queries
from domain.cases.queries import Period
from domain.cases.views import DisputeTally, InsurerFigures, InsurerRecord
from domain.policy.service import values_at


async def record_of(actor: Actor, insurer_id: int) -> InsurerRecord:
    """The margin of the last full month by the target of its time, and the open disputes. Four queries."""
    today = clock.today(actor.zone)
    this_month = today.replace(day=1)
    month = (this_month - timedelta(days=1)).replace(day=1)
    period = period_of(month, this_month, actor.zone, insurer_id)
    found = await figures_in(actor.centre_id, period)
    figures = found[0] if found else InsurerFigures(insurer_id)
    target_bp = (await values_at(actor.centre_id, this_month - timedelta(days=1))).margin.target
    open_disputes = await queries.open_disputes_count(actor.centre_id, insurer_id)
    return InsurerRecord(month, figures, figures.margin(target_bp), open_disputes)


def period_of(since: date, until: date, zone: str, insurer_id: int | None = None) -> Period:
    """From the beginning of one day on and before that of another, by the centre's clock."""
    return Period(clock.at(since, time(0), zone), clock.at(until, time(0), zone), insurer_id)


async def figures_in(centre_id: int, period: Period) -> list[InsurerFigures]:
    """The figures of every insurer that has any in the period, by id. Two queries."""
    delivered = {row["insurer_id"]: row for row in await queries.delivered_sums(centre_id, period)}
    disputes = {row["insurer_id"]: tally(row) for row in await queries.dispute_sums_in(centre_id, period)}
    return [
        _figures(insurer_id, delivered.get(insurer_id), disputes.get(insurer_id, DisputeTally(insurer_id)))
        for insurer_id in sorted(delivered.keys() | disputes.keys())
    ]


def tally(row: dict[str, Any]) -> DisputeTally:
    """Counted and summed disputes of one insurer."""
    return DisputeTally(**row)


def _figures(insurer_id: int, row: dict[str, Any] | None, disputes: DisputeTally) -> InsurerFigures:
    return InsurerFigures(**(row or {"insurer_id": insurer_id}), disputes=disputes)
