"""A centre that opens in the sandbox before the first car comes, and lives through all of them."""

from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from unittest.mock import patch

from bot.application import Application
from bot.sandbox import Sandbox, running_sandbox
from bot.sandbox.world import SECOND_ADVISOR
from domain import clock
from domain.clock import FixedClock
from tests.journeys.harness import FREE, Talk, settings_for, until_ready
from tests.life.plan import FIRST_DAY, INSURERS, ZONE, lives
from tests.life.running import Disagreement, Outcome, Running

LIMIT_YUAN = 9_000_000


class OnlyWhenAsked:
    """No duty wakes by itself: the story does all of them whenever time has passed."""

    def __init__(self, _: object) -> None:
        pass

    def start(self) -> None:
        """Nothing begins."""

    def stop(self) -> None:
        """Nothing ends."""


async def live(database_url: str, home: Path, *, seed: int, cases: int, days: int) -> Outcome:
    """So many cars in so many days of a centre's life; ``Disagreement`` at the first thing that is not as it should."""
    time_here = FixedClock(datetime.combine(FIRST_DAY - timedelta(days=1), time(12), ZONE))
    restore = clock.use(time_here)
    try:
        async with running_sandbox(clock=time_here) as (sandbox, address):
            application = Application(settings_for(address, database_url, "webhook", home), ceilings=FREE)
            with patch("bot.application.StandingDuties", OnlyWhenAsked):
                return await _lived(application, sandbox, time_here, seed, cases, days)
    finally:
        restore()


async def _lived(
    application: Application, sandbox: Sandbox, time_here: FixedClock, seed: int, cases: int, days: int
) -> Outcome:
    async with application.running() as work:
        await until_ready(application._settings.own_address, work)
        await _open(Talk(sandbox))
        return await Running(sandbox, application, time_here, lives(Random(seed), cases, days)).go(days)


async def _open(talk: Talk) -> None:
    """The centre, its people, and insurers that no number of cars stops."""
    await talk.open_centre()
    code = (await talk.manager("/invite advisor")).partition("start=")[2].split()[0]
    await talk.ask(SECOND_ADVISOR, SECOND_ADVISOR, f"/start {code}")
    for insurer in INSURERS:
        if insurer != INSURERS[0]:
            await talk.manager(f"/insurer add {insurer} basic")
        await talk.manager(f"/limit {insurer} {LIMIT_YUAN} 长期合作")


__all__ = ["Disagreement", "live"]
