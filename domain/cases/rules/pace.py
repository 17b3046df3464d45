"""How fast and how well cases went: counting what the figures of a period are made of (domain §3)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from domain.cases.rules.flow import counts_as_rework
from domain.cases.rules.timing import local_day
from domain.cases.views import WaitPeriod

ASSESSED_WITHIN = timedelta(hours=24)
"""What the trade promises (domain §8), whatever a centre's own SOP gives itself."""


def assessed_in_time(arrived_at: datetime, assessed_at: datetime | None, now: datetime) -> bool | None:
    """Whether a case was assessed within 24 hours; ``None`` while nobody can tell."""
    if assessed_at is not None:
        return assessed_at <= arrived_at + ASSESSED_WITHIN
    return None if now <= arrived_at + ASSESSED_WITHIN else False


def minutes_with_us(arrived_at: datetime, delivered_at: datetime) -> int:
    """From arrival to delivery in whole minutes."""
    return (delivered_at - arrived_at) // timedelta(minutes=1)


def came_back(delivered_at: datetime, back_on: date | None, zone: str, rework_days: int) -> bool:
    """Whether a delivered car came back so soon that the repair was no first-time fix."""
    return back_on is not None and counts_as_rework(local_day(delivered_at, zone), back_on, rework_days)


def days_within(period: WaitPeriod, since: date, until: date, today: date) -> int:
    """How many days of a wait lie from ``since`` to ``until``, both included; today counts while it still lasts."""
    end = min(period.end_day or today + timedelta(days=1), until + timedelta(days=1), today + timedelta(days=1))
    return max(0, (end - max(period.first_day, since)).days)


def tally_of(answers: Iterable[bool | None]) -> tuple[int, int]:
    """How many of them can be told, and how many of those are so."""
    told = [answer for answer in answers if answer is not None]
    return len(told), sum(told)
