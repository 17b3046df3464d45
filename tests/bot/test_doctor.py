"""The doctor finds what was broken, says it in a line, and goes on with the rest where something is away."""

import argparse
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot import backups
from bot.api import BotApi
from bot.cli import doctor
from bot.cli.doctor import database as looking
from bot.cli.doctor import machine
from bot.cli.doctor.findings import Level
from bot.sandbox import Sandbox
from bot.sandbox.world import PARTNER_GROUP, TEAM_GROUP, default_world
from bot.settings import Settings
from domain import clock
from domain.actor import ChatKind
from domain.database import connection
from domain.database.connection import MIGRATIONS, Engine, execute, fetch_rows
from domain.database.migrate import migrate
from domain.database.migrating.chain import load_chain
from domain.intake import service as intake
from domain.people import service as people
from tests.conftest import ENGINE_UNDER_TEST
from tests.factories.people import a_place
from tests.factories.world import a_world, speaking_in
from tests.journeys.harness import running_sandbox, settings_for


@pytest.fixture
async def sandbox_at() -> AsyncIterator[tuple[Sandbox, str]]:
    """A sandbox of our own and the address of its Bot API."""
    async with running_sandbox(default_world()) as served:
        yield served


async def told(settings: Settings, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, list[str]]]:
    """The exit status, and what was said at each level."""
    capsys.readouterr()
    status = await doctor.act(settings, argparse.Namespace())
    found: dict[str, list[str]] = {"ok": [], "warning": [], "fault": []}
    for line in capsys.readouterr().out.splitlines():
        level, _, says = line.partition(" ")
        if level in found:  # the log, which is not set up here, is in between
            found[level].append(" ".join(says.split()))
    return status, found


