"""When a punctual team does the steps of a car: within the hours of its shop, a photo every day of repair."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from bot.sandbox.demo.facts import DemoCase
from domain import clock

_ORDER = (
    "inspection",
    "plan",
    "submitted",
    "assessed",
    "informed",
    "eta",
    "quality",
    "delivered",
    "booking",
    "callback",
)
_LAST_PAPERS_AT = time(18, 40)
_ASSESSED_SAME_DAY_UNTIL = time(11)
_FIRST_PHOTO_DAY = 2


def done(case: DemoCase, arrival: datetime, today: date, zone: str) -> Iterator[tuple[str, datetime]]:
    """Every step that was done to ``case``, and when; some of today's may still lie ahead."""
    moments = _moments(case, arrival, zone)
    for step in _ORDER[: _ORDER.index(case.reached) + 1 if case.reached else 0]:
        yield step, moments[step]
    if _has_come(case, "informed"):
        yield from (("photo", moment) for moment in _photos(case, arrival, today, zone))


def _moments(case: DemoCase, arrival: datetime, zone: str) -> dict[str, datetime]:
    def on(day: int, at: time) -> datetime:
        return clock.at(_day(arrival, day, zone), at, zone)

    papers = on(0, _LAST_PAPERS_AT)
    early = clock.local(arrival, zone).time() < _ASSESSED_SAME_DAY_UNTIL
    assessed = on(0, time(17, 20)) if early else arrival + timedelta(hours=22)
    delivered = on(case.finish_day, time(16, 35))
    return {
        "inspection": arrival + timedelta(minutes=35),
        "plan": min(arrival + timedelta(hours=2, minutes=40), papers),
        "submitted": min(arrival + timedelta(hours=4, minutes=30), papers),
        "assessed": assessed,
        "informed": assessed + timedelta(minutes=40),
        "eta": on(case.finish_day - 1, time(17, 30)),
        "quality": on(case.finish_day, time(10, 45)),
        "delivered": delivered,
        "booking": delivered + timedelta(minutes=15),
        "callback": on(case.finish_day + 1, time(10, 20)),
    }


def _photos(case: DemoCase, arrival: datetime, today: date, zone: str) -> Iterator[datetime]:
    """A photo in the afternoon of every day of repair up to yesterday, but for those that were missed."""
    if case.photos_waived:
        yield clock.at(_day(arrival, _FIRST_PHOTO_DAY, zone), time(9, 30), zone)
        return
    last = (today - _day(arrival, 0, zone)).days - 1 - case.photos_missed
    if _has_come(case, "quality"):
        last = min(last, case.finish_day - 1)
    for day in range(_FIRST_PHOTO_DAY, last + 1):
        yield clock.at(_day(arrival, day, zone), time(16, 5 + 7 * case.advisor), zone)


def _has_come(case: DemoCase, step: str) -> bool:
    return bool(case.reached) and _ORDER.index(case.reached) >= _ORDER.index(step)


def _day(arrival: datetime, day: int, zone: str) -> date:
    return clock.local(arrival, zone).date() + timedelta(days=day)


def costs_yuan(case: DemoCase) -> tuple[int, int]:
    """What parts and labour of ``case`` cost: about two thirds of what is billed, some cars more than others."""
    billed = case.assessed_yuan or case.estimate_yuan
    return billed * (case.parts_percent or 46 + case.days_ago % 7) // 100, billed * 18 // 100
