"""``python -m bot``: run Baohe; ``python -m bot migrate``: only bring the database up to date."""

import argparse
import asyncio
import contextlib
import signal
import sys

import structlog

from bot import logs
from bot.application import Application
from bot.settings import Settings, SettingsRefused, read_settings
from domain import clock
from domain.database import connection
from domain.database.errors import DatabaseError
from domain.database.filelock import kept_from_others
from domain.database.migrate import migrate

log = structlog.get_logger(__name__)


def main() -> int:
    """Run the command on the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="Baohe, the insurance channel's bot")
    parser.add_argument("command", nargs="?", choices=("run", "migrate", "demo"), default="run")
    command = parser.parse_args().command
    try:
        settings = read_settings()
        logs.configure(settings.log_format)
        asyncio.run(_bring_up_to_date(settings) if command == "migrate" else _run(settings, fresh=command == "demo"))
    except (SettingsRefused, DatabaseError, OSError) as refused:
        print(f"baohe: {refused}", file=sys.stderr)  # noqa: T201 - the one line a person at a terminal needs
        return 1
    return 0


async def _bring_up_to_date(settings: Settings) -> None:
    settings.home.mkdir(parents=True, exist_ok=True)
    with kept_from_others(settings.database):
        try:
            await connection.connect(settings.database)
            await migrate()
        finally:
            await connection.close()


async def _run(settings: Settings, *, fresh: bool) -> None:
    """The bot until it is asked to stop; without a token, the sandbox around it."""
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


async def _run_sandbox(settings: Settings, stop: asyncio.Event, *, fresh: bool) -> None:
    """The demo, begun again whenever its page asks for it."""
    from bot.sandbox.embedded import Embedded

    demo = Embedded(settings)
    if fresh:
        demo.wipe()
    while not stop.is_set():
        async with demo.running() as work:
            print(f"Baohe's sandbox: {settings.own_address}/sandbox", flush=True)  # noqa: T201 - what a newcomer waits for
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
    """An event that is set when the process is asked to stop."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(sign, asked.set)
    return asked


if __name__ == "__main__":
    sys.exit(main())
