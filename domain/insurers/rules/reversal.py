"""Whether a payment can be taken back so exactly as if it had never come in (domain §4)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Obstacle(StrEnum):
    """What would have gone otherwise without the payment."""

    SPENT = "spent"
    """What it left as credit has paid a later statement."""
    ELSEWHERE = "elsewhere"
    """Other credit paid a later statement, and would have paid this payment's statements first."""
    KEPT = "kept"
    """Other credit is kept, and would have paid this payment's statements."""


@dataclass(frozen=True)
class CreditMove:
    """Credit that came (above zero) or was used (below), and the statement that it came from or went to."""

    number: int
    closes_on: date
    fen: int


def obstacle(credit_fen: int, paid: Collection[date], moves: Sequence[CreditMove]) -> tuple[Obstacle, int] | None:
    """What keeps a payment from being taken back exactly, and at which statement; ``None`` when nothing does.

    ``credit_fen`` is the credit there was before the payment, ``paid`` are the closing days of the statements it
    went to, ``moves`` what credit did since. Credit pays the oldest statement, and is kept only when none is unpaid.
    """
    for move in moves:
        if credit_fen + move.fen < 0:
            return Obstacle.SPENT, move.number
        if move.fen < 0 and any(closes_on < move.closes_on for closes_on in paid):
            return Obstacle.ELSEWHERE, move.number
        credit_fen += move.fen
    came_from = [move.number for move in moves if move.fen > 0]
    return (Obstacle.KEPT, came_from[-1]) if paid and credit_fen > 0 and came_from else None
