"""What happens in the sandbox, told to whoever listens: the page, the snapshot, and waiting tests."""

import asyncio
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.sandbox.refusals import Json

MOST_QUEUED = 1000


class Events:
    """A hub: each event goes to every open page and wakes everyone who waits for a change."""

    def __init__(self) -> None:
        self._streams: set[asyncio.Queue[Json | None]] = set()
        self._waiters: set[asyncio.Future[None]] = set()
        self.on_change: list[Callable[[], None]] = []
        self.edition = secrets.token_hex(6)
        self.published = 0

    def publish(self, kind: str, **details: object) -> None:
        """Tell everyone that ``kind`` happened. A page that fell too far behind is cut off and comes back."""
        self.published += 1
        for stream in list(self._streams):
            try:
                stream.put_nowait({"kind": kind, **details})
            except asyncio.QueueFull:
                self._end(stream)
        self.changed()

    def changed(self) -> None:
        """Something changed that no page shows; waiting tests look again."""
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
        self._waiters.clear()
        for listener in self.on_change:
            listener()

    async def next_change(self) -> None:
        """Return when something has changed."""
        waiter = asyncio.get_running_loop().create_future()
        self._waiters.add(waiter)
        try:
            await waiter
        finally:
            self._waiters.discard(waiter)

    @contextmanager
    def stream(self) -> Iterator["asyncio.Queue[Json | None]"]:
        """All events from now on; ``None`` is the end of them."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue(MOST_QUEUED)
        self._streams.add(queue)
        try:
            yield queue
        finally:
            self._streams.discard(queue)

    def close(self) -> None:
        """End every stream."""
        for stream in list(self._streams):
            self._end(stream)

    def _end(self, stream: "asyncio.Queue[Json | None]") -> None:
        self._streams.discard(stream)
        if stream.full():
            stream.get_nowait()
        stream.put_nowait(None)
