"""Updates by long polling: what the bot is told, in which order, and until when."""

import asyncio
from typing import Any

import pytest

from bot.sandbox import NotPossible, Sandbox, running_sandbox
from tests.bot.sandbox.conftest import Api
from tests.bot.sandbox.worlds import BOSS, FORUM, GROUP, SHY, STRANGER, SUPERGROUP, WORKER, png, small_world


async def take(api: Api, **parameters: Any) -> list[dict[str, Any]]:
    """One getUpdates."""
    return list(await api.result("getUpdates", **parameters))


async def test_updates_wait_until_they_are_confirmed(api: Api, sandbox: Sandbox) -> None:
    first, second = sandbox.say(BOSS, BOSS, "one"), sandbox.say(BOSS, BOSS, "two")
    assert first < second
    assert [u["update_id"] for u in await take(api)] == [first, second]
    assert [u["update_id"] for u in await take(api, limit=1)] == [first]
    assert not sandbox.is_acknowledged(first)
    assert [u["update_id"] for u in await take(api, offset=second)] == [second]
    assert sandbox.is_acknowledged(first)
    await sandbox.acknowledged(first)
    assert await take(api, offset=second + 1) == []
    await sandbox.all_acknowledged()


async def test_a_negative_offset_keeps_the_latest(api: Api, sandbox: Sandbox) -> None:
    for text in "abc":
        sandbox.say(BOSS, BOSS, text)
    assert [u["message"]["text"] for u in await take(api, offset=-1)] == ["c"]
    assert len(sandbox.pending) == 1
    assert len(await take(api, offset=-5)) == 1


async def test_a_long_poll_returns_as_soon_as_something_happens(api: Api, sandbox: Sandbox) -> None:
    waiting = asyncio.create_task(take(api, timeout=30))
    await sandbox.wait_for(lambda: sandbox.core.updates.is_polled)
    update_id = sandbox.say(BOSS, BOSS, "now")
    assert [u["update_id"] for u in await waiting] == [update_id]


async def test_a_second_poll_ends_the_first(api: Api, sandbox: Sandbox) -> None:
    first = asyncio.create_task(api.refusal("getUpdates", timeout=30))
    await sandbox.wait_for(lambda: sandbox.core.updates.is_polled)
    assert await take(api) == []
    assert await first == (
        "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )


async def test_stopping_answers_a_long_poll() -> None:
    import aiohttp

    async with aiohttp.ClientSession() as session:
        async with running_sandbox(small_world()) as (sandbox, root):
            waiting = asyncio.create_task(take(Api(root, session), timeout=50))
            await sandbox.wait_for(lambda: sandbox.core.updates.is_polled)
        assert await waiting == []


async def test_only_wanted_kinds_are_sent(api: Api, sandbox: Sandbox) -> None:
    await take(api, allowed_updates=["callback_query"])
    assert sandbox.say(BOSS, BOSS, "hello") == 0
    message = await api.result(
        "sendMessage",
        chat_id=BOSS,
        text="x",
        reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]},
    )
    assert sandbox.press(BOSS, BOSS, message["message_id"], "b") > 0
    await take(api, allowed_updates=[])
    assert sandbox.say(BOSS, BOSS, "hello") > 0


async def test_in_private_everything_is_heard(api: Api, sandbox: Sandbox) -> None:
    sandbox.say(WORKER, WORKER, "/start CODE_1")
    message = (await take(api))[0]["message"]
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"] == {
        "id": WORKER,
        "is_bot": False,
        "first_name": "王",
        "last_name": "伟",
        "language_code": "zh-hans",
    }
    assert message["chat"] == {"id": WORKER, "type": "private", "first_name": "王", "last_name": "伟"}


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("/case C1", True),
        ("look: /case C1", True),
        ("/case@helper_bot C1", True),
        ("/case@Helper_Bot C1", True),
        ("/case@other_bot C1", False),
        ("@helper_bot 报价 舒适 6800", True),
        ("@other_bot 报价", False),
        ("just talking about /", False),
        ("C1", False),
    ],
)
async def test_privacy_mode_in_groups(sandbox: Sandbox, text: str, heard: bool) -> None:
    assert (sandbox.say(WORKER, SUPERGROUP, text) > 0) is heard
    assert sandbox.messages(SUPERGROUP)[-1]["text"] == text


