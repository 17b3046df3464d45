"""Feeds made-up updates to the bot, lets time pass, and looks whether everything still holds."""

import asyncio
import gc
import resource
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from bot.delivery import Courier
from bot.duties import duties_of
from bot.troubles import repeat
from domain import clock
from domain.clock import FixedClock
from handlers.cases.photo_words import numbers_in
from handlers.registry import gather
from tests.conversation.talking import BOT_ID, BOT_NAME, Process, Screen, Shown
from tests.fuzz.ending import look_at_what_is_left
from tests.fuzz.generator import Generator, Made
from tests.fuzz.notes import look_at_names
from tests.fuzz.town import OPERATOR_ID, a_town
from tests.fuzz.watching import Watch, watched_log

PROCESSES = 2
KEPT_BY_SCREEN = 100
PUT_RIGHT_EVERY = 300
SETTLED_EVERY = 10
LONGEST_CPU_SECONDS = 2.0
MOST_GROWTH_MIB = 60
STEPS = ((60, 0, 5), (25, 5, 60), (10, 60, 600), (4, 600, 2_400), (1, 2_400, 20_000))
"""How many seconds pass between two updates: how often, from, to."""


class PatientCourier(Courier):
    """The courier, but for its habit of waking by itself: the runner has it look when it wants to."""

    def wake(self) -> None:
        """The next round comes soon enough."""


@dataclass
class Report:
    """What came of a run."""

    seed: int
    watch: Watch
    updates: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    calls: int = 0
    slowest: float = 0.0
    slowest_kind: str = ""
    days: float = 0.0
    first_mib: float = 0.0
    last_mib: float = 0.0


