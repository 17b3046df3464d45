"""What the review of margins refuses."""

from dataclasses import dataclass
from datetime import date

from domain.errors import InputRefused


@dataclass(eq=False)
class MonthAhead(InputRefused):
    """A month that has not begun has no margin."""

    key = "insurers-month-ahead"
    month: str
    running: str


def month_ahead(month: date, today: date) -> MonthAhead:
    """The refusal of a month after that of ``today``."""
    return MonthAhead(f"{month:%Y-%m}", f"{today:%Y-%m}")
