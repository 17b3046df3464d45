"""The whole bot: opened in order, closed in the opposite order, within ten seconds."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import structlog
from aiohttp import web
from telegram.error import InvalidToken, RetryAfter

from bot import backups, bank_files, photos, troubles
from bot.access_gate import Gate
from bot.api import ALLOWED_UPDATES, BotApi
from bot.delivery import Courier
from bot.duties import StandingDuties, duties_of, look_at_database
from bot.exposition import Exposition
from bot.http_side import HttpSide
from bot.incoming import Identity
from bot.living import Living
from bot.media import Media
from bot.menus import Menus
from bot.own import Own
from bot.pace import Rest
from bot.router import Router
from bot.settings import Settings, SettingsRefused
from bot.showing import Showing
from bot.updates import Intake, Poller
from bot.watch import LOOK_SECONDS, Operators, Watch
from domain.database import connection
from domain.database.connection import Engine
from domain.database.filelock import kept_from_others
from domain.database.migrate import migrate
from domain.outbox import service as outbox
from domain.outbox.views import Ceilings
from handlers.registry import gather

log = structlog.get_logger(__name__)

STOP_SECONDS = 6.0
_RETRY_SECONDS = 2.0
_MAX_UPLOAD_BYTES = 16 * 1024 * 1024
Mount = Callable[[web.Application], None]
Preparation = Callable[[], Awaitable[None]]


class Application:
    """One process of Baohe. The sandbox adds its routes by ``mounts`` and its demo centre by ``prepare``."""

    def __init__(
        self,
        settings: Settings,
        *,
        mounts: tuple[Mount, ...] = (),
        ceilings: Ceilings | None = None,
        prepare: Preparation | None = None,
    ) -> None:
        self._settings = settings
        self._mounts = mounts
        self._prepare = prepare
        self._registry = gather()
        self._api = BotApi(settings.api_root, settings.token)
        self._media = Media(settings.media)
        showing = Showing(self._api, self._media)
        self._courier = Courier(showing, self._registry.renderers, Living(self._registry), ceilings or Ceilings())
        self._http = HttpSide(settings.bot_id, settings.webhook_secret, self._readiness)
        self._operators = Operators(settings.operators, settings.lang_default, settings.tz_default)
        self._own = Own("webhook" if settings.webhook_secret else "polling")
        self._is_at_work = False

    @asynccontextmanager
    async def running(self) -> AsyncIterator["asyncio.Task[None]"]:
        """Everything open inside; the task it gives ends only with a fault that nothing but stopping can mend."""
        troubles.forget()
        async with AsyncExitStack() as stack:
            await self._open_database(stack)
            await self._open_http(stack)
            await self._api.open()
            stack.push_async_callback(self._api.close)
            # From the start: a Telegram that is away then is a trouble, too, and all else waits for it.
            watch = StandingDuties({"watch": (Watch(self._api, self._operators).look, LOOK_SECONDS)})
            watch.start()
            work = asyncio.create_task(self._work())
            try:
                yield work
            finally:
                watch.stop()
                await _cancelled(work)

    async def _open_database(self, stack: AsyncExitStack) -> None:
        self._settings.home.mkdir(parents=True, exist_ok=True)
        stack.enter_context(kept_from_others(self._settings.database))
        await connection.connect(self._settings.database)
        stack.push_async_callback(connection.close)
        await migrate()
        await connection.refresh_statistics()
        if connection.engine() is Engine.SQLITE:
            # Nobody else runs on this file, so whoever held a claim is dead.
            await outbox.free_claims()
        if self._prepare:
            await self._prepare()

    async def _open_http(self, stack: AsyncExitStack) -> None:
        app = web.Application(client_max_size=_MAX_UPLOAD_BYTES)
        self._http.mount(app)
        Exposition(self._own.started_at).mount(app)
        for mount in self._mounts:
            mount(app)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, self._settings.listen_host, self._settings.listen_port).start()

    async def _work(self) -> None:
        """Once Telegram answers: intake and standing duties, until cancelled; then finish what is in hand."""
        me = await self._introduce()
        operators = self._operators
        gate = Gate(operators.user_ids, operators.lang, operators.zone, self._own.facts)
        taker = Intake(me.id, Router(self._registry, gate, me), self._courier)
        poller = Poller(me.id, self._api, taker)
        menus = Menus(self._api, self._registry)
        duties = {
            **duties_of(self._courier, self._registry),
            **backups.duty_of(self._settings),
            **photos.duty_of(self._api, self._media),
            **bank_files.duty_of(self._api),
        }
        standing = StandingDuties({**duties, "menus": (menus.look, 3)})
        standing.start()
        try:
            await self._choose_intake(taker)
            self._is_at_work = True
            log.info("ready", by=self._own.intake)
            if self._settings.webhook_secret:
                await asyncio.Event().wait()
            await poller.run()
        finally:
            self._is_at_work = False
            self._http.receiver = None
            standing.stop()
            await self._finish(poller, taker)

    async def _finish(self, poller: Poller, taker: Intake) -> None:
        """Finish the updates and answers in hand; what takes too long is safe in the database."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(STOP_SECONDS):
                await poller.finish()
                await taker.drain()
                await self._courier.drain()

    async def _introduce(self) -> Identity:
        """Ask Telegram who we are, for as long as it takes; a token it does not know stops the bot."""
        while True:
            try:
                me = await self._api.call("getMe")
                return Identity(int(me["id"]), str(me["username"]))
            except InvalidToken:
                raise SettingsRefused("BOT_TOKEN: the Bot API does not know this token") from None
            except Exception as fault:
                await self._rest_after(fault, "getMe")

    async def _choose_intake(self, taker: Intake) -> None:
        """With a secret, updates come to us; without, we fetch them."""
        if not self._settings.webhook_secret:
            await self._insist("deleteWebhook", drop_pending_updates=False)
            return
        self._http.receiver = taker.receive
        await self._insist(
            "setWebhook",
            url=self._settings.webhook_address,
            secret_token=self._settings.webhook_secret,
            allowed_updates=list(ALLOWED_UPDATES),
            max_connections=40,
        )

    async def _insist(self, method: str, **parameters: object) -> None:
        while True:
            try:
                await self._api.call(method, **parameters)
            except Exception as fault:
                await self._rest_after(fault, method)
            else:
                return

    async def _rest_after(self, fault: Exception, method: str) -> None:
        troubles.failed(method, fault)
        await asyncio.sleep(Rest.asked_by(fault).seconds if isinstance(fault, RetryAfter) else _RETRY_SECONDS)

    async def _readiness(self) -> dict[str, str]:
        """What is wrong with the database and with Telegram; nothing where they answer and updates come in."""
        await look_at_database()
        wrong = {trouble.what: f"{trouble.why} (since {trouble.since:%F %T} UTC)" for trouble in troubles.present()}
        telegram = wrong.get(troubles.TELEGRAM) or wrong.get(troubles.POLLING, "")
        if not telegram and not self._is_at_work:
            telegram = "not answered yet"
        return {
            "database": wrong.get(troubles.DATABASE, ""),
            "telegram": telegram,
            "media": wrong.get(troubles.MEDIA, ""),
        }


async def _cancelled(task: "asyncio.Task[None]") -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError, Exception):
        await task
