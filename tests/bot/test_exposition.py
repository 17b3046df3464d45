"""``/metrics`` says how the queue stands, and goes on answering where the database does not."""

import asyncio
import math
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from prometheus_client.parser import text_string_to_metric_families
from telegram.error import TimedOut

from bot import exposition, troubles
from bot.exposition import Exposition
from domain import clock
from domain.clock import FixedClock
from domain.database import connection
from domain.database.shield import finish
from domain.forms import service as forms
from domain.forms.views import Draft
from domain.intake import service as intake
from domain.outbox.models import OutboxMessage
from tests.factories.people import a_centre, a_staff

MORNING = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


class Served:
    """The HTTP side of a process."""

    def __init__(self, client: TestClient[web.Request, web.Application], time: FixedClock) -> None:
        self.client = client
        self.time = time

    async def scraped(self) -> dict[tuple[str, ...], float]:
        """Every sample, by its name and the values of its labels."""
        async with self.client.get("/metrics") as response:
            assert response.status == 200
            families = text_string_to_metric_families(await response.text())
            return {(each.name, *each.labels.values()): each.value for family in families for each in family.samples}


@pytest.fixture
async def served(database: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Served]:
    """A process at work, whose scrapes look at the database every time."""
    monkeypatch.setattr(exposition, "FRESH_SECONDS", 0)
    time = FixedClock(MORNING)
    clock.use(time)
    app = web.Application()
    Exposition(clock.now()).mount(app)
    async with TestClient(TestServer(app)) as client:
        yield Served(client, time)


async def a_row(rank: int, state: str, **columns: Any) -> None:
    """A row of the outbox that has been due since the morning."""
    row = OutboxMessage(
        chat_id=-1, is_message=True, lang="en", due_at=MORNING, queued_at=MORNING, rank=rank, state=state
    )
    await row.update_from_dict(columns).save()


async def test_the_queue_is_told_by_kind(served: Served) -> None:
    await a_row(0, "claimed", claimed_until=MORNING + timedelta(seconds=30), tries=1)
    await a_row(1, "claimed", claimed_until=MORNING + timedelta(seconds=90), tries=1)
    await a_row(2, "waiting", due_at=MORNING + timedelta(seconds=20))
    await a_row(1, "waiting", is_edit=True, due_at=MORNING + timedelta(hours=1))
    await a_row(2, "waiting", due_at=MORNING + timedelta(seconds=74), tries=2)
    await a_row(2, "dropped")
    await a_row(2, "sent")
    served.time.advance(timedelta(seconds=70))
    told = await served.scraped()
    assert [told["baohe_outbox_waiting", kind] for kind in ("answer", "push", "edit")] == [1, 3, 1]
    assert [told["baohe_outbox_oldest_seconds", kind] for kind in ("answer", "push", "edit")] == [70, 70, 0]
    assert (told["baohe_outbox_claims", "held"], told["baohe_outbox_claims", "expired"]) == (1, 1)
    assert told["baohe_outbox_given_up",] == 1
    assert told["baohe_clock_seconds",] == (MORNING + timedelta(seconds=70)).timestamp()
    assert told["baohe_uptime_seconds",] == 70


async def test_forms_that_are_open_and_updates_set_aside_are_told(served: Served) -> None:
    actor = await a_staff(await a_centre())
    await forms.begin(actor, Draft("quote", "", asked="premium"))
    await intake.set_aside(7, 5, payload={}, reference="abcd1234", fault="KeyError()")
    told = await served.scraped()
    assert (told["baohe_forms_open",], told["baohe_updates_set_aside",]) == (1, 1)


async def test_one_look_serves_the_scrapes_of_some_seconds(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exposition, "FRESH_SECONDS", 3600)
    await served.scraped()
    with connection.recorded_queries() as queries:
        await served.scraped()
    assert not queries


async def test_a_database_that_is_gone_breaks_no_scrape_and_the_numbers_say_so(served: Served, database: str) -> None:
    await a_row(2, "waiting")
    assert (await served.scraped())["baohe_outbox_waiting", "push"] == 1
    await connection.close()
    gone = await served.scraped()
    assert gone["baohe_database_reachable",] == 0
    assert all(math.isnan(gone["baohe_outbox_waiting", kind]) for kind in ("answer", "push", "edit"))
    assert math.isnan(gone["baohe_forms_open",])
    await connection.connect(database)
    back = await served.scraped()
    assert (back["baohe_database_reachable",], back["baohe_outbox_waiting", "push"]) == (1, 1)


async def test_a_database_that_never_answers_keeps_no_scrape_waiting(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, asked = asyncio.Event(), 0

    async def frozen() -> None:
        nonlocal asked
        asked += 1
        await finish(answers.wait())

    with monkeypatch.context() as freezing:
        freezing.setattr(exposition, "LOOK_SECONDS", 0.01)
        freezing.setattr(exposition, "_take_stock", frozen)
        assert [(await served.scraped())["baohe_database_reachable",] for _ in range(3)] == [0, 0, 0]
    assert asked == 1
    answers.set()
    await served.scraped()
    assert (await served.scraped())["baohe_outbox_waiting", "push"] == 0


async def test_telegram_that_is_away_is_told(served: Served) -> None:
    assert (await served.scraped())["baohe_bot_api_reachable",] == 1
    troubles.bot_api_failed(TimedOut())
    assert (await served.scraped())["baohe_bot_api_reachable",] == 0
