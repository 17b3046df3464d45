"""The lives of a bot: processes that are started, killed, and started again."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.settings import Settings
from tests.journeys.harness import HOME, environment_of, until_ready


@dataclass
class Lives:
    """One bot process at a time, each a copy of ``tests.torture.bot``."""

    starter: asyncio.subprocess.Process
    address: str
    environment: dict[str, str]
    _pid: int | None = field(default=None)

    async def begin(self) -> None:
        """Begin a life, ready or not."""
        assert self.starter.stdin is not None
        self.starter.stdin.write(json.dumps(self.environment).encode() + b"\n")
        self._pid = await self._answer()

    async def start(self) -> None:
        """Begin a life and wait until it is ready."""
        await self.begin()
        await until_ready(self.address)

    async def kill(self) -> None:
        """SIGKILL: no time to say goodbye."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int | None:
        """SIGTERM, and wait for it; returns the exit status."""
        return await self._end(signal.SIGTERM)

    async def _end(self, sign: signal.Signals) -> int | None:
        if self._pid is None:
            return None
        os.kill(self._pid, sign)  # whoever has ended is still known to its parent
        self._pid = None
        return await self._answer()

    async def _answer(self) -> int:
        assert self.starter.stdout is not None
        return int(await self.starter.stdout.readline())


@asynccontextmanager
async def lives(settings: Settings, clock_start: str) -> AsyncIterator[Lives]:
    """The first life has begun; the last one ends at the end."""
    starter = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.torture.bot",
        cwd=HOME,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    each = Lives(starter, settings.own_address, environment_of(settings) | {"CLOCK_START": clock_start})
    try:
        await each.start()
        yield each
    finally:
        starter.kill()  # and the life in hand with it
        await starter.wait()
