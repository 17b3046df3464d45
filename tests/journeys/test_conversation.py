"""Forms and living cards over real HTTP: killed in the middle, answered by another process, followed by themselves."""

from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from bot.sandbox.world import ADVISOR, MANAGER, TEAM_GROUP
from domain.database.connection import Engine
from tests.conftest import ENGINE_UNDER_TEST
from tests.journeys.harness import IntakeKind, Talk, bot_process, running_sandbox

NEW = "/case new 平安 京AD12345 王先生 13812345678 8500 前杠"


async def test_a_form_goes_on_after_the_bot_was_killed(intake: IntakeKind, database_url: str, tmp_path: Path) -> None:
    async with running_sandbox() as (sandbox, api_root):
        talk = Talk(sandbox)
        async with bot_process(api_root, database_url, intake, tmp_path) as bot:
            await talk.open_centre()
            assert "哪款套餐" in await talk.ask(ADVISOR, ADVISOR, "/quote")
            assert "保费是多少" in await talk.ask(ADVISOR, ADVISOR, "舒适")
            await bot.kill()
            await bot.start()
            sandbox.say(ADVISOR, ADVISOR, "6800")
            # The prompt may come once more: it had arrived, but that may not have been written down.
            await sandbox.wait_for(lambda: any("Q1" in each["text"] for each in sandbox.bot_messages(ADVISOR)))


async def test_a_second_process_takes_the_second_half_of_a_form(database_url: str, tmp_path: Path) -> None:
    """Updates go to whoever told Telegram last where to send them."""
    if ENGINE_UNDER_TEST is Engine.SQLITE:
        return  # one process has the file; that the second is refused is told in test_schedule
    async with running_sandbox() as (sandbox, api_root):
        talk = Talk(sandbox)
        async with bot_process(api_root, database_url, "webhook", tmp_path):
            await talk.open_centre()
            assert "哪位代理人" in await talk.ask(ADVISOR, ADVISOR, "/refer out")
            async with bot_process(api_root, database_url, "webhook", tmp_path):
                assert "车牌号" in await talk.ask(ADVISOR, ADVISOR, "陈静")
                assert "保险哪天到期" in await talk.ask(ADVISOR, ADVISOR, "京AD12345 王先生 13812345678")
                assert "R1" in await talk.ask(ADVISOR, ADVISOR, "12-31")


async def test_a_card_follows_in_every_chat(talk: Talk) -> None:
    await talk.open_centre()
    group = await talk.ask_for_message(ADVISOR, TEAM_GROUP, NEW)
    private = await talk.ask_for_message(MANAGER, MANAGER, "/case C1")
    await talk.advisor("/step C1 inspection")
    for chat, message in ((TEAM_GROUP, group), (MANAGER, private)):
        await talk.sandbox.wait_for(lambda: "✅ 初检" in _text(talk.sandbox, chat, message["message_id"]))  # noqa: B023


def _text(sandbox: Sandbox, chat_id: int, message_id: int) -> str:
    """What a message of the bot says now."""
    said = [message for message in sandbox.bot_messages(chat_id) if message["message_id"] == message_id]
    return str(said[-1]["text"]) if said else ""


@pytest.mark.parametrize("undone", ["button", "word"])
async def test_undo_over_http(talk: Talk, undone: str) -> None:
    await talk.open_centre()
    message = await talk.ask_for_message(ADVISOR, TEAM_GROUP, "/refer out 陈静 京AD12345 王先生 13812345678")
    buttons = [button for row in message["reply_markup"]["inline_keyboard"] for button in row]
    undo = next(button for button in buttons if "撤销" in button["text"])
    if undone == "button":
        talk.sandbox.press(ADVISOR, TEAM_GROUP, message["message_id"], undo["callback_data"])
        await talk.sandbox.wait_for(lambda: "已撤销" in _text(talk.sandbox, TEAM_GROUP, message["message_id"]))
    else:
        assert "已撤销" in await talk.advisor("/undo")
    assert "R2" in await talk.advisor("/refer out 陈静 京AD12345 王先生 13812345678")
