"""What is told of late penalty, which is an account of its own."""

from dataclasses import dataclass
from datetime import date

from domain.pages import Page


@dataclass(frozen=True)
class PenaltyStretch:
    """The days, both included, that began with the same unpaid balance, and the penalty that they add."""

    from_day: date
    to_day: date
    balance_fen: int
    penalty_fen: int

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.to_day - self.from_day).days + 1


@dataclass(frozen=True)
class StatementPenalty:
    """How the penalty of one statement came about: its stretches add up to it."""

    number: int
    due_on: date
    daily_bp: int
    penalty_fen: int
    stretches: tuple[PenaltyStretch, ...]
    grows: bool
    """Whether something of the statement is still unpaid."""


@dataclass(frozen=True)
class PenaltyMove:
    """Penalty that was paid or waived (below zero), or one of these taken back: by whom, why."""

    id: int
    is_waived: bool
    amount_fen: int
    day: date
    who: str
    note: str


@dataclass(frozen=True)
class PenaltyView:
    """An insurer's penalty today: what came of all statements, what was paid and waived of it, what is owed.

    ``owed_fen`` is below zero when more was paid and waived than was owed in the end. ``daily_fen`` is what each
    day adds as long as nothing is paid.
    """

    insurer_id: int
    insurer: str
    gathered_fen: int
    paid_fen: int
    waived_fen: int
    owed_fen: int
    daily_fen: int
    statements: Page[StatementPenalty]
    moves: Page[PenaltyMove]
    surplus_fen: int = 0
    usable_fen: int = 0
    """What the account has too much, and how much of that the penalty could take."""


@dataclass(frozen=True)
class PenaltySettled:
    """Penalty that was paid or waived just now, and what is owed after it."""

    insurer_id: int
    insurer: str
    amount_fen: int
    day: date
    reason: str
    owed_fen: int
    daily_fen: int
    surplus_fen: int = 0
    """What is left of the surplus that it was paid from."""


@dataclass(frozen=True)
class PenaltyOwed:
    """An insurer with penalty: what it owes, below zero for what it overpaid, and what a day adds to it."""

    insurer_id: int
    insurer: str
    owed_fen: int
    daily_fen: int
