"""Calls to the Bot API, over python-telegram-bot's request layer (its faults, our connections)."""

from typing import Any

from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.request import AiohttpRequest

POLL_SECONDS = 25
ALLOWED_UPDATES = ("message", "callback_query", "my_chat_member")
_CALLS_AT_ONCE = 64


class BotApi:
    """One bot's door to the Bot API. Its faults are those of ``telegram.error``; none of them holds the token."""

    def __init__(self, root: str, token: str) -> None:
        self._base = f"{root}/bot{token}"
        self._calls = AiohttpRequest(connections=_CALLS_AT_ONCE)
        self._polls = AiohttpRequest(connections=2)

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
        return await self._calls.post(f"{self._base}/{method}", _data(parameters))

    async def get_updates(self, offset: int) -> list[dict[str, Any]]:
        """Wait up to ``POLL_SECONDS`` for updates from ``offset`` on, which also confirms all before it."""
        parameters = {"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": list(ALLOWED_UPDATES)}
        updates: Any = await self._polls.post(
            f"{self._base}/getUpdates", _data(parameters), read_timeout=POLL_SECONDS + 10
        )
        return list(updates)


def _data(parameters: dict[str, Any]) -> RequestData:
    return RequestData([RequestParameter(name, value, None) for name, value in parameters.items()])
