"""What the outbox tells its callers."""

from dataclasses import dataclass
from datetime import datetime, time


@dataclass(frozen=True)
class Answer:
    """An answer to an update, already worded: one call to the Bot API."""

    chat_id: int
    call: dict[str, object]
    """``{"method": "sendMessage", ...parameters}``."""
    centre_id: int | None = None


@dataclass(frozen=True)
class Waiting:
    """A claimed row, for the sender who claimed it: nobody else sends it before ``claimed_until``."""

    id: int
    centre_id: int | None
    chat_id: int
    rank: int
    call: dict[str, object] | None
    template: str | None
    params: dict[str, object] | None
    lang: str
    tries: int
    queued_at: datetime


@dataclass(frozen=True)
class ScheduleView:
    """One digest of a centre: when it comes, in the centre's own time."""

    digest: str
    at: time
    enabled: bool


@dataclass(frozen=True)
class Ceilings:
    """How fast Telegram lets a bot send: messages per second over all, and per minute into one group."""

    per_second: int = 30
    per_group_minute: int = 20
    seconds_between_in_chat: float = 1.0

    @property
    def at_once(self) -> int:
        """How many one claim takes: a tenth of a second's worth, so that claims and sends lie close together."""
        return max(1, self.per_second // 10)


@dataclass(frozen=True)
class QueueHealth:
    """How much waits, since when the oldest has been due, and how much was given up."""

    waiting: int
    oldest_due_at: datetime | None
    dropped: int
