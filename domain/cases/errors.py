"""What the cases room refuses, and the facts it says no with (domain §3). Amounts are in fen."""

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
class AssessmentNegative(InputRefused):
    """Neither an assessment nor a deductible can be below zero."""

    key = "cases-assessment-negative"


@dataclass(eq=False)
class DeductibleTooHigh(InputRefused):
    """The customer's deductible can't be more than the assessment it is taken from."""

    key = "cases-deductible-too-high"
    assessed_fen: int
    deductible_fen: int


@dataclass(eq=False)
class AssessmentNeeded(DomainError):
    """The assessment is done by entering its amount."""

    key = "cases-assessment-needed"
    case: str


@dataclass(eq=False)
class StepNeedsFirst(DomainError):
    """A step has to wait for another one."""

    key = "cases-step-needs-first"
    case: str
    step: str
    first: str


@dataclass(eq=False)
class StepNotWaivable(DomainError):
    """What the insurer is billed by is never waived."""

    key = "cases-step-not-waivable"
    case: str
    step: str


@dataclass(eq=False)
class WaiverReasonMissing(InputRefused):
    """Waiving a step needs its reason in words."""

    key = "cases-waiver-reason-missing"
    case: str
    step: str


@dataclass(eq=False)
class UnknownStep(InputRefused):
    """The SOP of this case has no such step."""

    key = "cases-unknown-step"
    case: str
    step: str


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
