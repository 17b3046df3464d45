"""A sandbox that serves on a port of its own: for tests, and for ``python -m bot.sandbox``."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web

from bot.sandbox.clock import SandboxClock
from bot.sandbox.limits import FloodLimits
from bot.sandbox.options import SandboxOptions
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.world import World, default_world
from domain.clock import MovableClock

TEST_TOKEN = "7000000001:sandbox-token-for-tests-0123456789"


@asynccontextmanager
async def running_sandbox(
    world: World | None = None,
    *,
    token: str = TEST_TOKEN,
    clock: SandboxClock | None = None,
    limits: FloodLimits | None = None,
    state_dir: Path | None = None,
    options: SandboxOptions | None = None,
    host: str = "127.0.0.1",
    port: int = 0,
) -> AsyncIterator[tuple[Sandbox, str]]:
    """A served sandbox and its root address (``http://127.0.0.1:…``); without flood limits unless given."""
    sandbox = Sandbox(
        world or default_world(),
        token,
        clock or MovableClock(),
        limits or FloodLimits.off(),
        state_dir=state_dir,
        options=options or SandboxOptions(first_retry_seconds=0.05),
    )
    app = web.Application()
    sandbox.mount(app)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        address = runner.addresses[0]
        yield sandbox, f"http://{address[0]}:{address[1]}"
    finally:
        await runner.cleanup()
