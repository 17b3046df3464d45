"""In which order cases are shown, on the board and in the digest (interface §2, §3)."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from domain.cases.views import (
    BoardLine,
    CaseState,
    DigestLine,
    Section,
    Stage,
    StepName,
    StepView,
)

_SECTIONS = tuple(Section)


_STAGES = tuple(Stage)


def urgent_first(line: BoardLine, also: Iterable[StepView] = ()) -> tuple[datetime, int]:
    """The order of cases among their like: by what is or (``also``) was due soonest, then the oldest number."""
    return min((step.due_at for step in (*line.open_steps, *also) if step.due_at), default=_NEVER), line.number


def board_order(lines: Iterable[BoardLine]) -> tuple[BoardLine, ...]:
    """Late cases first, the longest late at the top; then by stage, the soonest due first."""

    def key(line: BoardLine) -> tuple[int, datetime, int]:
        return (0 if line.late else 1 + _STAGES.index(line.stage), *urgent_first(line))

    return tuple(sorted(lines, key=key))


def digest_order(lines: Iterable[BoardLine]) -> tuple[DigestLine, ...]:
    """The lines of the digest by section, the worst first.

    What was done today keeps its case where it was, and at the end of its section once nothing else is to do
    today: whoever presses a button sees that very line turn to done.
    """

    def key(line: DigestLine) -> tuple[int, bool, datetime, int]:
        case = line.case
        is_done = not (case.late or case.due_today)
        return (_SECTIONS.index(line.section), is_done, *urgent_first(case, case.done_today))

    return tuple(sorted((DigestLine(_section(line), line) for line in lines), key=key))


def deliveries(lines: Sequence[BoardLine]) -> tuple[tuple[date, tuple[int, ...]], ...]:
    """Which cases are promised for which day, of those not delivered yet; days and numbers ascending."""
    days: dict[date, list[int]] = {}
    for line in sorted(lines, key=lambda line: (line.promised_day, line.number)):
        if line.state is CaseState.OPEN:
            days.setdefault(line.promised_day, []).append(line.number)
    return tuple((day, tuple(numbers)) for day, numbers in days.items())


_NEVER = datetime.max.replace(tzinfo=UTC)


def _section(line: BoardLine) -> Section:
    """Where a case stands: one of which only the day's photo is due is as it should be."""
    if line.late or any(step.due_at and step.done_at and step.done_at >= step.due_at for step in line.done_today):
        return Section.LATE
    of_today = (*line.due_today, *line.done_today)
    return Section.TODAY if any(step.name != StepName.PHOTO for step in of_today) else Section.IN_PROGRESS
