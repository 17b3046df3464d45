"""When a photo counts for which day, what is kept as one, and how often fetching it is tried (domain §3)."""

from datetime import date, datetime, timedelta

from domain.cases.errors import NotAPicture, PhotoTooLarge
from domain.cases.rules import timing

MIMES = ("image/jpeg", "image/png", "image/webp")
"""What every browser and the chat platform itself can show."""
MOST_MB = 20
"""What the chat platform hands out to bots at most."""
MOST_BYTES = MOST_MB * 1024 * 1024
MOST_TRIES = 8
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=1)


def sent_at(told: datetime, arrived_at: datetime, now: datetime) -> datetime:
    """The moment a photo counts as sent: as its message says, but neither before the car came nor in the future."""
    return min(max(told, arrived_at), now)


def is_due_on(day: date, first_due_at: datetime | None, zone: str) -> bool:
    """Whether the daily photo, due first at ``first_due_at``, is due on ``day``: those of the arrival show nothing."""
    return first_due_at is not None and timing.end_of_day(day, zone) >= first_due_at


def check_kind(mime: str, size_bytes: int | None) -> None:
    """Refuse what can't be kept as a photo: ``NotAPicture``, ``PhotoTooLarge``."""
    if mime not in MIMES:
        raise NotAPicture(kind=mime.partition("/")[2].upper()[:16])
    if size_bytes is not None and size_bytes > MOST_BYTES:
        raise PhotoTooLarge(most_mb=MOST_MB)


def is_given_up(tries: int) -> bool:
    """Whether so many tries that failed by the file's own fault were enough."""
    return tries >= MOST_TRIES


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries."""
    doublings = min(max(0, tries - 1), 12)
    return min(LONGEST_PAUSE, FIRST_PAUSE * (1 << doublings))
