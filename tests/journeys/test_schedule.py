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


async def test_a_second_process_on_sqlite_is_refused_until_the_first_is_dead(database_url: str, tmp_path: Path) -> None:
    if ENGINE_UNDER_TEST is Engine.POSTGRES:
        return  # there several share the work: see test_several
    async with (
        running_sandbox() as (sandbox, api_root),
        bot_process(api_root, database_url, "webhook", tmp_path) as first,
    ):
        said = await refused_start(settings_for(api_root, database_url, "webhook", tmp_path))
        assert said.count("\n") == 1
        assert "is in use by another process" in said
        await Talk(sandbox).open_centre()
        await first.kill()
        async with bot_process(api_root, database_url, "webhook", tmp_path):
            assert "Q1" in await Talk(sandbox).advisor("/quote comfort 6800")


async def test_a_push_due_at_night_waits_for_the_morning(database_url: str, tmp_path: Path) -> None:
    """A digest moved into the quiet hours is queued then, and sent when they end."""
    night = MORNING.replace(hour=6) - timedelta(days=1)
    async with running_sandbox() as (sandbox, api_root):
        talk = Talk(sandbox)
        early = (night + timedelta(hours=23)).isoformat()  # of an earlier hour than now, today's would come at once
        async with bot_process(api_root, database_url, "polling", tmp_path, CLOCK_START=early) as bot:
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
