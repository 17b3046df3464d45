"""What callers learn of customers, vehicles and policies (domain §2). Whole data: who shows it in a group masks it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.money import Fen
from domain.pages import Page


class PolicyKind(StrEnum):
    """What an insurance policy covers: the compulsory part, the commercial part, or everything."""

    COMPULSORY = "compulsory"
    COMMERCIAL = "commercial"
    FULL = "full"


class PolicyState(StrEnum):
    """Where a policy stands: the car's current one, followed by another, or written down by mistake."""

    CURRENT = "current"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class VisitKind(StrEnum):
    """What somebody paid for at a visit; maintenance is what converts a delivered case (domain §3)."""

    MAINTENANCE = "maintenance"
    ADDON = "addon"
    REPAIR = "repair"
    INSURANCE = "insurance"
    WASH = "wash"


@dataclass(frozen=True)
class CustomerView:
    """A person; ``phone`` and ``name`` are empty where nobody has told them."""

    id: int
    name: str
    phone: str


@dataclass(frozen=True)
class VehicleView:
    """A car with its present owner; ``customer_id`` is ``None`` and the owner's facts are empty while unknown."""

    id: int
    plate: str
    customer_id: int | None
    customer_name: str
    phone: str
    model: str


@dataclass(frozen=True)
class VisitView:
    """A paid visit: of which car, for what, on which day, for how much."""

    vehicle: VehicleView
    kind: VisitKind
    day: date
    amount_fen: Fen
    count: int
    """How many paid visits of the car there are with it."""


@dataclass(frozen=True)
class PolicyFacts:
    """What is known of a policy; empty and ``None`` is what nobody has told."""

    expires_on: date
    insurer: str = ""
    kind: PolicyKind | None = None
    premium_fen: Fen | None = None
    starts_on: date | None = None
    sold_by: str = ""


@dataclass(frozen=True)
class PolicyView:
    """A car's current policy as it stands today; ``days_left`` is negative once it has expired."""

    facts: PolicyFacts
    days_left: int
    is_due: bool
    """Whether the window in which it is renewed is open: as early as the radar first shows it."""
    recorded_on: date
    recorded_by: str


@dataclass(frozen=True)
class VehiclePolicy:
    """A car and its current policy, if it has one on record."""

    vehicle: VehicleView
    policy: PolicyView | None


@dataclass(frozen=True)
class AddedPolicy:
    """A car after a policy was told; ``former`` is the one it replaces, ``is_new`` whether it said anything new."""

    now: VehiclePolicy
    former: PolicyFacts | None
    is_new: bool


@dataclass(frozen=True)
class RadarStep:
    """A span of days until expiry, both ends included, and how many policies expire in it."""

    least_days: int
    most_days: int
    count: int = 0

    @property
    def is_over(self) -> bool:
        """Whether what stands here has expired."""
        return self.most_days < 0

    def holds(self, days_left: int) -> bool:
        """Whether a policy with so many days left stands here."""
        return self.least_days <= days_left <= self.most_days


@dataclass(frozen=True)
class RadarLine:
    """A current policy on the radar."""

    vehicle: VehicleView
    facts: PolicyFacts
    days_left: int


@dataclass(frozen=True)
class RadarPage:
    """Some of the policies on the radar, the soonest first."""

    within_days: int
    spans_days: tuple[int, ...]
    """How far ahead the centre usually looks, the farthest first."""
    steps: tuple[RadarStep, ...]
    """Those with policies in them, the most urgent first."""
    lines: Page[RadarLine]
