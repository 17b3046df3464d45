"""What is settled with insurers on the days for it: closed, due, late, and how the month before went (domain §4)."""

from dataclasses import dataclass
from datetime import date

from domain.insurers.views.margin import MarginReview
from domain.insurers.views.results import OwedStatement

SETTLEMENT_DAYS = (1, 10, 15)
"""The days of the month on which it is told how settlement stands."""


@dataclass(frozen=True)
class OwingInsurer:
    """What an insurer owes, and how much of that is late."""

    insurer_id: int
    insurer: str
    unpaid_fen: int
    late_fen: int
    late_days: int
    """Of the oldest late statement."""
    penalty_fen: int


@dataclass(frozen=True)
class SettlementDay:
    """How settlement stands on a day, with what happened since the last day for it."""

    day: date
    since: date
    """The last of the days on which this is told, before this one."""
    until: date
    """The next one."""
    closed: tuple[OwedStatement, ...]
    """The statements that were closed since."""
    owing: tuple[OwingInsurer, ...]
    """The longest late first."""
    due: tuple[OwedStatement, ...]
    """What falls due from this day to the next one, the first due first."""
    review: MarginReview | None
    """The last full month's margins, on the first of a month."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.closed or self.owing or self.due or (self.review and self.review.tells_anything))
