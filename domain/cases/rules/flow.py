"""A case on its way: the promised day, whose waiting days are, first-time fixes (domain §3)."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from domain.cases.errors import DeliveryInThePast, DeliveryReasonMissing, DeliveryTooFar
from domain.cases.views import WaitCause, WaitPeriod


def check_promise(case: str, day: date, former: date, today: date, *, reason: str, most_days: int) -> None:
    """Refuse a promised day that is over or beyond all reason, and one later than before without saying why."""
    if day < today:
        raise DeliveryInThePast(case=case, day=day, today=today)
    if day > today + timedelta(days=most_days):
        raise DeliveryTooFar(case=case, day=day, most_days=most_days)
    if day > former and not reason:
        raise DeliveryReasonMissing(case=case, former=former, day=day)


def waited_days(periods: Iterable[WaitPeriod], today: date) -> Mapping[WaitCause, int]:
    """How many days a case has stood still up to ``today``, by whose they are; today counts while it still does.

    A period's last day is that before ``end_day``. Periods never overlap, so every day is one cause's.
    """
    days: dict[WaitCause, int] = {}
    for period in periods:
        until = min(period.end_day or today + timedelta(days=1), today + timedelta(days=1))
        count = max(0, (until - period.first_day).days)
        if count:
            days[period.cause] = days.get(period.cause, 0) + count
    return days


def counts_as_rework(delivered_on: date, begun_on: date, rework_days: int) -> bool:
    """Whether a rework came so soon after the delivery that the repair was no first-time fix."""
    return (begun_on - delivered_on).days <= rework_days
