"""All cases in hand, in one query whatever their number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.cases.views import BoardFilter, CaseState, LineFlow, StepState, WaitCause
from domain.database.connection import fetch_rows
from domain.database.fields import day_from, moment_from


@dataclass(frozen=True)
class StepRow:
    """A step as the board reads it."""

    name: str
    position: int
    state: StepState
    due_at: datetime | None
    done_at: datetime | None
    done_by_id: int | None
    reason: str
    title: str


@dataclass(frozen=True)
class CaseRow:
    """A case in hand as the board reads it, with the steps that are open or were done lately."""

    number: int
    state: CaseState
    stage: str
    insurer_id: int
    vehicle_id: int
    advisor_id: int
    arrived_at: datetime
    promised_day: date
    steps: tuple[StepRow, ...]
    flow: LineFlow
    is_complained_of: bool
    loaner_due_on: date | None
    """When its customer is to bring a loaner car back."""


async def cases_in_hand(centre_id: int, done_after: datetime, wanted: BoardFilter) -> list[CaseRow]:
    """The cases not closed, closed after ``done_after`` or back for rework, by number, in one query for all.

    Withdrawn and cancelled ones are none of it. With each go the steps that are open or were done after that.
    Lateness is not for SQL to judge.
    """
    sql, values = _IN_HAND, [centre_id, done_after]
    for column, value in _conditions(wanted):
        values.append(value)
        sql += f" AND {column} = ${len(values)}"
    rows = await fetch_rows(f"{sql} ORDER BY c.number, s.position", *values)
    return _cases(rows)


# Three parts, each with its index, looked up before anything else (SQLite keeps the order of a CROSS JOIN): a long
# past costs nothing, whichever plan the engine would choose for an OR.
_IN_HAND = """
SELECT c.number, c.state, c.stage, c.insurer_id, c.vehicle_id, c.advisor_id, c.arrived_at, c.promised_day,
    s.name AS step, s.title, s.position, s.state AS step_state, s.due_at, s.done_at, s.done_by_id, s.reason,
    w.cause AS waiting, w.first_day AS waiting_since, r.begun_on AS rework_since, k.id AS complaint,
    l.due_on AS loaner_due_on
FROM (
    SELECT o.id FROM accident_case o WHERE o.centre_id = $1 AND o.state IN ('open', 'delivered')
    UNION SELECT d.id FROM accident_case d WHERE d.centre_id = $1 AND d.closed_at > $2
    UNION SELECT b.case_id FROM case_rework b WHERE b.centre_id = $1 AND b.done_on IS NULL
) AS in_hand CROSS JOIN accident_case c LEFT JOIN case_step s
    ON s.case_id = c.id AND s.centre_id = c.centre_id AND (s.state = 'open' OR s.done_at > $2)
LEFT JOIN case_wait w ON w.case_id = c.id AND w.centre_id = c.centre_id AND w.end_day IS NULL
LEFT JOIN case_rework r ON r.case_id = c.id AND r.centre_id = c.centre_id AND r.done_on IS NULL
LEFT JOIN case_complaint k ON k.case_id = c.id AND k.centre_id = c.centre_id AND k.state IN ('open', 'answered')
LEFT JOIN loaner_loan l ON l.case_id = c.id AND l.centre_id = c.centre_id AND l.returned_at IS NULL
WHERE c.id = in_hand.id AND c.centre_id = $1"""


def _conditions(wanted: BoardFilter) -> Iterable[tuple[str, Any]]:
    if wanted.insurer_id is not None:
        yield "c.insurer_id", wanted.insurer_id
    if wanted.advisor_id is not None:
        yield "c.advisor_id", wanted.advisor_id
    if wanted.stage is not None:
        yield "c.stage", wanted.stage.value


def _cases(rows: list[dict[str, Any]]) -> list[CaseRow]:
    heads: dict[int, dict[str, Any]] = {}
    steps: dict[int, list[StepRow]] = {}
    for row in rows:
        heads.setdefault(row["number"], row)
        of_case = steps.setdefault(row["number"], [])
        if row["step"] is not None:
            of_case.append(_step(row))
    return [_case(head, tuple(steps[number])) for number, head in heads.items()]


def _case(row: dict[str, Any], steps: tuple[StepRow, ...]) -> CaseRow:
    return CaseRow(
        number=row["number"],
        state=CaseState(row["state"]),
        stage=row["stage"],
        insurer_id=row["insurer_id"],
        vehicle_id=row["vehicle_id"],
        advisor_id=row["advisor_id"],
        arrived_at=moment_from(row["arrived_at"]),
        promised_day=day_from(row["promised_day"]),
        steps=steps,
        flow=LineFlow(
            WaitCause(row["waiting"]) if row["waiting"] else None,
            _day(row["waiting_since"]),
            _day(row["rework_since"]),
        ),
        is_complained_of=row["complaint"] is not None,
        loaner_due_on=_day(row["loaner_due_on"]),
    )


def _step(row: dict[str, Any]) -> StepRow:
    return StepRow(
        name=row["step"],
        position=row["position"],
        state=StepState(row["step_state"]),
        due_at=_moment(row["due_at"]),
        done_at=_moment(row["done_at"]),
        done_by_id=row["done_by_id"],
        reason=row["reason"],
        title=row["title"],
    )


def _moment(value: Any) -> datetime | None:
    return None if value is None else moment_from(value)


def _day(value: Any) -> date | None:
    return None if value is None else day_from(value)
