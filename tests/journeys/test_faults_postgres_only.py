"""What can happen to an update on PostgreSQL only: its connection is killed, or its statement waits too long."""

import asyncio
import time
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.sandbox import Sandbox
from bot.sandbox.world import ADVISOR, TEAM_GROUP
from bot.settings import Settings
from domain.bundles.models import Quote
from domain.database import connection
from domain.intake.models import SetAside
from handlers.bundles import commands as bundle_commands
from handlers.declaration import Call, Reply
from tests import postgres
from tests.journeys.harness import Talk, bot_in_this_process, bot_process, running_sandbox, until_unready
from tests.journeys.outages import another_connection, gone, quotes_told


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


@pytest.mark.parametrize("intake", ["webhook"])
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
            await talk.sandbox.wait_for(lambda: quotes_told(talk))
        assert await Quote.all().count() == 1
        assert await SetAside.all().count() == 0


async def test_sigterm_ends_it_within_ten_seconds_although_the_database_is_gone(
    database_url: str, postgres_server: postgres.Server, tmp_path: Path
) -> None:
    async with (
        running_sandbox() as (sandbox, api_root),
        bot_process(api_root, database_url, "polling", tmp_path) as bot,
    ):
        await Talk(sandbox).open_centre()
        async with gone(database_url, postgres_server):
            sandbox.say(ADVISOR, TEAM_GROUP, "/quote comfort 6800")
            await until_unready(bot.address)
            asked = time.monotonic()
            await bot.stop()
            assert time.monotonic() - asked < 10
