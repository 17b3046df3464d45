"""Cancelling a task exactly at its n-th await."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Generator
from enum import Enum
from typing import Any


class How(Enum):
    """When the cancellation comes."""

    WAITING = "while it waits"
    ANSWERED = "when the answer is there but not yet taken"
    AGAIN_AND_AGAIN = "while it waits, and at every await after that"


class CancelledAt(Awaitable[None]):
    """Runs ``work``; its task is cancelled at await number ``at``. ``reached`` tells whether there was one."""

    def __init__(self, work: Coroutine[Any, Any, None], at: int, how: How) -> None:
        self._steps = work.__await__()
        self._at = at
        self._how = how
        self._number = 0
        self.reached = False

    def __await__(self) -> Generator[Any, Any, None]:
        resume: Callable[[], Any] = lambda: next(self._steps)  # noqa: E731
        while True:
            try:
                awaited = resume()
            except StopIteration:
                return
            self._cancel(awaited)
            try:
                yield awaited
            except BaseException as thrown:
                resume = self._thrower(thrown)
            else:
                resume = lambda: next(self._steps)  # noqa: E731

    def _thrower(self, thrown: BaseException) -> Callable[[], Any]:
        return lambda: self._steps.throw(thrown)

    def _cancel(self, awaited: Any) -> None:
        due = self._number == self._at or (self._number > self._at and self._how is How.AGAIN_AND_AGAIN)
        self._number += 1
        if not due:
            return
        self.reached = True
        task = asyncio.current_task()
        assert task is not None
        if self._how is How.ANSWERED and awaited is not None:
            awaited.add_done_callback(lambda _: task.cancel())  # comes before the task is woken
        else:
            task.cancel()


async def cancel_at_every_await(
    work: Callable[[], Coroutine[Any, Any, None]], how: How, check: Callable[[], Awaitable[None]]
) -> int:
    """Run ``work`` again and again, cancelled one await later each time, then ``check``; the number of awaits."""
    at = 0
    while True:
        run = CancelledAt(work(), at, how)

        async def cancelled(run: CancelledAt = run) -> None:
            await run

        await asyncio.wait((asyncio.create_task(cancelled()),))
        await check()
        if not run.reached:
            return at
        at += 1
