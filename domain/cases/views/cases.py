"""One case: its state and stage, the case in full, and what became of it by a change."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.cases.views.photos import NO_PHOTOS, PhotoCounts
from domain.cases.views.steps import StepView
from domain.insurers.views import CreditView
from domain.money import Fen


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
    photos: PhotoCounts = NO_PHOTOS


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
