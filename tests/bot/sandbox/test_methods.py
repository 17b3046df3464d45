"""The Bot API's methods over HTTP: what they give, and how they refuse."""

import json
from typing import Any

import aiohttp
import pytest

from bot.sandbox import TEST_TOKEN, FloodLimits, Sandbox
from bot.sandbox.specification import description
from tests.bot.sandbox.conftest import Api
from tests.bot.sandbox.worlds import BOSS, FOREIGN, FORUM, GROUP, SHY, STRANGER, SUPERGROUP, WORKER, png

KEYBOARD = {"inline_keyboard": [[{"text": "好", "callback_data": "case.show:1"}]]}


async def test_a_wrong_token_and_an_unknown_method(root: str, session: aiohttp.ClientSession, api: Api) -> None:
    async with session.get(f"{root}/bot123:wrong/getMe") as response:
        assert response.status == 401
        assert await response.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert await api.refusal("getMee") == "404 Not Found"


@pytest.mark.parametrize("way", ["query", "form", "json", "multipart"])
async def test_parameters_come_in_any_way(root: str, session: aiohttp.ClientSession, way: str) -> None:
    url = f"{root}/bot{TEST_TOKEN}/sendmessage"
    fields = {"chat_id": str(BOSS), "text": "你好", "reply_markup": '{"inline_keyboard":[[{"text":"a","url":"e.cn"}]]}'}
    how: dict[str, Any] = {"query": {"params": fields}, "form": {"data": fields}, "json": {"json": fields}}.get(way, {})
    if way == "multipart":
        with aiohttp.MultipartWriter("form-data") as writer:
            for name, value in fields.items():
                writer.append(value).set_content_disposition("form-data", name=name)
        how = {"data": writer}
    async with session.post(url, **how) as response:
        message = (await response.json())["result"]
    assert (message["text"], message["chat"]["id"]) == ("你好", BOSS)
    assert message["reply_markup"]["inline_keyboard"][0][0]["url"] == "e.cn"


async def test_a_body_that_is_no_object_is_refused(root: str, session: aiohttp.ClientSession) -> None:
    for body in ("{", "[1]"):
        headers = {"Content-Type": "application/json"}
        async with session.post(f"{root}/bot{TEST_TOKEN}/getMe", data=body, headers=headers) as response:
            assert (await response.json())["description"] == "Bad Request: can't parse request JSON object"


async def test_a_sent_message_says_everything_the_description_asks(api: Api, sandbox: Sandbox) -> None:
    sandbox.say(WORKER, SUPERGROUP, "/case C1")
    message = await api.result(
        "sendMessage",
        chat_id=SUPERGROUP,
        text="<b>C1</b> 🚗 看 https://e.cn",
        parse_mode="HTML",
        reply_parameters={"message_id": 1},
        reply_markup=KEYBOARD,
        protect_content=True,
    )
    fields = description().types["Message"]
    assert set(message) <= set(fields)
    assert all(name in message for name, field in fields.items() if field.required)
    assert message["message_id"] == 2
    assert message["from"]["is_bot"] is True
    assert message["chat"] == {"id": SUPERGROUP, "type": "supergroup", "title": "Super"}
    assert message["entities"] == [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "url", "offset": 8, "length": 12},
    ]
    assert message["reply_to_message"]["text"] == "/case C1"
    assert message["reply_markup"] == KEYBOARD
    assert message["has_protected_content"] is True


async def test_lengths_are_counted_after_parsing(api: Api) -> None:
    longest = "<b>" + "🚗" * 2048 + "</b>"
    assert (await api.result("sendMessage", chat_id=BOSS, text=longest, parse_mode="HTML"))["text"] == "🚗" * 2048
    too_long = "🚗" * 2048 + "x"
    assert await api.refusal("sendMessage", chat_id=BOSS, text=too_long) == "400 Bad Request: message is too long"
    for text in ("", " \n"):
        assert "empty" in await api.refusal("sendMessage", chat_id=BOSS, text=text)
    refused = await api.refusal("sendMessage", chat_id=BOSS, text="<b>x", parse_mode="HTML")
    assert refused.startswith("400 Bad Request: can't parse entities: ")
    assert "unsupported parse_mode" in await api.refusal("sendMessage", chat_id=BOSS, text="x", parse_mode="Wiki")


async def test_a_refused_message_leaves_nothing(api: Api, sandbox: Sandbox) -> None:
    bad = {"inline_keyboard": [[{"text": "a", "callback_data": "x" * 65}]]}
    refused = await api.refusal("sendMessage", chat_id=BOSS, text="x", reply_markup=bad)
    assert refused == "400 Bad Request: BUTTON_DATA_INVALID"
    assert sandbox.messages(BOSS) == []


