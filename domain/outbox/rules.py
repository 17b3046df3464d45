"""When things are sent: quiet hours, digest slots, how long to wait after a failure. Pure."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.outbox.views import Told, Trouble

MAX_TRIES = 8
MAX_TRIES_COUNTED_UNREACHED = 4
"""So many tries count of those that never got as far as Telegram: it is tried again soon once that is back."""
UNREACHED_KEPT = timedelta(days=3)
"""How long a row waits for a Telegram that cannot be reached."""
UNSEEN = timedelta(minutes=2)
"""After so long a trouble that nobody sees any more is over."""
_FIRST_PAUSE_SECONDS = 2
_LONGEST_PAUSE_SECONDS = 600


def pause_after(tries: int) -> timedelta:
    """How long a row rests after its ``tries``-th failure: doubling from 2 seconds to 10 minutes."""
    return timedelta(seconds=min(_FIRST_PAUSE_SECONDS * 2 ** (tries - 1), _LONGEST_PAUSE_SECONDS))


def is_given_up(tries: int, waited: timedelta, *, is_unreached: bool) -> bool:
    """Whether a row that failed ``tries`` times is given up: what was never looked at only after days."""
    return waited >= UNREACHED_KEPT if is_unreached else tries >= MAX_TRIES


def waits_since(due_at: datetime, queued_at: datetime, failures: int) -> datetime:
    """Since when a row should have gone that is due at ``due_at`` after so many failures.

    That is before the pauses they cost it; when they were more than are counted, nobody knows but since it is there.
    """
    if failures >= MAX_TRIES_COUNTED_UNREACHED:
        return queued_at
    return due_at - sum((pause_after(each) for each in range(1, failures + 1)), timedelta())


def kind_of(rank: int, *, is_edit: bool) -> str:
    """What a row is, for those who count: ``answer``, ``push`` or ``edit``."""
    if is_edit:
        return "edit"
    return "push" if rank else "answer"


def news_of(kind: str, told: Told | None, found: Trouble | None, now: datetime) -> Trouble | None:
    """What is to be told of a kind of trouble: that it began, that it is over (``until``), or nothing.

    ``found`` is what somebody sees of it now. One that nobody has seen for ``UNSEEN`` is over: several processes
    look, and what troubles one of them may not trouble the others.
    """
    is_open = told is not None and told.trouble.until is None
    if found is None:
        if told is None or not is_open or now - told.seen_at < UNSEEN:
            return None
        return Trouble(kind, told.trouble.since, told.seen_at)
    if found.until is None:
        return None if is_open else found
    is_known = told is not None and told.trouble.until is not None and told.trouble.until >= found.since
    return None if is_known else found


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


def comes_on(days: Sequence[int], day: date) -> bool:
    """Whether what comes on these days of the month comes on ``day``; without any, it comes every day."""
    return not days or day.day in days


def _lies_in(wall: time, quiet_from: time, quiet_until: time) -> bool:
    if quiet_from <= quiet_until:
        return quiet_from <= wall < quiet_until
    return wall >= quiet_from or wall < quiet_until
