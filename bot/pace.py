"""Going evenly: no burst of a whole second's worth, though the ceilings would let one through.

And resting: for as long as Telegram asks for it.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram.error import RetryAfter

from domain import clock

# A trifle slower than the ceiling, so that the next few mostly find that as many have just left the second.
_SLACK = 1.01
_CATCH_UP_SECONDS = 0.3


class Pace:
    """Moments evenly apart; a little that was missed is caught up with."""

    def __init__(self, per_second: int) -> None:
        self._apart_seconds = _SLACK / per_second
        self._next = asyncio.get_running_loop().time()

    async def after(self, count: int) -> None:
        """Wait until the next may go after ``count`` of them."""
        now = asyncio.get_running_loop().time()
        self._next = max(self._next + count * self._apart_seconds, now - _CATCH_UP_SECONDS)
        await asyncio.sleep(max(0.0, self._next - now))


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