async def test_chats_the_bot_cannot_write_to(api: Api, sandbox: Sandbox) -> None:
    async def refusal(chat_id: int | str) -> str:
        return await api.refusal("sendMessage", chat_id=chat_id, text="x")

    assert await refusal(999) == "400 Bad Request: chat not found"
    assert await refusal("@nobody") == "400 Bad Request: chat not found"
    assert await refusal(SHY) == "400 Bad Request: chat not found"
    assert await refusal(FOREIGN) == "400 Bad Request: chat not found"
    assert await refusal(STRANGER) == "403 Forbidden: bot can't initiate conversation with a user"
    sandbox.block(BOSS)
    assert await refusal(BOSS) == "403 Forbidden: bot was blocked by the user"
    sandbox.kick_bot(SUPERGROUP)
    assert await refusal(SUPERGROUP) == "403 Forbidden: bot was kicked from the supergroup chat"
    await api.result("leaveChat", chat_id=FORUM)
    assert await refusal(FORUM) == "403 Forbidden: bot is not a member of the supergroup chat"
    new_id = sandbox.migrate(GROUP)
    status, body = await api.call("sendMessage", chat_id=GROUP, text="x")
    assert status == 400
    assert body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert body["parameters"] == {"migrate_to_chat_id": new_id}
    assert (await api.result("sendMessage", chat_id=new_id, text="x"))["chat"]["type"] == "supergroup"


async def test_a_basic_group_says_group_when_it_removed_the_bot(api: Api, sandbox: Sandbox) -> None:
    sandbox.kick_bot(GROUP)
    refused = await api.refusal("sendMessage", chat_id=GROUP, text="x")
    assert refused == "403 Forbidden: bot was kicked from the group chat"


async def test_topics_are_kept_where_there_are_topics(api: Api, sandbox: Sandbox) -> None:
    message = await api.result("sendMessage", chat_id=FORUM, text="x", message_thread_id=7)
    assert (message["message_thread_id"], message["is_topic_message"]) == (7, True)
    for chat_id in (FORUM, SUPERGROUP):
        refused = await api.refusal("sendMessage", chat_id=chat_id, text="x", message_thread_id=8)
        assert refused == "400 Bad Request: message thread not found"
    sandbox.say(WORKER, FORUM, "answer", reply_to=message["message_id"])
    assert sandbox.messages(FORUM)[-1]["message_thread_id"] == 7


