"""Steps that people are still to be told of because they are due, and the locks that telling needs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tortoise.expressions import F

from domain.cases.models import STILL_TO_TELL, Case, CaseStep
from domain.cases.views import Loudness, Thresholds
from domain.database.connection import fetch_rows
from domain.database.fields import moment_from


@dataclass(frozen=True)
class UntoldStep:
    """A step that is due, or soon will be, and how loud people were told of that due time."""

    id: int
    centre_id: int
    case_id: int
    advisor_id: int
    due_at: datetime
    told: Loudness


# The cases are looked up by the steps, of which the partial index knows a handful (SQLite keeps the order of a
# CROSS JOIN). What was told of another due time counts as nothing.
_UNTOLD = f"""
SELECT id, centre_id, case_id, advisor_id, due_at, told FROM (
    SELECT s.id, s.centre_id, s.case_id, c.advisor_id, s.due_at,
        CASE WHEN s.told_due_at = s.due_at THEN s.told ELSE 0 END AS told
    FROM (SELECT * FROM case_step s WHERE {STILL_TO_TELL} AND s.due_at <= $1{{scope}}) AS s CROSS JOIN accident_case c
    WHERE c.id = s.case_id AND c.centre_id = s.centre_id AND c.state IN ('open', 'delivered')
) AS untold
WHERE told < CASE WHEN due_at <= $3 THEN 3 WHEN due_at <= $2 THEN 2 ELSE 1 END
ORDER BY due_at, id"""


async def untold_steps(thresholds: Thresholds) -> list[UntoldStep]:
    """The steps of all centres that people are to be told of (again, and louder), in one query."""
    return await _untold(_UNTOLD.format(scope=""), thresholds)


async def untold_steps_of(centre_id: int, thresholds: Thresholds) -> list[UntoldStep]:
    """Those of one centre, the soonest due first."""
    return await _untold(_UNTOLD.format(scope=" AND s.centre_id = $4"), thresholds, centre_id)


async def _untold(sql: str, thresholds: Thresholds, *values: Any) -> list[UntoldStep]:
    rows = await fetch_rows(sql, thresholds.warned_until, thresholds.late_until, thresholds.escalated_until, *values)
    return [
        UntoldStep(
            id=row["id"],
            centre_id=row["centre_id"],
            case_id=row["case_id"],
            advisor_id=row["advisor_id"],
            due_at=moment_from(row["due_at"]),
            told=Loudness(row["told"]),
        )
        for row in rows
    ]


async def lock_cases(centre_id: int, case_ids: Collection[int]) -> None:
    """Hold these cases until the transaction ends, taken in the order of their ids."""
    await Case.filter(centre_id=centre_id, id__in=list(case_ids)).select_for_update().order_by("id")


async def note_told(centre_id: int, step_ids: Collection[int], told: Loudness) -> None:
    """People have been told so loud that these steps are due when they are."""
    await CaseStep.filter(centre_id=centre_id, id__in=list(step_ids)).update(told=told.value, told_due_at=F("due_at"))


async def named_steps(centre_id: int, step_ids: Collection[int]) -> Mapping[int, tuple[int, str]]:
    """Case number and name of each of these steps."""
    found = CaseStep.filter(centre_id=centre_id, id__in=list(step_ids))
    return {row[0]: (row[1], row[2]) for row in await found.values_list("id", "case__number", "name")}
