"""What is refused of a case on its way (domain §3)."""

from dataclasses import dataclass
from datetime import date

from domain.errors import DomainError, InputRefused


@dataclass(eq=False)
class CaseCancelled(DomainError):
    """The case was cancelled: nothing is done about it any more."""

    key = "cases-cancelled-already"
    case: str


@dataclass(eq=False)
class CaseDeliveredAlready(DomainError):
    """The car has been delivered: its delivery can't be promised, waited for or cancelled any more."""

    key = "cases-delivered-already"
    case: str
    day: date


@dataclass(eq=False)
class NotDelivered(DomainError):
    """Only a car that was delivered comes back for rework."""

    key = "cases-not-delivered"
    case: str


@dataclass(eq=False)
class DeliveryInThePast(InputRefused):
    """Nobody promises a day that is over."""

    key = "cases-delivery-in-the-past"
    case: str
    day: date
    today: date


@dataclass(eq=False)
class DeliveryTooFar(InputRefused):
    """A day so far away is mistyped."""

    key = "cases-delivery-too-far"
    case: str
    day: date
    most_days: int


@dataclass(eq=False)
class DeliveryReasonMissing(InputRefused):
    """Putting a delivery off needs its reason in words."""

    key = "cases-delivery-reason-missing"
    case: str
    former: date
    day: date


@dataclass(eq=False)
class NotWaiting(DomainError):
    """The case waits for nothing that could end."""

    key = "cases-not-waiting"
    case: str


@dataclass(eq=False)
class InReworkAlready(DomainError):
    """The car is back for rework already, since ``begun_on``."""

    key = "cases-in-rework-already"
    case: str
    begun_on: date


@dataclass(eq=False)
class NotInRework(DomainError):
    """There is no rework that could be done."""

    key = "cases-not-in-rework"
    case: str
