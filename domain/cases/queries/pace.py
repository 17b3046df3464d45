"""How a period's cases went, a row for each (domain §3)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.cases.views import CaseState, WaitCause, WaitPeriod
from domain.database.connection import fetch_rows
from domain.database.fields import day_from, moment_from


@dataclass(frozen=True)
class ArrivalRow:
    """A case that came: when it was assessed, if it was."""

    insurer_id: int
    arrived_at: datetime
    assessed_at: datetime | None
    is_cancelled: bool


@dataclass(frozen=True)
class DeliveryRow:
    """A case that was delivered, and the day it came back for rework first."""

    insurer_id: int
    arrived_at: datetime
    delivered_at: datetime
    back_on: date | None


async def arrivals(centre_id: int, since: datetime, until: datetime) -> list[ArrivalRow]:
    """Every case that came from ``since`` until before ``until`` and was not taken by mistake."""
    rows = await fetch_rows(_ARRIVALS, centre_id, since, until, CaseState.WITHDRAWN.value)
    return [
        ArrivalRow(
            row["insurer_id"],
            moment_from(row["arrived_at"]),
            None if row["assessed_at"] is None else moment_from(row["assessed_at"]),
            row["state"] == CaseState.CANCELLED.value,
        )
        for row in rows
    ]


async def deliveries_with_rework(centre_id: int, since: datetime, until: datetime) -> list[DeliveryRow]:
    """Every case delivered from ``since`` until before ``until``."""
    rows = await fetch_rows(_DELIVERIES, centre_id, since, until)
    return [
        DeliveryRow(
            row["insurer_id"],
            moment_from(row["arrived_at"]),
            moment_from(row["delivered_at"]),
            None if row["back_on"] is None else day_from(row["back_on"]),
        )
        for row in rows
    ]


async def waits_between(centre_id: int, since: date, until: date) -> list[tuple[int, WaitPeriod]]:
    """Every period in which a car stood still and that touches the days from ``since`` to ``until``, by insurer."""
    return [(row["insurer_id"], _wait(row)) for row in await fetch_rows(_WAITS, centre_id, since, until)]


def _wait(row: dict[str, Any]) -> WaitPeriod:
    end = None if row["end_day"] is None else day_from(row["end_day"])
    return WaitPeriod(WaitCause(row["cause"]), day_from(row["first_day"]), end)


_ARRIVALS = """
SELECT c.insurer_id, c.arrived_at, c.state, s.done_at AS assessed_at
FROM accident_case c LEFT JOIN case_step s
    ON s.case_id = c.id AND s.centre_id = c.centre_id AND s.name = 'assessed' AND s.state = 'done'
WHERE c.centre_id = $1 AND c.arrived_at >= $2 AND c.arrived_at < $3 AND c.state <> $4"""
_DELIVERIES = """
SELECT c.insurer_id, c.arrived_at, c.delivered_at, MIN(r.begun_on) AS back_on
FROM accident_case c LEFT JOIN case_rework r ON r.case_id = c.id AND r.centre_id = c.centre_id
WHERE c.centre_id = $1 AND c.delivered_at >= $2 AND c.delivered_at < $3 AND c.state IN ('delivered', 'closed')
GROUP BY c.id, c.insurer_id, c.arrived_at, c.delivered_at"""
_WAITS = """
SELECT c.insurer_id, w.cause, w.first_day, w.end_day
FROM case_wait w JOIN accident_case c ON c.id = w.case_id AND c.centre_id = w.centre_id
WHERE w.centre_id = $1 AND (w.end_day IS NULL OR w.end_day > $2) AND w.first_day <= $3 AND c.state <> 'withdrawn'"""
