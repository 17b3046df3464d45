"""Random histories, in which every now and then two things are done at the same moment.

One by one, the bot does and refuses exactly what the model does. Of two at once each must come out as if they had
been done one after the other, in whatever order.
"""

import asyncio
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from datetime import time as wall_time
from itertools import permutations
from random import Random
from typing import Any

from domain import clock
from domain.clock import FixedClock
from tests.model.ops import Op
from tests.model.sides import Model, Side, a_credit_side, a_fees_side

FIRST_DAY = date(2026, 1, 10)
LENGTH = 150
"""So many steps a history has; then another one begins, in a centre of its own."""
CHECKED_EVERY = 25
MOMENTS = ((50, 0, 0), (25, 5, 300), (12, 300, 1_500), (8, 1_500, 20_000), (5, 20_000, 90_000))
"""How many minutes pass between two steps: how often, from, to."""


class Disagreement(AssertionError):
    """The bot did, refused or shows something else than any model of it."""


@dataclass
class Tally:
    """What came of histories."""

    steps: int = 0
    at_once: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    """By what was done and why it was refused, if it was."""


class History:
    """Does the same to the bot and to the model of it."""

    def __init__(self, side: Side, random: Random, time: FixedClock, tally: Tally) -> None:
        self.side, self.random, self.time, self.tally = side, random, time, tally
        self.trail: deque[str] = deque(maxlen=30)

    async def go(self, steps: int) -> None:
        """So many steps; ``Disagreement`` with the last of them at the first difference."""
        for number in range(1, steps + 1):
            self._time_passes()
            ops = self._some()
            await self._do(ops)
            self.tally.steps += 1
            if number % CHECKED_EVERY == 0 or number == steps:
                self._insist(not (faults := await self.side.faults()), f"never possible: {faults}")

    def _time_passes(self) -> None:
        _, least, most = self.random.choices(MOMENTS, weights=[weight for weight, *_ in MOMENTS])[0]
        self.time.advance(timedelta(minutes=self.random.randint(least, most)))
        self.side.model.go_to(clock.today(self.side.actor.zone))

    def _some(self) -> list[Op]:
        """One thing; or two at once, often the same by two people."""
        first = self.side.propose()
        style = self.random.random()
        if style > 0.3:
            return [first]
        twin = replace(self.side.op(first.kind), **_facts(first))
        return [first, twin if style < 0.12 else self.side.propose()]

    async def _do(self, ops: list[Op]) -> None:
        self.trail.append(" | ".join(str(op) for op in ops))
        told = await asyncio.gather(*(self.side.do(op) for op in ops), return_exceptions=True)
        self.trail.append(f"  → {told}")
        for fault in told:
            if isinstance(fault, BaseException):
                raise Disagreement(self._told(f"raised {fault!r}")) from fault
        self.tally.at_once += len(ops) > 1
        self.tally.outcomes.update(f"{op.kind} {outcome}".strip() for op, outcome in zip(ops, told, strict=True))
        first = sorted(range(len(ops)), key=lambda place: self.side.audited(ops[place]))
        ways = [self._in_order(order, ops) for order in dict.fromkeys((tuple(first), *permutations(first)))]
        possible = [model for outcomes, model in ways if outcomes == list(told)]
        self._insist(bool(possible), f"the model says {[outcomes for outcomes, _ in ways]}")
        self.side.model = possible[0]
        seen = await self.side.seen()
        agreeing = [model for model in possible if model.seen() == seen]
        self._insist(bool(agreeing), f"seen {seen}\nexpected {possible[0].seen()}")
        self.side.model = agreeing[0]

    def _in_order(self, order: tuple[int, ...], ops: list[Op]) -> tuple[list[str], Model]:
        model = self.side.model.copy()
        outcomes = {place: model.apply(ops[place]) for place in order}
        return [outcomes[place] for place in range(len(ops))], model

    def _insist(self, holds: bool, otherwise: str) -> None:
        if not holds:
            raise Disagreement(self._told(otherwise))

    def _told(self, what: str) -> str:
        return "\n".join([*self.trail, what])


def _facts(op: Op) -> dict[str, Any]:
    return {name: getattr(op, name) for name in ("place", "number", "fen", "day", "text", "target")}


SIDES: dict[str, Callable[[Random], Awaitable[Side]]] = {"credit": a_credit_side, "fees": a_fees_side}


async def drive(kind: str, seed: object, steps: int, tally: Tally) -> None:
    """Histories of a kind of account, as many as ``steps`` make, in the connected database."""
    random = Random(f"{kind}{seed}")
    while steps > 0:
        time = FixedClock(clock.at(FIRST_DAY, wall_time(9), "Asia/Shanghai"))
        clock.use(time)
        history = History(await SIDES[kind](random), random, time, tally)
        await history.go(min(LENGTH, steps))
        steps -= LENGTH
