"""How soon a bot answers after it was started, and what it holds in memory at rest and after many updates."""

import asyncio
import itertools
import os
import re
import time
from pathlib import Path
from typing import Any

import aiohttp

from bench.engines import Engines
from bench.processes import bot
from bench.tables import Table, number
from bot.sandbox import running_sandbox
from bot.sandbox.world import ADVISOR, MANAGER, STRANGER, TEAM_GROUP
from bot.settings import Settings
from tests.journeys.harness import PATIENCE_SECONDS, SECRET, Talk, settings_for

UPDATES = int(os.environ.get("BENCH_UPDATES", "3000"))
WARM_UP = 500
"""Updates after which everything that is loaded once has been."""
AT_ONCE = 8
LINES = (
    "/credit 平安",
    "/quote comfort 6800",
    "大家早",
    "/cases",
    "/refer",
    "取消",
    "/help",
    "/credit",
    "报价 舒适 -5",
)
PEOPLE = ((ADVISOR, TEAM_GROUP), (ADVISOR, ADVISOR), (MANAGER, TEAM_GROUP), (MANAGER, MANAGER), (STRANGER, STRANGER))


async def measure(engines: Engines) -> list[Table]:
    """One bot process on each database."""
    columns = ("database", "first answer s", "at rest MiB", f"after {WARM_UP:,} updates", f"after {UPDATES:,}", "more")
    rows = [await _row(engines, name) for name in engines.makers]
    notes = (
        "From the start of the process on a database that is up to date to the first answer that "
        f"arrived; resident memory of the process, then while it takes updates by webhook, {AT_ONCE} at a time, of "
        "people who ask, quote, begin forms and leave them, or are refused. `BENCH_UPDATES=100000` asks for more of "
        "them.",
    )
    return [Table("Start and memory", columns, tuple(rows), notes)]


async def _row(engines: Engines, engine: str) -> tuple[str, ...]:
    async with running_sandbox() as (sandbox, address):
        settings = settings_for(address, engines.makers[engine].empty(), "webhook", engines.new_home())
        async with bot(settings):
            await Talk(sandbox).open_centre()
        waiting, started = sandbox.last_message_id(MANAGER), time.perf_counter()
        async with bot(settings) as pid:
            sandbox.say(MANAGER, MANAGER, "/help")
            await sandbox.next_bot_message(MANAGER, waiting, PATIENCE_SECONDS)
            first = time.perf_counter() - started
            at_rest = _resident_mib(pid)
            await _say_much(settings, 0, WARM_UP)
            warm = _resident_mib(pid)
            await _say_much(settings, WARM_UP, UPDATES)
            last = _resident_mib(pid)
    return (engine, number(first), number(at_rest), number(warm), number(last), f"{last / warm - 1:+.1%}")


async def _say_much(settings: Settings, begin: int, end: int) -> None:
    """Updates from number ``begin`` to ``end``; each place is one queue, as Telegram keeps a chat in order."""
    turns = itertools.count(begin)
    url = f"{settings.own_address}/telegram/{settings.bot_id}"
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}

    async def talk(session: aiohttp.ClientSession) -> None:
        for number_ in turns:
            if number_ >= end:
                return
            async with session.post(url, json=_update(number_), headers=headers) as response:
                response.raise_for_status()

    async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
        for _ in range(AT_ONCE):
            group.create_task(talk(session))


def _update(number_: int) -> dict[str, Any]:
    who, where = PEOPLE[number_ % len(PEOPLE)]
    text = LINES[number_ % len(LINES)]
    message: dict[str, Any] = {
        "message_id": 1_000_000 + number_,
        "date": 1_790_000_000,
        "chat": {"id": where, "type": "private", "first_name": "x"}
        if where > 0
        else {"id": where, "type": "supergroup", "title": "x"},
        "from": {"id": who, "is_bot": False, "first_name": "x"},
        "text": text,
    }
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
    return {"update_id": 50_000_000 + number_, "message": message}


def _resident_mib(pid: int) -> float:
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text("ascii"))
    if found is None:
        raise RuntimeError("the process has ended")
    return int(found.group(1)) / 1024
