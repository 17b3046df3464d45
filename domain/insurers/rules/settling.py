"""The days on which it is told how settlement stands (domain §4)."""

from datetime import date

from domain.insurers.rules.margin import month_of, moved
from domain.insurers.views import SETTLEMENT_DAYS


def last_before(day: date) -> date:
    """The last of the days before ``day``."""
    return max(each for each in _around(day) if each < day)


def next_after(day: date) -> date:
    """The first of the days after ``day``."""
    return min(each for each in _around(day) if each > day)


def _around(day: date) -> list[date]:
    """The days of its month, and of the months before and after."""
    months = [moved(month_of(day), step) for step in (-1, 0, 1)]
    return [month.replace(day=each) for month in months for each in SETTLEMENT_DAYS]
