"""What callers of the cases room get: frozen facts about cases, their steps, the board and the digest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.insurers.views import CreditView
from domain.money import Fen


class StepName(StrEnum):
    """The steps of the standard SOP, in its order (domain §3)."""

    INSPECTION = "inspection"
    PLAN = "plan"
    SUBMITTED = "submitted"
    ASSESSED = "assessed"
    INFORMED = "informed"
    PHOTO = "photo"
    ETA = "eta"
    QUALITY = "quality"
    DELIVERED = "delivered"
    BOOKING = "booking"
    CALLBACK = "callback"


class StepState(StrEnum):
    """How a step is stored: still to do, done by someone, or waived by someone with a reason."""

    OPEN = "open"
    DONE = "done"
    WAIVED = "waived"


class Standing(StrEnum):
    """How a step stands at a moment: as stored, or, while open, by its due time."""

    DONE = "done"
    WAIVED = "waived"
    LATE = "late"
    TODAY = "today"
    AHEAD = "ahead"


class CaseState(StrEnum):
    """Where a case is in its life; a delivered one is closed once its last step is.

    A withdrawn one was taken by mistake: but for its number it is as if it had never come.
    """

    OPEN = "open"
    DELIVERED = "delivered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Stage(StrEnum):
    """What a case is waiting for, as the board groups it."""

    INSPECTION = "inspection"
    PLAN = "plan"
    ASSESSMENT = "assessment"
    REPAIR = "repair"
    HANDOVER = "handover"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Section(StrEnum):
    """Where a case stands in the digest, the worst first."""

    LATE = "late"
    TODAY = "today"
    IN_PROGRESS = "in_progress"


@dataclass(frozen=True)
class SopTimes:
    """The times of the SOP as policy has them (domain §3): hours after arrival, days from that of arrival."""

    inspection_hours: int = 1
    plan_hours: int = 4
    submitted_days: int = 0
    assessed_hours: int = 24
    informed_days: int = 1
    photo_days: int = 2
    eta_days: int = 1
    """Days before the promised delivery."""
    quality_days: int = 6
    delivered_days: int = 6
    callback_days: int = 1
    """Days after delivery."""


@dataclass(frozen=True)
class StepView:
    """One step of a case: when it is due, how it stands, and who did or waived it.

    A daily step (the photo) stays open after each day's; its ``done_at`` and ``by`` are then the last one's.
    """

    name: str
    position: int
    standing: Standing
    due_at: datetime | None
    done_at: datetime | None = None
    by: str = ""
    reason: str = ""
    done_today: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.standing not in {Standing.DONE, Standing.WAIVED}


@dataclass(frozen=True)
class CaseView:
    """A case in full, personal data whole; amounts in fen, moments in UTC, days in the centre's ``zone``."""

    number: int
    state: CaseState
    stage: Stage
    insurer_id: int
    insurer: str
    plate: str
    customer_name: str
    phone: str
    claim: str
    damage: str
    estimate_fen: Fen
    assessed_fen: Fen | None
    deductible_fen: Fen | None
    share_fen: Fen
    """What the insurer owes: assessed less deductible, the estimate until assessed (domain §3, §4)."""
    advisor: str
    arrived_at: datetime
    day_number: int
    promised_day: date
    delivered_at: datetime | None
    override_reason: str
    steps: tuple[StepView, ...]
    next_steps: tuple[StepView, ...]
    """What can be done now, the soonest due first."""
    photo_days: int
    is_whole: bool
    """Whether the customer may be shown whole: a private chat, and the look is audited."""
    zone: str
    now: datetime


@dataclass(frozen=True)
class OpenedCase:
    """A case just taken, with the insurer's standing before it and with it: the risk card (domain §3)."""

    case: CaseView
    before: CreditView
    after: CreditView
    overridden: bool


@dataclass(frozen=True)
class MarkedStep:
    """A step marked, or found marked already (``fresh`` is false): who did it and when."""

    case: CaseView
    step: StepView
    fresh: bool


@dataclass(frozen=True)
class AssessedCase:
    """A case with its assessment; ``former_fen`` is the insurer's share before it."""

    case: CaseView
    former_fen: Fen
    credit: CreditView
    first: bool
    same: bool
    """Whether the very same figures stood before."""


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
