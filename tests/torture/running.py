"""One combination of database and intake: a bot process, killed at random instants while everybody works."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from bot.sandbox import Sandbox
from bot.sandbox.world import TEAM_GROUP
from domain import clock
from domain.database import connection
from domain.outbox import service as outbox
from tests.journeys.harness import IntakeKind, running_sandbox, settings_for
from tests.torture.checking import Findings, look
from tests.torture.lives import Lives, lives
from tests.torture.load import Load
from tests.torture.screen import Screen

OPENING = datetime(2030, 5, 14, 8, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
"""When the bot's clock begins: before the first morning's digest, after its quiet hours."""
MORNING = timedelta(hours=8, minutes=29, seconds=59)
LONG_LIFE_SECONDS, LONG_LIFE_EVERY = 3.0, 10
"""One out of so many lives so long that what comes every second has surely come."""
LONGEST_START_SECONDS = 0.5
"""So long after its beginning at most a bot is killed that need not have been ready."""
EARLY_EVERY = 8
"""One kill out of so many may come while the bot starts."""
SKIPPED = timedelta(seconds=10)
"""So much later than its time each life begins; a claim holds for half a minute."""
PATIENCE_SECONDS = 120
"""What has not got any further for so long never will."""
DUTIES_SECONDS = 62
"""By then every duty that comes once a minute has come, and nothing carries an undo any more."""


@dataclass
class Report:
    """What came of it."""

    kills: int = 0
    updates: int = 0
    findings: Findings = field(default_factory=Findings)
    longest_recovery: float = 0.0
    """Seconds from a kill until an update was taken by the next process, with its start, but not the next kill."""


class Torture:
    """One run. ``days_every``: a new morning comes with every so many kills.

    ``longest_life``: so many seconds at most does a bot live once it is ready, but for the long lives.
    """

    def __init__(self, seed: int, *, days_every: int, longest_life: float) -> None:
        self.report = Report()
        self._chance = Random(seed)
        self._days_every = days_every
        self._longest_life = longest_life
        self._screen = Screen()
        self._ahead = OPENING - clock.now()
        self._slept_through: str | None = None
        """The day whose digest nobody lived long enough to send; yet."""
        self._killed_at: float | None = None
        self._taken = 0

    async def go(self, url: str, intake: IntakeKind, home: Path, kills: int, *, duties: bool) -> Report:
        """Kill so often, then let everything come to rest and look. ``duties``: wait for those of every minute."""
        async with AsyncExitStack() as stack:
            sandbox, api_root = await stack.enter_async_context(running_sandbox())
            self._screen.watch(sandbox)
            self._load = Load(sandbox, self._screen, self._chance)
            bot = await stack.enter_async_context(lives(settings_for(api_root, url, intake, home), self._now()))
            await self._load.open_centre()
            sandbox.core.events.on_change.append(lambda: self._look_at_recovery(sandbox))
            self._load.begin()
            stack.push_async_callback(self._load.give_up)
            await self._kill_again_and_again(bot, sandbox, kills)
            await self._finish_work(bot, sandbox)
            async with self._reading(url, beside_bot=True):
                await self._come_to_rest(bot, duties=duties)
            async with self._reading(url):
                await look(self.report.findings, self._load.ledger, self._screen, sandbox)
        self.report.updates = len(self._load.ledger.said_at)
        return self.report

    async def _kill_again_and_again(self, bot: Lives, sandbox: Sandbox, kills: int) -> None:
        for number in range(kills):
            if number and number % EARLY_EVERY == 0:
                await self._die_early(bot)
            else:
                if number:
                    await self._start(bot)
                await self._live(is_long=number % LONG_LIFE_EVERY == LONG_LIFE_EVERY - 1)
            await bot.kill()
            self.report.kills += 1
            self._killed_at = time.monotonic()
            if number % self._days_every == self._days_every // 2:
                self._next_morning()
            self._skip(sandbox)
            _show_progress(number + 1, kills)

    async def _live(self, *, is_long: bool) -> None:
        if is_long:
            await asyncio.sleep(LONG_LIFE_SECONDS)
            self._slept_through = None
        await asyncio.sleep(self._chance.uniform(0, self._longest_life))

    async def _die_early(self, bot: Lives) -> None:
        bot.environment["CLOCK_START"] = self._now()
        await bot.begin()
        await asyncio.sleep(self._chance.uniform(0, LONGEST_START_SECONDS))

    async def _finish_work(self, bot: Lives, sandbox: Sandbox) -> None:
        """Everybody stops. The last life begins when the dead ones' claims have run out."""
        self._ahead += outbox.LEASE
        await self._start(bot)
        async with asyncio.timeout(PATIENCE_SECONDS):
            await self._load.end()
        await sandbox.all_acknowledged(PATIENCE_SECONDS)

    async def _come_to_rest(self, bot: Lives, *, duties: bool) -> None:
        if duties:
            await asyncio.sleep(DUTIES_SECONDS)
        loop = asyncio.get_running_loop()
        least, moved_at = await self._work_left(), loop.time()
        while least and loop.time() - moved_at < PATIENCE_SECONDS:  # what stands still so long is found
            await asyncio.sleep(0.2)
            left = await self._work_left()
            if left < least:
                least, moved_at = left, loop.time()
        assert await bot.stop() == 0

    async def _work_left(self) -> int:
        """How much is still to be sent, with the last morning's digest if it has not been queued yet."""
        is_queued = self._slept_through is None or await outbox.has_key(
            f"digest.cases:{TEAM_GROUP}:{self._slept_through}"
        )
        health = await outbox.health()
        return (0 if is_queued else 1) + (health.waiting + health.claimed if health.oldest_due_at else 0)

    @asynccontextmanager
    async def _reading(self, url: str, *, beside_bot: bool = False) -> AsyncIterator[None]:
        """The bot's database, and its clock; whoever reads beside the bot keeps it from nothing."""
        restore = clock.use(clock.MovableClock(clock.now() + self._ahead))
        await connection.connect(url, only_looks=beside_bot)
        try:
            yield
        finally:
            await connection.close()
            restore()

    async def _start(self, bot: Lives) -> None:
        bot.environment["CLOCK_START"] = self._now()
        await bot.start()

    def _now(self) -> str:
        return (clock.now() + self._ahead).isoformat()

    def _skip(self, sandbox: Sandbox) -> None:
        """Or everybody would mostly wait for answers that a dead process has claimed. They are counted as waiting."""
        self._ahead += SKIPPED
        sandbox.core.clock.move_to(sandbox.core.clock.now() + SKIPPED)

    def _next_morning(self) -> None:
        """It is almost half past eight of the next day. Its digest must come, unless no life of that day is long."""
        now = (clock.now() + self._ahead).astimezone(OPENING.tzinfo)
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        morning = midnight + MORNING if now < midnight + MORNING else midnight + timedelta(days=1) + MORNING
        self._ahead += morning - now
        ledger = self._load.ledger
        if self._slept_through is not None:
            ledger.overtaken.add(("digest", self._slept_through))
        self._slept_through = morning.date().isoformat()
        ledger.effects["digest", self._slept_through] += 1
        self._load.morning()

    def _look_at_recovery(self, sandbox: Sandbox) -> None:
        """An update was taken: the first one since a kill tells how long the bot was away."""
        updates = sandbox.core.updates
        taken = len(updates.history) - len(updates.pending)
        if taken > self._taken and self._killed_at is not None:
            away = time.monotonic() - self._killed_at
            self.report.longest_recovery = max(self.report.longest_recovery, away)
            self._killed_at = None
        self._taken = taken


def _show_progress(number: int, kills: int) -> None:
    if number % 25 == 0:
        print(f"  {number} of {kills} kills", flush=True)  # noqa: T201 - it takes long
