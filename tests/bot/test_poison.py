"""Updates that nothing can be made of are set aside once; a database that is away is waited for."""

import json
from typing import Any, cast

import asyncpg  # type: ignore[import-untyped] # it ships no types
import pytest
from telegram import Update

from bot.delivery import Courier
from bot.heard import Heard
from bot.router import Router
from bot.updates import Intake
from domain.intake.models import SetAside
from domain.outbox.views import Answer, Waiting

PRIVATE = {"id": 1, "type": "private", "first_name": "Wang"}


@pytest.fixture(autouse=True)
def _tries_follow_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.updates._PAUSE_SECONDS", (0.0, 0.0, 0.0))


class Silent:
    """A courier that sends nothing."""

    def send_soon(self, rows: list[Waiting]) -> None:
        """Nothing."""

    def wake(self) -> None:
        """Nothing waits for it."""


class Failing:
    """A router whose handlers fail, and whose apology goes to ``chat_id``."""

    def __init__(self, chat_id: int = 1) -> None:
        self._chat_id = chat_id

    async def answer(self, update: Update) -> Heard:
        """Fail with a message that no database takes."""
        raise KeyError("\ud800\0")

    def apologise(self, raw: dict[str, Any], reference: str) -> Heard:
        """One answer."""
        return Heard([Answer(self._chat_id, {"method": "sendMessage", "text": reference})], "zh-CN")


class CutOff:
    """A router under whose handlers the server ends the connection, ``times`` times."""

    def __init__(self, times: int) -> None:
        self._left = times

    async def answer(self, update: Update) -> Heard:
        """Lose the connection, or say nothing."""
        self._left -= 1
        if self._left >= 0:
            raise asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation")
        return Heard([], "zh-CN")


def an_intake(router: object) -> Intake:
    """An intake with ``router`` behind it."""
    return Intake(7, cast(Router, router), cast(Courier, Silent()))


def a_message(**fields: object) -> dict[str, Any]:
    """A private message with some fields of another kind than they should be."""
    return {"update_id": 5, "message": {"message_id": 1, "date": 1_790_000_000, "chat": PRIVATE, **fields}}


@pytest.mark.parametrize(
    "raw",
    [
        a_message(text="half a character: \ud800"),
        a_message(text="nothing: \0"),
        a_message(date=float("nan")),
        a_message(chat={"id": [1], "type": "private"}),
        a_message(chat={"id": {"1": 1}, "type": "private"}),
        a_message(chat={"id": 2**70, "type": "private"}),
        {"update_id": 5, "callback_query": {"id": "1", "from": {"id": []}}},
    ],
)
async def test_whatever_comes_is_set_aside_and_never_comes_again(database: str, raw: dict[str, Any]) -> None:
    taker = an_intake(Failing())
    as_received = json.loads(json.dumps(raw))
    await taker.receive(as_received)
    await taker.receive(as_received)
    assert await SetAside.all().count() == 1


async def test_an_apology_that_no_row_can_hold_is_left_out(database: str) -> None:
    await an_intake(Failing(chat_id=2**70)).receive(a_message(text="hello"))
    assert await SetAside.all().count() == 1


async def test_a_server_that_restarts_makes_no_update_a_poison(database: str) -> None:
    taker = an_intake(CutOff(times=4))
    for _ in range(4):
        with pytest.raises(Exception, match="closed"):
            await taker.receive(a_message(text="/credit"))
    assert await SetAside.all().count() == 0
    await taker.receive(a_message(text="/credit"))
    assert await SetAside.all().count() == 0
