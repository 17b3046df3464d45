"""The HTTP side: alive, ready, and updates by webhook."""

import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot import troubles

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
NO_REASON_TO_STAY_AWAY = frozenset(("media",))
"""What may fail without the process being of less use than another: every one of them would fail with it."""
MAX_BODY_BYTES = 1024 * 1024
LARGEST_UPDATE_ID = 2**63 - 1

Receiver = Callable[[dict[str, Any]], Awaitable[None]]
Readiness = Callable[[], Awaitable[dict[str, str]]]
"""What must work, each with what is wrong with it: nothing if all is well."""


class HttpSide:
    """The routes that every deployment has. Without a secret there is no webhook, and its address is not there."""

    def __init__(self, bot_id: int, secret: str, readiness: Readiness) -> None:
        self._bot_id = bot_id
        self._secret = secret
        self._readiness = readiness
        self.receiver: Receiver | None = None

    def mount(self, app: web.Application) -> None:
        """Add the routes to ``app``."""
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/readyz", self._readyz)
        app.router.add_post("/telegram/{bot}", self._telegram)

    async def _healthz(self, _: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def _readyz(self, _: web.Request) -> web.Response:
        wrong = await self._readiness()
        why = {name: reason for name, reason in wrong.items() if reason}
        body = {name: name not in why for name in wrong} | ({"why": why} if why else {})
        return web.json_response(body, status=503 if why.keys() - NO_REASON_TO_STAY_AWAY else 200)

    async def _telegram(self, request: web.Request) -> web.Response:
        """One update. 200 only once it is committed; 503 makes Telegram send it again."""
        if not self._secret or request.match_info["bot"] != str(self._bot_id):
            raise web.HTTPNotFound
        given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self._secret.encode()):
            raise web.HTTPForbidden
        if (request.content_length or 0) > MAX_BODY_BYTES:
            raise web.HTTPRequestEntityTooLarge(MAX_BODY_BYTES, request.content_length or 0)
        # A body may come in pieces or packed, and does not say then how long it will be.
        update = _update_in(await request.clone(client_max_size=MAX_BODY_BYTES).read())
        if update is None:
            raise web.HTTPBadRequest
        if self.receiver is None:
            raise web.HTTPServiceUnavailable
        try:
            await self.receiver(update)
        except Exception as fault:
            troubles.failed(troubles.INTAKE, fault)
            raise web.HTTPServiceUnavailable from None
        return web.Response()


def _update_in(body: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(update, dict) or type(update.get("update_id")) is not int:
        return None
    return update if abs(update["update_id"]) <= LARGEST_UPDATE_ID else None
