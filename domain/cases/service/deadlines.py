"""What is left of a notice of deadlines when it is sent, or a button under it is pressed (interface §3)."""

from collections.abc import Sequence
from datetime import datetime

from domain import clock
from domain.actor import system_use_case
from domain.cases import queries
from domain.cases.rules import deadlines as rules
from domain.cases.service._lines import lines_of
from domain.cases.views import BoardFilter, BoardLine, Deadline, DeadlineLine, Deadlines, Loudness, StepView


@system_use_case
async def deadlines_now(
    centre_id: int, loudness: Loudness, told: Sequence[Deadline], *, zone: str, now: datetime
) -> Deadlines:
    """The steps of a notice that are due when it says, or were done or waived today, in its order.

    Four queries at most. A step whose due time was moved, or whose case is not in hand any more, is not in it.
    """
    names = await queries.named_steps(centre_id, [each.step_id for each in told])
    numbers = {number for number, _ in names.values()}
    today_began = clock.day_bounds(clock.local(now, zone).date(), zone)[0]
    rows = [row for row in await queries.cases_in_hand(centre_id, today_began, BoardFilter()) if row.number in numbers]
    cases = {line.number: line for line in await lines_of(centre_id, rows, {}, now, zone)}
    lines = [
        DeadlineLine(case, step, step.is_open and rules.is_still_so(loudness, each.due_at, now))
        for each in told
        if each.step_id in names
        for case, step in _steps(cases, *names[each.step_id], each.due_at)
    ]
    return Deadlines(loudness, tuple(lines), zone, now)


def _steps(cases: dict[int, BoardLine], number: int, name: str, due_at: datetime) -> list[tuple[BoardLine, StepView]]:
    case = cases.get(number)
    return [(case, step) for step in case.steps if step.name == name and step.due_at == due_at] if case else []


def write_deadlines(told: Sequence[Deadline]) -> str:
    """Steps of a notice as the outbox keeps them: ``12@2026-11-20T02:30:00+00:00``, with spaces between them."""
    return " ".join(f"{each.step_id}@{each.due_at.isoformat()}" for each in told)


def read_deadlines(text: str) -> list[Deadline]:
    """Steps of a notice as they were written."""
    pairs = (each.partition("@") for each in text.split())
    return [Deadline(int(step_id), datetime.fromisoformat(due_at)) for step_id, _, due_at in pairs]
