"""The drill on either engine: a deployment is saved under load, wiped, restored, and goes on where it was."""

import argparse
import asyncio
import sys
from pathlib import Path

import pytest

from bot.cli import backup, doctor, restore
from bot.sandbox.world import ADVISOR, TEAM_GROUP
from bot.settings import Settings
from domain.bundles.models import Quote
from domain.database import connection
from domain.database.address import read_address
from domain.database.archive.file import Manifest, read_manifest, rows_of, verify
from domain.database.archive.saving import save
from domain.database.connection import Engine, execute
from domain.insurers import service as insurers
from domain.people import service as people
from tests.conftest import ENGINE_UNDER_TEST
from tests.journeys.harness import HOME, BotProcess, Talk, bot_process, environment_of, running_sandbox, settings_for

QUOTES = 12


async def test_the_drill(database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    live, last = tmp_path / "live.baohe", tmp_path / "last.baohe"
    async with (
        running_sandbox() as (sandbox, api_root),
        bot_process(api_root, database_url, "polling", tmp_path) as bot,
    ):
        talk = Talk(sandbox)
        settings = settings_of(bot, api_root, database_url, tmp_path)
        await talk.open_centre()
        said = [sandbox.say(ADVISOR, TEAM_GROUP, f"/quote comfort {6000 + number}") for number in range(QUOTES)]
        await run("backup", str(live), settings=settings)
        await sandbox.all_acknowledged()
        assert await doctor.act(settings, argparse.Namespace()) == 0, capsys.readouterr().out
        assert "fault" not in capsys.readouterr().out
        assert await bot.stop() == 0
        is_of_one_moment(live)

        await backup.act(settings, argparse.Namespace(file=last))
        await wipe(database_url)
        await move_through_the_other_engine(last, settings, tmp_path)
        await restore.act(settings, argparse.Namespace(file=last, replace=False))
        assert (await saved_again(database_url, tmp_path)).tables == read_manifest(last).tables

        await bot.start()
        answers = len(sandbox.bot_messages(TEAM_GROUP))
        sandbox.redeliver(said[0])
        assert f"Q{QUOTES + 1}" in await talk.advisor("/quote comfort 6800"), "numbers go on where they were"
        assert len(sandbox.bot_messages(TEAM_GROUP)) == answers + 1, "what came before is known and said no more"
        assert await bot.stop() == 0
    await everything_holds(database_url)


def settings_of(bot: BotProcess, api_root: str, database_url: str, home: Path) -> Settings:
    """Those that the process has."""
    return settings_for(api_root, database_url, "polling", home).model_copy(
        update={"listen": bot.environment["LISTEN"]}
    )


async def run(*words: str, settings: Settings) -> None:
    """A command as an operator gives it, beside whatever else runs."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *words, cwd=HOME, env=environment_of(settings)
    )
    assert await process.wait() == 0


def is_of_one_moment(file: Path) -> None:
    """Whatever was under way then is in it whole or not at all: a number is given and its quote is there."""
    manifest = verify(file)
    quotes = next(table for table in manifest.tables if table.name == "quote").rows
    [counters] = list(rows_of(file, "counter")) or [[]]
    columns = next(table.columns for table in manifest.tables if table.name == "counter")
    told = [dict(zip(columns, row, strict=True)) for row in counters]
    assert [row["last_number"] for row in told if row["kind"] == "quote"] == ([quotes] if quotes else [])


async def wipe(database_url: str) -> None:
    """The database is gone."""
    file = read_address(database_url).file
    if file is not None:
        file.unlink()
        return
    await connection.connect(database_url)
    try:
        await execute("DROP SCHEMA public CASCADE")
        await execute("CREATE SCHEMA public")
    finally:
        await connection.close()


async def move_through_the_other_engine(file: Path, settings: Settings, tmp_path: Path) -> None:
    """From PostgreSQL to SQLite; what is saved there is the same, so that it can go back.

    In a process of its own, since one process has one engine; and from the PostgreSQL tests only, which have both.
    """
    if ENGINE_UNDER_TEST is not Engine.POSTGRES:
        return
    elsewhere = settings.model_copy(update={"database_url": f"sqlite://{tmp_path / 'moved.db'}"})
    await run("restore", str(file), settings=elsewhere)
    before = read_manifest(file)
    moved = await save(read_address(elsewhere.database), file)
    assert (before.engine, moved.engine) == ("postgres", "sqlite")
    assert moved.tables == before.tables


async def saved_again(database_url: str, tmp_path: Path) -> Manifest:
    return await save(read_address(database_url), tmp_path / "again.baohe")


async def everything_holds(database_url: str) -> None:
    await connection.connect(database_url)
    try:
        [centre] = await people.centres()
        assert await insurers.check_accounts(centre.id) == ()
        assert sorted(quote.number for quote in await Quote.all()) == list(range(1, QUOTES + 2))
    finally:
        await connection.close()