async def test_privacy_mode_lets_replies_and_captions_through(api: Api, sandbox: Sandbox) -> None:
    own = (await api.result("sendMessage", chat_id=SUPERGROUP, text="card"))["message_id"]
    assert sandbox.say(WORKER, SUPERGROUP, "6800", reply_to=own) > 0
    assert sandbox.send_photo(WORKER, SUPERGROUP, png(), reply_to=own) > 0
    assert sandbox.send_photo(WORKER, SUPERGROUP, png(), "@helper_bot C1") > 0
    assert sandbox.send_photo(WORKER, SUPERGROUP, png(), "C1") == 0
    talk = sandbox.last_message_id(SUPERGROUP)
    assert sandbox.say(WORKER, SUPERGROUP, "nice", reply_to=talk) == 0
    sandbox.add_bot(SUPERGROUP, presence="administrator")
    assert sandbox.say(WORKER, SUPERGROUP, "nice") > 0


async def test_privacy_mode_can_be_off() -> None:
    async with running_sandbox(small_world(privacy_mode=False)) as (sandbox, _root):
        assert sandbox.say(WORKER, SUPERGROUP, "nice") > 0


async def test_photos_documents_and_forwards(api: Api, sandbox: Sandbox) -> None:
    sandbox.send_photo(BOSS, BOSS, png(2000, 1000), "/case C12", album="a1")
    sandbox.send_document(BOSS, BOSS, b"a,b", "list.csv", caption="list", mime_type="text/csv")
    sandbox.say(WORKER, SUPERGROUP, "from the group")
    sandbox.forward(BOSS, BOSS, SUPERGROUP, 1)
    photo, document, forwarded = (u["message"] for u in await take(api))
    assert [(p["width"], p["height"]) for p in photo["photo"]] == [(90, 45), (320, 160), (800, 400), (1280, 640)]
    assert photo["caption_entities"][0]["type"] == "bot_command"
    assert photo["media_group_id"] == "a1"
    assert (document["document"]["file_name"], document["document"]["mime_type"]) == ("list.csv", "text/csv")
    assert forwarded["text"] == "from the group"
    assert forwarded["forward_origin"]["sender_user"]["id"] == WORKER


async def test_a_corrected_message(api: Api, sandbox: Sandbox) -> None:
    sandbox.say(BOSS, BOSS, "/quote 680")
    sandbox.edit(BOSS, BOSS, 1, "/quote 6800")
    edited = (await take(api))[1]["edited_message"]
    assert (edited["message_id"], edited["text"]) == (1, "/quote 6800")
    assert edited["edit_date"] >= edited["date"]
    with pytest.raises(NotPossible):
        sandbox.edit(BOSS, BOSS, 9, "x")


async def test_an_anonymous_administrator_is_nobody(api: Api, sandbox: Sandbox) -> None:
    sandbox.say(BOSS, SUPERGROUP, "/bind", anonymous=True)
    message = (await take(api))[0]["message"]
    assert message["from"]["id"] == 1087968824
    assert message["sender_chat"]["id"] == SUPERGROUP


async def test_topics(api: Api, sandbox: Sandbox) -> None:
    sandbox.say(BOSS, FORUM, "/cases", thread_id=7)
    message = (await take(api))[0]["message"]
    assert (message["message_thread_id"], message["chat"]["is_forum"]) == (7, True)
    with pytest.raises(NotPossible):
        sandbox.say(BOSS, FORUM, "/cases", thread_id=8)


async def test_an_old_update_can_come_again(api: Api, sandbox: Sandbox) -> None:
    old = sandbox.say(BOSS, BOSS, "one")
    await take(api, offset=old + 1)
    sandbox.redeliver(old)
    assert [u["message"]["text"] for u in await take(api, offset=old + 1)] == ["one"]
    assert await take(api, offset=old + 1) == []


