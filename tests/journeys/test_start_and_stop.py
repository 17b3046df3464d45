"""A bot that may not run says why in one line; one that is asked to stop stops."""

import time
from pathlib import Path

import pytest

from bot.sandbox.world import ADVISOR, TEAM_GROUP
from tests.journeys.harness import Talk, bot_process, refused_start, running_sandbox, settings_for

OTHER_TOKEN = "7000000002:a-token-nobody-gave-out-0123456789"


async def test_an_unknown_token_stops_it_with_one_line(database_url: str, tmp_path: Path) -> None:
    async with running_sandbox() as (_, api_root):
        settings = settings_for(api_root, database_url, "polling", tmp_path)
        said = await refused_start(settings.model_copy(update={"bot_token": OTHER_TOKEN}))
    assert said.splitlines()[-1] == "baohe: BOT_TOKEN: the Bot API does not know this token"
    assert OTHER_TOKEN not in said


async def test_a_wrong_setting_stops_it_with_one_line(database_url: str, tmp_path: Path) -> None:
    settings = settings_for("http://127.0.0.1:9", database_url, "polling", tmp_path)
    said = await refused_start(settings.model_copy(update={"listen": "nowhere"}))
    assert said.strip() == "baohe: LISTEN: must be host:port, e.g. 127.0.0.1:8080"


@pytest.mark.parametrize("quietly", [True, False])
async def test_sigterm_ends_it_within_ten_seconds(database_url: str, tmp_path: Path, quietly: bool) -> None:
    async with (
        running_sandbox() as (sandbox, api_root),
        bot_process(api_root, database_url, "polling", tmp_path) as bot,
    ):
        talk = Talk(sandbox)
        await talk.open_centre()
        if not quietly:
            for number in range(30):
                sandbox.say(ADVISOR, TEAM_GROUP, f"/quote comfort {6000 + number}")
        asked = time.monotonic()
        assert await bot.stop() == 0
        assert time.monotonic() - asked < 10
