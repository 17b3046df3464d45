"""The control API over HTTP, under ``/sandbox/api/``: for the page, and for tests in another process.

Every action is a POST of a JSON object whose members are the parameters of the ``Sandbox`` method of that
name; it answers with a JSON object, and with 400 and ``{"error", "code"}`` when it cannot be done.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from aiohttp import web

from bot.sandbox.control_actions import ACTIONS
from bot.sandbox.control_views import VIEWS
from bot.sandbox.files import FileStore
from bot.sandbox.refusals import Json, NotPossible, Refusal
from bot.sandbox.requests import read_request
from bot.sandbox.stream import stream_events

if TYPE_CHECKING:
    from bot.sandbox.sandbox import Sandbox

SHOWN_INLINE = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ControlServer:
    """Routes to the sandbox's own methods."""

    def __init__(self, sandbox: "Sandbox") -> None:
        self._sandbox = sandbox

    def routes(self) -> list[web.RouteDef]:
        """For ``app.add_routes``."""
        return [
            web.get("/sandbox/api/events", self._guarded(self._events)),
            web.get("/sandbox/api/files/{file_id}", self._guarded(self._file)),
            web.get("/sandbox/api/{view}", self._guarded(self._view)),
            web.post("/sandbox/api/{action}", self._guarded(self._act)),
        ]

    def _guarded(self, handler: Handler) -> Handler:
        async def guarded(request: web.Request) -> web.StreamResponse:
            if not _is_own_page(request):
                return _problem(403, "another site may not act here")
            try:
                return await handler(request)
            except NotPossible as reason:
                return _problem(400, str(reason), reason.code)
            except Refusal as refusal:
                return _problem(400, refusal.description)
            except (KeyError, TypeError, ValueError) as error:
                return _problem(400, f"wrong or missing parameter: {error}")

        return guarded

    async def _view(self, request: web.Request) -> web.StreamResponse:
        view = VIEWS.get(request.match_info["view"])
        if view is None:
            return _problem(404, "there is no such view")
        result = view(self._sandbox, dict(request.query))
        return web.json_response(await result if asyncio.iscoroutine(result) else result)

    async def _act(self, request: web.Request) -> web.StreamResponse:
        action = ACTIONS.get(request.match_info["action"])
        if action is None:
            return _problem(404, "there is no such action")
        result = action(self._sandbox, await read_request(request))
        answer: Json = await result if asyncio.iscoroutine(result) else result
        return web.json_response(answer)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        return await stream_events(self._sandbox.core, request)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        core = self._sandbox.core
        stored = core.state.files.get(request.match_info["file_id"])
        if stored is None:
            return _problem(404, "there is no such file")
        return _file_answer(core.files, stored.key, stored.name, stored.mime_type)


def _file_answer(files: FileStore, key: str, name: str, mime_type: str) -> web.Response:
    inline = mime_type in SHOWN_INLINE
    response = web.Response(body=files.get(key), content_type=mime_type if inline else "application/octet-stream")
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, max-age=86400, immutable"
    if not inline:
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return response


def _is_own_page(request: web.Request) -> bool:
    """A browser names the page a request comes from; other sites are kept out, programs name none."""
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("Host")


def _problem(status: int, reason: str, code: str = "") -> web.Response:
    body: dict[str, Any] = {"error": reason, "code": code}
    return web.json_response(body, status=status)
