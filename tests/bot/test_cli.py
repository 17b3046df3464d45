"""What backup and restore say to whoever sits at the terminal."""

import argparse
import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot import logs
from bot.cli import backup, restore
from bot.cli.line import main
from domain import clock
from domain.database import connection
from domain.database.archive.file import read_manifest
from domain.database.connection import execute
from domain.database.migrate import migrate
from tests.factories.world import a_world
from tests.journeys.harness import environment_of, settings_for


async def test_what_was_wrong_already_is_restored_and_said(
    database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever has no better backup must have this one; and what it replaces is kept, too."""
    await connection.connect(database_url)
    await migrate()
    async with connection.transaction():
        world = await a_world()
        await execute("UPDATE insurer SET billed_fen = billed_fen + 1 WHERE id = $1", world.insurer_id)
    await connection.close()
    settings, file = settings_for("http://127.0.0.1:9", database_url, "polling", tmp_path), tmp_path / "saved.baohe"
    assert await backup.act(settings, argparse.Namespace(file=file)) == 0
    clock.use(clock.FixedClock(clock.now() + timedelta(days=1)))
    assert await restore.act(settings, argparse.Namespace(file=file, replace=True)) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"saved {read_manifest(file).rows} rows of ")
    assert f"warning: {world.centre.name}: 平安: billed_fen is " in said
    assert re.search("[1-9] old messages that waited then are not sent", said)
    [kept] = sorted((tmp_path / "backups").iterdir())
    assert read_manifest(kept).tables == read_manifest(file).tables


def test_a_refusal_is_one_line(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = settings_for("http://127.0.0.1:9", database_url, "polling", tmp_path)
    monkeypatch.setattr(logs, "configure", lambda _: None)  # other tests go on in this process
    for name, value in environment_of(settings).items():
        monkeypatch.setenv(name, value)
    assert main(["restore", str(tmp_path / "nothing.baohe")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[-1].startswith("baohe: ")
    assert "nothing.baohe" in said[-1]
