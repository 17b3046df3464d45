"""What is refused of loaner cars (domain §3)."""

from dataclasses import dataclass
from datetime import date

from domain.errors import DomainError, InputRefused


@dataclass(eq=False)
class NoSuchLoaner(DomainError):
    """The plate is none of the pool's cars."""

    key = "cases-no-such-loaner"
    plate: str


@dataclass(eq=False)
class LoanerKnown(DomainError):
    """The car is in the pool already."""

    key = "cases-loaner-known"
    plate: str


@dataclass(eq=False)
class LoanerOut(DomainError):
    """Somebody drives the car: it is out for ``case``."""

    key = "cases-loaner-out"
    plate: str
    case: str
    due_on: date


@dataclass(eq=False)
class LoanerIn(DomainError):
    """The car is in the pool; nobody has to bring it back."""

    key = "cases-loaner-in"
    plate: str


@dataclass(eq=False)
class CaseHasLoaner(DomainError):
    """The customer of the case has a loaner car."""

    key = "cases-case-has-loaner"
    case: str
    plate: str


@dataclass(eq=False)
class CarIsBack(DomainError):
    """The customer has their own car again, and needs no other."""

    key = "cases-car-is-back"
    case: str


@dataclass(eq=False)
class LoanEndsInPast(InputRefused):
    """A loaner car is due back today or later."""

    key = "cases-loan-ends-in-past"
    day: date


@dataclass(eq=False)
class LoanerModelTooLong(InputRefused):
    """A model's name is short."""

    key = "cases-loaner-model-too-long"
    most: int


@dataclass(eq=False)
class LoanerUsed(DomainError):
    """The car was lent since it was added: it can be taken out of the pool, not taken back."""

    key = "cases-loaner-used"
    plate: str
