"""Living cards under many hands at once, from two processes: no change is ever missing from a card."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import NetworkError, RetryAfter

from bot import following, router
from domain.clock import FixedClock
from domain.outbox.models import OutboxMessage, ShownMessage
from tests.conversation.talking import Conversation, Process, Screen, Shown, Somebody
from tests.factories.people import a_group

NEW = "/case new 平安 京AD12345 王先生 13812345678 8500 前杠"
REFER = "/refer out 陈静 京AD12345 王先生 13812345678 12-31"
POLICY = "/renewals add 京AD12345 王先生 13812345678 12-31"
MOVED = "这一张不再更新"
PRESSES = ("cases.card:C1", "cases.done:C1:inspection", "cases.done:C1:plan", "cases.done:C1:submitted")
SEEDS = range(3)
ACTS_EACH = 12


@pytest.mark.parametrize(
    ("begin", "show", "change", "expected"),
    [
        (NEW, "/case C1", "/step C1 inspection", "✅ 初检"),
        (REFER, "/referrals R1", "/won R1", "已成交"),
        ("/quote 6800", "bundles.card:Q1", "bundles.comfort:Q1:1", "Q1 · 舒适型"),
        ("/credit", "/credit 平安", "/paid 平安 5000", "5,000"),
        (POLICY, "/renewals 京AD12345", "/renewals add 京AD12345 2027-12-30", "2027-12-30"),
    ],
)  # fmt: skip
async def test_a_change_between_the_look_at_a_thing_and_its_card_is_not_lost(
    talk: Conversation,
    time: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    begin: str,
    show: str,
    change: str,
    expected: str,
) -> None:
    theirs, ours = await talk.ask(talk.partner, begin), await talk.ask(talk.manager, "/credit")
    looked, follows = asyncio.Event(), following.follow

    async def changed() -> None:
        await looked.wait()
        await talk.receive(_act(talk, talk.partner, theirs, change))

    changing = asyncio.create_task(changed())

    async def follow(*args: Any, **more: Any) -> None:
        await follows(*args, **more)
        if not looked.is_set():
            looked.set()
            await asyncio.wait([changing], timeout=0.5)

    monkeypatch.setattr(router, "follow", follow)
    await talk.receive(_act(talk, talk.manager, ours, show))
    await changing
    await _afterwards(time, [talk.process])
    assert expected in (talk.newest(talk.manager.id) if show.startswith("/") else ours).text


def _act(talk: Conversation, who: Somebody, shown: Shown, act: str) -> dict[str, Any]:
    """A command, or the press of a button under a message in a private chat."""
    if act.startswith("/"):
        return {"message": talk.message(who, act, who.id)}
    return talk.pressed(who, shown, act, who.id)


@pytest.mark.parametrize("seed", SEEDS)
async def test_after_many_changes_every_card_says_what_is_true(talk: Conversation, time: FixedClock, seed: int) -> None:
    chance = random.Random(seed)
    groups = [talk.group_id, (await a_group(talk.centre)).chat_id]
    everybody = [talk.advisor, talk.colleague, talk.partner, talk.manager]
    await talk.say(talk.advisor, NEW, chat_id=talk.group_id)
    for chat_id in (groups[1], *(who.id for who in everybody)):
        await talk.say(talk.advisor if chat_id < 0 else _owner(everybody, chat_id), "/case C1", chat_id=chat_id)
    arrived = talk.screen.call
    _unreliable(talk.screen, chance)
    processes = [Process(talk.screen), Process(talk.screen)]
    async with _delivering(time, processes):
        await asyncio.gather(*(_acts(talk, who, groups, processes, chance) for who in everybody[1:]))
    await _afterwards(time, processes)
    assert not await OutboxMessage.exclude(state__in=["sent", "nothing"]).values("state", "template", "fault")
    talk.screen.call = arrived  # type: ignore[method-assign]
    await _expect_truth(talk, everybody, groups)


def _owner(everybody: list[Somebody], chat_id: int) -> Somebody:
    return next(who for who in everybody if who.id == chat_id)


def _unreliable(screen: Screen, chance: random.Random) -> None:
    """Calls take their time, pass each other, fail before they arrive and after."""
    arrived = screen.call

    async def call(method: str, **parameters: Any) -> Any:
        await asyncio.sleep(chance.uniform(0, 0.05))
        luck = chance.random()
        if luck < 0.08:
            raise NetworkError("lost")
        if luck < 0.1:
            raise RetryAfter(2)
        done = await arrived(method, **parameters)
        await asyncio.sleep(chance.uniform(0, 0.03))
        if luck > 0.95 and method.startswith("edit"):
            raise NetworkError("the answer was lost")
        return done

    screen.call = call  # type: ignore[method-assign]


@asynccontextmanager
async def _delivering(time: FixedClock, processes: list[Process]) -> AsyncIterator[None]:
    """Two senders at work while time passes."""
    is_over = False

    async def deliver(process: Process) -> None:
        while not is_over:
            await process.courier.pump()
            time.advance(timedelta(milliseconds=150))
            await asyncio.sleep(0.02)

    at_work = [asyncio.create_task(deliver(process)) for process in processes]
    yield
    is_over = True
    await asyncio.gather(*at_work)


async def _acts(
    talk: Conversation, who: Somebody, groups: list[int], processes: list[Process], chance: random.Random
) -> None:
    """Somebody assesses, looks, undoes and presses, in private and in groups, by way of either process."""
    for _ in range(ACTS_EACH):
        chat_id = chance.choice([who.id, who.id, *groups])
        text = chance.choices(
            [f"/assess C1 {chance.randint(1000, 9000)} 500", "/case C1", "/undo", ""], weights=[5, 2, 1, 2]
        )[0]
        shown = chance.choice(talk.screen.messages[chat_id])
        raw = {"message": talk.message(who, text, chat_id)}
        raw = raw if text else talk.pressed(who, shown, chance.choice(PRESSES), chat_id)
        await talk.receive(raw, chance.choice(processes))
        await asyncio.sleep(chance.uniform(0, 0.05))


async def _afterwards(time: FixedClock, processes: list[Process]) -> None:
    """Time passes until nothing is left to be sent."""
    for _ in range(40):
        for process in processes:
            await process.courier.drain()
            await process.courier.pump()
            await process.courier.drain()
        if not await OutboxMessage.filter(state__in=["waiting", "claimed"]).exists():
            return
        time.advance(timedelta(seconds=40))


async def _expect_truth(talk: Conversation, everybody: list[Somebody], groups: list[int]) -> None:
    """Every card is like one that is asked for now; old ones point to the newest; no undo is left."""
    cards = await ShownMessage.filter(kind="case")
    said = {(card.chat_id, card.id): talk.screen.one(card.chat_id, card.message_id or 0) for card in cards}
    assert {card.chat_id for card in cards if card.is_current} == {*groups, *(who.id for who in everybody)}
    before = {key: shown.text for key, shown in said.items()}
    assert not [shown.data for shown in said.values() if "undo" in str(shown.data)]
    for card in cards:
        text = before[card.chat_id, card.id]
        if card.is_current:
            who = talk.manager if card.chat_id < 0 else _owner(everybody, card.chat_id)
            assert text == (await talk.ask(who, "/case C1", chat_id=card.chat_id)).text
        else:
            assert MOVED in text
