"""One line when something begins to fail and one when it works again, however often it failed in between."""

from typing import Any

import pytest
from structlog.testing import capture_logs
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot import troubles
from bot.troubles import DATABASE, POLLING


def lines(logged: list[Any]) -> list[tuple[str, str]]:
    """What was logged, of what."""
    return [(line["event"], line["what"]) for line in logged]


def test_a_trouble_is_two_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    with capture_logs() as logged:
        for _ in range(100):
            troubles.failed(POLLING, Conflict("terminated by other getUpdates request"))
        monkeypatch.setattr(troubles, "CALM_SECONDS", 0.0)
        for _ in range(100):
            troubles.works(POLLING)
    assert lines(logged) == [("trouble.began", POLLING), ("trouble.over", POLLING)]
    assert (logged[0]["why"], logged[1]["failures"]) == ("Conflict", 100)


def test_one_that_comes_and_goes_is_one_trouble_and_present_only_while_it_is_there() -> None:
    with capture_logs() as logged:
        for _ in range(100):
            troubles.failed(POLLING, Conflict("x"))
            assert [trouble.what for trouble in troubles.present()] == [POLLING]
            troubles.works(POLLING)
            assert troubles.present() == []
    assert lines(logged) == [("trouble.began", POLLING)]


async def test_what_fails_for_want_of_the_database_is_the_databases_trouble() -> None:
    async def duty() -> None:
        raise ConnectionRefusedError

    with capture_logs() as logged:
        for name in ("deliver", "digests", "deliver"):
            await troubles.repeat(duty, name)
    assert lines(logged) == [("trouble.began", DATABASE)]


async def test_what_fails_for_want_of_the_bot_api_is_said_at_its_door_only() -> None:
    async def duty() -> None:
        raise NetworkError("Bad Gateway")

    with capture_logs() as logged:
        await troubles.repeat(duty, "menus")
    assert lines(logged) == []


@pytest.mark.parametrize(
    ("fault", "away"),
    [
        (NetworkError("Bad Gateway"), True),
        (TimedOut(), True),
        (InvalidToken("Unauthorized"), True),
        (BadRequest("chat not found"), False),
        (Forbidden("bot was blocked by the user"), False),
        (RetryAfter(5), False),
        (Conflict("other getUpdates"), False),
    ],
)
def test_which_refusals_mean_that_nobody_looked(fault: TelegramError, away: bool) -> None:
    assert troubles.is_away(fault) is away


def test_no_token_is_in_the_reason() -> None:
    token = "7000000001:a-token-nobody-gave-out-0123456789"
    troubles.bot_api_failed(NetworkError(f"Unknown error in HTTP implementation: /bot{token}/getMe"))
    (trouble,) = troubles.present()
    assert token not in trouble.why
