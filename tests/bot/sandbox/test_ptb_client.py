"""python-telegram-bot's own client against the sandbox, over HTTP."""

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter

from bot.sandbox import FloodLimits, Sandbox
from tests.bot.sandbox.worlds import BOSS, GROUP, SUPERGROUP, WORKER, png


async def test_a_conversation(ptb: Bot, sandbox: Sandbox) -> None:
    assert ptb.username == "helper_bot"
    sandbox.say(WORKER, SUPERGROUP, "/case C1")
    (update,) = await ptb.get_updates(timeout=5)
    assert update.effective_message is not None
    keyboard = InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton("完成", callback_data="case.step:1:3"),
                InlineKeyboardButton("页", url="https://e.cn"),
            ],
            [InlineKeyboardButton("复制", copy_text=CopyTextButton("C1"))],
        ]
    )
    sent = await ptb.send_message(
        SUPERGROUP,
        "<b>C1</b> <blockquote expandable>一\n二</blockquote>",
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard,
        reply_parameters=ReplyParameters(update.effective_message.message_id),
    )
    assert sent.reply_to_message is not None
    assert [entity.type for entity in sent.entities] == ["bold", "expandable_blockquote"]
    sandbox.press_button(WORKER, SUPERGROUP, sent.message_id, "完成")
    _, pressed = await ptb.get_updates()
    assert pressed.callback_query is not None
    assert pressed.callback_query.data == "case.step:1:3"
    assert await pressed.callback_query.answer("已完成")
    await pressed.callback_query.edit_message_text("<i>done</i>", parse_mode=ParseMode.HTML)
    assert sandbox.message(SUPERGROUP, sent.message_id)["text"] == "done"
    assert all(not call.unknown for call in sandbox.calls)


async def test_files(ptb: Bot, sandbox: Sandbox) -> None:
    sandbox.send_photo(BOSS, BOSS, png(640, 480), "C1")
    (update,) = await ptb.get_updates()
    assert update.message is not None
    file = await update.message.photo[-1].get_file()
    assert bytes(await file.download_as_bytearray()) == png(640, 480)
    sent = await ptb.send_photo(BOSS, png(800, 600), caption="chart")
    document = await ptb.send_document(BOSS, b"PK", filename="对账.xlsx", caption="<b>x</b>", parse_mode="HTML")
    assert sent.photo[-1].width == 800
    assert document.document is not None
    assert document.document.file_name == "对账.xlsx"
    again = await ptb.send_document(WORKER, document.document.file_id)
    assert again.document is not None


async def test_errors_become_the_librarys(ptb: Bot, root: str, sandbox: Sandbox) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await ptb.send_message(999, "x")
    sandbox.kick_bot(SUPERGROUP)
    with pytest.raises(Forbidden):
        await ptb.send_message(SUPERGROUP, "x")
    new_id = sandbox.migrate(GROUP)
    with pytest.raises(ChatMigrated) as migrated:
        await ptb.send_message(GROUP, "x")
    assert migrated.value.new_chat_id == new_id
    sandbox.set_limits(FloodLimits(overall_per_second=1))
    await ptb.send_message(BOSS, "x")
    with pytest.raises(RetryAfter):
        await ptb.send_message(BOSS, "y")
    await ptb.set_webhook("http://127.0.0.1:9/x")
    with pytest.raises(Conflict):
        await ptb.get_updates()
    assert (await ptb.get_webhook_info()).url == "http://127.0.0.1:9/x"
    with pytest.raises(InvalidToken):
        await Bot("1:wrong", base_url=f"{root}/bot").get_me()


async def test_chats_members_and_commands(ptb: Bot, sandbox: Sandbox) -> None:
    chat = await ptb.get_chat(SUPERGROUP)
    assert chat.title == "Super"
    members = await ptb.get_chat_administrators(SUPERGROUP)
    assert [member.status for member in members] == ["creator", "administrator"]
    me = await ptb.get_chat_member(SUPERGROUP, ptb.id)
    assert me.status == "member"
    sandbox.add_bot(SUPERGROUP, presence="administrator")
    assert (await ptb.get_chat_member(SUPERGROUP, ptb.id)).status == "administrator"
    sandbox.kick_bot(GROUP)
    updates = await ptb.get_updates()
    assert [update.my_chat_member.new_chat_member.status for update in updates if update.my_chat_member] == [
        "administrator",
        "kicked",
    ]
    await ptb.set_my_commands([BotCommand("case", "事故车")], BotCommandScopeAllGroupChats(), "zh")
    assert (await ptb.get_my_commands(BotCommandScopeAllGroupChats(), "zh"))[0].description == "事故车"
    assert sandbox.menu(WORKER, SUPERGROUP) == [{"command": "case", "description": "事故车"}]
    await ptb.set_my_description("x")
    assert (await ptb.get_my_description()).description == "x"
    sent = await ptb.send_message(SUPERGROUP, "answer me", reply_markup=ForceReply(selective=True))
    assert sent.reply_markup is None
    assert await ptb.send_chat_action(SUPERGROUP, "typing")
    assert await ptb.delete_message(SUPERGROUP, sent.message_id)
