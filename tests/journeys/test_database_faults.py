"""A database that is away for a while: what came meanwhile takes effect once, and all goes on by itself."""

import asyncio
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from bot.sandbox import Sandbox
from bot.sandbox.world import ADVISOR, TEAM_GROUP
from bot.settings import Settings
from domain import clock
from domain.bundles.models import Quote
from domain.database import connection
from domain.database.connection import Engine
from domain.intake.models import SetAside
from domain.outbox.models import DigestRun
from handlers.bundles import commands as bundle_commands
from handlers.declaration import Call, Reply
from tests.conftest import ENGINE_UNDER_TEST
from tests.journeys.harness import IntakeKind, Talk, bot_in_this_process, until_ready, until_unready
from tests.journeys.outages import OUTAGES, Outage, another_connection

LATE_IN_THE_EVENING = datetime(2030, 5, 14, 14, tzinfo=UTC)
"""In Shanghai, where nothing comes by itself then."""
OUTAGE_SECONDS = float(os.environ.get("OUTAGE_SECONDS", "0"))
"""How much longer each outage lasts than until the bot has noticed it."""
postgres_only = pytest.mark.skipif(ENGINE_UNDER_TEST is Engine.SQLITE, reason="SQLite has no connections to lose")


@pytest.fixture
def intake() -> IntakeKind:
    """Usually by webhook, where Telegram sends again what was not taken."""
    return "webhook"


@pytest.fixture
def postgres_or_none(request: pytest.FixtureRequest) -> object:
    """The server, if there is one."""
    return None if ENGINE_UNDER_TEST is Engine.SQLITE else request.getfixturevalue("postgres_server")


@pytest.fixture(autouse=True)
def time() -> Iterator[clock.MovableClock]:
    """A clock to move on."""
    movable = clock.MovableClock(LATE_IN_THE_EVENING)
    restore = clock.use(movable)
    yield movable
    restore()


def quotes_said(talk: Talk) -> list[str]:
    """What was told of quotes in the group."""
    return [message["text"] for message in talk.sandbox.bot_messages(TEAM_GROUP) if "Q" in message["text"]]


@pytest.mark.parametrize("outage", OUTAGES, ids=lambda outage: outage.__name__)
@pytest.mark.parametrize("intake", ["polling", "webhook"])
async def test_what_comes_during_an_outage_takes_effect_once_after_it(
    talk: Talk,
    time: clock.MovableClock,
    settings: Settings,
    database_url: str,
    postgres_or_none: object,
    outage: Outage,
) -> None:
    await talk.open_centre()
    with capture_logs() as logged:
        async with outage(database_url, postgres_or_none):  # type: ignore[arg-type] # no server, where none is needed
            for premium in (6800, 6900):
                talk.sandbox.say(ADVISOR, TEAM_GROUP, f"/quote comfort {premium}")
            assert (await until_unready(settings.own_address))["database"]
            await asyncio.sleep(OUTAGE_SECONDS)
            assert len(talk.sandbox.pending) == 2
        await talk.sandbox.wait_for(lambda: len(quotes_said(talk)) >= 2)
    await talk.sandbox.all_acknowledged()
    assert [line["event"] for line in logged if line["log_level"] in ("warning", "error")] == ["trouble.began"]
    assert [quote.premium_fen for quote in await Quote.all().order_by("number")] == [680_000, 690_000]
    assert (len(quotes_said(talk)), await SetAside.all().count()) == (2, 0)
    await until_ready(settings.own_address)
    time.advance(timedelta(hours=10, minutes=31))
    while not await DigestRun.filter(digest="cases").exists():
        await talk.manager("/help")
    await all_connections_serve()


async def all_connections_serve() -> None:
    """None was lost for good."""
    everybody = asyncio.Barrier(1 if ENGINE_UNDER_TEST is Engine.SQLITE else 10)

    async def one() -> None:
        async with connection.transaction():
            await everybody.wait()

    async with asyncio.timeout(10):
        await asyncio.gather(*(one() for _ in range(everybody.parties)))


@postgres_only
@pytest.mark.parametrize("intake", ["polling", "webhook"])
async def test_a_connection_killed_in_the_middle_of_an_update(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    await talk.open_centre()
    command = next(one for one in bundle_commands.COMMANDS if one.name == "quote")
    whole, tries = command.run, []

    async def cut(call: Call) -> Reply:
        reply = await whole(call)
        tries.append(await Quote.all().count())
        if len(tries) == 1:
            await connection.fetch_rows("SELECT pg_terminate_backend(pg_backend_pid())")
        return reply

    object.__setattr__(command, "run", cut)
    try:
        assert "Q1" in await talk.advisor("/quote comfort 6800")
    finally:
        object.__setattr__(command, "run", whole)
    await talk.sandbox.all_acknowledged()
    assert tries == [1, 1]
    assert await Quote.all().count() == 1
    assert await SetAside.all().count() == 0


@postgres_only
async def test_a_statement_that_waits_too_long_is_tried_again(
    sandbox_at: tuple[Sandbox, str], settings: Settings, database_url: str
) -> None:
    """Somebody holds the table of quotes for longer than a statement may take."""
    impatient = settings.model_copy(update={"database_url": f"{database_url}?statement_timeout=1"})
    async with bot_in_this_process(sandbox_at[0], impatient) as talk, another_connection(database_url) as tool:
        await talk.open_centre()
        with capture_logs() as logged:
            async with tool.transaction():
                await tool.execute("LOCK TABLE quote IN ACCESS EXCLUSIVE MODE")
                talk.sandbox.say(ADVISOR, TEAM_GROUP, "/quote comfort 6800")
                while not any(line["event"] == "update.failed" for line in logged):
                    await asyncio.sleep(0.01)
            await talk.sandbox.wait_for(lambda: quotes_said(talk))
        assert await Quote.all().count() == 1
        assert await SetAside.all().count() == 0
