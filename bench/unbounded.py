"""``python -m bench.unbounded``: the bot as it is, but for the ceilings on what it sends."""

import asyncio
import signal

from bot import logs
from bot.application import Application
from bot.settings import read_settings
from tests.journeys.harness import FREE


async def main() -> None:
    """Run until it is asked to stop."""
    settings = read_settings()
    logs.configure(settings.log_format)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with Application(settings, ceilings=FREE).running():
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(main())
