"""A database that is away for a while: what came meanwhile takes effect once, and all goes on by itself."""

import asyncio
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from bot.sandbox.world import ADVISOR, TEAM_GROUP
from bot.settings import Settings
from domain import clock
from domain.bundles.models import Quote
from domain.database import connection
from domain.database.connection import Engine
from domain.intake.models import SetAside
from domain.outbox.models import DigestRun
from tests.conftest import ENGINE_UNDER_TEST
from tests.journeys.harness import INTAKES, PATIENCE_SECONDS, Talk, readiness, until_ready
from tests.journeys.outages import OUTAGES, Outage, quotes_told

LATE_IN_THE_EVENING = datetime(2030, 5, 14, 14, tzinfo=UTC)
"""In Shanghai, where nothing comes by itself then."""
OUTAGE_SECONDS = float(os.environ.get("OUTAGE_SECONDS", "0"))
"""How much longer each outage lasts than until the bot has noticed it."""


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


@pytest.mark.parametrize(("outage", "intake"), list(zip(OUTAGES, INTAKES, strict=True)))
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
            premiums = await asked_until_it_is_noticed(talk, settings.own_address)
            assert (await readiness(settings.own_address))[1]["why"]["database"]
            await asyncio.sleep(OUTAGE_SECONDS)
            assert len(talk.sandbox.pending) == 2
        # Telegram sends again less and less often.
        await talk.sandbox.wait_for(lambda: len(quotes_told(talk)) >= len(premiums), PATIENCE_SECONDS + OUTAGE_SECONDS)
    await talk.sandbox.all_acknowledged()
    told = [line["event"] for line in logged if line["log_level"] in ("warning", "error")]
    assert told in (["trouble.began"], ["trouble.began", "trouble.over"]), "a line when it began, one when it is over"
    assert [quote.premium_fen for quote in await Quote.all().order_by("number")] == [each * 100 for each in premiums]
    assert (len(quotes_told(talk)), await SetAside.all().count()) == (len(premiums), 0)
    await until_ready(settings.own_address)
    time.advance(timedelta(hours=10, minutes=31))
    while not await DigestRun.filter(digest="cases").exists():
        await talk.manager("/help")
    await all_connections_serve()


async def asked_until_it_is_noticed(talk: Talk, address: str) -> list[int]:
    """Ask for quotes until one can't be given, and then for one more; on a full disk the first may find room."""
    premiums = [6800]
    while True:
        update = talk.sandbox.say(ADVISOR, TEAM_GROUP, f"/quote comfort {premiums[-1]}")
        while not (is_down := (await readiness(address))[0] != 200) and not talk.sandbox.is_acknowledged(update):
            await asyncio.sleep(0.05)
        premiums.append(premiums[-1] + 100)
        if is_down:
            talk.sandbox.say(ADVISOR, TEAM_GROUP, f"/quote comfort {premiums[-1]}")
            return premiums


async def all_connections_serve() -> None:
    """None was lost for good."""
    everybody = asyncio.Barrier(1 if ENGINE_UNDER_TEST is Engine.SQLITE else 10)

    async def one() -> None:
        async with connection.transaction():
            await everybody.wait()

    async with asyncio.timeout(10):
        await asyncio.gather(*(one() for _ in range(everybody.parties)))
