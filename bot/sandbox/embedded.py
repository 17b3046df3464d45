"""The sandbox around the bot in one process: what runs when there is no token."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, time
from pathlib import Path

from bot.application import Application
from bot.sandbox.demo import furnish
from bot.sandbox.options import SandboxOptions
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.world import MANAGER, default_world
from bot.settings import Settings, SettingsRefused
from domain import clock
from domain.intake import service as intake

OPENING = time(8, 30)
"""A new demo begins in the morning, when its first digest is due."""


class Embedded:
    """The demo: a sandbox and a bot that share a port and a clock. It can be begun again from its page."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings.model_copy(update={"operators": settings.operators | {MANAGER}})
        self._home = settings.home
        self.begin_again = asyncio.Event()

    @asynccontextmanager
    async def running(self) -> AsyncIterator["asyncio.Task[None]"]:
        """Both at work; the task it gives is the bot's."""
        self._home.mkdir(parents=True, exist_ok=True)
        ticking = clock.MovableClock(self._opening())
        restore = clock.use(ticking)
        sandbox = Sandbox(
            default_world(),
            self._settings.token,
            ticking,
            state_dir=self._home / "chats",
            options=SandboxOptions(
                zone=self._settings.tz_default,
                language="en" if self._settings.lang_default == "en" else "zh",
                on_reset=None if self._settings.database_url else self._ask_to_begin_again,
            ),
        )
        application = Application(self._settings, mounts=(sandbox.mount,), prepare=self._prepare)
        try:
            async with application.running() as work:
                yield work
        finally:
            self._remember(ticking.now())
            restore()

    def wipe(self) -> None:
        """Forget everything of the demo, which is all under its own folder."""
        shutil.rmtree(self._home, ignore_errors=True)

    async def _prepare(self) -> None:
        """Furnish the demo; a real bot's database is refused: its queue would be sent to nobody, its groups retired."""
        if await intake.is_another_bots(self._settings.bot_id):
            raise SettingsRefused(
                "BOT_TOKEN: is missing, and DATABASE_URL is the database of a real bot; set BOT_TOKEN, "
                "or remove DATABASE_URL to see the sandbox"
            )
        await furnish(self._settings)

    async def _ask_to_begin_again(self) -> None:
        self.begin_again.set()

    def _opening(self) -> datetime:
        """Where the demo's time goes on: where it was, or at 08:30 of today when it begins."""
        if self._memory.exists():
            return datetime.fromisoformat(json.loads(self._memory.read_text("utf-8"))["stopped_at"])
        zone = self._settings.tz_default
        return clock.at(clock.today(zone), OPENING, zone)

    def _remember(self, moment: datetime) -> None:
        self._memory.write_text(json.dumps({"stopped_at": moment.isoformat()}), "utf-8")

    @property
    def _memory(self) -> Path:
        return self._home / "clock.json"