async def test_a_raw_update_can_be_given(api: Api, sandbox: Sandbox) -> None:
    given = sandbox.inject({"poll": {"id": "1"}})
    far = sandbox.inject({"update_id": given + 50, "poll": {"id": "2"}})
    assert (far, sandbox.say(BOSS, BOSS, "x")) == (given + 50, given + 51)
    assert [u["update_id"] for u in await take(api)] == [given, far, far + 1]


async def test_the_bots_standing_in_groups(api: Api, sandbox: Sandbox) -> None:
    sandbox.kick_bot(GROUP, by=BOSS)
    assert sandbox.say(BOSS, GROUP, "/help") == 0
    sandbox.add_bot(GROUP, by=BOSS)
    sandbox.add_bot(GROUP, by=BOSS, presence="administrator")
    updates = await take(api)
    changes = [
        (u["my_chat_member"]["old_chat_member"]["status"], u["my_chat_member"]["new_chat_member"]["status"])
        for u in updates
        if "my_chat_member" in u
    ]
    assert changes == [("member", "kicked"), ("kicked", "member"), ("member", "administrator")]
    services = [u["message"]["new_chat_members"][0]["is_bot"] for u in updates if "message" in u]
    assert services == [True]


async def test_blocking_and_letting_in_again(api: Api, sandbox: Sandbox) -> None:
    sandbox.block(BOSS)
    with pytest.raises(NotPossible):
        sandbox.block(BOSS)
    sandbox.say(BOSS, BOSS, "/start")
    kinds = [next(k for k in update if k != "update_id") for update in await take(api)]
    assert kinds == ["my_chat_member", "my_chat_member", "message"]
    sandbox.block(BOSS)
    sandbox.unblock(BOSS)
    await api.result("sendMessage", chat_id=BOSS, text="back")


async def test_a_group_becomes_a_supergroup(api: Api, sandbox: Sandbox) -> None:
    new_id = sandbox.migrate(GROUP)
    first, second = (u["message"] for u in await take(api))
    assert (first["chat"]["id"], first["migrate_to_chat_id"]) == (GROUP, new_id)
    assert (second["chat"]["id"], second["migrate_from_chat_id"]) == (new_id, GROUP)
    with pytest.raises(NotPossible):
        sandbox.say(BOSS, GROUP, "old")
    assert sandbox.say(BOSS, new_id, "/help") > 0
    with pytest.raises(NotPossible):
        sandbox.migrate(new_id)


async def test_what_people_cannot_do(sandbox: Sandbox) -> None:
    for wrong in (
        lambda: sandbox.say(SHY, SUPERGROUP, "x"),
        lambda: sandbox.say(BOSS, WORKER, "x"),
        lambda: sandbox.say(BOSS, 12345, "x"),
        lambda: sandbox.say(BOSS, BOSS, "  "),
        lambda: sandbox.say(BOSS, BOSS, "x" * 4097),
        lambda: sandbox.say(BOSS, BOSS, "x", reply_to=5),
        lambda: sandbox.send_photo(BOSS, BOSS, b"no picture"),
        lambda: sandbox.press(BOSS, BOSS, 5, "x"),
        lambda: sandbox.kick_bot(BOSS),
        lambda: sandbox.messages(12345),
    ):
        with pytest.raises(NotPossible):
            wrong()
    sandbox.say(STRANGER, SUPERGROUP, "hello")
    with pytest.raises(NotPossible):
        sandbox.press(BOSS, SUPERGROUP, 1, "forged on a message of a person")
    with pytest.raises(NotPossible):
        sandbox.edit(BOSS, SUPERGROUP, 1, "not mine")


async def test_waiting_has_an_end_and_says_what_happened(api: Api, sandbox: Sandbox) -> None:
    await api.refusal("sendMessage", chat_id=999, text="x")
    with pytest.raises(TimeoutError, match="chat not found"):
        await sandbox.next_bot_message(BOSS, timeout_seconds=0.01)
