"""The whole bot against others that do the same work, command by command and in turns.

They are a bot written straight on aiogram and SQL (``bench/peers``), and Baohe with the HTTP client that comes with
python-telegram-bot. Each has a sandbox and a database of its own, made by Baohe itself so that all begin alike.
"""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.commands import QUESTIONS, Question, ask
from bench.engines import Engines
from bench.processes import bot, cpu_seconds
from bench.tables import Table, median, number, percentile, ratio
from bot.sandbox import Sandbox, running_sandbox
from tests.journeys.harness import HOME, Talk, settings_for

ROUNDS = 40
WARM_UP = 5
SETTLED_SECONDS = 0.08
"""After this long a bot has written down that the answer was sent, and looked at what else is to be sent."""
PEERS_PYTHON = Path(HOME) / "bench" / "peers" / ".venv" / "bin" / "python"
OURS, STOCK, PEER = "Baohe", "Baohe on httpx", "aiogram + SQL"
AIM = 1.0


@dataclass(frozen=True)
class _Bot:
    """A bot that is running."""

    sandbox: Sandbox
    pid: int


@dataclass
class _Measured:
    cpu_ms: list[float] = field(default_factory=list)
    latencies_ms: list[float] = field(default_factory=list)


async def measure(engines: Engines) -> list[Table]:
    """All bots on both databases, by webhook."""
    if not PEERS_PYTHON.exists():
        raise RuntimeError("the peer has no environment yet: `make bench` makes it")
    return [await _table(engines, name) for name in engines.makers]


async def _table(engines: Engines, engine: str) -> Table:
    async with AsyncExitStack() as stack:
        bots = {name: await stack.enter_async_context(_running(engines, engine, name)) for name in (OURS, STOCK, PEER)}
        found: dict[tuple[str, str], _Measured] = {}
        for at, question in itertools.product(range(WARM_UP + ROUNDS), QUESTIONS):
            for name, each in bots.items():
                into = found.setdefault((question.name, name), _Measured()) if at >= WARM_UP else _Measured()
                await _measure_one(each, question, into)
    columns = ("command", "bot", "CPU ms", f"of {PEER}", "p50 ms", f"of {PEER}", "p99 ms")
    notes = (
        "By webhook. CPU is the bot's process, from the update until the answer is noted as sent; ratios are medians "
        f"of {ROUNDS} pairs. The other bot does the same work with the same durability (update's number, effect, audit "
        "and answer in one transaction, then the send), but knows no forms, undo, living cards or second language. "
        f"Aim: {OURS} at most {ratio(AIM)}; an exclamation mark is on what misses it.",
    )
    rows = [row for question in QUESTIONS for row in _rows(question.name, found)]
    return Table(f"Whole bots on {engine}: from the update to the answer", columns, tuple(rows), notes)


@asynccontextmanager
async def _running(engines: Engines, engine: str, name: str) -> AsyncIterator[_Bot]:
    async with running_sandbox() as (sandbox, address):
        settings = settings_for(address, engines.makers[engine].empty(), "webhook", engines.new_home())
        async with bot(settings):
            await Talk(sandbox).open_centre()
        module = {OURS: "bot", STOCK: "bench.stock", PEER: "bench.peers"}[name]
        python = [str(PEERS_PYTHON)] if name == PEER else []
        async with bot(settings, module, *python) as pid:
            yield _Bot(sandbox, pid)


async def _measure_one(one: _Bot, question: Question, into: _Measured) -> None:
    cpu, started = cpu_seconds(one.pid), time.perf_counter()
    await ask(one.sandbox, question)
    into.latencies_ms.append((time.perf_counter() - started) * 1000)
    await asyncio.sleep(SETTLED_SECONDS)
    into.cpu_ms.append((cpu_seconds(one.pid) - cpu) * 1000)


def _rows(command: str, found: dict[tuple[str, str], _Measured]) -> list[tuple[str, ...]]:
    peer = found[command, PEER]
    rows: list[tuple[str, ...]] = []
    for name in (OURS, STOCK, PEER):
        each = found[command, name]
        cpu = _times(each.cpu_ms, peer.cpu_ms)
        rows.append(
            (
                command,
                name,
                number(median(each.cpu_ms)),
                ratio(cpu) + (" !" if name == OURS and cpu > AIM else ""),
                number(median(each.latencies_ms)),
                ratio(_times(each.latencies_ms, peer.latencies_ms)),
                number(percentile(each.latencies_ms, 99)),
            )
        )
    return rows


def _times(values: Sequence[float], base: Sequence[float]) -> float:
    return median([value / other for value, other in zip(values, base, strict=True)])
