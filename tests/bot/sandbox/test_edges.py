"""What happens rarely: odd requests, large files, long histories, broken connections."""

import asyncio
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.sandbox import TEST_TOKEN, NotPossible, Sandbox, core, requests, stream, update_queue, webhook
from bot.sandbox.files import keep_document
from tests.bot.sandbox.conftest import Api
from tests.bot.sandbox.worlds import BOSS, SHY, SUPERGROUP, WORKER, png


async def test_attached_files_and_strange_bodies(
    root: str, session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def post(method: str, **how: Any) -> dict[str, Any]:
        async with session.post(f"{root}/bot{TEST_TOKEN}/{method}", **how) as response:
            return dict(await response.json())

    form = aiohttp.FormData({"chat_id": str(BOSS), "photo": "attach://file0"})
    form.add_field("file0", png(), filename="a.png")
    assert (await post("sendPhoto", data=form))["ok"] is True
    form = aiohttp.FormData({"chat_id": str(BOSS), "photo": "attach://nothing"})
    form.add_field("file0", png(), filename="a.png")
    assert "failed to get" in (await post("sendPhoto", data=form))["description"]
    strange = {"data": b"?", "headers": {"Content-Type": "text/plain"}}
    assert (await post("getMe", **strange))["ok"] is True
    monkeypatch.setattr(requests, "LARGEST_BODY_BYTES", 10)
    assert (await post("getMe", json={"x": "y" * 20}))["error_code"] == 413
    form = aiohttp.FormData()
    form.add_field("photo", b"x" * 20, filename="a.png")
    assert (await post("sendPhoto", data=form))["error_code"] == 413


async def test_large_files(api: Api, sandbox: Sandbox, root: str, session: aiohttp.ClientSession) -> None:
    async def upload(method: str, name: str, size: int) -> str:
        form = aiohttp.FormData({"chat_id": str(BOSS)})
        form.add_field(name, b"x" * size, filename="a.bin")
        async with session.post(f"{root}/bot{TEST_TOKEN}/{method}", data=form) as response:
            return str((await response.json()).get("description"))

    assert await upload("sendPhoto", "photo", 10 * 2**20 + 1) == "Bad Request: file is too big"
    assert await upload("sendDocument", "document", 50 * 2**20 + 1) == "Bad Request: file is too big"
    kept = keep_document(sandbox.core.state, sandbox.core.files, b"", "a.bin", "text/plain")
    sandbox.core.state.files[kept["file_id"]].size_bytes = 20 * 2**20 + 1
    assert await api.refusal("getFile", file_id=kept["file_id"]) == "400 Bad Request: file is too big"


async def test_mentions_of_people(api: Api) -> None:
    text = '<a href="tg://user?id=2">伟</a> <a href="tg://user?id=99">x</a> <tg-emoji emoji-id="5">👍</tg-emoji>'
    message = await api.result("sendMessage", chat_id=BOSS, text=text, parse_mode="HTML")
    assert [entity["type"] for entity in message["entities"]] == ["text_mention", "custom_emoji"]
    assert message["entities"][0]["user"]["id"] == WORKER
    odd = [{"type": "text_mention", "offset": 0, "length": 1, "user": 7}]
    assert "entities" not in await api.result("sendMessage", chat_id=BOSS, text="x", entities=odd)


async def test_old_messages_stay(api: Api, sandbox: Sandbox) -> None:
    message = await api.result("sendMessage", chat_id=BOSS, text="x")
    sandbox.message(BOSS, message["message_id"])["date"] -= 48 * 3600
    refused = await api.refusal("deleteMessage", chat_id=BOSS, message_id=message["message_id"])
    assert refused == "400 Bad Request: message can't be deleted for everyone"


async def test_webhook_addresses_and_certificates(
    api: Api, root: str, session: aiohttp.ClientSession, sandbox: Sandbox
) -> None:
    assert await api.result("setWebhook", url="https://bot.example/x") is True
    assert await api.result("setWebhook", url="http://[::1]:9/x") is True
    form = aiohttp.FormData({"url": "http://127.0.0.1:9/x"})
    form.add_field("certificate", b"x", filename="a.pem")
    async with session.post(f"{root}/bot{TEST_TOKEN}/setWebhook", data=form) as response:
        assert response.status == 400
    await api.result("deleteWebhook")
    assert sandbox.pending == []


async def test_a_webhook_that_breaks_off_or_sleeps(api: Api, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sleeping = asyncio.Event()

    async def break_off(request: web.Request) -> web.Response:
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    async def sleep(_request: web.Request) -> web.Response:
        await sleeping.wait()
        return web.Response()

    app = web.Application()
    app.router.add_post("/break", break_off)
    app.router.add_post("/sleep", sleep)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    known = sandbox.core.state.webhook
    await api.result("setWebhook", url=f"{address}/break")
    sandbox.say(BOSS, BOSS, "a")
    known = sandbox.core.state.webhook
    await sandbox.wait_for(lambda: known.last_error_message)
    assert known.last_error_message.startswith("Connection failed")
    await sandbox._webhook.close()
    monkeypatch.setattr(webhook, "ANSWER_SECONDS", 0.05)
    await sandbox._webhook.start()
    await api.result("setWebhook", url=f"{address}/sleep")
    known = sandbox.core.state.webhook
    await sandbox.wait_for(lambda: known.last_error_message)
    assert known.last_error_message == "Read timeout expired"
    sleeping.set()
    await sandbox.all_acknowledged()
    await runner.cleanup()


def test_updates_of_no_chat_have_an_order_too() -> None:
    assert webhook.order_key({"update_id": 1, "inline_query": {"from": {"id": 7}}}) == 7
    assert webhook.order_key({"update_id": 1, "poll": {"id": "1"}}) == 0
    assert webhook.order_key({"update_id": 1}) == 0


async def test_histories_have_an_end(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core, "MOST_MESSAGES_KEPT", 3)
    monkeypatch.setattr(update_queue, "MOST_REMEMBERED", 3)
    ids = [sandbox.say(BOSS, BOSS, str(number)) for number in range(5)]
    assert [message["text"] for message in sandbox.messages(BOSS)] == ["2", "3", "4"]
    with pytest.raises(KeyError):
        sandbox.redeliver(ids[0])
    assert len(sandbox.pending) == 5


async def test_a_poll_that_nothing_ends_ends_by_itself(api: Api, sandbox: Sandbox) -> None:
    assert await sandbox.core.updates.take(0, 100, 0.01) == []
    assert await api.result("getUpdates", limit=0) == []


async def test_the_heartbeat_carries_the_time(
    root: str, session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "HEARTBEAT_SECONDS", 0.01)
    async with session.get(f"{root}/sandbox/api/events") as response:
        lines = [await response.content.readline() for _ in range(3)]
    assert b'"kind": "clock"' in lines[2]


async def test_unknown_people_and_buttons(
    sandbox: Sandbox, api: Api, root: str, session: aiohttp.ClientSession
) -> None:
    rows = [[{"text": "完成 C1", "callback_data": "a"}, {"text": "完成 C2", "callback_data": "b"}]]
    await api.result("sendMessage", chat_id=SUPERGROUP, text="x", reply_markup={"inline_keyboard": rows})
    assert [button.data for button in sandbox.buttons(SUPERGROUP, 1)] == ["a", "b"]
    assert sandbox.press_button(BOSS, SUPERGROUP, 1, "C2") > 0
    refused: tuple[Callable[[], int], ...] = (
        lambda: sandbox.press_button(BOSS, SUPERGROUP, 1, "完成"),
        lambda: sandbox.press_button(BOSS, SUPERGROUP, 1, "没有"),
        lambda: sandbox.block(999),
        lambda: sandbox.kick_bot(SUPERGROUP, by=999),
    )
    for wrong in refused:
        with pytest.raises(NotPossible):
            wrong()
    assert sandbox.menu(999, SUPERGROUP) == []
    assert sandbox.menu(SHY, SHY) == []
    async with session.get(f"{root}/sandbox/api/menu?user_id=999&chat_id={SUPERGROUP}") as response:
        assert response.status == 400
