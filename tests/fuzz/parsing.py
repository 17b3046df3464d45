"""Made-up texts through what reads them alone: takers, commands, form answers, the picker, suggestions."""

import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import Any

from domain.actor import Actor, Role
from domain.errors import DomainError
from handlers.arguments.pasting import FIELDS, pick
from handlers.declaration import Call, Command
from handlers.fields import Asked, Field
from handlers.registry import gather
from handlers.suggesting import suggestions
from locales import LANGUAGES, say
from tests.factories.people import a_staff
from tests.factories.world import a_world
from tests.fuzz.lines import Lines
from tests.fuzz.texts import odd_text
from tests.fuzz.town import NORTH
from tests.fuzz.values import Values
from tests.fuzz.watching import MOST_KEPT, Finding, shown
from tests.handlers.pasting.corpora import KNOWN
from tests.handlers.test_arguments_any_text import TAKERS, refusals_of

LONGEST_SECONDS = 2.0
"""Of computing: only a pattern that runs away takes so long."""
LONGEST = 4_096
Reading = Callable[[], Awaitable[object]]


@dataclass
class ReadReport:
    """What came of reading so many texts."""

    seed: int
    texts: int = 0
    seconds: float = 0.0
    read: Counter[str] = field(default_factory=Counter)
    slowest: dict[str, float] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)


class Reader:
    """Reads texts as a manager of a furnished centre would send them."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.report = ReadReport(seed)
        self._registry = gather()

    async def go(self, texts: int) -> ReadReport:
        """Read so many texts in every way there is."""
        world = await a_world()
        self._actor: Actor = await a_staff(world.centre, Role.MANAGER, name="钱店长")
        highest = {"C": 3, "R": 4, "Q": 3}
        self._lines = Lines(self.chance, Values(self.chance, NORTH, highest), self._registry)
        begun = time.perf_counter()
        for _ in range(texts):
            await self._one()
        self.report.texts, self.report.seconds = texts, time.perf_counter() - begun
        return self.report

    async def _one(self) -> None:
        command = self.chance.choice(self._registry.commands)
        makers = (
            lambda: self._lines.tail(command),
            lambda: self._lines.tail(command),
            self._lines.pasted,
            self._lines.near_miss,
            lambda: odd_text(self.chance),
        )
        text = self.chance.choice(makers)()[:LONGEST]
        taker = self.chance.choice(TAKERS)
        call = Call(self._actor.person, self._actor, text, bot_username="baohe_bot")
        await self._timed("all takers", text, lambda: _soon(lambda: refusals_of(text)))
        await self._timed("one taker", text, lambda: _soon(lambda: refusals_of(text, (taker,))))
        await self._timed("picking", text, lambda: _soon(lambda: pick(text, FIELDS, today=call.today, known=KNOWN)))
        await self._timed("suggesting", text, lambda: _soon(lambda: suggestions(call, self._registry, text)))
        await self._timed(f"/{command.name}", text, lambda: command._read(call))
        await self._answer(command, call)

    async def _answer(self, command: Command, call: Call) -> None:
        """The same text as the answer to each prompt; what is understood is understood again as it is kept."""
        for each in self.chance.choice(command.actions).fields:
            if each.asked is not Asked.NEVER:
                await self._timed(f"answer to {command.name} {each.name}", call.text, partial(_answer, each, call))

    async def _timed(self, what: str, text: str, read: Reading) -> None:
        """Read, for anything but a refusal or a time without end."""
        took = await self._took(what, text, read)
        if took > LONGEST_SECONDS:
            self._find("slow", f"{what}: {took:.3f} s", text)
        self.report.read[what.partition(" ")[0]] += 1
        self.report.slowest[what] = max(took, self.report.slowest.get(what, 0.0))

    async def _took(self, what: str, text: str, read: Reading) -> float:
        refusals: object = []
        begun = time.process_time()
        try:
            refusals = await read()
        except DomainError as refusal:
            refusals = [refusal]
        except Exception as fault:
            self._find("raised", f"{what}: {fault!r}", text)
        took = time.process_time() - begun
        for each in refusals if isinstance(refusals, list) else ():
            self._say(what, text, each)
        return took

    def _say(self, what: str, text: str, refusal: DomainError) -> None:
        for lang in LANGUAGES:
            try:
                str(say(lang, refusal.key, **refusal.params()))
            except Exception as fault:
                self._find("unsayable", f"{what}: {refusal!r}: {fault!r}", text)

    def _find(self, kind: str, what: str, text: str) -> None:
        self.report.counted[kind] += 1
        if self.report.counted[kind] <= MOST_KEPT:
            self.report.findings.append(Finding(kind, shown(what), shown(repr(text))))


async def _answer(field: Field[Any], call: Call) -> None:
    value = await field.read(call, call.text)
    kept = field.write(value)
    await field.shown(call, kept)
    if (again := await field.read(call, kept)) != value:
        raise AssertionError(f"{value!r} is kept as {kept!r}, which is read as {again!r}")


async def _soon(read: Callable[[], object]) -> object:
    return read()
