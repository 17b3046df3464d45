"""Whether a long past makes today slower: the same questions with 1,000 and with 100,000 closed cases."""

import asyncio
import gc
import itertools
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bench.engines import Engines
from bench.history import NOW, OPEN_CASES, ZONE, furnish
from bench.processes import in_own_process
from bench.tables import Table, median, number, ratio
from domain.actor import ChatKind
from domain.database import connection
from domain.database.connection import recorded_queries, transaction
from domain.database.migrate import migrate
from handlers.cases import commands as cases
from handlers.cases import digests
from handlers.declaration import Call, Handler, Recipient, Reply
from handlers.insurers import commands as insurers
from tests.factories.cases import Shop
from tests.factories.insurers import move_to

SMALL, LARGE = 1_000, 100_000
AIM = 1.2
SLOW_MS = 1_000
BLOCK_MS = 400
ROUNDS = 7
IN_A_ROW = 12
WARM_UP = 3
Ask = Callable[[Shop], Awaitable[Reply | None]]


def _typed(run: Handler, text: str) -> Ask:
    """A command's handler in a transaction, as the intake runs it."""

    async def ask(shop: Shop) -> Reply | None:
        async with transaction():
            return await run(Call(shop.advisor.person, shop.advisor, text=text))

    return ask


async def _digest(shop: Shop) -> Reply | None:
    return await digests.cases(Recipient(shop.centre.id, ZONE, "zh-CN", ChatKind.TEAM, {}))


QUESTIONS: dict[str, Ask] = {
    "/credit 平安": _typed(insurers.credit, "平安"),
    "/case C5": _typed(cases.case, "C5"),
    "/cases": _typed(cases.cases, ""),
    "digest cases": _digest,
}


@dataclass
class Answered:
    """One question to one shop: the median milliseconds of each round, the statements it takes."""

    rounds_ms: list[float] = field(default_factory=list)
    queries: int = 0
    is_slow: bool = False


Found = dict[str, dict[int, Answered]]


async def measure(engines: Engines) -> list[Table]:
    """All questions to a small and to a large shop in turns, on one database after the other."""
    places = {(name, past): maker.empty() for name, maker in engines.makers.items() for past in (SMALL, LARGE)}
    furnished = [in_own_process(furnish_at, url, past) for (_, past), url in places.items()]
    shops = dict(zip(places, await asyncio.gather(*furnished), strict=True))
    found = {}
    for engine in engines.makers:
        asked = [(past, places[engine, past], shops[engine, past]) for past in (SMALL, LARGE)]
        found[engine] = await in_own_process(ask_in_turns, asked)
    return [_table(found)]


def furnish_at(url: str, past: int) -> Shop:
    """Make a shop with ``past`` closed cases in the empty database at ``url``; in a process of its own."""

    async def furnished() -> Shop:
        async with _connected(url):
            await migrate()
            shop = await furnish(past)
            await connection.refresh_statistics()
            return shop

    return asyncio.run(furnished())


def ask_in_turns(shops: Sequence[tuple[int, str, Shop]]) -> Found:
    """Ask every shop everything, round by round; ``shops`` are of one engine. In a process of its own."""
    return asyncio.run(_ask_in_turns(shops))


async def _ask_in_turns(shops: Sequence[tuple[int, str, Shop]]) -> Found:
    found: Found = {name: {past: Answered() for past, _, _ in shops} for name in QUESTIONS}
    move_to(NOW)
    for _, (past, url, shop) in itertools.product(range(ROUNDS), shops):
        async with _connected(url):
            for name, ask in QUESTIONS.items():
                await _round(ask, shop, found[name][past])
    return found


@asynccontextmanager
async def _connected(url: str) -> AsyncIterator[None]:
    await connection.connect(url)
    try:
        yield
    finally:
        await connection.close()


async def _round(ask: Ask, shop: Shop, into: Answered) -> None:
    """Ask a few times unmeasured (a new connection knows no statement yet), then in a row, not for too long.

    What takes over a second is told by its first time, and not asked again.
    """
    if into.is_slow:
        return
    for _ in range(WARM_UP):
        with recorded_queries() as queries:
            first_ms = await _milliseconds(ask, shop)
        into.queries, into.is_slow = len(queries), first_ms > SLOW_MS
        if into.is_slow:
            into.rounds_ms.append(first_ms)
            return
    gc.collect()
    took_ms: list[float] = []
    while len(took_ms) < IN_A_ROW and sum(took_ms) < BLOCK_MS:
        took_ms.append(await _milliseconds(ask, shop))
    into.rounds_ms.append(median(took_ms))


async def _milliseconds(ask: Ask, shop: Shop) -> float:
    started = time.perf_counter()
    if await ask(shop) is None:
        raise RuntimeError("a shop with cases in hand has something to say")
    return (time.perf_counter() - started) * 1000


def _table(found: dict[str, Found]) -> Table:
    rows = [
        _row(engine, name, answered[SMALL], answered[LARGE])
        for engine, of_engine in found.items()
        for name, answered in of_engine.items()
    ]
    columns = ("database", "question", f"ms with {SMALL:,}", f"ms with {LARGE:,}", "large / small", "queries")
    notes = (
        f"Closed, billed and paid cases of one insurer over forty months, besides {OPEN_CASES} in hand. The handler "
        f"alone: its queries and its wording, without the HTTP around it. Aim: at most {ratio(AIM)}; an exclamation "
        "mark is on what misses it.",
    )
    return Table("Growth: the same question after a long past", columns, tuple(rows), notes)


def _row(engine: str, name: str, small: Answered, large: Answered) -> tuple[str, ...]:
    in_turns = zip(small.rounds_ms, large.rounds_ms, strict=False)  # a slow one has no second round
    grown = median([after / before for before, after in in_turns])
    queries = str(small.queries) if small.queries == large.queries else f"{small.queries} → {large.queries}"
    return (
        engine,
        name,
        number(median(small.rounds_ms)),
        number(median(large.rounds_ms)),
        ratio(grown) + ("" if grown <= AIM else " !"),
        queries,
    )
