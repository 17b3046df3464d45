"""The chats outlive a restart; ids never come back after a crash."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp

from bot.sandbox import TEST_TOKEN, FloodLimits, Sandbox, running_sandbox
from domain.clock import FixedClock
from tests.bot.sandbox.conftest import Api
from tests.bot.sandbox.worlds import BOSS, GROUP, SUPERGROUP, WORKER, png, small_world

MORNING = datetime(2026, 11, 22, 0, 30, tzinfo=UTC)


async def test_a_restart_shows_the_same_chats(tmp_path: Path, session: aiohttp.ClientSession) -> None:
    async with running_sandbox(small_world(), state_dir=tmp_path, clock=FixedClock(MORNING)) as (sandbox, root):
        sandbox.say(BOSS, SUPERGROUP, "/help")
        sandbox.send_photo(WORKER, WORKER, png())
        sandbox.block(BOSS)
        new_id = sandbox.migrate(GROUP)
        await Api(root, session).result("setMyCommands", commands=[{"command": "a", "description": "b"}])
        await sandbox.advance_clock(timedelta(days=3))
        before = (sandbox.messages(SUPERGROUP), sandbox.messages(WORKER), sandbox.pending)
        next_update = sandbox.core.state.next_update_id
    clock = FixedClock(MORNING)
    async with running_sandbox(small_world(), state_dir=tmp_path, clock=clock) as (sandbox, root):
        assert (sandbox.messages(SUPERGROUP), sandbox.messages(WORKER), sandbox.pending) == before
        assert clock.now() == MORNING + timedelta(days=3)
        assert sandbox.say(WORKER, WORKER, "on") == next_update
        assert sandbox.say(WORKER, new_id, "/on") == next_update + 1
        assert sandbox.menu(BOSS, SUPERGROUP) == [{"command": "a", "description": "b"}]
        api = Api(root, session)
        file_id = sandbox.messages(WORKER)[0]["photo"][-1]["file_id"]
        path = (await api.result("getFile", file_id=file_id))["file_path"]
        async with session.get(f"{root}/file/bot{TEST_TOKEN}/{path}") as response:
            assert await response.read() == png()
        assert "blocked" in await api.refusal("sendMessage", chat_id=BOSS, text="x")


def stopped_sandbox(directory: Path, token: str = TEST_TOKEN) -> Sandbox:
    """A sandbox that has read its directory and serves nobody."""
    return Sandbox(small_world(), token, FixedClock(MORNING), FloodLimits.off(), state_dir=directory)


async def test_after_a_crash_no_id_is_given_twice(tmp_path: Path) -> None:
    async with running_sandbox(small_world(), state_dir=tmp_path, clock=FixedClock(MORNING)) as (sandbox, _):
        sandbox.say(BOSS, BOSS, "written")
        sandbox.core.events.on_change[0]()
        crashed = json.loads((tmp_path / "sandbox.json").read_text("utf-8"))
        assert crashed["complete"] is False
        last = [sandbox.say(BOSS, BOSS, "lost") for _ in range(20)][-1]
        last_message = sandbox.last_message_id(BOSS)
    (tmp_path / "sandbox.json").write_text(json.dumps(crashed), "utf-8")
    again = stopped_sandbox(tmp_path)
    assert again.say(BOSS, BOSS, "new") > last
    assert again.last_message_id(BOSS) > last_message


async def test_the_state_of_another_bot_is_left_alone(tmp_path: Path) -> None:
    async with running_sandbox(small_world(), state_dir=tmp_path, clock=FixedClock(MORNING)) as (sandbox, _):
        sandbox.say(BOSS, BOSS, "x")
    assert len(stopped_sandbox(tmp_path).messages(BOSS)) == 1
    assert stopped_sandbox(tmp_path, "99:other").messages(BOSS) == []


async def test_beginning_again(tmp_path: Path) -> None:
    async with running_sandbox(small_world(), state_dir=tmp_path, clock=FixedClock(MORNING)) as (sandbox, _):
        last = sandbox.say(BOSS, BOSS, "x")
        sandbox.send_photo(BOSS, BOSS, png())
        await sandbox.reset()
        assert sandbox.messages(BOSS) == []
        assert sandbox.pending == []
        assert list((tmp_path / "files").iterdir()) == []
        assert sandbox.say(BOSS, BOSS, "y") > last
