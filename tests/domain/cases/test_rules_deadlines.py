"""When people are told of a due time, wherever the centre is and whatever its clocks do (interface §3)."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.cases.rules import deadlines
from domain.cases.views import Loudness
from domain.outbox.service import end_of_quiet

SHANGHAI, BERLIN, KATHMANDU = "Asia/Shanghai", "Europe/Berlin", "Asia/Kathmandu"
WARN = timedelta(minutes=15)
NEVER = (time(0), time(0))
NIGHT = (time(21), time(8))


def loudness(due_at: datetime, now: datetime, quiet: tuple[time, time] = NIGHT) -> Loudness:
    """How loud a due time is told of at a moment of the same zone, with the usual figures."""
    assert isinstance(now.tzinfo, ZoneInfo)
    ends = [end_of_quiet(moment.astimezone(UTC), now.tzinfo.key, *quiet) for moment in (now, now + WARN)]
    thresholds = deadlines.thresholds(now.astimezone(UTC), 15, 2, ends[0] or ends[1])
    return deadlines.loudness(due_at.astimezone(UTC), thresholds)


def at(zone: str, *moment: int, fold: int = 0) -> datetime:
    """A moment by a zone's wall clock."""
    year, month, day, hour, minute = moment
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone), fold=fold)


@pytest.mark.parametrize("zone", [SHANGHAI, BERLIN, KATHMANDU])
@pytest.mark.parametrize("due", [(2026, 11, 30, 16, 0), (2026, 12, 31, 10, 5), (2028, 2, 29, 12, 30)])
def test_it_grows_louder_to_the_minute(zone: str, due: tuple[int, ...]) -> None:
    due_at = at(zone, *due)
    for minutes, expected in (
        (-16, Loudness.NOTHING), (-15, Loudness.WARNING), (-1, Loudness.WARNING), (0, Loudness.LATE),
        (119, Loudness.LATE), (120, Loudness.ESCALATED), (90_000, Loudness.ESCALATED),
    ):  # fmt: skip
        assert loudness(due_at, due_at + timedelta(minutes=minutes)) is expected


@pytest.mark.parametrize("zone", [SHANGHAI, BERLIN, KATHMANDU])
@pytest.mark.parametrize("due", [(12, 1, 0, 0), (11, 30, 22, 15), (12, 1, 7, 59), (12, 1, 8, 0)])
def test_what_is_due_at_night_is_warned_of_in_the_evening(zone: str, due: tuple[int, ...]) -> None:
    due_at = at(zone, 2026, *due)
    assert loudness(due_at, at(zone, 2026, 11, 30, 20, 44)) is Loudness.NOTHING
    assert loudness(due_at, at(zone, 2026, 11, 30, 20, 45)) is Loudness.WARNING
    assert loudness(due_at, due_at) is Loudness.LATE


def test_what_is_due_after_the_night_is_warned_of_as_soon_as_it_is_over() -> None:
    due_at = at(SHANGHAI, 2026, 12, 1, 8, 10)
    assert loudness(due_at, at(SHANGHAI, 2026, 11, 30, 20, 45)) is Loudness.NOTHING
    assert loudness(due_at, at(SHANGHAI, 2026, 12, 1, 7, 59)) is Loudness.NOTHING
    assert loudness(due_at, at(SHANGHAI, 2026, 12, 1, 8, 0)) is Loudness.WARNING


def test_without_quiet_hours_midnight_is_an_hour_like_any_other() -> None:
    due_at = at(SHANGHAI, 2026, 12, 1, 0, 0)
    assert loudness(due_at, at(SHANGHAI, 2026, 11, 30, 23, 44), NEVER) is Loudness.NOTHING
    assert loudness(due_at, at(SHANGHAI, 2026, 11, 30, 23, 45), NEVER) is Loudness.WARNING


@pytest.mark.parametrize("day", [(2026, 3, 29), (2026, 10, 25)], ids=["an hour less", "an hour more"])
def test_nights_with_an_hour_more_or_less_end_when_the_wall_clock_says_so(day: tuple[int, int, int]) -> None:
    morning = at(BERLIN, *day, 8, 0)
    evening = at(BERLIN, *day[:2], day[2] - 1, 20, 45)
    assert loudness(morning, evening) is Loudness.WARNING
    assert loudness(morning + timedelta(minutes=1), evening) is Loudness.NOTHING
    noon = at(BERLIN, *day, 12, 0).astimezone(UTC)
    assert loudness(noon, (noon - WARN).astimezone(ZoneInfo(BERLIN))) is Loudness.WARNING


def test_a_warning_is_true_until_it_is_late_and_the_others_from_then_on() -> None:
    due_at = at(SHANGHAI, 2026, 12, 1, 12, 0)
    before, after = due_at - timedelta(seconds=1), due_at
    assert [deadlines.is_still_so(Loudness.WARNING, due_at, now) for now in (before, after)] == [True, False]
    for each in (Loudness.LATE, Loudness.ESCALATED):
        assert [deadlines.is_still_so(each, due_at, now) for now in (before, after)] == [False, True]
