"""Going evenly: moments of which a second never sees too many; and resting for as long as Telegram asks for it."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram.error import RetryAfter

from domain import clock

# Networks delay one message more than the next; so much further apart, a second never sees one too many.
_SLACK = 1.03


class Pace:
    """Moments evenly apart; one that was missed does not hold back those after it."""

    def __init__(self, per_second: int) -> None:
        self._apart_seconds = _SLACK / per_second
        self._next = asyncio.get_running_loop().time()

    async def next(self) -> None:
        """Wait for the next moment."""
        now = asyncio.get_running_loop().time()
        self._next = max(self._next + self._apart_seconds, now)
        await asyncio.sleep(self._next - now)


@dataclass(frozen=True)
class Rest:
    """So long something is left alone. It is over as well when the clock has gone back behind its beginning."""

    begun_at: datetime
    seconds: float

    @classmethod
    def asked_by(cls, fault: RetryAfter) -> "Rest":
        """What Telegram asks for, from now on."""
        pause = fault.retry_after
        return cls(clock.now(), pause.total_seconds() if isinstance(pause, timedelta) else float(pause))

    @property
    def until(self) -> datetime:
        """Its end."""
        return self.begun_at + timedelta(seconds=self.seconds)

    @property
    def is_over(self) -> bool:
        """Whether it lies behind us, or before us."""
        return not self.begun_at <= clock.now() < self.until
