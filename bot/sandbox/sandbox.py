"""The sandbox as a Python object: what tests and the demo do with it. See ``Sandbox``."""

from datetime import datetime, timedelta
from pathlib import Path

from aiohttp import web

from bot.sandbox.acting import Acting
from bot.sandbox.clock import SandboxClock, move_forward
from bot.sandbox.control import ControlServer
from bot.sandbox.core import Core
from bot.sandbox.faults import Fault
from bot.sandbox.files import FileStore
from bot.sandbox.limits import FloodLimits
from bot.sandbox.observing import Observing
from bot.sandbox.options import SandboxOptions
from bot.sandbox.page import page_routes
from bot.sandbox.refusals import Json
from bot.sandbox.server import BotApiServer
from bot.sandbox.snapshot import Snapshot
from bot.sandbox.webhook import WebhookDelivery
from bot.sandbox.world import World


class Sandbox(Acting, Observing):
    """Telegram for one bot: a Bot API server, a chat page, and people to act as.

    Everything runs in the event loop that serves it, and its methods are called in that loop. What people
    do returns the id of the update the bot gets, or 0 when Telegram does not tell the bot (privacy mode, a
    kind it did not ask for). What cannot be done (someone who is not in the chat) raises ``NotPossible``.
    """

    def __init__(
        self,
        world: World,
        token: str,
        clock: SandboxClock,
        limits: FloodLimits | None = None,
        *,
        state_dir: Path | None = None,
        options: SandboxOptions | None = None,
    ) -> None:
        """``limits`` are Telegram's unless given; with ``state_dir`` the chats outlive a restart."""
        files = FileStore(state_dir / "files" if state_dir else None)
        self.core = Core(world, token, clock, limits or FloodLimits(), files)
        self.options = options or SandboxOptions()
        self._snapshot = Snapshot(self.core, state_dir) if state_dir else None
        self._webhook = WebhookDelivery(self.core, self.options.first_retry_seconds)
        if self._snapshot:
            self._snapshot.load()

    # ---- serving

    def mount(self, app: web.Application) -> None:
        """Serve Bot API, files, control and page on ``app``, and start and stop with it."""
        app.add_routes(self.routes())
        app.on_startup.append(self._on_startup)
        app.on_shutdown.append(self._on_shutdown)
        app.on_cleanup.append(self._on_cleanup)

    def routes(self) -> list[web.RouteDef]:
        """All routes; whoever uses them instead of ``mount`` calls ``start`` and ``close``."""
        return [*BotApiServer(self.core).routes(), *ControlServer(self).routes(), *page_routes()]

    async def start(self) -> None:
        """Begin to deliver by webhook and to write the state down."""
        await self._webhook.start()
        if self._snapshot:
            self._snapshot.watch()

    def end_waiting(self) -> None:
        """Answer every long poll and end every event stream and stall, so that the server can stop at once."""
        self.core.faults.lift()
        self.core.updates.close()
        self.core.events.close()

    async def close(self) -> None:
        """Stop delivering and write the state down."""
        self.end_waiting()
        await self._webhook.close()
        if self._snapshot:
            self._snapshot.close()

    # ---- updates and faults

    def redeliver(self, update_id: int) -> None:
        """Send an update of the past once more, with the same id."""
        self.core.updates.repeat(update_id)

    def inject(self, raw_update: Json) -> int:
        """Give the bot an update as it is; its id is the next one unless it brings one."""
        return self.core.updates.add_raw(raw_update)

    def is_acknowledged(self, update_id: int) -> bool:
        """Whether the bot has confirmed it: a higher offset, or 2xx to the webhook."""
        return update_id not in self.core.updates.pending

    @property
    def pending(self) -> list[Json]:
        """The updates that wait for the bot, oldest first."""
        return list(self.core.updates.pending.values())

    def fail_next(
        self,
        method: str,
        error_code: int,
        description: str,
        parameters: Json | None = None,
        times: int = 1,
        *,
        carried_out: bool = False,
    ) -> None:
        """The next calls of ``method`` ("*": any) get this error.

        With ``carried_out`` their effect happens all the same, as when only the answer is lost.
        """
        self.fail(
            Fault(
                method,
                error_code=error_code,
                description=description,
                parameters=parameters,
                times=times,
                carried_out=carried_out,
            )
        )

    def fail(self, fault: Fault) -> None:
        """Calls fail in this way from now on: so often, or until it is lifted."""
        self.core.faults.add(fault)

    def lift_faults(self) -> None:
        """Nothing fails any more."""
        self.core.faults.lift()

    def set_limits(self, limits: FloodLimits) -> None:
        """Other flood limits from now on."""
        self.core.gate.limits = limits

    # ---- time and beginning again

    async def move_clock(self, moment: datetime) -> None:
        """Move the sandbox's time forward to ``moment`` (aware) and tell the page and the bot."""
        move_forward(self.core.clock, moment)
        self.core.events.publish("clock", now=self.core.clock.now().isoformat())
        if self.options.on_clock_moved:
            await self.options.on_clock_moved(self.core.clock.now())

    async def advance_clock(self, step: timedelta) -> None:
        """Move the sandbox's time forward by ``step``."""
        await self.move_clock(self.core.clock.now() + step)

    async def reset(self) -> None:
        """Empty every chat, then let the caller begin again (its ``on_reset``)."""
        self.core.reset()
        if self.options.on_reset:
            await self.options.on_reset()

    async def _on_startup(self, _app: web.Application) -> None:
        await self.start()

    async def _on_shutdown(self, _app: web.Application) -> None:
        self.end_waiting()

    async def _on_cleanup(self, _app: web.Application) -> None:
        await self.close()
