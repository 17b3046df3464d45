"""What the figures of a period count (domain §3)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.cases.rules import pace
from domain.cases.views import PaceFigures, WaitCause, WaitPeriod

ARRIVED = datetime(2026, 11, 2, 1, tzinfo=UTC)
DAY = timedelta(hours=24)
ZONE = "Asia/Shanghai"


@pytest.mark.parametrize(
    ("assessed_after", "now_after", "expected"),
    [
        (DAY, 2 * DAY, True),
        (DAY + timedelta(seconds=1), 2 * DAY, False),
        (None, DAY, None),
        (None, DAY + timedelta(seconds=1), False),
    ],
)
def test_in_time_is_within_24_hours(
    assessed_after: timedelta | None, now_after: timedelta, expected: bool | None
) -> None:
    assessed_at = None if assessed_after is None else ARRIVED + assessed_after
    assert pace.assessed_in_time(ARRIVED, assessed_at, ARRIVED + now_after) is expected


@pytest.mark.parametrize(("back_after", "expected"), [(0, True), (30, True), (31, False), (None, False)])
def test_a_car_that_is_soon_back_was_not_fixed_the_first_time(back_after: int | None, expected: bool) -> None:
    late_in_the_evening = datetime(2026, 11, 1, 15, 59, tzinfo=UTC)
    back_on = None if back_after is None else date(2026, 11, 1) + timedelta(days=back_after)
    assert pace.came_back(late_in_the_evening, back_on, ZONE, 30) is expected


@pytest.mark.parametrize(
    ("first", "end", "expected"),
    [
        (date(2026, 10, 28), date(2026, 11, 3), 2),
        (date(2026, 11, 5), None, 6),
        (date(2026, 11, 5), date(2026, 11, 5), 0),
        (date(2026, 12, 1), None, 0),
    ],
)
def test_waiting_days_are_those_within_the_period(first: date, end: date | None, expected: int) -> None:
    wait = WaitPeriod(WaitCause.PARTS, first, end)
    assert pace.days_within(wait, date(2026, 11, 1), date(2026, 11, 30), date(2026, 11, 10)) == expected


def test_a_rate_of_nothing_is_no_data() -> None:
    nothing = PaceFigures()
    assert (nothing.assessed_in_time, nothing.cycle_days, nothing.first_time_fix) == (None, None, None)
