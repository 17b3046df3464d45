"""Operators hear of trouble that lasts, once between all processes, and of its end."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
from telegram.error import BadRequest, NetworkError

from bot import metrics, troubles
from bot.api import BotApi
from bot.troubles import DATABASE, TELEGRAM
from bot.watch import Operators, Watch
from domain import clock
from domain.actor import Role
from domain.clock import FixedClock
from domain.database import connection
from domain.intake import service as intake
from domain.outbox import service as outbox
from domain.outbox.models import OutboxMessage
from domain.outbox.views import Notice, Reader, Trouble
from tests.conversation.talking import FREE, Process, Screen
from tests.factories.people import a_centre, a_staff

MORNING = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
ZHANG, SMITH = 8_001, 8_002
SOMEWHERE = -1_005


class Telegram(Screen):
    """Takes every call or none; those in ``closed`` never opened the bot."""

    def __init__(self) -> None:
        super().__init__()
        self.is_away = False
        self.closed: set[int] = set()

    async def call(self, method: str, **parameters: Any) -> Any:
        """Take the call, if anybody is there."""
        if self.is_away:
            raise NetworkError("no connection")
        if parameters.get("chat_id") in self.closed:
            raise BadRequest("Chat not found")
        return await super().call(method, **parameters)

    def said_to(self, operator: int) -> list[str]:
        """What an operator was told."""
        return [shown.text for shown in self.messages.get(operator, [])]


class Looker:
    """A process that looks, and what it is in trouble with."""

    def __init__(self, telegram: Telegram) -> None:
        self.troubles: dict[str, troubles.Trouble] = {}
        operators = Operators(frozenset({ZHANG, SMITH}), "zh-CN", "Asia/Shanghai")
        self.watch = Watch(cast(BotApi, telegram), operators, self.troubles.get)

    def begins(self, what: str) -> None:
        """From now on it has that trouble."""
        self.troubles[what] = troubles.Trouble(what, "why", clock.now())


class Deployment:
    """Some processes on one database, one of which sends."""

    def __init__(self, telegram: Telegram, time: FixedClock) -> None:
        self.telegram = telegram
        self.time = time
        self.sender = Process(telegram)
        self.lookers = [Looker(telegram), Looker(telegram)]

    async def look(self, minutes: float = 0, *, sends: bool = True) -> None:
        """Go on for some minutes, everybody looking twice a minute; what is queued is sent if it can be."""
        for _ in range(int(minutes * 2) + 1):
            for looker in self.lookers:
                await looker.watch.look()
                if sends:
                    await self.sender.courier.pump()
                    await self.sender.courier.drain()
            self.time.advance(timedelta(seconds=30))

    def begins(self, what: str) -> None:
        """From now on all processes have that trouble."""
        self.telegram.is_away = self.telegram.is_away or what == TELEGRAM
        for looker in self.lookers:
            looker.begins(what)

    def ends(self, what: str) -> None:
        """It is over."""
        self.telegram.is_away = self.telegram.is_away and what != TELEGRAM
        for looker in self.lookers:
            del looker.troubles[what]


@pytest.fixture
async def deployment(database: str) -> Deployment:
    """Two processes and two operators: one on no staff, one on a staff that speaks English."""
    time = FixedClock(MORNING)
    clock.use(time)
    await a_staff(await a_centre(lang="en"), Role.MANAGER, user_id=SMITH, lang="en")
    return Deployment(Telegram(), time)


async def stuck(since: datetime) -> OutboxMessage:
    """A row that should have gone and that nobody sends, as its chat is being written to."""
    return await OutboxMessage.create(
        chat_id=SOMEWHERE, rank=2, is_message=True, call={}, lang="en", due_at=since, queued_at=since, tries=1,
        state="claimed", claimed_until=since + timedelta(days=1),
    )  # fmt: skip


async def test_nothing_is_said_while_all_is_well(deployment: Deployment) -> None:
    await stuck(MORNING)
    await deployment.look(minutes=4)
    assert await OutboxMessage.filter(chat_id__in=[ZHANG, SMITH]).count() == 0


async def test_a_late_outbox_is_told_once_to_each_in_their_language_and_its_end_too(deployment: Deployment) -> None:
    row = await stuck(MORNING)
    await deployment.look(minutes=12)
    assert [len(deployment.telegram.said_to(each)) for each in (ZHANG, SMITH)] == [1, 1]
    assert "从 2026-11-20 10:00 起有消息发不出去" in deployment.telegram.said_to(ZHANG)[0]
    assert "Since 2026-11-20 10:00" in deployment.telegram.said_to(SMITH)[0]

    await row.delete()
    await deployment.look(minutes=12)
    assert "消息发送已恢复：2026-11-20 10:00 到 2026-11-20 10:12" in deployment.telegram.said_to(ZHANG)[1]
    assert [len(deployment.telegram.said_to(each)) for each in (ZHANG, SMITH)] == [2, 2]

    await stuck(clock.now())
    await deployment.look(minutes=10)
    assert "从 2026-11-20 10:25" in deployment.telegram.said_to(ZHANG)[2]
    assert len(deployment.telegram.said_to(ZHANG)) == 3


async def test_processes_that_look_at_the_same_moment_tell_it_once(deployment: Deployment) -> None:
    reader, trouble = Reader(ZHANG, "en"), Trouble("outbox", MORNING)
    call: dict[str, object] = {"method": "sendMessage", "chat_id": ZHANG, "text": "x"}

    async def look() -> int:
        told = await outbox.tell_of_troubles([reader], ["outbox"], {"outbox": trouble}, lambda *_: call)
        return told + await outbox.tell_once([Notice("alert:set aside:1", reader, call)])

    await asyncio.gather(*(connection.ping() for _ in range(4)))
    assert sorted(await asyncio.gather(*(look() for _ in range(4)))) in ([0, 0, 0, 2], [0, 0, 1, 1])


async def test_news_that_come_while_the_last_is_being_sent_are_not_lost(deployment: Deployment) -> None:
    reader, lasting = Reader(ZHANG, "en"), {"outbox": Trouble("outbox", MORNING)}

    async def tell(found: dict[str, Trouble]) -> int:
        call: dict[str, object] = {"method": "sendMessage", "chat_id": ZHANG, "text": "x"}
        return await outbox.tell_of_troubles([reader], ["outbox"], found, lambda *_: call)

    assert await tell(lasting) == 1
    deployment.time.advance(timedelta(minutes=3))
    (being_sent,) = (await outbox.claim(FREE)).rows
    assert await tell({}) == 0
    await outbox.mark_sent(being_sent.id, 1)
    assert await tell({}) == 1
    assert (await outbox.claim(FREE)).rows


async def test_a_row_that_fails_again_and_again_is_late_though_its_next_try_is_to_come(deployment: Deployment) -> None:
    await stuck(MORNING)
    await OutboxMessage.all().update(
        state="waiting", claimed_until=None, tries=8, due_at=MORNING + timedelta(seconds=510)
    )
    await deployment.look(minutes=7)
    assert "从 2026-11-20 10:00" in deployment.telegram.said_to(ZHANG)[0]


async def test_time_that_is_moved_and_a_start_after_long_are_no_trouble(deployment: Deployment) -> None:
    await deployment.look()
    await stuck(MORNING - timedelta(days=1))
    await deployment.look()
    await OutboxMessage.all().delete()
    await deployment.look(minutes=3)
    assert deployment.telegram.said_to(ZHANG) == []


async def test_telegram_that_was_away_for_long_is_told_when_it_is_back(deployment: Deployment) -> None:
    await deployment.look()
    deployment.begins(TELEGRAM)
    waits = await stuck(clock.now())
    retried = metrics.RETRIED.labels("push")
    before = retried._value.get()
    await deployment.look(minutes=9)
    assert retried._value.get() > before
    assert deployment.telegram.said_to(ZHANG) == []
    deployment.ends(TELEGRAM)
    await waits.delete()
    await deployment.look(minutes=3)
    told = deployment.telegram.said_to(SMITH)
    assert "Telegram is back: it did not answer from 2026-11-20 10:00 to 2026-11-20 10:09" in told[-1]
    assert len([each for each in told if "Telegram is back" in each]) == 1
    assert len(told) <= 2
    assert all("Telegram" in each for each in told), "what waits for it is no trouble of its own"


async def test_a_store_of_photos_that_cannot_be_written_for_long_is_told_and_its_end_too(
    deployment: Deployment,
) -> None:
    deployment.begins(troubles.MEDIA)
    await deployment.look(4)
    assert deployment.telegram.said_to(ZHANG) == []
    await deployment.look(3)
    (told,) = deployment.telegram.said_to(ZHANG)
    assert "照片存不进去" in told
    deployment.ends(troubles.MEDIA)
    await deployment.look(4)
    assert "photos" in deployment.telegram.said_to(SMITH)[-1].lower()
    assert len(deployment.telegram.said_to(ZHANG)) == 2


async def test_a_short_silence_of_telegram_is_not_spoken_of(deployment: Deployment) -> None:
    deployment.begins(TELEGRAM)
    await deployment.look(minutes=4)
    deployment.ends(TELEGRAM)
    await deployment.look(minutes=3)
    assert deployment.telegram.said_to(ZHANG) == []


async def test_what_troubles_one_process_is_not_over_for_the_others(deployment: Deployment) -> None:
    cut_off = Looker(deployment.telegram)
    cut_off.begins(TELEGRAM)
    deployment.lookers.append(cut_off)
    await deployment.look(minutes=9)
    assert len(deployment.telegram.said_to(ZHANG)) == 1
    assert "连不上 Telegram" in deployment.telegram.said_to(ZHANG)[0]
    cut_off.troubles.clear()
    await deployment.look(minutes=3)
    assert "Telegram 已恢复" in deployment.telegram.said_to(ZHANG)[1]
    assert len(deployment.telegram.said_to(ZHANG)) == 2


async def test_a_database_that_was_away_for_long_is_told_once_by_all(deployment: Deployment, database: str) -> None:
    for minutes, told in ((4, 0), (7, 1), (8, 2)):
        deployment.begins(DATABASE)
        await connection.close()
        await deployment.look(minutes=minutes, sends=False)
        await connection.connect(database)
        deployment.ends(DATABASE)
        await deployment.look(minutes=3)
        assert len(deployment.telegram.said_to(ZHANG)) == told
    assert "数据库已恢复：2026-11-20 10:08 到 2026-11-20 10:15" in deployment.telegram.said_to(ZHANG)[0]


async def test_an_update_set_aside_is_told_with_its_reference_and_nothing_else(deployment: Deployment) -> None:
    payload: dict[str, object] = {"message": {"text": "王先生 13812345678"}}
    await intake.set_aside(7, 5, payload=payload, reference="abcd1234", fault="KeyError('13812345678')")
    await deployment.look(minutes=5)
    for operator in (ZHANG, SMITH):
        (told,) = deployment.telegram.said_to(operator)
        assert "abcd1234" in told
        assert "2026-11-20 10:00" in told
        assert "13812345678" not in told
        assert "王先生" not in told


async def test_of_many_set_aside_not_each_is_told(deployment: Deployment) -> None:
    for number in range(40):
        await intake.set_aside(7, number, payload={}, reference=f"ref{number}", fault="KeyError()")
    await deployment.look(minutes=12)
    told = deployment.telegram.said_to(SMITH)
    assert len(told) == 6
    assert "Many updates" in told[-1]


async def test_an_operator_who_never_opened_the_bot_does_no_harm(deployment: Deployment) -> None:
    deployment.telegram.closed = {ZHANG}
    dropped = metrics.DROPPED.labels("push", "chat_gone")
    before = dropped._value.get()
    row = await stuck(MORNING)
    await deployment.look(minutes=9)
    assert dropped._value.get() == before + 1
    assert len(deployment.telegram.said_to(SMITH)) == 1
    assert len([call for call in deployment.telegram.calls if call[1].get("chat_id") == ZHANG]) == 0
    assert await OutboxMessage.filter(chat_id=ZHANG, state="dropped").count() == 1
    await row.delete()
    await deployment.look(minutes=3)
    assert len(deployment.telegram.said_to(SMITH)) == 2
    assert (await outbox.health()).dropped == 1


async def test_as_many_queries_however_much_waits(deployment: Deployment) -> None:
    await deployment.look()
    costs = []
    for count in (1, 50):
        for _ in range(count):
            await stuck(clock.now())
        with connection.recorded_queries() as queries:
            await deployment.lookers[0].watch.look()
        costs.append(len(queries))
    assert costs[0] == costs[1]


async def test_without_operators_nobody_is_told(deployment: Deployment) -> None:
    await stuck(MORNING)
    watch = Watch(cast(BotApi, deployment.telegram), Operators(frozenset(), "zh-CN", "Asia/Shanghai"))
    for _ in range(2):
        deployment.time.advance(timedelta(minutes=10))
        await watch.look()
    assert await OutboxMessage.all().count() == 1
