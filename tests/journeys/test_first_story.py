"""The first story: a new centre, from nothing to the first digest, against a bot process over HTTP."""

import re
from pathlib import Path

from bot.sandbox.world import ADVISOR, MANAGER, PARTNER_GROUP, STRANGER, TEAM_GROUP
from tests.journeys.harness import IntakeKind, Talk, bot_process, running_sandbox


async def test_a_new_centre_from_nothing(database_url: str, intake: IntakeKind, tmp_path: Path) -> None:
    async with (
        running_sandbox() as (sandbox, api_root),
        bot_process(api_root, database_url, intake, tmp_path) as bot,
    ):
        talk = Talk(sandbox)
        await _the_centre_opens(talk)
        await _people_join(talk)
        await _partners_are_known(talk)
        await _a_referral_is_won(talk)
        await _bundles_are_quoted(talk)
        await _a_car_is_taken(talk)
        await _strangers_see_nothing(talk)
        assert await bot.stop() == 0


async def _the_centre_opens(talk: Talk) -> None:
    assert "北京朝阳" in await talk.manager("/centre add 北京朝阳")
    assert "北京朝阳" in await talk.manager_in_group("/bind")
    assert "北京朝阳" in await talk.ask(MANAGER, PARTNER_GROUP, "/bind partner")


async def _people_join(talk: Talk) -> None:
    link = re.search(r"https://t\.me/\w+\?start=([\w-]+)", await talk.manager("/invite advisor"))
    assert link
    assert "北京朝阳" in await talk.ask(ADVISOR, ADVISOR, f"/start {link[1]}")
    assert "北京朝阳" not in await talk.stranger(f"/start {link[1]}")


async def _partners_are_known(talk: Talk) -> None:
    insurer = await talk.manager("/insurer add 平安 basic")
    assert "¥50,000" in insurer
    assert "open" in insurer
    agent = await talk.manager("/agent add 陈静 平安 13900001111")
    assert "¥50" in agent
    assert "¥80" in agent


async def _a_referral_is_won(talk: Talk) -> None:
    said = "/refer out 陈静 京AD12345 王先生 13812345678 12-31"
    card = await talk.advisor(said)
    assert "R1" in card
    assert "138****5678" in card
    assert "13812345678" not in card
    refused = await talk.advisor(said)
    assert "R1" in refused
    assert "陈静" in refused
    assert re.search(r"\d{4}-\d\d-\d\d", refused)
    assert "¥50" in await talk.advisor("/won R1")


async def _bundles_are_quoted(talk: Talk) -> None:
    message = await talk.ask_for_message(ADVISOR, TEAM_GROUP, "/quote comfort 6800")
    for fact in ("Q1", "¥7,000", "¥3,000", "¥680", "−¥1,070", "¥17,500"):
        assert fact in message["text"]
    customer_side = await _press(talk, message, "客户版")
    assert "¥7,000" in customer_side
    for secret in ("¥680", "1,070", "17,500", "CLV", "返"):
        assert secret not in customer_side
    assert "Q2" in await talk.advisor("/quote 6800")
    for wrong in ("/quote comfort -5", "/quote comfort abc"):
        assert "/quote comfort 6800" in await talk.advisor(wrong)


async def _a_car_is_taken(talk: Talk) -> None:
    before = await talk.advisor("/credit 平安")
    assert "¥0" in before
    assert "¥50,000" in before
    assert "C1" in await talk.advisor("/case new 平安 京AD12345 王先生 13812345678 8500 前杠")
    after = await talk.advisor("/credit")
    assert "¥8,500" in after
    assert re.search(r"17 ?%", after)
    assert "C1" in await talk.advisor("/step C1 inspection")
    assert "¥7,700" in await talk.advisor("/assess C1 8200 500")
    assert "¥7,700" in await talk.advisor("/credit 平安")
    digest = await talk.ask_for_message(MANAGER, TEAM_GROUP, "/digest cases")
    assert "C1" in digest["text"]
    assert digest["reply_markup"]["inline_keyboard"]


async def _strangers_see_nothing(talk: Talk) -> None:
    for said in ("/credit", "/cases", "/quote comfort 6800", "/centre add 别处", "/case C1", "/won R1"):
        answer = await talk.stranger(said)
        for secret in ("平安", "C1", "R1", "¥", "北京朝阳"):
            assert secret not in answer
    before = talk.sandbox.last_message_id(TEAM_GROUP)
    await talk.ask(STRANGER, TEAM_GROUP, "/credit")
    update = talk.sandbox.say(STRANGER, TEAM_GROUP, "/credit")
    await talk.sandbox.acknowledged(update)
    assert "C1" in await talk.advisor("/case C1")
    refusals = [m for m in talk.sandbox.bot_messages(TEAM_GROUP, before) if "C1" not in m["text"]]
    assert len(refusals) == 1


async def _press(talk: Talk, message: dict[str, object], label: str) -> str:
    message_id = int(str(message["message_id"]))
    before = talk.sandbox.last_message_id(TEAM_GROUP)
    talk.sandbox.press_button(ADVISOR, TEAM_GROUP, message_id, label)
    return str((await talk.sandbox.next_bot_message(TEAM_GROUP, before))["text"])
