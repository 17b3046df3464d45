"""The only place that knows what time it is.

Services ask ``now()`` and ``today(zone)``; rules are given them. The sandbox and the tests put a clock of
their own in place with ``use`` and move it.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Anything that tells the moment, aware and in UTC."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        return datetime.now(UTC)


class MovableClock:
    """A clock that runs at the machine's pace from any moment it is moved to, and never goes back."""

    def __init__(self, start: datetime | None = None) -> None:
        self._ahead = timedelta() if start is None else start - SystemClock().now()

    def now(self) -> datetime:
        """The present moment of this clock in UTC."""
        return SystemClock().now() + self._ahead

    def move_to(self, moment: datetime) -> None:
        """Go on from ``moment`` (aware); a moment in the past is refused with ``ValueError``."""
        if moment < self.now():
            raise ValueError("a clock is never moved back")
        self._ahead = moment - SystemClock().now()

    def advance(self, step: timedelta) -> None:
        """Go ``step`` further at once."""
        self.move_to(self.now() + step)


class FixedClock:
    """A clock that stands still until it is moved: what tests use."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        """The moment it was put at."""
        return self._moment

    def move_to(self, moment: datetime) -> None:
        """Stand at ``moment`` (aware) from now on."""
        self._moment = moment.astimezone(UTC)

    def advance(self, step: timedelta) -> None:
        """Go ``step`` further."""
        self._moment += step


_current: Clock = SystemClock()


def use(clock: Clock) -> Callable[[], None]:
    """Put ``clock`` in place for the whole process; the returned function puts the former one back."""
    global _current  # noqa: PLW0603 - one process has one time
    former = _current
    _current = clock

    def restore() -> None:
        global _current  # noqa: PLW0603
        _current = former

    return restore


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _current.now()


def local(moment: datetime, zone: str) -> datetime:
    """``moment`` as the wall clock of ``zone`` shows it."""
    return moment.astimezone(ZoneInfo(zone))


def today(zone: str) -> date:
    """The calendar day it is in ``zone``."""
    return local(now(), zone).date()


def at(day: date, hour: time, zone: str) -> datetime:
    """The moment, in UTC, at which the wall clock of ``zone`` shows ``hour`` on ``day``."""
    return datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC)


def day_bounds(day: date, zone: str) -> tuple[datetime, datetime]:
    """The half-open span of ``day`` in ``zone`` as UTC moments: from its midnight to the next one."""
    return at(day, time(), zone), at(day + timedelta(days=1), time(), zone)
