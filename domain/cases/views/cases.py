"""One case: its state and stage, the case in full, and what became of it by a change."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from domain.cases.views.care import NO_CARE, CareView
from domain.cases.views.flow import NO_FLOW, CaseFlow
from domain.cases.views.money import AmountView, CaseMoney, DisputeView, InsurerRecord, SupplementView
from domain.cases.views.photos import NO_PHOTOS, PhotoCounts
from domain.cases.views.steps import StepView
from domain.insurers.views import CreditView
from domain.money import Fen
from domain.pages import Page


class CaseState(StrEnum):
    """Where a case is in its life; a delivered one is closed once its last step is.

    A withdrawn one was taken by mistake: but for its number it is as if it had never come. A cancelled one did
    come, and left without being repaired here.
    """

    OPEN = "open"
    DELIVERED = "delivered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


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
    CANCELLED = "cancelled"


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
    flow: CaseFlow = NO_FLOW
    advisor_id: int = 0
    money: CaseMoney = field(default_factory=CaseMoney)
    care: CareView = NO_CARE
    """How its customer is looked after."""
    photos: PhotoCounts = NO_PHOTOS


@dataclass(frozen=True)
class ClaimView:
    """What an insurer knows a case by; the claim number is empty where nobody told it."""

    plate: str
    claim: str


@dataclass(frozen=True)
class OpenedCase:
    """A case just taken, with the insurer's standing before it and with it: the risk card (domain §3)."""

    case: CaseView
    before: CreditView
    after: CreditView
    overridden: bool
    record: InsurerRecord


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


@dataclass(frozen=True)
class CostedCase:
    """A case with its costs; ``same`` when the very same stood before."""

    case: CaseView
    same: bool


@dataclass(frozen=True)
class SupplementsView:
    """All supplements of a case, and the one that something was just done about."""

    case: CaseView
    supplements: tuple[SupplementView, ...]
    changed: SupplementView | None = None
    former_fen: Fen | None = None
    """The insurer's share before it was agreed."""


@dataclass(frozen=True)
class DisputedCase:
    """A case and a dispute over its assessment, as it stands after what was just done about it."""

    case: CaseView
    dispute: DisputeView
    former_fen: Fen | None = None
    """The insurer's share before it was settled."""


@dataclass(frozen=True)
class AmountHistory:
    """A page of all amounts a case ever had, the newest last."""

    case: CaseView
    page: Page[AmountView]
