"""Quiet hours, slots and pauses, without a database."""

from datetime import UTC, datetime, time, timedelta

import pytest

from domain.outbox import rules

SHANGHAI = "Asia/Shanghai"
NIGHT = (time(21, 0), time(8, 0))


def shanghai(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026 by Shanghai's clock, in UTC."""
    return (datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (shanghai(20, 20, 59), None),
        (shanghai(20, 21, 0), shanghai(21, 8)),
        (shanghai(20, 23, 59), shanghai(21, 8)),
        (shanghai(21, 0, 0), shanghai(21, 8)),
        (shanghai(21, 7, 59), shanghai(21, 8)),
        (shanghai(21, 8, 0), None),
    ],
)
def test_quiet_hours_span_midnight(now: datetime, until: datetime | None) -> None:
    assert rules.end_of_quiet(now, SHANGHAI, *NIGHT) == until


def test_quiet_hours_within_one_day() -> None:
    noon = (time(12, 0), time(14, 0))
    assert rules.end_of_quiet(shanghai(20, 13), SHANGHAI, *noon) == shanghai(20, 14)
    assert rules.end_of_quiet(shanghai(20, 14), SHANGHAI, *noon) is None


def test_no_quiet_hours_when_both_ends_are_the_same() -> None:
    assert rules.end_of_quiet(shanghai(20, 3), SHANGHAI, time(8), time(8)) is None


@pytest.mark.parametrize("minutes", range(0, 24 * 60, 15))
@pytest.mark.parametrize("day", [datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2027, 3, 27, 12, tzinfo=UTC)])
def test_quiet_hours_end_later_than_now_also_when_the_clocks_change(day: datetime, minutes: int) -> None:
    now = day + timedelta(minutes=minutes)
    until = rules.end_of_quiet(now, "Europe/London", time(21), time(1, 30))
    assert until is None or now < until <= now + timedelta(hours=6)


def test_a_slot_in_the_hour_that_a_spring_night_lacks_comes_after_it() -> None:
    morning = datetime(2027, 3, 28, 5, tzinfo=UTC)
    assert rules.slot_today(morning, "Europe/London", time(1, 30)) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_a_slot_is_on_the_centres_own_day() -> None:
    late_in_utc = shanghai(21, 0, 30)
    assert rules.slot_today(late_in_utc, SHANGHAI, time(8, 30)) == shanghai(21, 8, 30)


def test_pauses_double_up_to_ten_minutes() -> None:
    pauses = [rules.pause_after(tries).total_seconds() for tries in range(1, 12)]
    assert pauses[:3] == [2, 4, 8]
    assert max(pauses) == pauses[-1] == 600
