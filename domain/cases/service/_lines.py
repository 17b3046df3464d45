"""Cases as the board, the digest and notices of deadlines show them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from domain import clock
from domain.cases.queries import CaseRow
from domain.cases.rules import marking, timing
from domain.cases.service._card import step_view
from domain.cases.views import BoardLine, CaseMark, Stage
from domain.customers.service import vehicles_by_id
from domain.people.service import staff_names


async def lines_of(
    centre_id: int, rows: Sequence[CaseRow], insurers: Mapping[int, str], now: datetime, zone: str
) -> list[BoardLine]:
    """Cases as the board shows them; ``insurers`` names those that are to be named. Two queries."""
    vehicles = await vehicles_by_id(centre_id, {row.vehicle_id for row in rows})
    doers = {step.done_by_id for row in rows for step in row.steps if step.done_by_id is not None}
    staff = await staff_names(centre_id, doers | {row.advisor_id for row in rows})
    return [
        _line(row, vehicles[row.vehicle_id].plate, insurers.get(row.insurer_id, ""), staff, (now, zone)) for row in rows
    ]


def _line(row: CaseRow, plate: str, insurer: str, staff: Mapping[int, str], here: tuple[datetime, str]) -> BoardLine:
    steps = tuple(step_view(step, step.state, staff, *here) for step in row.steps)
    return BoardLine(
        number=row.number,
        state=row.state,
        stage=Stage(row.stage),
        insurer=insurer,
        plate=plate,
        advisor=staff.get(row.advisor_id, ""),
        day_number=timing.day_number(row.arrived_at, *here),
        promised_day=row.promised_day,
        steps=steps,
        next_steps=marking.next_steps(steps),
        flow=row.flow,
        marks=_marks(row, clock.local(here[0], here[1]).date()),
    )


def _marks(row: CaseRow, today: date) -> tuple[CaseMark, ...]:
    """What a line warns of besides steps."""
    is_loaner_late = row.loaner_due_on is not None and row.loaner_due_on < today
    found = {CaseMark.COMPLAINT: row.is_complained_of, CaseMark.LOANER_LATE: is_loaner_late}
    return tuple(mark for mark, is_so in found.items() if is_so)
