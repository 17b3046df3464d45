"""What is refused about payments and penalty, and the facts it is said with (domain §4)."""

from dataclasses import dataclass
from datetime import date

from domain.errors import DomainError


@dataclass(eq=False)
class PaymentReversedAlready(DomainError):
    """The payment was reversed or undone before: the account is as if it had never come in."""

    key = "insurers-payment-reversed-already"
    insurer: str
    amount_fen: int
    day: date


@dataclass(eq=False)
class PaymentUnknown(DomainError):
    """No payment of that amount, received on that day if one was named, stands in the insurer's account."""

    key = "insurers-payment-unknown"
    insurer: str
    amount_fen: int


@dataclass(eq=False)
class PaymentUnclear(DomainError):
    """Several payments of that amount stand in the insurer's account."""

    key = "insurers-payment-unclear"
    insurer: str
    amount_fen: int
    count: int


@dataclass(eq=False)
class PenaltyExceeded(DomainError):
    """More penalty than is owed today can't be paid or waived."""

    key = "insurers-penalty-exceeded"
    insurer: str
    amount_fen: int
    owed_fen: int


@dataclass(eq=False)
class SurplusMovedOn(DomainError):
    """Surplus and penalty are no longer those that were seen; or the surplus is of no payment."""

    key = "insurers-surplus-moved-on"
    insurer: str
    surplus_fen: int
    owed_fen: int

    def params(self) -> dict[str, object]:
        """The facts, and what is wrong: no surplus, no penalty, or other amounts than were seen."""
        why = "none" if self.surplus_fen <= 0 else "settled" if self.owed_fen <= 0 else "changed"
        return {**super().params(), "why": why}


@dataclass(eq=False)
class NoPenaltyOwed(DomainError):
    """No penalty is owed today, so none can be paid or waived."""

    key = "insurers-penalty-none-owed"
    insurer: str