async def test_what_is_broken_is_found(
    sandbox_at: tuple[Sandbox, str],
    database: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(looking, "TOLD_OF_A_CENTRE", 2)
    sandbox, api_root = sandbox_at
    world = await a_world()
    clock.use(clock.SystemClock())
    for chat_id in (TEAM_GROUP, PARTNER_GROUP):
        await people.bind(speaking_in(world.manager, a_place(ChatKind.UNBOUND, chat_id=chat_id)), ChatKind.TEAM)
    for place in (world.team, world.partners):
        await people.retire_chat(place.chat_id)
    (kept,) = await fetch_rows("SELECT billed_fen, limit_fen FROM insurer WHERE id = $1", world.insurer_id)
    await execute(
        "UPDATE insurer SET billed_fen = 1, limit_fen = 7, statements_asking = 9 WHERE id = $1", world.insurer_id
    )
    await execute("UPDATE centre SET zone = 'Asia/Nowhere'")
    await intake.set_aside(1, 1, payload={}, reference="r", fault="KeyError")
    sandbox.kick_bot(PARTNER_GROUP)
    await connection.close()

    settings = settings_for(api_root, database, "polling", tmp_path)
    api = BotApi(api_root, settings.token)
    await api.open()
    await api.call("setWebhook", url="http://127.0.0.1:9/another", secret_token="s")
    await api.close()

    status, found = await told(settings, capsys)
    assert status == 1
    faults, warnings = "\n".join(found["fault"]), "\n".join(found["warning"])
    centre, ask = world.manager.centre_name, "; keep a backup and tell the maintainers"
    assert f"accounts {centre}: 平安: billed_fen is 1 and should be {kept['billed_fen']}{ask}" in faults
    assert f"accounts {centre}: 平安: limit_fen is 7 and should be {kept['limit_fen']}{ask}" in faults
    assert f"{centre}: and 1 more, not told one by one" in faults
    assert "does not know Asia/Nowhere" in faults
    assert "brings nothing while a webhook is set (http://127.0.0.1:9/another)" in faults
    assert f"group {PARTNER_GROUP}: Telegram says" in faults
    assert str(TEAM_GROUP) not in faults
    assert len(found["fault"]) == 6
    assert "1 failed and were set aside" in warnings
    assert "minutes late" in warnings
    assert ("there is none in" in warnings) is (ENGINE_UNDER_TEST is Engine.SQLITE)


async def test_what_is_well_is_said(
    sandbox_at: tuple[Sandbox, str],
    database: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By webhook, with a backup of this night, on whatever disk the tests run."""
    monkeypatch.setattr(machine, "LITTLE_SPACE_MB", 0)
    monkeypatch.setattr(machine, "NO_SPACE_MB", 0)
    settings = settings_for(sandbox_at[1], database, "webhook", tmp_path)
    if backups.has_daily_backups(settings):
        await backups.DailyBackups(settings).make()
    await connection.close()
    api = BotApi(settings.api_root, settings.token)
    await api.open()
    await api.call("setWebhook", url=settings.webhook_address, secret_token=settings.webhook_secret)
    await api.close()
    status, found = await told(settings, capsys)
    assert status == 0
    assert found["warning"] == found["fault"] == []
    said = {line.split()[0] for line in found["ok"]}
    assert said >= {"settings", "disk", "backups", "database", "accounts", "outbox", "telegram", "webhook", "groups"}


async def test_a_clock_that_is_wrong_is_found(
    sandbox_at: tuple[Sandbox, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clock.use(clock.FixedClock(clock.now() + timedelta(hours=1)))
    settings = settings_for(sandbox_at[1], f"sqlite://{tmp_path}/none.db", "polling", tmp_path)
    status, found = await told(settings, capsys)
    assert status == 1
    assert re.search(r"clock is 3[56]\d\d seconds ahead", str(found["fault"]))
    assert any("there is no database" in line for line in found["warning"]), "and none was made by looking"
    status, found = await told(settings, capsys)
    assert any("there is no database" in line for line in found["warning"])


async def test_it_goes_on_where_something_is_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither the database nor Telegram is there, the folder is none, and no secret is said."""
    (tmp_path / "file").touch()
    away = settings_for("http://127.0.0.1:9", "postgres://baohe:hush@127.0.0.1:9/baohe", "polling", tmp_path / "file")
    status, found = await told(away, capsys)
    assert status == 1
    assert {line.split()[0] for line in found["fault"]} == {"folder", "photos", "database", "telegram"}
    assert any(line.startswith("disk") for line in found["ok"])
    assert "hush" not in str(found)
    assert away.token not in str(found)


@pytest.mark.parametrize(("enough", "level"), [("LITTLE_SPACE_MB", "warning"), ("NO_SPACE_MB", "fault")])
async def test_a_disk_that_is_nearly_full_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, enough: str, level: Level
) -> None:
    monkeypatch.setattr(machine, enough, 10**9)
    settings = settings_for("http://127.0.0.1:9", f"sqlite://{tmp_path}/none.db", "polling", tmp_path)
    [disk] = [finding async for finding in machine.check(settings) if finding.what == "disk"]
    assert disk.level == level
    assert "make room" in disk.says


async def test_an_unknown_token_is_said(
    sandbox_at: tuple[Sandbox, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = settings_for(sandbox_at[1], f"sqlite://{tmp_path}/none.db", "polling", tmp_path)
    other = settings.model_copy(update={"bot_token": "7000000002:a-token-nobody-gave-out-0123456789"})
    status, found = await told(other, capsys)
    assert status == 1
    assert found["fault"] == ["telegram the Bot API does not know BOT_TOKEN; BotFather has the right one"]


async def test_an_older_database_is_said_to_be_so(
    database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await connection.connect(database_url)
    await migrate(through=1)
    await connection.close()
    _, found = await told(settings_for("http://127.0.0.1:9", database_url, "polling", tmp_path), capsys)
    lacking = len(load_chain(MIGRATIONS)) - 1
    assert any(line.startswith(f"migrations {lacking} have not been run") for line in found["warning"])
