"""Going evenly: moments of which a second never sees too many."""

import asyncio

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
