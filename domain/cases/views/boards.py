"""All cases in hand: the board, and the digest that comes by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.cases.views.care import CaseMark
from domain.cases.views.cases import CaseState, Stage
from domain.cases.views.flow import NO_LINE_FLOW, LineFlow
from domain.cases.views.steps import Standing, StepName, StepView


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
    flow: LineFlow = NO_LINE_FLOW
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
    def pressing(self) -> tuple[StepView, ...]:
        """What is late, then what is due today, the worst first; today's photo, which everybody owes daily, last."""
        return (*self.late, *sorted(self.due_today, key=lambda step: step.name == StepName.PHOTO))

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
    waiting: bool = False
    """Only those that stand still."""


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
        """How many cases are not closed, or are back for rework."""
        return sum(
            line.case.state is not CaseState.CLOSED or line.case.flow.rework_since is not None for line in self.lines
        )


@dataclass(frozen=True)
class PhotoLine:
    """A case under repair whose progress the customer is to be shown today, and since when it was not.

    ``missed_days`` counts the days before today on which a photo was due and none was sent.
    """

    case: BoardLine
    is_sent: bool
    missed_days: int


@dataclass(frozen=True)
class PhotoChase:
    """The cases whose photo of today is due, by whose they are, the longest unseen first (domain §3, step 6)."""

    lines: tuple[PhotoLine, ...]
    today: date

    @property
    def missing(self) -> tuple[PhotoLine, ...]:
        """Those without one today."""
        return tuple(line for line in self.lines if not line.is_sent)
