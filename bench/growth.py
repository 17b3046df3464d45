"""Whether a long past makes today slower: the same questions with 1,000 and with 100,000 closed cases."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass

from bench.engines import Engines
from bench.history import OPEN_CASES
from bench.stations import QUESTIONS, Answer, Station, stations
from bench.tables import Table, median, number, ratio

SMALL, LARGE = 1_000, 100_000
AIM = 1.2
PAIRS = 80
WARM_UP = 5
SLOW_MS = 1_000


@dataclass(frozen=True)
class Pair:
    """A question asked of both shops, one right after the other."""

    small: Answer
    large: Answer


async def measure(engines: Engines) -> list[Table]:
    """All questions to a small and to a large shop in turns, on one database after the other."""
    async with AsyncExitStack() as stack:
        places = {name: {past: maker.empty() for past in (SMALL, LARGE)} for name, maker in engines.makers.items()}
        opened = [stack.enter_async_context(stations(of_engine)) for of_engine in places.values()]
        shops = dict(zip(places, await asyncio.gather(*opened), strict=True))
        rows = [await _row(engine, question, shops[engine]) for engine in shops for question in QUESTIONS]
    columns = ("database", "question", f"ms with {SMALL:,}", f"ms with {LARGE:,}", "large / small", "queries")
    notes = (
        f"Closed, billed and paid cases of one insurer over forty months, besides {OPEN_CASES} in hand. The handler "
        f"alone: its queries and its wording, without the HTTP around it. The ratio is the median of {PAIRS} pairs "
        f"of calls. Aim: at most {ratio(AIM)}; an exclamation mark is on what misses it.",
    )
    return [Table("Growth: the same question after a long past", columns, tuple(rows), notes)]


async def _row(engine: str, question: str, shops: dict[int, Station]) -> tuple[str, ...]:
    pairs = await _pairs(question, shops)
    grown = median([pair.large.milliseconds / pair.small.milliseconds for pair in pairs])
    queries = sorted({pairs[-1].small.queries, pairs[-1].large.queries})
    return (
        engine,
        question,
        number(median([pair.small.milliseconds for pair in pairs])),
        number(median([pair.large.milliseconds for pair in pairs])),
        ratio(grown) + ("" if grown <= AIM else " !"),
        " to ".join(map(str, queries)),
    )


async def _pairs(question: str, shops: dict[int, Station]) -> list[Pair]:
    """Both shops in turns, after a few calls that don't count; a question too slow to repeat is told by its first."""
    pairs: list[Pair] = []
    for _ in range(WARM_UP + PAIRS):
        pairs.append(Pair(await shops[SMALL].ask(question), await shops[LARGE].ask(question)))
        if pairs[0].large.milliseconds > SLOW_MS:
            return pairs
    return pairs[WARM_UP:]
