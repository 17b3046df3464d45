"""Going evenly: no burst of a whole second's worth, though the ceilings would let one through."""

import asyncio

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