class Run:
    """One run: a town, the bot in it, and a seed."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.chance = Random(seed)

    async def go(self, updates: int) -> Report:
        """Feed so many updates and look at what is left."""
        await self._open()
        with watched_log(self.watch):
            begun, began_at = time.perf_counter(), clock.now()
            for number in range(updates):
                if number % PUT_RIGHT_EVERY == 0:
                    await self.town.put_right()
                await self._one()
                if number == updates // 10:
                    self.report.first_mib = _mib()
            self.report.seconds = time.perf_counter() - begun
            self.report.days = (clock.now() - began_at) / timedelta(days=1)
            self.report.last_mib = _mib()
            self._look_at_memory(updates)
            await self._evening()
            await look_at_what_is_left(self.watch, self.screen)
        return self.report

    async def _open(self) -> None:
        self.town = await a_town()
        self.screen = Screen(keeps=KEPT_BY_SCREEN, watch=self._seen, moved=self.town.gone)
        self.processes = [
            Process(self.screen, courier=PatientCourier, operators=frozenset({OPERATOR_ID})) for _ in range(PROCESSES)
        ]
        self.courier = self.processes[0].courier
        self.watch = Watch(self.town)
        self.report = Report(self.seed, self.watch)
        self.generator = Generator(self.chance, self.town, self.screen)
        self.time = FixedClock(clock.now())
        clock.use(self.time)
        self._duties = duties_of(self.courier, gather())
        self._due = dict.fromkeys(self._duties, self.time.now())

    def _seen(self, method: str, parameters: dict[str, Any], shown: Shown | None) -> None:
        self.report.calls += 1
        self.watch.call(method, parameters)
        if shown is not None:
            self.generator.see(parameters["chat_id"], shown)

    async def _one(self) -> None:
        made = [await self.generator.next()]
        if self.chance.random() < 0.01:
            made += [await self.generator.next() for _ in range(self.chance.randrange(1, 5))]
        self.watch.take(*made)
        begun = time.process_time()
        await asyncio.gather(*(self._receive(each) for each in made))
        for process in self.processes:
            await process.courier.drain()
        self._look_at_time(made, time.process_time() - begun)
        await look_at_names(self.watch)
        for each in made:
            self.report.updates[each.kind] += 1
            self._look_at_answers(each)
        await self._time_passes()

    async def _receive(self, made: Made) -> None:
        try:
            await self.chance.choice(self.processes).intake.receive(made.raw)
        except Exception as fault:
            if not made.is_broken:
                self.watch.find("raised", repr(fault))

    def _look_at_time(self, made: list[Made], seconds: float) -> None:
        if seconds > self.report.slowest:
            self.report.slowest, self.report.slowest_kind = seconds, made[0].kind
        if seconds > LONGEST_CPU_SECONDS and not any(each.is_broken for each in made):
            self.watch.find("slow", f"{seconds:.2f} s of computing")

    def _look_at_answers(self, made: Made) -> None:
        """A button is released, somebody alone with the bot is answered, and talk among others is left alone."""
        if made.is_broken or made.kind in ("again", "late"):
            return
        query, message = made.raw.get("callback_query"), made.raw.get("message")
        if query and query.get("message") and self.watch.answered[query["id"]] != 1:
            self.watch.find("not released", f"{self.watch.answered[query['id']]} times")
        if message and _wants_an_answer(message) and not self.watch.sent[message["chat"]["id"]]:
            self.watch.find("not answered", "nothing was said")
        if message and _is_among_others(message) and message["message_id"] in self.watch.replied:
            self.watch.find("not asked", "something was said to what was not for the bot")

    async def _time_passes(self) -> None:
        _, least, most = self.chance.choices(STEPS, weights=[weight for weight, _, _ in STEPS])[0]
        await self._pass(self.chance.uniform(least, most))

    async def _pass(self, seconds: float) -> None:
        self.time.advance(timedelta(seconds=seconds))
        if seconds < 60 and self.chance.randrange(SETTLED_EVERY):
            return
        self.watch.take()
        for name, (duty, every) in self._duties.items():
            if self._due[name] <= self.time.now():
                self._due[name] = self.time.now() + timedelta(seconds=every)
                await repeat(duty, name)
                await self.courier.drain()
        await look_at_names(self.watch)

    async def _evening(self) -> None:
        """An hour later nobody has said anything more; a week later the last complaint has gone to the managers; and a
        day after that nothing waits, whatever quiet hours were set."""
        for hours in (1.01, 7 * 24, *(1.0,) * 25):
            await self._pass(hours * 3600)
            await self.courier.pump()
            await self.courier.drain()

    def _look_at_memory(self, updates: int) -> None:
        grown = self.report.last_mib - self.report.first_mib
        if updates >= 10_000 and grown > MOST_GROWTH_MIB:
            self.watch.find("memory", f"grew by {grown:.0f} MiB")


def _wants_an_answer(message: dict[str, Any]) -> bool:
    """Whether somebody alone with the bot has said something to it."""
    if message["chat"]["type"] != "private" or "forward_origin" in message or "via_bot" in message:
        return False
    text = (
        (message.get("text") or message.get("caption") or "")
        .replace("\0", " ")
        .encode(errors="ignore")
        .decode()
        .strip()
    )
    if "media_group_id" in message and ("photo" in message or "document" in message):
        return False  # An album is answered once, when the last of it has come.
    if "migrate_to_chat_id" in message or "migrate_from_chat_id" in message or "sender_chat" in message:
        return False
    return bool(text)


def _is_among_others(message: dict[str, Any]) -> bool:
    """Whether people in a group speak with each other: no command, no mention, no reply to the bot, no case's photo."""
    text = message.get("text") or message.get("caption") or ""
    replied = message.get("reply_to_message") or {}
    is_to_bot = BOT_NAME in text.lower() or replied.get("from", {}).get("id") == BOT_ID
    is_of_a_case = ("photo" in message or "document" in message) and bool(numbers_in(text))
    return message["chat"]["id"] < 0 and not is_to_bot and not is_of_a_case and not text.startswith("/")


def _mib() -> float:
    """The memory of this process, without what is only waiting to be thrown away."""
    gc.collect()
    with open("/proc/self/statm") as sizes:
        return int(sizes.read().split()[1]) * resource.getpagesize() / 2**20
