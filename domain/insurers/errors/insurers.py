"""What the insurers room refuses, and the facts it says no with."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from domain.errors import DomainError, InputRefused


class Sayable(Protocol):
    """A part of a refusal that is a sentence of its own: a key and its facts."""

    @property
    def key(self) -> str:
        """The message it is said with."""
        ...

    def params(self) -> dict[str, object]:
        """The facts the message uses."""
        ...


@dataclass(eq=False)
class InsurerNameTaken(DomainError):
    """Another insurer of the centre already answers to this name."""

    key = "insurers-name-taken"
    name: str
    insurer: str


@dataclass(eq=False)
class InsurerNameUnusable(InputRefused):
    """The name is empty, too long, or nothing but signs."""

    key = "insurers-name-unusable"
    name: str


@dataclass(eq=False)
class IntakeStopped(DomainError):
    """No new case may be taken from this insurer, for these reasons; a manager may override with a reason."""

    key = "insurers-intake-stopped"
    insurer: str
    state: str
    reasons: tuple[Sayable, ...]


@dataclass(eq=False)
class AmountNotPositive(InputRefused):
    """The amount must be above zero."""

    key = "insurers-amount-not-positive"
    amount_fen: int


@dataclass(eq=False)
class PaidInFuture(InputRefused):
    """Money can't have been received on a day that has not come."""

    key = "insurers-paid-in-future"
    day: date
    today: date


@dataclass(eq=False)
class PaidLongAgo(InputRefused):
    """A payment so old is a slip of the year."""

    key = "insurers-paid-long-ago"
    day: date
    earliest: date


@dataclass(eq=False)
class CreditReasonMissing(InputRefused):
    """A credit decision needs its reason in words."""

    key = "insurers-reason-missing"


@dataclass(eq=False)
class LimitUnchanged(DomainError):
    """The limit is this amount already."""

    key = "insurers-limit-unchanged"
    insurer: str
    limit_fen: int


@dataclass(eq=False)
class StoppedAlready(DomainError):
    """A manager stopped intake of this insurer before."""

    key = "insurers-stopped-already"
    insurer: str
    reason: str


@dataclass(eq=False)
class NotStoppedByHand(DomainError):
    """There is no manager's stop to lift; what else stops intake is told as reasons."""

    key = "insurers-not-stopped-by-hand"
    insurer: str
    state: str
    reasons: tuple[Sayable, ...]


@dataclass(eq=False)
class CaseNotInAccount(DomainError):
    """The case was never accepted into this insurer's account, or was released from it."""

    key = "insurers-case-not-in-account"
    case: str
    insurer: str


@dataclass(eq=False)
class CaseBilled(DomainError):
    """A statement lists the case, so what it was billed by can't be taken back; only corrected on the next one."""

    key = "insurers-case-billed"
    case: str
    statement: str


@dataclass(eq=False)
class CaseInAccountAlready(DomainError):
    """The case stands in an insurer's account already."""

    key = "insurers-case-in-account"
    case: str


@dataclass(eq=False)
class LimitMovedOn(DomainError):
    """The limit is no longer what the change to be taken back made it."""

    key = "insurers-limit-moved-on"
    insurer: str
    limit_fen: int


@dataclass(eq=False)
class InsurerHasStatement(DomainError):
    """The insurer stays: a statement is its."""

    key = "insurers-has-statement"
    insurer: str
    statement: str


@dataclass(eq=False)
class InsurerHasCase(DomainError):
    """The insurer stays: a case stands in its account."""

    key = "insurers-has-case"
    insurer: str
    case: str


@dataclass(eq=False)
class InsurerHasPayment(DomainError):
    """The insurer stays: money was received from it."""

    key = "insurers-has-payment"
    insurer: str
    amount_fen: int
