"""``python -m bot``: run Baohe; ``python -m bot migrate``: only bring the database up to date."""

import argparse
import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from domain.database.migrate import migrate

from bot import logs
from bot.application import Application
from bot.settings import Settings, SettingsRefused, read_settings
from domain import clock
from domain.database import connection
from domain.database.errors import DatabaseError

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
    try:
        await connection.connect(settings.database)
        await migrate()
    finally:
        await connection.close()


async def _run(settings: Settings, *, fresh: bool) -> None:
    if settings.clock_start:
        clock.use(clock.MovableClock(settings.clock_start))
    async with _application(settings, fresh=fresh) as work:
        stopped = asyncio.create_task(_stop_signal())
        await asyncio.wait([work, stopped], return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if work.done():
            work.result()
    log.info("stopped")


@asynccontextmanager
async def _application(settings: Settings, *, fresh: bool) -> AsyncIterator["asyncio.Task[None]"]:
    """The bot; without a token, the sandbox around it."""
    if not settings.is_sandbox:
        async with Application(settings).running() as work:
            yield work
        return
    from bot.sandbox.embedded import running_demo

    async with running_demo(settings, fresh=fresh) as work:
        yield work


async def _stop_signal() -> None:
    """Return when the process is asked to stop."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(sign, asked.set)
    await asked.wait()


if __name__ == "__main__":
    sys.exit(main())
