"""A photo's way over real HTTP: from a chat into our own store, and back when Telegram has lost it."""

import asyncio
import hashlib
from pathlib import Path

from bot.sandbox.world import ADVISOR, MANAGER, TEAM_GROUP, default_world
from domain.cases.models import CasePhoto
from tests.bot.sandbox.worlds import png
from tests.journeys.harness import PATIENCE_SECONDS, Talk, bot_in_this_process, running_sandbox, settings_for

NEW = "/case new 平安 京AD12345 王先生 13812345678 8500 前杠"


async def test_photos_are_filed_kept_and_shown(database_url: str, tmp_path: Path) -> None:
    async with running_sandbox(default_world()) as (sandbox, api_root):
        settings = settings_for(api_root, database_url, "polling", tmp_path)
        async with bot_in_this_process(sandbox, settings) as talk:
            await talk.open_centre()
            card = await talk.ask_for_message(ADVISOR, TEAM_GROUP, NEW)
            name = sandbox.core.world.bot.username
            sandbox.send_photo(ADVISOR, TEAM_GROUP, png(40, 30), f"@{name} C1")
            sandbox.send_photo(ADVISOR, TEAM_GROUP, png(41, 30), "", card["message_id"])
            for width in (42, 43):
                sandbox.send_photo(MANAGER, MANAGER, png(width, 30), "C1" if width == 42 else "", album="A1")
            await sandbox.wait_for(lambda: "已存 2 张照片" in _texts(talk, MANAGER))
            assert _texts(talk, TEAM_GROUP).count("已存 1 张照片") == 2
            await _until_kept(4)
            await _are_in_store(tmp_path / "media")
            await _come_back(talk)


def _texts(talk: Talk, chat_id: int) -> str:
    """Everything the bot says in a chat now."""
    return "\n".join(str(each.get("text", each.get("caption", ""))) for each in talk.sandbox.bot_messages(chat_id))


async def _until_kept(count: int) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while await CasePhoto.filter(kept="kept").count() < count:
            await asyncio.sleep(0.05)


def _is_clean(folder: Path, count: int) -> bool:
    """Nobody else may look into it, and nothing half-written lies in it."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return len(files) == count and folder.stat().st_mode & 0o077 == 0


async def _are_in_store(folder: Path) -> None:
    """Each under a name that says nothing, byte for byte."""
    rows = await CasePhoto.all().order_by("width")
    assert [(row.mime, row.width, row.height) for row in rows] == [("image/png", 40 + n, 30) for n in range(4)]
    for row in rows:
        content = (folder / row.key[:2] / row.key).read_bytes()
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (row.sha256, row.size_bytes)
    assert _is_clean(folder, len(rows))


async def _come_back(talk: Talk) -> None:
    """By Telegram's own copies, and from our store once it has forgotten them."""
    sandbox = talk.sandbox
    for forgotten in (False, True):
        if forgotten:
            sandbox.core.state.files.clear()
        before = sandbox.last_message_id(TEAM_GROUP)
        sandbox.say(ADVISOR, TEAM_GROUP, "/photo C1")
        await sandbox.wait_for(lambda: _texts(talk, TEAM_GROUP).count("京AD12345 照片 4 张") == (2 if forgotten else 1))  # noqa: B023
        shown = [each for each in sandbox.bot_messages(TEAM_GROUP) if each["message_id"] > before and "photo" in each]
        assert sorted(each["photo"][-1]["width"] for each in shown) == [40, 41, 42, 43]
        assert len({each["media_group_id"] for each in shown}) == 1
