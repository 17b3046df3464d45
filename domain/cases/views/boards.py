"""All cases in hand: the board, and the digest that comes by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.cases.views.care import CaseMark
from domain.cases.views.cases import CaseState, Stage
from domain.cases.views.steps import Standing, StepView


class Section(StrEnum):
    """Where a case stands in the digest, the worst first."""

    LATE = "late"
    TODAY = "today"
    IN_PROGRESS = "in_progress"


def _by_due_time(steps: Iterable[StepView]) -> tuple[StepView, ...]:
    return tuple(sorted(steps, key=lambda step: (step.due_at is None, step.due_at, step.position)))


@dataclass(frozen=True)
class BoardLine:
    """One case as the board and the digest show it.

    ``steps`` are those open and those done today; ``next_steps`` what can be done now, the soonest due first.
    """

    number: int
    state: CaseState
    stage: Stage
    insurer: str
    plate: str
    advisor: str
    day_number: int
    promised_day: date
    steps: tuple[StepView, ...]
    next_steps: tuple[StepView, ...]
    marks: tuple[CaseMark, ...] = ()
    """What it warns of besides steps."""

    @property
    def late(self) -> tuple[StepView, ...]:
        """Its late steps, the longest late first."""
        return _by_due_time(step for step in self.steps if step.standing is Standing.LATE)

    @property
    def due_today(self) -> tuple[StepView, ...]:
        """Its steps due today and not late yet, the soonest due first."""
        return _by_due_time(step for step in self.steps if step.standing is Standing.TODAY)

    @property
    def done_today(self) -> tuple[StepView, ...]:
        """Its steps done or waived today."""
        return tuple(step for step in self.steps if step.done_today)

    @property
    def open_steps(self) -> tuple[StepView, ...]:
        """What is still to be done."""
        return tuple(step for step in self.steps if step.is_open)


@dataclass(frozen=True)
class BoardFilter:
    """Which cases of the board are wanted; nothing set means all that are not closed."""

    late: bool = False
    advisor_id: int | None = None
    insurer_id: int | None = None
    stage: Stage | None = None


@dataclass(frozen=True)
class Board:
    """The cases ``wanted``, late ones first and then by stage, as they stand ``now``."""

    lines: tuple[BoardLine, ...]
    wanted: BoardFilter
    insurer: str
    """The name of the insurer it is filtered by, or nothing."""
    zone: str
    now: datetime


@dataclass(frozen=True)
class DigestLine:
    """A case's line in the digest and the section it stands in."""

    section: Section
    case: BoardLine


@dataclass(frozen=True)
class DigestBoard:
    """Every case in hand for the morning digest, the worst first, as it stands ``now`` (interface §3)."""

    lines: tuple[DigestLine, ...]
    deliveries: tuple[tuple[date, tuple[int, ...]], ...]
    """The numbers of the cases not yet delivered by the day they are promised for, the earliest first."""
    today: date
    zone: str
    now: datetime

    @property
    def open_count(self) -> int:
        """How many cases are not closed."""
        return sum(line.case.state is not CaseState.CLOSED for line in self.lines)
