"""When things are due (domain §3).

Days are the centre's calendar days, day 0 that of arrival. A span that ends with a day ends at the midnight
after it, and what is due by then is late from that moment on.
"""

from datetime import date, datetime, timedelta

from domain import clock


def day_number(arrived_at: datetime, moment: datetime, zone: str) -> int:
    """Which day of the case ``moment`` falls on; the day of arrival is 0."""
    return (local_day(moment, zone) - local_day(arrived_at, zone)).days


def local_day(moment: datetime, zone: str) -> date:
    """The calendar day of the centre on which ``moment`` falls."""
    return clock.local(moment, zone).date()


def end_of_day(day: date, zone: str) -> datetime:
    """The moment ``day`` is over: the midnight that ends it."""
    return clock.day_bounds(day, zone)[1]


def due_day(due_at: datetime, zone: str) -> date:
    """The day on which something is due; what is due by a midnight is due on the day that midnight ends."""
    return clock.local(due_at - timedelta(microseconds=1), zone).date()


def lateness(due_at: datetime, now: datetime) -> tuple[int, str]:
    """How late something is as people say it: minutes within the hour, hours within two days, then days."""
    minutes = int((now - due_at).total_seconds()) // 60
    if minutes < 60:
        return max(minutes, 1), "minutes"
    return (minutes // 60, "hours") if minutes < 48 * 60 else (minutes // (24 * 60), "days")
