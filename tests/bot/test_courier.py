"""Answers of one chat go one after the other, and never under a claim that may have run out."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
from telegram.error import NetworkError

from bot import delivery, troubles
from bot.api import BotApi
from bot.delivery import Courier
from bot.living import Living
from domain import clock
from domain.outbox import service as outbox
from domain.outbox.models import OutboxMessage
from domain.outbox.views import Answer, Ceilings, Waiting
from handlers.registry import gather


class SlowApi:
    """A Bot API that answers each call only when it is told to."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.may_answer: dict[str, asyncio.Event] = {}

    async def call(self, method: str, **parameters: Any) -> dict[str, int]:
        """Note the call and wait for leave."""
        text = str(parameters["text"])
        self.asked.append(text)
        await self.may_answer.setdefault(text, asyncio.Event()).wait()
        return {"message_id": 1}

    def answer(self, text: str) -> None:
        """Let the call with ``text`` come back."""
        self.may_answer.setdefault(text, asyncio.Event()).set()


async def recorded(update_id: int, chat_id: int, *texts: str) -> list[Waiting]:
    """Answers to an update, claimed by us."""
    calls: list[dict[str, object]] = [{"method": "sendMessage", "chat_id": chat_id, "text": text} for text in texts]
    return await outbox.record_answers(update_id, [Answer(chat_id, call) for call in calls], "en")


async def turns(count: int = 20) -> None:
    """Let the tasks that can go on go on."""
    for _ in range(count):
        await asyncio.sleep(0)


@pytest.fixture
def api() -> SlowApi:
    """A slow Bot API."""
    return SlowApi()


@pytest.fixture
def courier(api: SlowApi) -> Courier:
    """A courier to it."""
    return Courier(cast(BotApi, api), {}, Living(gather()), Ceilings())


async def test_a_second_answer_to_a_chat_waits_for_the_first(database: str, api: SlowApi, courier: Courier) -> None:
    first, second, elsewhere = (
        await recorded(1, -5, "first"),
        await recorded(2, -5, "second"),
        await recorded(3, -6, "elsewhere"),
    )
    for rows in (first, second, elsewhere):
        courier.send_soon(rows)
    await turns()
    assert api.asked == ["first", "elsewhere"]
    for text in ("first", "second", "elsewhere"):
        api.answer(text)
    await courier.drain()
    assert api.asked == ["first", "elsewhere", "second"]
    assert await OutboxMessage.filter(state="sent").count() == 3


async def test_what_waited_too_long_is_left_to_whoever_claims_it_next(
    database: str, api: SlowApi, courier: Courier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "_ANSWERS_BEGIN_WITHIN_SECONDS", -1)
    courier.send_soon(await recorded(1, -5, "late", "later"))
    await courier.drain()
    assert api.asked == []
    assert await OutboxMessage.filter(state="claimed").count() == 2


async def test_what_a_full_second_holds_back_goes_in_the_same_round(
    database: str, api: SlowApi, courier: Courier, monkeypatch: pytest.MonkeyPatch
) -> None:
    time, really_sleep = clock.FixedClock(datetime(2026, 11, 20, 1, 0, tzinfo=UTC)), asyncio.sleep

    async def sleep(seconds: float) -> None:
        time.advance(timedelta(seconds=seconds))
        await really_sleep(0)

    clock.use(time)
    monkeypatch.setattr(asyncio, "sleep", sleep)
    await recorded(1, -5, *(["on its way"] * Ceilings().per_second))
    now, call = clock.now(), {"method": "sendMessage", "chat_id": -6, "text": "push"}
    await OutboxMessage.create(
        chat_id=-6, rank=outbox.RANK_PUSH, is_message=True, call=call, lang="en", state="waiting", due_at=now,
        queued_at=now,
    )  # fmt: skip
    api.answer("push")
    assert await courier.pump() == 1
    await courier.drain()
    assert clock.now() >= now + timedelta(seconds=5)


async def test_what_was_sent_while_the_database_is_away_is_not_sent_again(
    database: str, api: SlowApi, courier: Courier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its claim runs out meanwhile, and another round finds it; it is written down as soon as that can be."""
    time = clock.FixedClock(clock.now())
    clock.use(time)
    is_away = asyncio.Event()
    write = outbox.mark_sent

    async def mark_sent(*what: Any, **more: Any) -> None:
        if not is_back:
            is_away.set()
            raise ConnectionRefusedError
        await write(*what, **more)

    is_back: list[bool] = []
    monkeypatch.setattr(outbox, "mark_sent", mark_sent)
    monkeypatch.setattr(delivery, "_DATABASE_RETRY_SECONDS", 0.01)
    courier.send_soon(await recorded(1, 5, "once"))
    api.answer("once")
    await is_away.wait()
    time.advance(outbox.LEASE)
    assert await courier.pump() == 1
    is_back.append(True)
    await courier.drain()
    assert api.asked == ["once"]
    assert (await OutboxMessage.get()).state == "sent"


async def test_while_the_bot_api_is_away_one_row_at_a_time_finds_out(
    database: str, api: SlowApi, courier: Courier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others keep their tries and their order, and all go as soon as one has got through."""
    time = clock.FixedClock(clock.now())
    clock.use(time)
    monkeypatch.setattr(delivery, "_ONE_ALONE_SECONDS", 0.05)
    texts = [str(number) for number in range(5)]
    for number, text in enumerate(texts, start=1):
        await recorded(number, number, text)
    time.advance(outbox.LEASE)
    troubles.bot_api_failed(NetworkError("Bad Gateway"))
    for tried in (["0"], ["0", "1"]):
        await courier.pump()
        assert api.asked == tried
        time.advance(timedelta(seconds=1))
    for text in texts:
        api.answer(text)
    troubles.works(troubles.TELEGRAM)
    await courier.pump()
    await courier.drain()
    assert api.asked == texts
    assert await OutboxMessage.filter(state="sent", tries=2).count() == 5
