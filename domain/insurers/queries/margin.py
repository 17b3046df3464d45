"""What insurers' cases come to by month (domain §4)."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from tortoise.queryset import QuerySet, QuerySetSingle

from domain.database.connection import execute, fetch_rows
from domain.database.prepared import prepared_first, prepared_list
from domain.insurers.models import InsurerMonth
from domain.insurers.views import MonthFigures


@prepared_first
def insurer_month(centre_id: int, insurer_id: int, month: date) -> QuerySetSingle[InsurerMonth | None]:
    """What an insurer's cases delivered in a month come to; ``None`` when there never was one."""
    return InsurerMonth.filter(centre_id=centre_id, insurer_id=insurer_id, month=month).first()


@prepared_list
def months_of_all(centre_id: int, since: date, until: date) -> QuerySet[InsurerMonth]:
    """The months of all insurers of the centre from ``since`` to ``until``, both included, the oldest first."""
    found = InsurerMonth.filter(centre_id=centre_id, month__gte=since, month__lte=until)
    return found.order_by("month", "insurer_id")


async def months_of_centres(centre_ids: Collection[int], months: Collection[date]) -> list[InsurerMonth]:
    """These months of every insurer of these centres."""
    return await InsurerMonth.filter(centre_id__in=list(centre_ids), month__in=list(months))


@prepared_list
def months_of_one(centre_id: int, insurer_id: int, since: date, until: date) -> QuerySet[InsurerMonth]:
    """The months of one insurer from ``since`` to ``until``, both included, the oldest first."""
    found = InsurerMonth.filter(centre_id=centre_id, insurer_id=insurer_id, month__gte=since, month__lte=until)
    return found.order_by("month")


async def move_month(centre_id: int, insurer_id: int, month: date, step: MonthFigures) -> None:
    """Add ``step`` to what the insurer's month comes to; under its lock."""
    await execute(_MOVE, centre_id, insurer_id, month, *_columns(step))


async def months_counted(centre_id: int) -> list[dict[str, Any]]:
    """What the cases of every insurer come to by the month they were delivered in. For checks only."""
    return await fetch_rows(_COUNTED, centre_id)


async def months_kept(centre_id: int) -> list[InsurerMonth]:
    """Every month that is kept of any insurer. For checks only."""
    return await InsurerMonth.filter(centre_id=centre_id).order_by("insurer_id", "month")


def _columns(step: MonthFigures) -> Sequence[int]:
    return step.delivered, step.revenue_fen, step.costed, step.costed_revenue_fen, step.cost_fen


_MOVE = """
INSERT INTO insurer_month
    (centre_id, insurer_id, month, delivered, revenue_fen, costed, costed_revenue_fen, cost_fen)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (insurer_id, month) DO UPDATE SET
    delivered = insurer_month.delivered + excluded.delivered,
    revenue_fen = insurer_month.revenue_fen + excluded.revenue_fen,
    costed = insurer_month.costed + excluded.costed,
    costed_revenue_fen = insurer_month.costed_revenue_fen + excluded.costed_revenue_fen,
    cost_fen = insurer_month.cost_fen + excluded.cost_fen"""

# ``date`` makes a day of a text on both engines; sums are cast, for on PostgreSQL a sum of BIGINT is NUMERIC.
_COUNTED = """
SELECT insurer_id, date(substr(CAST(delivered_on AS VARCHAR(10)), 1, 7) || '-01') AS month,
    COUNT(*) AS delivered,
    CAST(COALESCE(SUM(revenue_fen), 0) AS BIGINT) AS revenue_fen,
    COUNT(cost_fen) AS costed,
    CAST(COALESCE(SUM(CASE WHEN cost_fen IS NOT NULL THEN revenue_fen END), 0) AS BIGINT) AS costed_revenue_fen,
    CAST(COALESCE(SUM(cost_fen), 0) AS BIGINT) AS cost_fen
FROM insurer_case WHERE centre_id = $1 AND delivered_on IS NOT NULL AND is_released = FALSE
GROUP BY 1, 2 ORDER BY 1, 2"""
