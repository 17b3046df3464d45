"""All cases in hand at a glance: the board that people ask for and the digest that comes by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from domain import clock
from domain.actor import Actor, Role, system_use_case, use_case
from domain.cases import queries
from domain.cases.queries import CaseRow
from domain.cases.rules import marking, ordering, timing
from domain.cases.service._card import step_view
from domain.cases.views import Board, BoardFilter, BoardLine, DigestBoard, Stage
from domain.customers.service import vehicles_by_id
from domain.insurers.service import names_by_id
from domain.people.service import staff_names


@use_case(Role.ADVISOR)
async def board(actor: Actor, wanted: BoardFilter) -> Board:
    """The centre's cases in hand that ``wanted`` asks for, late ones first, then by stage (interface §2)."""
    now = clock.now()
    rows = await queries.cases_in_hand(actor.centre_id, now, wanted)
    asked = [] if wanted.insurer_id is None else [wanted.insurer_id]
    insurers = await names_by_id(actor.centre_id, {*asked, *(row.insurer_id for row in rows)})
    lines = await _lines(actor.centre_id, rows, insurers, now, actor.zone)
    kept = [line for line in lines if line.late or not wanted.late]
    name = "".join(insurers.get(insurer_id, "") for insurer_id in asked)
    return Board(ordering.board_order(kept), wanted, name, actor.zone, now)


@system_use_case
async def digest_board(centre_id: int, *, zone: str, now: datetime) -> DigestBoard:
    """Every case in hand for the morning digest, the worst first, with what was done today (interface §3).

    Four queries, whatever the number of cases. Insurers are not named in it.
    """
    today = clock.local(now, zone).date()
    rows = await queries.cases_in_hand(centre_id, clock.day_bounds(today, zone)[0], BoardFilter())
    lines = await _lines(centre_id, rows, {}, now, zone)
    return DigestBoard(ordering.digest_order(lines), ordering.deliveries(lines), today, zone, now)


async def _lines(
    centre_id: int, rows: Sequence[CaseRow], insurers: Mapping[int, str], now: datetime, zone: str
) -> list[BoardLine]:
    vehicles = await vehicles_by_id(centre_id, {row.vehicle_id for row in rows})
    marks = await queries.case_marks(centre_id, clock.local(now, zone).date())
    doers = {step.done_by_id for row in rows for step in row.steps if step.done_by_id is not None}
    staff = await staff_names(centre_id, doers | {row.advisor_id for row in rows})
    return [
        replace(
            _line(row, vehicles[row.vehicle_id].plate, insurers.get(row.insurer_id, ""), staff, (now, zone)),
            marks=marks.get(row.number, ()),
        )
        for row in rows
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
    )
