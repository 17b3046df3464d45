"""Calls to the Bot API, over python-telegram-bot's request layer (its faults, our connections)."""

import asyncio
from collections.abc import Awaitable, Mapping
from typing import Any, Protocol

from telegram import InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot import metrics, troubles
from bot.request import UPLOAD_SECONDS, AiohttpRequest

POLL_SECONDS = 25
POLL_GRACE_SECONDS = 10
ALLOWED_UPDATES = ("message", "callback_query", "my_chat_member")
_CALLS_AT_ONCE = 64
_OUTCOMES: dict[type[TelegramError], str] = {
    RetryAfter: "too_many",
    ChatMigrated: "migrated",
    Forbidden: "forbidden",
    Conflict: "conflict",
    InvalidToken: "unknown_token",
    BadRequest: "bad_request",
    NetworkError: "no_answer",
    TelegramError: "other",
}
"""What the Bot API said, by the fault that stands for it; of several that fit, the first."""


Files = Mapping[str, bytes | InputFile]
"""Files to be sent, by the names they are attached under, which is what bare bytes are called, too."""


class FileTooLarge(TelegramError):
    """A file has more bytes than it may have."""


def is_too_large(fault: TelegramError) -> bool:
    """Whether a file can't be had for its size, by our measure or by the Bot API's."""
    return isinstance(fault, FileTooLarge) or "file is too big" in str(fault).lower()


class Caller(Protocol):
    """Whoever takes calls of the Bot API."""

    async def call(self, method: str, **parameters: Any) -> Any:
        """Call ``method`` and return its result as plain data."""
        ...


class BotApi:
    """One bot's door to the Bot API. Its faults are those of ``telegram.error``; none of them holds the token."""

    def __init__(self, root: str, token: str) -> None:
        self._base = f"{root}/bot{token}"
        self._files = f"{root}/file/bot{token}"
        self._calls = AiohttpRequest(connections=_CALLS_AT_ONCE)
        self._polls = AiohttpRequest(connections=2)
        self._answered_at = 0.0

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
        return await self._watched(method, self._calls.post(f"{self._base}/{method}", _data(parameters)))

    async def upload(self, method: str, files: Files, *, patience: float = UPLOAD_SECONDS, **parameters: Any) -> Any:
        """As ``call``, with files attached under their names, which parameters speak of as ``attach://name``.

        It may take ``patience`` seconds.
        """
        data = _data(parameters, files)
        return await self._watched(method, self._calls.post(f"{self._base}/{method}", data, read_timeout=patience))

    async def file(self, file_id: str, *, most_bytes: int) -> bytes:
        """The bytes of a file that somebody sent; ``FileTooLarge`` beyond ``most_bytes``."""
        told = await self.call("getFile", file_id=file_id)
        if int(told.get("file_size") or 0) > most_bytes:
            raise FileTooLarge("the file is too large")
        path = str(told.get("file_path") or "")
        # What the file server says says nothing of the Bot API, so it is no trouble of that one's.
        content = await self._calls.download(f"{self._files}/{path}", most_bytes)
        if content is None:
            raise FileTooLarge("the file is too large")
        return content

    async def get_updates(self, offset: int) -> list[dict[str, Any]]:
        """Wait up to ``POLL_SECONDS`` for updates from ``offset`` on, which also confirms all before it."""
        parameters = {"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": list(ALLOWED_UPDATES)}
        patience = POLL_SECONDS + POLL_GRACE_SECONDS
        updates: Any = await self._watched(
            "getUpdates", self._polls.post(f"{self._base}/getUpdates", _data(parameters), read_timeout=patience)
        )
        return list(updates)

    async def _watched(self, method: str, call: Awaitable[Any]) -> Any:
        """The result of a call, which is counted; whether the Bot API is there at all is noted on the way."""
        now = asyncio.get_running_loop().time
        begun = now()
        try:
            result = await call
        except TelegramError as fault:
            outcome = next(name for kind, name in _OUTCOMES.items() if isinstance(fault, kind))
            metrics.call_ended(method, outcome, now() - begun)
            if not troubles.is_away(fault):
                self._note_answer(now())
            elif self._answered_at <= begun:  # what answered others meanwhile is not away: it is this call alone
                troubles.bot_api_failed(fault)
            raise
        metrics.call_ended(method, "ok", now() - begun)
        self._note_answer(now())
        return result

    def _note_answer(self, moment: float) -> None:
        self._answered_at = moment
        troubles.works(troubles.TELEGRAM)


def _data(parameters: dict[str, Any], files: Files | None = None) -> RequestData:
    told = [RequestParameter(name, value, None) for name, value in parameters.items()]
    attached = [
        RequestParameter(name, None, [InputFile(content, name) if isinstance(content, bytes) else content])
        for name, content in (files or {}).items()
    ]
    return RequestData([*told, *attached])
