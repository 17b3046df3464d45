"""A bank's list on its way over real HTTP: from a file in a chat to payments, confirmed by buttons."""

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from bot import bank_files
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.world import ADVISOR, MANAGER, TEAM_GROUP, default_world
from domain import clock
from domain.insurers.models import InsurerPayment
from tests.journeys.harness import PATIENCE_SECONDS, bot_in_this_process, running_sandbox, settings_for


def _book() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["对公账户流水"])
    sheet.append(["交易日期", "对方户名", "收入", "支出"])
    today = clock.today("Asia/Shanghai")
    sheet.append([today, "中国平安财产保险股份有限公司", 32000, None])
    sheet.append([today.isoformat(), "张三丰", "500.00", None])
    sheet.append([today, "京东配件公司", None, 800])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


async def test_a_file_becomes_payments(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bank_files, "LOOK_SECONDS", 0.1)
    async with running_sandbox(default_world()) as (sandbox, api_root):
        settings = settings_for(api_root, database_url, "polling", tmp_path)
        async with bot_in_this_process(sandbox, settings) as talk:
            await talk.open_centre()
            content = _book()
            assert "合作专员" in await _refused(sandbox, content)
            assert "不是表格" in await _told(sandbox, MANAGER, b"\x89PNG\r\n\x1a\n....")
            assert "待确认 2 笔，其中 1 笔" in await _told(sandbox, TEAM_GROUP, content, "/paid")
            told = sandbox.bot_messages(TEAM_GROUP)[-1]
            await _press(sandbox, told, "看流水", "第 3 行")
            assert "张三丰" not in _text(sandbox, told)
            await _press(sandbox, told, "登记全部", "已登记 1 笔")
            await _press(sandbox, told, "都不登记", "没有待确认的回款")
            (payment,) = await InsurerPayment.all()
            assert payment.amount_fen == 3_200_000
            assert "已经导入过" in await _told(sandbox, MANAGER, content)
            await _press(sandbox, sandbox.bot_messages(MANAGER)[-1], "看流水", "已登记 1 笔")
    assert content not in _all_in(tmp_path)


async def _refused(sandbox: Sandbox, content: bytes) -> str:
    """What an advisor is answered."""
    before = sandbox.last_message_id(ADVISOR)
    sandbox.send_document(ADVISOR, ADVISOR, content, "回款.xlsx")
    return str((await sandbox.next_bot_message(ADVISOR, before + 1, PATIENCE_SECONDS))["text"])


async def _told(sandbox: Sandbox, chat_id: int, content: bytes, caption: str = "") -> str:
    """What is told of a file that the manager sends, once it was read."""
    count = len(sandbox.bot_messages(chat_id))
    sandbox.send_document(MANAGER, chat_id, content, "回款.xlsx", caption=caption)
    await sandbox.wait_for(lambda: len(sandbox.bot_messages(chat_id)) >= count + 2)
    return str(sandbox.bot_messages(chat_id)[-1]["text"])


async def _press(sandbox: Sandbox, message: dict[str, Any], label: str, then: str) -> None:
    buttons = [
        each
        for row in sandbox.message(message["chat"]["id"], message["message_id"])["reply_markup"]["inline_keyboard"]
        for each in row
    ]
    data = next(each["callback_data"] for each in buttons if label in each["text"])
    sandbox.press(MANAGER, message["chat"]["id"], message["message_id"], data)
    await sandbox.wait_for(lambda: then in _text(sandbox, message))


def _text(sandbox: Sandbox, message: dict[str, Any]) -> str:
    return str(sandbox.message(message["chat"]["id"], message["message_id"])["text"])


def _all_in(folder: Path) -> bytes:
    """All that was written."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
