"""What is refused of a case as such: taking it, or doing anything about it (domain §3)."""

from dataclasses import dataclass
from datetime import date

from domain.errors import DomainError, InputRefused


@dataclass(eq=False)
class PlateInCare(DomainError):
    """The car of this plate is in our care already, under ``case``."""

    key = "cases-plate-in-care"
    plate: str
    case: str
    arrived_on: date
    advisor: str


@dataclass(eq=False)
class ClaimTaken(DomainError):
    """This insurer's claim number stands with another case."""

    key = "cases-claim-taken"
    claim: str
    case: str


@dataclass(eq=False)
class CustomerNeeded(InputRefused):
    """Nobody told whose car it is: ``missing`` is ``name`` or ``phone``."""

    key = "cases-customer-needed"
    plate: str
    missing: str


@dataclass(eq=False)
class EstimateNotPositive(InputRefused):
    """An estimate must be above zero."""

    key = "cases-estimate-not-positive"


@dataclass(eq=False)
class CaseWithdrawn(DomainError):
    """The case was taken by mistake and is withdrawn: nothing is done about it any more."""

    key = "cases-withdrawn"
    case: str


@dataclass(eq=False)
class CarCameAgain(DomainError):
    """The car of a delivered case is in our care again, under ``other``: its delivery stands."""

    key = "cases-car-came-again"
    case: str
    plate: str
    other: str
