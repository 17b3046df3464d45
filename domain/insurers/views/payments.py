"""What is told of payments and of their reversal."""

from dataclasses import dataclass
from datetime import date

from domain.insurers.views.results import CreditView, PaymentView, StatementView
from domain.pages import Page


@dataclass(frozen=True)
class PaymentLine:
    """A payment of an insurer: where its money is, who told of it, whether it was reversed."""

    id: int
    day: date
    amount_fen: int
    parts: tuple[tuple[int, int], ...]
    """(statement number, fen), oldest statement first; nothing of one that was reversed."""
    kept_fen: int
    """What of it was more than was owed then, and became credit."""
    who: str
    is_reversed: bool
    reversed_by: str = ""
    reversed_why: str = ""
    """Empty for one that was undone just after it was told."""
    penalty_fen: int = 0
    """What of it was set aside for late penalty."""


@dataclass(frozen=True)
class PaymentPage:
    """A page of an insurer's payments, newest first."""

    insurer_id: int
    insurer: str
    payments: Page[PaymentLine]


@dataclass(frozen=True)
class ReversedPayment:
    """A payment that was reversed and why, the statements that this changed, oldest first, and the credit after it."""

    amount_fen: int
    day: date
    reason: str
    statements: tuple[StatementView, ...]
    credit: CreditView


@dataclass(frozen=True)
class CorrectedPayment:
    """A payment whose amount was wrong, why it was corrected, and the right one that was received instead.

    ``parts`` are where the right one goes: (statement number, fen), oldest statement first.
    """

    wrong_fen: int
    reason: str
    received: PaymentView
    parts: tuple[tuple[int, int], ...]