async def test_replies_to_what_is_gone(api: Api) -> None:
    gone = {"message_id": 99}
    refused = await api.refusal("sendMessage", chat_id=BOSS, text="x", reply_parameters=gone)
    assert refused == "400 Bad Request: message to be replied not found"
    kept = {**gone, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await api.result("sendMessage", chat_id=BOSS, text="x", reply_parameters=kept)


async def test_editing(api: Api, sandbox: Sandbox) -> None:
    sent = await api.result("sendMessage", chat_id=BOSS, text="one", reply_markup=KEYBOARD)
    place = {"chat_id": BOSS, "message_id": sent["message_id"]}
    same = await api.refusal("editMessageText", **place, text="one", reply_markup=KEYBOARD)
    assert same == (
        "400 Bad Request: message is not modified: specified new message content and reply markup are exactly "
        "the same as a current content and reply markup of the message"
    )
    edited = await api.result("editMessageText", **place, text="two")
    assert edited["text"] == "two"
    assert "reply_markup" not in edited
    assert edited["edit_date"] >= edited["date"]
    assert (await api.result("editMessageReplyMarkup", **place, reply_markup=KEYBOARD))["text"] == "two"
    assert "not modified" in await api.refusal("editMessageReplyMarkup", **place, reply_markup=KEYBOARD)
    assert sandbox.message(BOSS, sent["message_id"])["reply_markup"] == KEYBOARD


async def test_what_cannot_be_edited(api: Api, sandbox: Sandbox) -> None:
    sandbox.say(BOSS, BOSS, "mine")

    async def refusal(**place: Any) -> str:
        return await api.refusal("editMessageText", text="x", **place)

    assert await refusal(chat_id=BOSS, message_id=99) == "400 Bad Request: message to edit not found"
    assert await refusal(chat_id=BOSS, message_id=1) == "400 Bad Request: message can't be edited"
    assert await refusal(chat_id=BOSS) == "400 Bad Request: message identifier is not specified"
    assert await refusal(message_id=1) == "400 Bad Request: chat_id is empty"
    assert await refusal(inline_message_id="x") == "400 Bad Request: MESSAGE_ID_INVALID"
    sent = await api.result("sendMessage", chat_id=BOSS, text="one")
    place = {"chat_id": BOSS, "message_id": sent["message_id"]}
    assert await api.refusal("editMessageText", **place) == "400 Bad Request: message text is empty"
    assert "there is no caption" in await api.refusal("editMessageCaption", **place, caption="x")


async def test_deleting(api: Api, sandbox: Sandbox) -> None:
    sent = await api.result("sendMessage", chat_id=SUPERGROUP, text="one")
    sandbox.say(WORKER, SUPERGROUP, "13812345678")
    other = {"chat_id": SUPERGROUP, "message_id": sandbox.last_message_id(SUPERGROUP)}
    assert await api.refusal("deleteMessage", **other) == "400 Bad Request: message can't be deleted"
    sandbox.add_bot(SUPERGROUP, presence="administrator")
    assert await api.result("deleteMessage", **other) is True
    assert await api.result("deleteMessage", chat_id=SUPERGROUP, message_id=sent["message_id"]) is True
    assert await api.refusal("deleteMessage", **other) == "400 Bad Request: message to delete not found"


async def test_chats_and_members(api: Api) -> None:
    chat = await api.result("getChat", chat_id=BOSS)
    assert (chat["type"], chat["username"]) == ("private", "ada_boss")
    assert (await api.result("getChat", chat_id=FORUM))["is_forum"] is True

    async def status(user_id: int) -> str:
        return str((await api.result("getChatMember", chat_id=SUPERGROUP, user_id=user_id))["status"])

    bot_id = (await api.result("getMe"))["id"]
    people = (BOSS, WORKER, STRANGER, SHY, bot_id)
    assert [await status(user_id) for user_id in people] == ["creator", "administrator", "member", "left", "member"]
    assert "user not found" in await api.refusal("getChatMember", chat_id=SUPERGROUP, user_id=999)
    assert await api.result("getChatMemberCount", chat_id=SUPERGROUP) == 4
    found = await api.result("getChatAdministrators", chat_id=SUPERGROUP)
    assert [member["user"]["id"] for member in found] == [BOSS, WORKER]
    assert "private chat" in await api.refusal("getChatAdministrators", chat_id=BOSS)
    assert "private" in await api.refusal("leaveChat", chat_id=BOSS)


async def test_photos_and_documents(api: Api, root: str, session: aiohttp.ClientSession, sandbox: Sandbox) -> None:
    def form(name: str, file_name: str, content: bytes) -> aiohttp.FormData:
        fields = {"chat_id": str(BOSS), "caption": "<i>看</i>", "parse_mode": "HTML"}
        data = aiohttp.FormData(fields, quote_fields=False)
        data.add_field(name, content, filename=file_name)
        return data

    async def upload(method: str, *file: Any) -> dict[str, Any]:
        async with session.post(f"{root}/bot{TEST_TOKEN}/{method}", data=form(*file)) as response:
            return dict(await response.json())

    photo = (await upload("sendPhoto", "photo", "a.png", png(1000, 500)))["result"]
    assert [size["width"] for size in photo["photo"]] == [90, 320, 800, 1000]
    assert photo["caption_entities"] == [{"type": "italic", "offset": 0, "length": 1}]
    document = (await upload("sendDocument", "document", "对账单.xlsx", b"PK"))["result"]
    assert document["document"]["file_name"] == "对账单.xlsx"
    for file_id in (photo["photo"][-1]["file_id"], document["document"]["file_id"]):
        path = (await api.result("getFile", file_id=file_id))["file_path"]
        async with session.get(f"{root}/file/bot{TEST_TOKEN}/{path}") as response:
            assert await response.read() in {png(1000, 500), b"PK"}
    again = await api.result("sendPhoto", chat_id=WORKER, photo=photo["photo"][0]["file_id"])
    assert again["photo"] == photo["photo"]
    assert (await upload("sendPhoto", "photo", "a.png", b"text"))["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
    assert "DIMENSIONS" in (await upload("sendPhoto", "photo", "a.png", png(21, 1)))["description"]
    assert "non-empty" in (await upload("sendDocument", "document", "a.txt", b""))["description"]
    place = {"chat_id": BOSS, "message_id": photo["message_id"]}
    assert (await api.result("editMessageCaption", **place, caption="new"))["caption"] == "new"
    assert "there is no text" in await api.refusal("editMessageText", **place, text="x")
    assert sandbox.message(BOSS, photo["message_id"])["photo"] == photo["photo"]


async def test_files_that_are_not_there(api: Api, root: str, session: aiohttp.ClientSession) -> None:
    assert await api.refusal("getFile", file_id="x") == "400 Bad Request: invalid file_id"
    for token, status in ((TEST_TOKEN, 404), ("1:x", 401)):
        async with session.get(f"{root}/file/bot{token}/photos/../../etc/passwd") as response:
            assert response.status in {status, 404}
        async with session.get(f"{root}/file/bot{token}/photos/file_9.png") as response:
            assert response.status == status
    refused = await api.refusal("sendPhoto", chat_id=BOSS, photo="https://e.cn/a.png")
    assert refused == "400 Bad Request: failed to get HTTP URL content"
    refused = await api.refusal("sendDocument", chat_id=BOSS, document="x")
    assert refused == "400 Bad Request: wrong file identifier/HTTP URL specified"


async def test_captions_have_a_limit_of_their_own(api: Api, sandbox: Sandbox) -> None:
    sandbox.send_photo(BOSS, BOSS, png())
    photo = sandbox.messages(BOSS)[-1]["photo"][-1]["file_id"]
    refused = await api.refusal("sendPhoto", chat_id=BOSS, photo=photo, caption="x" * 1025)
    assert refused == "400 Bad Request: message caption is too long"


async def test_buttons_are_answered_once_pressed(api: Api, sandbox: Sandbox) -> None:
    sent = await api.result("sendMessage", chat_id=SUPERGROUP, text="x", reply_markup=KEYBOARD)
    sandbox.press_button(WORKER, SUPERGROUP, sent["message_id"], "好")
    query = sandbox.pending[0]["callback_query"]
    assert (query["data"], query["from"]["id"], query["message"]["message_id"]) == ("case.show:1", WORKER, 1)
    answer = {"callback_query_id": query["id"], "text": "做好了", "show_alert": True}
    assert await api.result("answerCallbackQuery", **answer) is True
    assert await api.result("answerCallbackQuery", **{**answer, "text": "again"}) is True
    assert sandbox.answers(1) == [{"text": "做好了", "show_alert": True, "url": ""}]
    unknown = await api.refusal("answerCallbackQuery", callback_query_id="1")
    assert unknown.endswith("query is too old and response timeout expired or query ID is invalid")
    assert "TOO_LONG" in await api.refusal("answerCallbackQuery", **{**answer, "text": "x" * 201})
    sandbox.core.queries[query["id"]].pressed_at_seconds -= 61
    assert "too old" in await api.refusal("answerCallbackQuery", **answer)


async def test_flood_limits_are_answered_with_429(api: Api, sandbox: Sandbox) -> None:
    sandbox.set_limits(FloodLimits())
    for _ in range(5):
        await api.result("sendMessage", chat_id=SUPERGROUP, text="x")
    status, body = await api.call("sendMessage", chat_id=SUPERGROUP, text="x")
    assert (status, body["parameters"]) == (429, {"retry_after": 1})
    assert body["description"] == "Too Many Requests: retry after 1"
    assert len(sandbox.messages(SUPERGROUP)) == 5
    sandbox.set_limits(FloodLimits.off())
    await api.result("sendMessage", chat_id=SUPERGROUP, text="x")


async def test_failures_can_be_ordered(api: Api, sandbox: Sandbox) -> None:
    sandbox.fail_next("sendMessage", 500, "Internal Server Error", times=2)
    sandbox.fail_next("*", 502, "Bad Gateway", carried_out=True)
    assert await api.refusal("sendMessage", chat_id=BOSS, text="a") == "500 Internal Server Error"
    assert await api.refusal("sendMessage", chat_id=BOSS, text="b") == "500 Internal Server Error"
    assert await api.refusal("sendMessage", chat_id=BOSS, text="c") == "502 Bad Gateway"
    assert [message["text"] for message in sandbox.bot_messages(BOSS)] == ["c"]
    await api.result("sendMessage", chat_id=BOSS, text="d")
    calls = sandbox.calls_of("sendMessage")
    assert [(call.parameters["text"], call.ok, call.error_code) for call in calls] == [
        ("a", False, 500),
        ("b", False, 500),
        ("c", False, 502),
        ("d", True, 0),
    ]


async def test_commands_by_scope_and_language(api: Api, sandbox: Sandbox) -> None:
    async def publish(name: str, scope: dict[str, Any] | None = None, language: str = "") -> None:
        commands = [{"command": name, "description": "x"}]
        await api.result("setMyCommands", commands=commands, scope=scope, language_code=language)

    def seen(user_id: int, chat_id: int) -> list[str]:
        return [command["command"] for command in sandbox.menu(user_id, chat_id)]

    assert seen(BOSS, BOSS) == []
    await publish("all")
    await publish("alle", language="zh")
    await publish("private", {"type": "all_private_chats"})
    await publish("groups", {"type": "all_group_chats"})
    await publish("admins", {"type": "all_chat_administrators"})
    assert seen(BOSS, BOSS) == ["private"]
    assert (seen(BOSS, SUPERGROUP), seen(STRANGER, SUPERGROUP)) == (["admins"], ["groups"])
    await publish("here", {"type": "chat", "chat_id": SUPERGROUP})
    await publish("boss", {"type": "chat_member", "chat_id": SUPERGROUP, "user_id": BOSS})
    await publish("owners", {"type": "chat_administrators", "chat_id": SUPERGROUP})
    assert [seen(user, SUPERGROUP) for user in (BOSS, WORKER, STRANGER)] == [["boss"], ["owners"], ["here"]]
    await publish("dort", {"type": "chat", "chat_id": WORKER}, "zh")
    assert seen(WORKER, WORKER) == ["dort"]
    assert (await api.result("getMyCommands", language_code="zh"))[0]["command"] == "alle"
    await api.result("deleteMyCommands", scope={"type": "all_private_chats"})
    assert seen(BOSS, BOSS) == ["all"]


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"commands": [{"command": "报价", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a", "description": " "}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "a", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [{"command": "a"}]}, "can't parse BotCommand"),
        ({"commands": {"a": "b"}}, "can't parse commands: expected an Array"),
        ({"commands": [7]}, "can't parse BotCommand: expected an Object"),
        ({"commands": [{"command": 7, "description": "x"}]}, "can't parse BotCommand: Field"),
        ({"commands": [], "scope": [1]}, "object expected as scope"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": "@nobody"}}, "chat not found"),
        ({"commands": [], "scope": {"type": "chat_administrators", "chat_id": 1}}, "can't set commands"),
        ({"commands": [], "scope": {"type": "all"}}, "can't parse BotCommandScope"),
        ({"commands": [], "scope": {"type": "chat"}}, "can't parse BotCommandScopeChat"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 999}}, "chat not found"),
        ({"commands": [], "language_code": "zh-hans"}, "invalid language code specified"),
    ],
)
async def test_bad_commands_are_refused(api: Api, parameters: dict[str, Any], reason: str) -> None:
    assert f"400 Bad Request: {reason}" in await api.refusal("setMyCommands", **parameters)


async def test_descriptions(api: Api) -> None:
    await api.result("setMyDescription", description="帮手", language_code="zh")
    await api.result("setMyShortDescription", short_description="short")
    assert await api.result("getMyDescription", language_code="zh") == {"description": "帮手"}
    assert await api.result("getMyShortDescription") == {"short_description": "short"}
    assert "too long" in await api.refusal("setMyDescription", description="x" * 513)


async def test_chat_actions(api: Api) -> None:
    assert await api.result("sendChatAction", chat_id=BOSS, action="typing") is True
    assert "wrong parameter action" in await api.refusal("sendChatAction", chat_id=BOSS, action="dancing")


async def test_an_album_of_photos_known_and_new(
    api: Api, sandbox: Sandbox, root: str, session: aiohttp.ClientSession
) -> None:
    sandbox.send_photo(WORKER, SUPERGROUP, png(40, 30))
    known = sandbox.message(SUPERGROUP, 1)["photo"][-1]["file_id"]
    media = [{"type": "photo", "media": known, "caption": "一"}, {"type": "photo", "media": "attach://new"}]
    form = aiohttp.FormData({"chat_id": str(SUPERGROUP), "media": json.dumps(media)})
    form.add_field("new", png(8, 8), filename="new.png", content_type="image/png")
    async with session.post(f"{root}/bot{TEST_TOKEN}/sendMediaGroup", data=form) as response:
        sent = (await response.json())["result"]
    assert len({message["media_group_id"] for message in sent}) == 1
    assert [message.get("caption") for message in sent] == ["一", None]
    assert [message["photo"][-1]["width"] for message in sent] == [40, 8]
    for wrong, reason in (
        ([media[0]], "too few"),
        ([media[0], {"type": "video", "media": known}], "wrong media"),
        ([media[0], {"type": "photo", "media": "gone"}], "wrong file identifier"),
        ([media[0], 7], "wrong media"),
        ("nonsense", "can't parse media"),
    ):
        assert reason in await api.refusal("sendMediaGroup", chat_id=SUPERGROUP, media=wrong)
