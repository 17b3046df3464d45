"""What comes by itself: one digest a day, whoever is running, whenever it was down."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.sandbox import Sandbox
from bot.sandbox.world import ADVISOR, MANAGER, TEAM_GROUP
from domain.database.connection import Engine
from tests.conftest import ENGINE_UNDER_TEST
from tests.journeys.harness import Talk, bot_process, refused_start, running_sandbox, settings_for

MORNING = datetime(2030, 5, 14, 8, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
BEFORE = (MORNING - timedelta(hours=16)).isoformat()


def digests(sandbox: Sandbox) -> list[str]:
    """The morning digests that the team group got."""
    said = [message["text"] for message in sandbox.bot_messages(TEAM_GROUP)]
    return [text for text in said if "事故车进度" in text and "C1" in text]


async def a_car_in_care(talk: Talk) -> None:
    """A centre with one accident car."""
    await talk.open_centre()
    assert "C1" in await talk.advisor("/case new 平安 京AD12345 王先生 13812345678 8500 前杠")


async def test_a_digest_missed_at_night_comes_once_in_the_morning(database_url: str, tmp_path: Path) -> None:
    async with running_sandbox() as (sandbox, api_root):
        async with bot_process(api_root, database_url, "polling", tmp_path, CLOCK_START=BEFORE):
            await a_car_in_care(Talk(sandbox))
        assert digests(sandbox) == []
        late = (MORNING + timedelta(hours=2)).isoformat()
        async with bot_process(api_root, database_url, "polling", tmp_path, CLOCK_START=late) as bot:
            await sandbox.wait_for(lambda: digests(sandbox))
            assert await bot.stop() == 0
        later = (MORNING + timedelta(hours=3)).isoformat()
        async with bot_process(api_root, database_url, "polling", tmp_path, CLOCK_START=later):
            await Talk(sandbox).ask(ADVISOR, ADVISOR, "/help")
        assert len(digests(sandbox)) == 1


async def test_two_processes_send_one_digest(database_url: str, tmp_path: Path) -> None:
    """On PostgreSQL two may run and share the work; on SQLite the second is refused and changes nothing."""
    async with (
        running_sandbox() as (sandbox, api_root),
        bot_process(api_root, database_url, "webhook", tmp_path, CLOCK_START=BEFORE) as first,
    ):
        await a_car_in_care(Talk(sandbox))
        await first.stop()
        soon = (MORNING - timedelta(seconds=4)).isoformat()
        first.environment["CLOCK_START"] = soon
        await first.start()
        if ENGINE_UNDER_TEST is Engine.SQLITE:
            assert "another process" in await refused_start(settings_for(api_root, database_url, "webhook", tmp_path))
            await sandbox.wait_for(lambda: digests(sandbox), 30)
        else:
            async with bot_process(api_root, database_url, "webhook", tmp_path, CLOCK_START=soon):
                await sandbox.wait_for(lambda: digests(sandbox), 30)
                for _ in range(3):
                    await Talk(sandbox).ask(MANAGER, MANAGER, "/help")
        assert len(digests(sandbox)) == 1


async def test_a_push_due_at_night_waits_for_the_morning(database_url: str, tmp_path: Path) -> None:
    """A digest moved into the quiet hours is queued then, and sent when they end."""
    night = MORNING.replace(hour=6) - timedelta(days=1)
    async with running_sandbox() as (sandbox, api_root):
        talk = Talk(sandbox)
        async with bot_process(api_root, database_url, "polling", tmp_path, CLOCK_START=BEFORE) as bot:
            await a_car_in_care(talk)
            assert "06:30" in await talk.manager("/policy digest.cases 06:30")
            await bot.stop()
            bot.environment["CLOCK_START"] = (night + timedelta(days=1, minutes=31)).isoformat()
            await bot.start()
            for _ in range(3):
                await talk.ask(MANAGER, MANAGER, "/help")
            await bot.stop()
            assert digests(sandbox) == []
            bot.environment["CLOCK_START"] = MORNING.replace(hour=8, minute=0).isoformat()
            await bot.start()
            await sandbox.wait_for(lambda: digests(sandbox), 30)
