"""When things are sent: quiet hours, digest slots, how long to wait after a failure. Pure."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

MAX_TRIES = 8
MAX_TRIES_COUNTED_UNREACHED = 4
"""So many tries count of those that never got as far as Telegram: it is tried again soon once that is back."""
UNREACHED_KEPT = timedelta(days=3)
"""How long a row waits for a Telegram that cannot be reached."""
_FIRST_PAUSE_SECONDS = 2
_LONGEST_PAUSE_SECONDS = 600


def pause_after(tries: int) -> timedelta:
    """How long a row rests after its ``tries``-th failure: doubling from 2 seconds to 10 minutes."""
    return timedelta(seconds=min(_FIRST_PAUSE_SECONDS * 2 ** (tries - 1), _LONGEST_PAUSE_SECONDS))


def is_given_up(tries: int, waited: timedelta, *, is_unreached: bool) -> bool:
    """Whether a row that failed ``tries`` times is given up: what was never looked at only after days."""
    return waited >= UNREACHED_KEPT if is_unreached else tries >= MAX_TRIES


def end_of_quiet(now: datetime, zone: str, quiet_from: time, quiet_until: time) -> datetime | None:
    """When the quiet hours that ``now`` lies in end (UTC); ``None`` outside them. They may span midnight."""
    wall = now.astimezone(ZoneInfo(zone))
    if not _lies_in(wall.time(), quiet_from, quiet_until):
        return None
    day = wall.date() if wall.time() < quiet_until else wall.date() + timedelta(days=1)
    # In the hour that an autumn night has twice, the end is the one that is still to come.
    return datetime.combine(day, quiet_until.replace(fold=wall.fold), ZoneInfo(zone)).astimezone(UTC)


def slot_today(now: datetime, zone: str, at: time) -> datetime:
    """The moment (UTC) of today, by the calendar of ``zone``, at which its wall clock shows ``at``."""
    return datetime.combine(now.astimezone(ZoneInfo(zone)).date(), at, ZoneInfo(zone)).astimezone(UTC)


def _lies_in(wall: time, quiet_from: time, quiet_until: time) -> bool:
    if quiet_from <= quiet_until:
        return quiet_from <= wall < quiet_until
    return wall >= quiet_from or wall < quiet_until
