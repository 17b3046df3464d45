"""``python -m bot`` and ``python -m bot demo``: the bot until it is asked to stop; without a token, the sandbox."""

import argparse
import asyncio
import contextlib
import os
import signal
import sys
import threading

import structlog

from bot.application import Application
from bot.cli.declaring import Commands, say
from bot.settings import Settings, SettingsRefused
from domain import clock

log = structlog.get_logger(__name__)

_LAST_SECONDS = 7.5
"""How long after being asked to stop the process ends whatever it waits for: whoever asked was promised ten seconds,
and on a busy machine the end itself takes a while."""


def declare(commands: Commands) -> None:
    """Add the commands."""
    commands.add_parser("run", help="run the bot; also without any command").set_defaults(act=act)
    commands.add_parser("demo", help="run the sandbox, its demo begun afresh").set_defaults(act=act, fresh=True)


async def act(settings: Settings, told: argparse.Namespace) -> int:
    """The bot until it is asked to stop; without a token, the sandbox around it."""
    fresh = getattr(told, "fresh", False)
    if fresh and not settings.is_sandbox:
        raise SettingsRefused("BOT_TOKEN: the demo runs without one; remove it")
    if settings.clock_start:
        clock.use(clock.MovableClock(settings.clock_start))
    stop = _stop_signal()
    if settings.is_sandbox:
        await _run_sandbox(settings, stop, fresh=fresh)
    else:
        async with Application(settings).running() as work:
            await _first_of(work, stop)
    log.info("stopped")
    return 0


async def _run_sandbox(settings: Settings, stop: asyncio.Event, *, fresh: bool) -> None:
    """The demo, begun again whenever its page asks for it."""
    from bot.sandbox.embedded import Embedded

    demo = Embedded(settings)
    if fresh:
        demo.wipe()
    while not stop.is_set():
        async with demo.running() as work:
            say(f"Baohe's sandbox: {settings.own_address}/sandbox")
            await _first_of(work, stop, demo.begin_again)
        if demo.begin_again.is_set():
            demo.begin_again.clear()
            demo.wipe()


async def _first_of(work: "asyncio.Task[None]", *events: asyncio.Event) -> None:
    """Return when one of the events comes; a fault that ended the work is raised."""
    waits = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait([work, *waits], return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()
    if work.done():
        work.result()


def _stop_signal() -> asyncio.Event:
    """An event that is set when the process is asked to stop, which from then on has only so long."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()

    def ask() -> None:
        asked.set()
        last = threading.Timer(_LAST_SECONDS, _end)
        last.daemon = True
        last.start()

    for sign in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(sign, ask)
    return asked


def _end() -> None:
    """End now, as a crash would: what was not finished is safe in the database, and goes on with the next start."""
    log.warning("stopped before everything was finished")
    sys.stderr.flush()
    os._exit(1)
