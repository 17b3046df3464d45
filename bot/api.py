"""Calls to the Bot API, over python-telegram-bot's request layer (its faults, our connections)."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot import metrics
from bot.health import Reach
from bot.request import AiohttpRequest

POLL_SECONDS = 25
ALLOWED_UPDATES = ("message", "callback_query", "my_chat_member")
_CALLS_AT_ONCE = 64
_OUTCOMES: dict[type[Exception], str] = {
    RetryAfter: "too_many",
    ChatMigrated: "migrated",
    Forbidden: "forbidden",
    Conflict: "conflict",
    InvalidToken: "unknown_token",
    BadRequest: "bad_request",
    NetworkError: "no_answer",
}
"""What the Bot API said, by the fault that stands for it; of several that fit, the first."""


class BotApi:
    """One bot's door to the Bot API. Its faults are those of ``telegram.error``; none of them holds the token."""

    def __init__(self, root: str, token: str) -> None:
        self._base = f"{root}/bot{token}"
        self._calls = AiohttpRequest(connections=_CALLS_AT_ONCE)
        self._polls = AiohttpRequest(connections=2)
        self.reach = Reach()
        """Whether the Bot API answers, whatever it says."""

    async def open(self) -> None:
        """Open the connection pools."""
        await self._calls.initialize()
        await self._polls.initialize()

    async def close(self) -> None:
        """Close them."""
        await self._calls.shutdown()
        await self._polls.shutdown()

    async def call(self, method: str, **parameters: Any) -> Any:
        """Call ``method`` and return its result as plain data."""
        with self._watched(method):
            return await self._calls.post(f"{self._base}/{method}", _data(parameters))

    async def get_updates(self, offset: int) -> list[dict[str, Any]]:
        """Wait up to ``POLL_SECONDS`` for updates from ``offset`` on, which also confirms all before it."""
        parameters = {"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": list(ALLOWED_UPDATES)}
        with self._watched("getUpdates"):
            updates: Any = await self._polls.post(
                f"{self._base}/getUpdates", _data(parameters), read_timeout=POLL_SECONDS + 10
            )
        return list(updates)

    @contextmanager
    def _watched(self, method: str) -> Iterator[None]:
        """Count one call and how long it took; one that is cancelled says nothing."""
        started = time.perf_counter()
        try:
            yield
        except Exception as fault:
            outcome = next((name for kind, name in _OUTCOMES.items() if isinstance(fault, kind)), "other")
            self._note(method, outcome, time.perf_counter() - started, type(fault).__name__)
            raise
        self._note(method, "ok", time.perf_counter() - started)

    def _note(self, method: str, outcome: str, seconds: float, fault: str = "") -> None:
        metrics.CALLS.labels(method, outcome).inc()
        metrics.CALL_SECONDS.labels(method).observe(seconds)
        if outcome == "no_answer":
            self.reach.failed(fault)
        else:
            self.reach.answered()


def _data(parameters: dict[str, Any]) -> RequestData:
    return RequestData([RequestParameter(name, value, None) for name, value in parameters.items()])
