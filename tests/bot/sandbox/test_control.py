"""The control API over HTTP: what the page uses, and tests in another process."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest

from bot.sandbox import Sandbox, SandboxOptions, running_sandbox
from domain.clock import FixedClock
from tests.bot.sandbox.conftest import Api
from tests.bot.sandbox.worlds import BOSS, FOREIGN, GROUP, SUPERGROUP, WORKER, png, small_world

MORNING = datetime(2026, 11, 22, 0, 30, tzinfo=UTC)


class Control:
    """Calls the control API."""

    def __init__(self, root: str, session: aiohttp.ClientSession) -> None:
        self.root = f"{root}/sandbox/api"
        self.session = session

    async def act(self, action: str, **body: Any) -> dict[str, Any]:
        """An action that must succeed."""
        async with self.session.post(f"{self.root}/{action}", json=body) as response:
            assert response.status == 200, await response.text()
            return dict(await response.json())

    async def problem(self, action: str, **body: Any) -> tuple[int, str]:
        """Status and code (or reason) of an action that must fail."""
        async with self.session.post(f"{self.root}/{action}", json=body) as response:
            answer = await response.json()
            return response.status, answer["code"] or answer["error"]

    async def look(self, view: str, **query: Any) -> dict[str, Any]:
        """A view."""
        async with self.session.get(f"{self.root}/{view}", params=query) as response:
            assert response.status == 200, await response.text()
            return dict(await response.json())


@pytest.fixture
def control(root: str, session: aiohttp.ClientSession) -> Control:
    """The control API."""
    return Control(root, session)


async def test_saying_pressing_and_waiting(control: Control, api: Api, sandbox: Sandbox) -> None:
    said = await control.act("say", user_id=WORKER, chat_id=SUPERGROUP, text="/case C1")
    assert said == {"update_id": sandbox.pending[0]["update_id"], "message_id": 1}
    waiting = asyncio.create_task(control.look("wait", chat_id=SUPERGROUP, after=1))
    keyboard = {"inline_keyboard": [[{"text": "完成", "callback_data": "case.step:1"}]]}
    await api.result("sendMessage", chat_id=SUPERGROUP, text="C1", reply_markup=keyboard)
    assert (await waiting)["message"]["text"] == "C1"
    pressed = await control.act("press", user_id=WORKER, chat_id=SUPERGROUP, message_id=2, text="完成")
    await control.act("press", user_id=WORKER, chat_id=SUPERGROUP, message_id=2, data="forged")
    assert [u["callback_query"]["data"] for u in sandbox.pending[1:]] == ["case.step:1", "forged"]
    await api.result("answerCallbackQuery", callback_query_id=pressed["query_id"], text="好")
    assert (await control.look("answers", message_id=2))["answers"][0]["text"] == "好"
    assert len((await control.look("pending"))["updates"]) == 3
    assert len((await control.look("calls", method="sendMessage"))["calls"]) == 1
    await api.result("getUpdates", offset=sandbox.pending[-1]["update_id"] + 1)
    assert await control.look("wait") == {"message": None}


async def test_the_picture_for_the_page(control: Control, sandbox: Sandbox) -> None:
    sandbox.say(WORKER, SUPERGROUP, "one")
    sandbox.say(WORKER, SUPERGROUP, "two")
    state = await control.look("state")
    shown = {chat["id"]: chat for chat in state["chats"]}
    assert shown[SUPERGROUP]["last_message"]["text"] == "two"
    assert shown[FOREIGN]["bot"] == "absent"
    assert state["read"] == {f"{WORKER}:{SUPERGROUP}": 2}
    assert state["clock"]["zone"] == "Asia/Shanghai"
    assert state["can_reset"] is False
    latest = await control.look("messages", chat_id=SUPERGROUP, limit=1)
    assert ([m["text"] for m in latest["messages"]], latest["complete"]) == (["two"], False)
    earlier = await control.look("messages", chat_id=SUPERGROUP, before=2)
    assert ([m["text"] for m in earlier["messages"]], earlier["complete"]) == (["one"], True)
    await control.act("read", user_id=BOSS, chat_id=SUPERGROUP, message_id=2)
    assert (await control.look("state"))["read"][f"{BOSS}:{SUPERGROUP}"] == 2
    assert await control.look("menu", user_id=BOSS, chat_id=SUPERGROUP) == {"commands": []}


async def test_files_over_http(control: Control, sandbox: Sandbox) -> None:
    async def upload(action: str, **files: tuple[str, bytes, str]) -> int:
        data = aiohttp.FormData({"user_id": str(BOSS), "chat_id": str(BOSS), "caption": "C1"})
        for name, (file_name, content, kind) in files.items():
            data.add_field(name, content, filename=file_name, content_type=kind)
        async with control.session.post(f"{control.root}/{action}", data=data) as response:
            return response.status

    assert await upload("photo", photo=("a.png", png(), "image/png")) == 200
    assert await upload("document", document=("报 价.html", b"<script>", "text/html")) == 200
    assert await upload("photo", photo=("a.png", b"no", "image/png")) == 400
    assert await upload("photo") == 400
    photo, document = sandbox.messages(BOSS)
    async with control.session.get(f"{control.root}/files/{photo['photo'][0]['file_id']}") as response:
        assert (response.content_type, await response.read()) == ("image/png", png())
    async with control.session.get(f"{control.root}/files/{document['document']['file_id']}") as response:
        assert response.content_type == "application/octet-stream"
        assert "attachment" in response.headers["Content-Disposition"]
        assert "sandbox" in response.headers["Content-Security-Policy"]
    async with control.session.get(f"{control.root}/files/unknown") as response:
        assert response.status == 404


async def test_the_other_actions(control: Control, api: Api, sandbox: Sandbox) -> None:
    said = await control.act("say", user_id=BOSS, chat_id=BOSS, text="hello")
    await control.act("edit", user_id=BOSS, chat_id=BOSS, message_id=1, text="hello!")
    await control.act("say", user_id=BOSS, chat_id=SUPERGROUP, text="/x", reply_to="", thread_id=None)
    await control.act("forward", user_id=BOSS, chat_id=BOSS, from_chat_id=SUPERGROUP, message_id=1)
    await control.act("redeliver", update_id=said["update_id"])
    await control.act("inject", update={"poll": {"id": "1"}})
    await control.act("kick-bot", chat_id=SUPERGROUP)
    await control.act("add-bot", chat_id=SUPERGROUP, presence="administrator")
    await control.act("block", user_id=WORKER)
    await control.act("unblock", user_id=WORKER)
    assert (await control.act("migrate", chat_id=GROUP))["chat_id"] < -1_000_000_000_000
    await control.act("fail-next", method="getMe", error_code=500, description="x")
    assert await api.refusal("getMe") == "500 x"
    await control.act("limits", overall_per_second=1)
    await api.result("sendMessage", chat_id=BOSS, text="x")
    assert "429" in await api.refusal("sendMessage", chat_id=BOSS, text="x")
    await control.act("limits")
    await api.result("sendMessage", chat_id=BOSS, text="x")


async def test_what_cannot_be_done(control: Control) -> None:
    assert (await control.problem("say", user_id=BOSS, chat_id=WORKER, text="x"))[0] == 400
    assert await control.problem("say", user_id=BOSS, chat_id=BOSS, text=" ") == (400, "empty")
    assert await control.problem("say", user_id=BOSS, chat_id=BOSS, text="x" * 5000) == (400, "too-long")
    assert (await control.problem("say", chat_id=BOSS))[0] == 400
    assert (await control.problem("press", user_id=BOSS, chat_id=BOSS, message_id=7, data="x"))[0] == 400
    assert (await control.problem("add-bot", chat_id=GROUP, presence="king"))[0] == 400
    assert (await control.problem("inject", update="x"))[0] == 400
    assert (await control.problem("dance"))[0] == 404
    async with control.session.get(f"{control.root}/nothing") as response:
        assert response.status == 404
    async with control.session.get(f"{control.root}/wait", params={"chat_id": BOSS, "timeout_seconds": 0.01}) as late:
        assert (await late.json())["code"] == "timeout"


async def test_other_sites_are_kept_out(control: Control, root: str) -> None:
    body = {"user_id": BOSS, "chat_id": BOSS, "text": "x"}
    for origin, status in (("https://evil.example", 403), (root, 200)):
        headers = {"Origin": origin}
        async with control.session.post(f"{control.root}/say", json=body, headers=headers) as response:
            assert response.status == status


async def test_the_clock_moves_forward_only(session: aiohttp.ClientSession) -> None:
    told: list[datetime] = []

    async def moved(now: datetime) -> None:
        told.append(now)

    options = SandboxOptions(on_clock_moved=moved)
    clock = FixedClock(MORNING)
    async with running_sandbox(small_world(), clock=clock, options=options) as (sandbox, root):
        control = Control(root, session)
        await control.act("clock", advance_seconds=3600)
        await control.act("clock", next_morning=True)
        assert clock.now() == datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
        moved_to = await control.act("clock", move_to="2026-12-01T08:00")
        assert datetime.fromisoformat(moved_to["now"]) == datetime(2026, 12, 1, tzinfo=UTC)
        assert await control.problem("clock", move_to="2026-11-01T08:00") == (400, "clock-back")
        assert await control.problem("clock", move_to="soon") == (400, "not-a-moment")
        sandbox.say(BOSS, BOSS, "dated")
        assert sandbox.messages(BOSS)[0]["date"] == int(clock.now().timestamp())
        assert len(told) == 3


async def test_resetting_is_the_callers_business(session: aiohttp.ClientSession) -> None:
    async def begin_again() -> None:
        sandbox.say(BOSS, BOSS, "fresh")

    options = SandboxOptions(on_reset=begin_again)
    async with running_sandbox(small_world(), options=options) as (sandbox, root):
        control = Control(root, session)
        sandbox.say(BOSS, BOSS, "old")
        assert (await control.look("state"))["can_reset"] is True
        await control.act("reset")
        assert [message["text"] for message in sandbox.messages(BOSS)] == ["fresh"]


async def test_events_reach_the_page_at_once(control: Control, api: Api, sandbox: Sandbox) -> None:
    async with control.session.get(f"{control.root}/events") as response:
        assert response.content_type == "text/event-stream"

        async def next_event() -> dict[str, Any]:
            line = await response.content.readline()
            await response.content.readline()
            return dict(json.loads(line.removeprefix(b"data: ")))

        assert (await next_event())["kind"] == "hello"
        sandbox.say(BOSS, BOSS, "你好")
        event = await next_event()
        assert (event["kind"], event["chat_id"], event["message"]["text"]) == ("message", BOSS, "你好")
        await api.result("sendChatAction", chat_id=BOSS, action="typing")
        assert (await next_event())["kind"] == "action"
        sandbox.end_waiting()
        assert await response.content.read() == b""


async def test_a_page_that_falls_behind_is_cut_off(sandbox: Sandbox) -> None:
    with sandbox.core.events.stream() as queue:
        for _ in range(1001):
            sandbox.core.events.publish("clock")
        received = [queue.get_nowait() for _ in range(queue.qsize())]
        assert received[-1] is None


async def test_the_page_lets_nothing_else_in(root: str, session: aiohttp.ClientSession) -> None:
    async with session.get(f"{root}/sandbox") as response:
        assert response.status == 200
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"
    for name in ("nothing.js", "..%2Fworld.py"):
        async with session.get(f"{root}/sandbox/static/{name}") as response:
            assert response.status == 404
