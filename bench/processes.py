"""Processes of their own, so that what is measured shares no CPU clock with what asks it."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from bot.settings import Settings
from tests.journeys.harness import HOME, environment_of, until_ready

P = ParamSpec("P")
R = TypeVar("R")
STOP_SECONDS = 15


async def in_own_process(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What ``function`` returns when a fresh process runs it; this one's loop goes on serving meanwhile."""
    if kwargs:
        raise TypeError("only positional arguments go to another process")
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return await asyncio.get_running_loop().run_in_executor(pool, function, *args)


@asynccontextmanager
async def bot(settings: Settings, module: str = "bot", python: str = sys.executable) -> AsyncIterator[int]:
    """``python -m module`` with these settings, ready for work; yields its process id and stops it at the end."""
    process = await asyncio.create_subprocess_exec(
        python, "-m", module, cwd=HOME, env=environment_of(settings), stderr=asyncio.subprocess.DEVNULL
    )
    try:
        await until_ready(settings.own_address)
        yield process.pid
    finally:
        if process.returncode is None:
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), STOP_SECONDS)
        except TimeoutError:
            process.kill()


def cpu_seconds(pid: int) -> float:
    """CPU time that a running process has used so far, all its threads together, to the nanosecond.

    Linux keeps a clock for every process; its number is made of the process id (see clock_getcpuclockid(3)).
    """
    return time.clock_gettime((~pid << 3) | 2)
