"""Every call of the Bot API is counted by what came of it."""

from collections.abc import Callable
from typing import Any

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot import metrics, troubles
from bot.api import BotApi
from bot.request import AiohttpRequest


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception | None], BotApi]:
    """A Bot API all of whose calls end in one way."""

    def make(fault: Exception | None) -> BotApi:
        async def post(*_: Any, **__: Any) -> list[Any]:
            if fault is not None:
                raise fault
            return []

        monkeypatch.setattr(AiohttpRequest, "post", post)
        return BotApi("http://127.0.0.1:9", "1:token")

    return make


@pytest.mark.parametrize(
    ("fault", "outcome", "is_there"),
    [
        (None, "ok", True),
        (RetryAfter(5), "too_many", True),
        (ChatMigrated(-100), "migrated", True),
        (Forbidden("kicked"), "forbidden", True),
        (Conflict("another polls"), "conflict", True),
        (BadRequest("message is too long"), "bad_request", True),
        (TelegramError("something else"), "other", True),
        (InvalidToken("revoked"), "unknown_token", False),
        (TimedOut(), "no_answer", False),
        (NetworkError("bad gateway"), "no_answer", False),
    ],
)
async def test_a_call_is_counted_by_its_method_and_what_the_bot_api_said(
    answered: Callable[[Exception | None], BotApi], fault: Exception | None, outcome: str, is_there: bool
) -> None:
    api = answered(fault)
    for method, call in (("sendMessage", api.call("sendMessage", text="x")), ("getUpdates", api.get_updates(0))):
        counted = metrics.CALLS.labels(method, outcome)
        before = counted._value.get()
        if fault is None:
            await call
        else:
            with pytest.raises(type(fault)):
                await call
        assert counted._value.get() == before + 1
    assert (troubles.present_in(troubles.TELEGRAM) is None) is is_there
