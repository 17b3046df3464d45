"""Our HTTP client for the Bot API against the one that comes with python-telegram-bot."""

import asyncio
import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass

from telegram.request import BaseRequest, HTTPXRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bench.engines import Engines
from bench.processes import in_own_process
from bench.tables import Table, median, number, percentile, ratio
from bot.request import AiohttpRequest
from bot.sandbox import running_sandbox
from bot.sandbox.running import TEST_TOKEN
from bot.sandbox.world import ADVISOR, MANAGER, PARTNER, SECOND_ADVISOR

ROUNDS = 5
CALLS = 192
AT_ONCE = (1, 16)
OURS, STOCK = "ours (aiohttp)", "stock (httpx)"
CHATS = (MANAGER, PARTNER, ADVISOR, SECOND_ADVISOR)
TEXT = "<b>C12</b> 京AD12345 第 3 天 维修中 · ⏰ 质检 18:00 · 李雷\n" * 6
BUTTONS = {"inline_keyboard": [[{"text": "✅ C12 质检", "callback_data": "cases.dgdone:C12:quality.1"}]]}


@dataclass(frozen=True)
class Round:
    """Calls of one client in one go."""

    client: str
    at_once: int
    cpu_seconds: float
    wall_seconds: float
    latencies_ms: tuple[float, ...]


async def measure(_engines: Engines) -> list[Table]:
    """sendMessage by both clients in one process, in turns; the Bot API is served by this one."""
    async with running_sandbox() as (_sandbox, address):
        rounds = await in_own_process(compare, f"{address}/bot{TEST_TOKEN}")
    return [_table(rounds)]


def compare(base: str) -> list[Round]:
    """All rounds against the Bot API at ``base``, the clients taking turns; runs in a process of its own."""
    return asyncio.run(_compare(base))


async def _compare(base: str) -> list[Round]:
    ours, stock = AiohttpRequest(connections=64), HTTPXRequest()
    clients: dict[str, BaseRequest] = {OURS: ours, STOCK: stock}
    async with ours, stock:
        turns = [(name, at_once) for _ in range(ROUNDS) for at_once in AT_ONCE for name in clients]
        for name, client in clients.items():
            await _round(name, client, base, AT_ONCE[-1])
        return [await _round(name, clients[name], base, at_once) for name, at_once in turns]


async def _round(name: str, client: BaseRequest, base: str, at_once: int) -> Round:
    latencies_ms: list[float] = []
    chats = itertools.islice(itertools.cycle(CHATS), CALLS)
    cpu, wall = time.process_time(), time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(_send(client, base, chats, latencies_ms))
    used = time.process_time() - cpu
    return Round(name, at_once, used, time.perf_counter() - wall, tuple(latencies_ms))


async def _send(client: BaseRequest, base: str, chats: Iterator[int], latencies_ms: list[float]) -> None:
    """Take calls from what is left of the round until nothing is."""
    for chat_id in chats:
        call = {"chat_id": chat_id, "text": TEXT, "parse_mode": "HTML", "reply_markup": BUTTONS}
        data = RequestData([RequestParameter(name, value, None) for name, value in call.items()])
        started = time.perf_counter()
        await client.post(f"{base}/sendMessage", data)
        latencies_ms.append((time.perf_counter() - started) * 1000)


def _table(rounds: list[Round]) -> Table:
    rows = []
    for at_once in AT_ONCE:
        found = {name: _figures(rounds, name, at_once) for name in (OURS, STOCK)}
        rows += [(name, str(at_once), *map(number, figures)) for name, figures in found.items()]
        versus = [stock / own for own, stock in zip(found[OURS], found[STOCK], strict=True)]
        rows.append(("stock / ours", str(at_once), *map(ratio, versus)))
    return Table(
        "Requests: one sendMessage to the Bot API",
        ("client", "at once", "CPU ms a call", "calls a second", "p50 ms", "p99 ms"),
        tuple(rows),
        (
            "CPU is the client's process alone. Latency and throughput have the sandbox's Bot API in them, a process "
            "on the same machine, which both clients wait for: so CPU tells the clients apart best.",
        ),
    )


def _figures(rounds: list[Round], client: str, at_once: int) -> tuple[float, float, float, float]:
    """CPU milliseconds a call, calls a second, p50 and p99 in milliseconds."""
    found = [each for each in rounds if (each.client, each.at_once) == (client, at_once)]
    latencies_ms = [latency for each in found for latency in each.latencies_ms]
    return (
        median([each.cpu_seconds * 1000 / CALLS for each in found]),
        median([CALLS / each.wall_seconds for each in found]),
        percentile(latencies_ms, 50),
        percentile(latencies_ms, 99),
    )
