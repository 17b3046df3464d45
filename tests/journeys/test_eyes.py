"""Whoever runs the bot sees how it is: over HTTP, and in the chat."""

from datetime import timedelta

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot import application, exposition, watch
from bot.application import Application
from bot.sandbox import Sandbox
from bot.sandbox.faults import Fault, How
from bot.sandbox.world import ADVISOR, MANAGER, TEAM_GROUP
from bot.settings import Settings
from domain.intake.models import SetAside
from handlers.bundles import commands as bundle_commands
from handlers.declaration import Call, Reply
from tests.journeys.harness import PATIENCE_SECONDS, IntakeKind, Talk, until_ready


@pytest.fixture(params=["webhook"])
def intake(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> IntakeKind:
    """One way is enough: what is counted does not depend on it. Looks and scrapes keep nobody waiting."""
    monkeypatch.setattr(application, "LOOK_SECONDS", 0.2)
    monkeypatch.setattr(exposition, "FRESH_SECONDS", 0)
    kind: IntakeKind = request.param
    return kind


async def scraped(settings: Settings) -> dict[tuple[str, ...], float]:
    """Every sample of a scrape, by its name and the values of its labels."""
    async with aiohttp.ClientSession() as session, session.get(f"{settings.own_address}/metrics") as response:
        assert response.status == 200
        assert response.content_type == "text/plain"
        families = text_string_to_metric_families(await response.text())
        return {
            (sample.name, *sample.labels.values()): sample.value for family in families for sample in family.samples
        }


async def test_a_scrape_tells_what_happened(talk: Talk, settings: Settings) -> None:
    before = await scraped(settings)
    await talk.open_centre()
    assert "Q1" in await talk.advisor("/quote comfort 6800")
    update = talk.sandbox.say(ADVISOR, TEAM_GROUP, "/quote comfort abc")
    await talk.sandbox.acknowledged(update)
    talk.sandbox.redeliver(update)
    await talk.sandbox.all_acknowledged()
    after = await scraped(settings)

    def more(*sample: str) -> float:
        return after[sample] - before.get(sample, 0.0)

    assert more("baohe_updates_total", "done") == 7
    assert more("baohe_updates_total", "refused") == 1
    assert more("baohe_updates_total", "repeated") == 1
    assert more("baohe_updates_total", "set_aside") == 0
    assert more("baohe_update_seconds_count") == 9
    assert more("baohe_messages_sent_total", "answer") >= 7
    assert more("baohe_bot_api_calls_total", "sendMessage", "ok") >= 7
    assert more("baohe_bot_api_call_seconds_count", "sendMessage") >= 7
    assert after["baohe_database_reachable",] == after["baohe_bot_api_reachable",] == 1
    assert after["baohe_database_connections", "open"] >= 1
    assert after["baohe_uptime_seconds",] > 0
    assert after["process_resident_memory_bytes",] > 0


async def test_no_label_tells_of_anybody(talk: Talk, settings: Settings) -> None:
    await talk.open_centre()
    await talk.advisor("/refer out 陈静 京AD12345 王先生 13812345678 12-31")
    labels = {value for sample in await scraped(settings) for value in sample[1:]}
    assert labels >= {"answer", "sendMessage", "done"}
    assert not {label for label in labels if str(MANAGER) in label or str(TEAM_GROUP) in label or not label.isascii()}


async def test_what_is_set_aside_is_counted_shown_and_told_with_one_reference(talk: Talk, settings: Settings) -> None:
    await talk.open_centre()
    before = await scraped(settings)
    command = next(one for one in bundle_commands.COMMANDS if one.name == "quote")
    told_before = talk.sandbox.last_message_id(MANAGER)

    async def broken(call: Call) -> Reply:
        raise KeyError("13812345678")

    whole = command.run
    object.__setattr__(command, "run", broken)
    try:
        await talk.advisor("/quote comfort 6800")
    finally:
        object.__setattr__(command, "run", whole)
    reference = (await SetAside.get()).reference
    told = str((await talk.sandbox.next_bot_message(MANAGER, told_before, PATIENCE_SECONDS))["text"])
    assert reference in told
    assert "13812345678" not in told
    shown = await talk.manager("/status")
    assert f"{reference} KeyError" in shown
    assert "13812345678" not in shown
    after = await scraped(settings)
    assert after["baohe_updates_total", "set_aside"] - before["baohe_updates_total", "set_aside"] == 1
    assert after["baohe_updates_total", "failed_try"] - before["baohe_updates_total", "failed_try"] == 3


async def test_a_telegram_that_is_away_at_the_start_is_told_of_when_it_is_there(
    sandbox_at: tuple[Sandbox, str], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "LASTING", timedelta())
    sandbox, _ = sandbox_at
    sandbox.say(MANAGER, MANAGER, "/start")
    sandbox.fail(Fault("*", How.CUT, times=None))
    async with Application(settings).running() as work:
        await sandbox.wait_for(lambda: len(sandbox.calls_of("getMe")) > 3)
        sandbox.lift_faults()
        await until_ready(settings.own_address, work)
        await sandbox.wait_for(
            lambda: [said for said in sandbox.bot_messages(MANAGER) if "连不上 Telegram" in said["text"]]
        )
