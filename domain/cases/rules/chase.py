"""Which cases owe their customer a photo today (domain §3, step 6)."""

from collections.abc import Iterable
from datetime import date

from domain import clock
from domain.cases.rules import timing
from domain.cases.views import BoardLine, CaseState, PhotoLine, StepName, StepView


def chased(lines: Iterable[BoardLine], today: date, zone: str) -> tuple[PhotoLine, ...]:
    """The cases in care whose photo is due today or was before, and those that had one today.

    By advisor, and of each the longest unseen first.
    """
    found = [
        PhotoLine(line, _is_sent(step, today, zone), _missed_days(step, today, zone))
        for line in lines
        if line.state is CaseState.OPEN
        for step in line.steps
        if step.name == StepName.PHOTO and step.is_open and (_is_sent(step, today, zone) or _is_due(step, today, zone))
    ]
    return tuple(sorted(found, key=lambda line: (line.case.advisor, -line.missed_days, line.case.number)))


def _is_sent(step: StepView, today: date, zone: str) -> bool:
    return step.done_at is not None and clock.local(step.done_at, zone).date() == today


def _is_due(step: StepView, today: date, zone: str) -> bool:
    return step.due_at is not None and timing.due_day(step.due_at, zone) <= today


def _missed_days(step: StepView, today: date, zone: str) -> int:
    if step.due_at is None or _is_sent(step, today, zone):
        return 0
    return max(0, (today - timing.due_day(step.due_at, zone)).days)
