"""A document that was made for its call goes with it over HTTP, under its own name (Bot API, Sending files)."""

from pathlib import Path
from typing import Any

import aiohttp
import pytest
from telegram.error import BadRequest

from bot.api import BotApi
from bot.documents import with_document
from bot.media import Media
from bot.sandbox import TEST_TOKEN, Sandbox
from bot.showing import Showing
from tests.bot.sandbox.worlds import BOSS


@pytest.mark.parametrize("name", ["对账单_S1_平安_2026-11.xlsx", 'a"b\\c.docx', "📄.xlsx"])
async def test_it_arrives_whole(
    root: str, session: aiohttp.ClientSession, sandbox: Sandbox, tmp_path: Path, name: str
) -> None:
    content = bytes(range(256)) * 300
    rows = {"inline_keyboard": [[{"text": "看", "callback_data": "x:1"}]]}
    said: dict[str, Any] = {"method": "sendMessage", "chat_id": BOSS, "text": "<b>表</b>", "parse_mode": "HTML"}
    call = with_document({**said, "link_preview_options": {"is_disabled": True}, "reply_markup": rows}, name, content)
    method = str(call.pop("method"))
    api = BotApi(root, TEST_TOKEN)
    await api.open()
    try:
        shown = Showing(api, Media(str(tmp_path)))
        message = await shown.call(method, **call)
        with pytest.raises(BadRequest, match="Chat not found"):
            await shown.call(method, **{**call, "chat_id": 404})
    finally:
        await api.close()
    assert (message["caption"], message["caption_entities"][0]["type"]) == ("表", "bold")
    assert message["reply_markup"] == rows
    file = message["document"]
    assert (file["file_name"], file["file_size"]) == (name, len(content))
    path = next(stored.path for file_id, stored in sandbox.core.state.files.items() if file_id == file["file_id"])
    async with session.get(f"{root}/file/bot{TEST_TOKEN}/{path}") as response:
        assert await response.read() == content
