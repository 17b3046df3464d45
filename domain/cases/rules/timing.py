"""When things are due (domain §3).

Days are the centre's calendar days, day 0 that of arrival. A span that ends with a day ends at the midnight
after it, and what is due by then is late from that moment on.
"""

from datetime import date, datetime, timedelta

from domain import clock
from domain.cases.views import (
    SopTimes,
    StepName,
)


def day_number(arrived_at: datetime, moment: datetime, zone: str) -> int:
    """Which day of the case ``moment`` falls on; the day of arrival is 0."""
    return (clock.local(moment, zone).date() - clock.local(arrived_at, zone).date()).days


def promised_day(arrived_at: datetime, zone: str, times: SopTimes) -> date:
    """The day a car is promised for on arrival: day 6 in the standard SOP."""
    return _day_of_case(arrived_at, times.delivered_days, zone)


def end_of_day(day: date, zone: str) -> datetime:
    """The moment ``day`` is over: the midnight that ends it."""
    return clock.day_bounds(day, zone)[1]


def due_day(due_at: datetime, zone: str) -> date:
    """The day on which something is due; what is due by a midnight is due on the day that midnight ends."""
    return clock.local(due_at - timedelta(microseconds=1), zone).date()


def first_due_times(
    arrived_at: datetime, promised: date, zone: str, times: SopTimes
) -> dict[StepName, datetime | None]:
    """When each step of a case that arrives now is due; ``None`` for the two that wait for delivery."""

    def end_of(day: int) -> datetime:
        return end_of_day(_day_of_case(arrived_at, day, zone), zone)

    return {
        StepName.INSPECTION: arrived_at + timedelta(hours=times.inspection_hours),
        StepName.PLAN: arrived_at + timedelta(hours=times.plan_hours),
        StepName.SUBMITTED: end_of(times.submitted_days),
        StepName.ASSESSED: arrived_at + timedelta(hours=times.assessed_hours),
        StepName.INFORMED: end_of(times.informed_days),
        StepName.PHOTO: end_of(times.photo_days),
        **due_times_before_delivery(promised, zone, times),
        StepName.BOOKING: None,
        StepName.CALLBACK: None,
    }


def due_times_before_delivery(promised: date, zone: str, times: SopTimes) -> dict[StepName, datetime]:
    """When the steps that hang on the promised day are due: they move with it."""
    between_days = times.delivered_days - times.quality_days
    return {
        StepName.ETA: end_of_day(promised - timedelta(days=times.eta_days), zone),
        StepName.QUALITY: end_of_day(promised - timedelta(days=between_days), zone),
        StepName.DELIVERED: end_of_day(promised, zone),
    }


def due_times_after_delivery(delivered_at: datetime, zone: str, times: SopTimes) -> dict[StepName, datetime]:
    """When the next maintenance is to be booked and the customer called back, once the car is delivered."""
    day = clock.local(delivered_at, zone).date()
    return {
        StepName.BOOKING: end_of_day(day, zone),
        StepName.CALLBACK: end_of_day(day + timedelta(days=times.callback_days), zone),
    }


def next_photo_due(arrived_at: datetime, shown_on: date, zone: str, times: SopTimes) -> datetime:
    """When the next progress photo is due after that of ``shown_on``: one a day, from day 2."""
    first = _day_of_case(arrived_at, times.photo_days, zone)
    return end_of_day(max(first, shown_on + timedelta(days=1)), zone)


def lateness(due_at: datetime, now: datetime) -> tuple[int, str]:
    """How late something is as people say it: minutes within the hour, hours within two days, then days."""
    minutes = int((now - due_at).total_seconds()) // 60
    if minutes < 60:
        return max(minutes, 1), "minutes"
    return (minutes // 60, "hours") if minutes < 48 * 60 else (minutes // (24 * 60), "days")


def _day_of_case(arrived_at: datetime, day: int, zone: str) -> date:
    return clock.local(arrived_at, zone).date() + timedelta(days=day)
