"""Two shops of one engine asked in turns, call by call, so that what else the machine does meets both alike.

Each sits in a process of its own that keeps its database open: one process can have only one open at a time.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from multiprocessing import get_context

from bench.history import NOW, ZONE, furnish
from domain.actor import ChatKind
from domain.database import connection
from domain.database.connection import recorded_queries, transaction
from domain.database.migrate import migrate
from handlers.cases import digests
from handlers.declaration import Call, Pressed, Recipient, Reply
from handlers.registry import gather
from tests.factories.cases import Shop
from tests.factories.insurers import move_to

Ask = Callable[[Shop], Awaitable[Reply | None]]


def _typed(name: str, text: str, *, by_manager: bool = False) -> Ask:
    """A command in a transaction, as the intake runs it; by the advisor unless it is not for advisors."""
    command = gather().command(name)
    assert command is not None

    async def ask(shop: Shop) -> Reply | None:
        async with transaction():
            actor = shop.manager if by_manager else shop.advisor
            return await command.run(Call(actor.person, actor, text=text))

    return ask


def _pressed(verb: str, number: str) -> Ask:
    """A button, in a transaction as well."""
    button = gather().button(verb)
    assert button is not None

    async def ask(shop: Shop) -> Reply | None:
        async with transaction():
            return await button.run(Call(shop.advisor.person, shop.advisor, pressed=Pressed(number, "", 1)))

    return ask


async def _digest(shop: Shop) -> Reply | None:
    return await digests.cases(Recipient(shop.centre.id, ZONE, "zh-CN", ChatKind.TEAM, {}))


QUESTIONS: dict[str, Ask] = {
    "/credit": _typed("credit", ""),
    "/credit 平安": _typed("credit", "平安"),
    "its entries": _pressed("insurers.entries", "1"),
    "its unpaid statements": _pressed("insurers.statements", "1"),
    "/statement 平安": _typed("statement", "平安", by_manager=True),
    "/statement S1": _typed("statement", "S1", by_manager=True),
    "/statement": _typed("statement", "", by_manager=True),
    "/paid 平安": _typed("paid", "平安", by_manager=True),
    "/penalty 平安": _typed("penalty", "平安", by_manager=True),
    "/margin 平安": _typed("margin", "平安", by_manager=True),
    "/case C5": _typed("case", "C5"),
    "/cases": _typed("cases", ""),
    "digest cases": _digest,
}


@dataclass(frozen=True)
class Answer:
    """What one asking took."""

    milliseconds: float
    queries: int


class Station:
    """One shop in its process."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool

    async def furnish(self, url: str, past_cases: int) -> None:
        """Fill the empty database at ``url`` and keep it open."""
        await asyncio.get_running_loop().run_in_executor(self._pool, _sit_down, url, past_cases)

    async def ask(self, question: str) -> Answer:
        """Ask it one of ``QUESTIONS``."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, _answer, question)

    async def leave(self) -> None:
        """Close its database."""
        await asyncio.get_running_loop().run_in_executor(self._pool, _stand_up)


@asynccontextmanager
async def stations(places: dict[int, str]) -> AsyncIterator[dict[int, Station]]:
    """Shops by their number of past cases, each at the address of its empty database."""
    async with AsyncExitStack() as stack:
        found = {}
        for past_cases in places:
            pool = stack.enter_context(ProcessPoolExecutor(1, mp_context=get_context("spawn")))
            found[past_cases] = Station(pool)
            stack.push_async_callback(found[past_cases].leave)
        await asyncio.gather(*(found[past].furnish(url, past) for past, url in places.items()))
        yield found


# From here on: what the stations' processes run. Each has one loop and one shop for its whole life.
_runner = asyncio.Runner()
_shops: list[Shop] = []


def _sit_down(url: str, past_cases: int) -> None:
    async def sit_down() -> None:
        await connection.connect(url)
        await migrate()
        _shops.append(await furnish(past_cases))
        await connection.refresh_statistics()
        move_to(NOW)

    _runner.run(sit_down())


def _answer(question: str) -> Answer:
    return _runner.run(_answered(QUESTIONS[question]))


async def _answered(ask: Ask) -> Answer:
    with recorded_queries() as queries:
        started = time.perf_counter()
        reply = await ask(_shops[0])
        took = time.perf_counter() - started
    if reply is None:
        raise RuntimeError("a shop with cases in hand has something to say")
    return Answer(took * 1000, len(queries))


def _stand_up() -> None:
    _runner.run(connection.close())
