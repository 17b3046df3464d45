"""Whether a long past makes today slower: the same questions with a thousand closed cases, and up to a million."""

import time
from contextlib import AsyncExitStack

from bench.engines import Engines
from bench.history import OPEN_CASES
from bench.stations import QUESTIONS, Answer, Station, stations
from bench.tables import Table, median, number, ratio

SIZES = (1_000, 100_000, 1_000_000)
"""Closed cases; the others are compared with the first."""
AIM = 1.2
ROUNDS = 80
WARM_UP = 5
SLOW_MS = 1_000
Round = dict[int, Answer]
"""A question asked of every shop, one right after the other, by the shop's size."""


async def measure(engines: Engines) -> list[Table]:
    """All questions to shops of every size in turns, on one database after the other."""
    rows, took = [], []
    for engine, maker in engines.makers.items():
        started = time.perf_counter()
        async with AsyncExitStack() as stack:
            shops = await stack.enter_async_context(stations({past: maker.empty() for past in SIZES}))
            took.append(f"{time.perf_counter() - started:.0f} s on {engine}")
            rows += [await _row(engine, question, shops) for question in QUESTIONS]
    heads = [f"ms with {past:,}" for past in SIZES]
    ratios = [f"{past:,} / {SIZES[0]:,}" for past in SIZES[1:]]
    notes = (
        f"Closed, billed and paid cases of one insurer over forty months, besides {OPEN_CASES} in hand; each with its "
        f"entries in the account. Making all shops took {' and '.join(took)}. The handler alone: its queries and its "
        f"wording, without the HTTP around it. The ratios are medians of {ROUNDS} rounds. Aim: at most {ratio(AIM)}; "
        "an exclamation mark is on what misses it.",
    )
    columns = ("database", "question", *heads, *ratios, "queries")
    return [Table("Growth: the same question after a long past", columns, tuple(rows), notes)]


async def _row(engine: str, question: str, shops: dict[int, Station]) -> tuple[str, ...]:
    rounds = await _rounds(question, shops)
    grown = [median([each[past].milliseconds / each[SIZES[0]].milliseconds for each in rounds]) for past in SIZES[1:]]
    queries = sorted({answer.queries for answer in rounds[-1].values()})
    return (
        engine,
        question,
        *(number(median([each[past].milliseconds for each in rounds])) for past in SIZES),
        *(ratio(one) + ("" if one <= AIM else " !") for one in grown),
        " to ".join(map(str, queries)),
    )


async def _rounds(question: str, shops: dict[int, Station]) -> list[Round]:
    """All shops in turns, after a few calls that don't count; a question too slow to repeat is told by its first.

    Another shop is the first in every round: whoever comes next finds the processor as the one before has left it.
    """
    rounds: list[Round] = []
    for turn in range(WARM_UP + ROUNDS):
        first = turn % len(SIZES)
        rounds.append({past: await shops[past].ask(question) for past in (*SIZES[first:], *SIZES[:first])})
        if max(answer.milliseconds for answer in rounds[0].values()) > SLOW_MS:
            return rounds
    return rounds[WARM_UP:]
