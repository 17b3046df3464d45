"""What the bot does by itself goes on where something fails: at the other centres, with the other menus."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

import pytest
from telegram.error import RetryAfter

from bot import metrics, troubles
from bot.api import BotApi
from bot.duties import StandingDuties, close_statements, queue_digests
from bot.menus import Menus
from domain import clock
from domain.actor import Role
from domain.insurers import service as insurers
from handlers.registry import gather
from tests.factories.people import a_centre, a_staff


async def test_what_fails_at_one_centre_is_done_at_the_others(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = await a_centre(), await a_centre()
    done: list[int] = []

    async def close(centre_id: int, today: date) -> None:
        if centre_id == first.id:
            raise KeyError("a fault of this centre's data")
        done.append(centre_id)

    monkeypatch.setattr(insurers, "close_statements", close)
    failed = metrics.DUTIES_FAILED.labels("statements")
    before = failed._value.get()
    await close_statements()
    assert done == [second.id]
    assert failed._value.get() == before + 1, "counted by the duty, not by the centre"


async def test_slots_of_digests_are_counted(database: str) -> None:
    clock.use(clock.FixedClock(datetime(2026, 11, 20, 14, tzinfo=UTC)))
    await a_centre()
    await a_centre()
    before = metrics.DIGESTS._value.get()
    for _ in range(2):
        await queue_digests(gather())
    assert metrics.DIGESTS._value.get() - before == 2 * sum(not digest.days for digest in gather().digests)


class StrictApi:
    """A Bot API that takes a few calls and then wants a rest."""

    def __init__(self, calls: int) -> None:
        self.left = calls
        self.shown: list[int] = []

    async def call(self, method: str, **parameters: Any) -> bool:
        """Take the call, or ask to be left alone."""
        if self.left == 0:
            raise RetryAfter(5)
        self.left -= 1
        if "scope" in parameters:
            self.shown.append(parameters["scope"]["chat_id"])
        return True


async def test_menus_go_on_where_the_bot_api_stopped_them(database: str) -> None:
    centre = await a_centre()
    for _ in range(5):
        await a_staff(centre, Role.ADVISOR)
    time = clock.FixedClock(clock.now())
    clock.use(time)
    api = StrictApi(calls=3)
    menus = Menus(cast(BotApi, api), gather())
    for left in (2, 9):
        await menus.look()
        assert api.left == 0
        api.left = left
        await menus.look()
        assert api.left == left, "it was asked for a rest"
        time.advance(timedelta(seconds=5))
    await menus.look()
    assert len(api.shown) == len(set(api.shown)) == 5
    await menus.look()
    assert len(api.shown) == 5


async def test_a_duty_comes_again_whatever_became_of_it_and_never_twice_at_once() -> None:
    begun, may_end = asyncio.Semaphore(0), asyncio.Event()
    at_once, most = [0], list[int]()

    async def duty() -> None:
        at_once[0] += 1
        begun.release()
        await may_end.wait()
        most.append(at_once[0])
        at_once[0] -= 1
        raise KeyError("it fails every time")

    standing = StandingDuties({"sweep": (duty, 0.01)})
    standing.start()
    try:
        await begun.acquire()
        may_end.set()
        for _ in range(3):
            await begun.acquire()
    finally:
        standing.stop()
    assert set(most) == {1}
    assert [(trouble.what, trouble.why) for trouble in troubles.present()] == [("duty sweep", "KeyError")]
