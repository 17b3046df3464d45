"""The Bot API over HTTP: ``/bot<token>/<method>`` and ``/file/bot<token>/<path>``."""

import inspect
from typing import Any

from aiohttp import web

from bot.sandbox.core import ApiCall, Core
from bot.sandbox.faults import Fault, How
from bot.sandbox.methods import METHODS
from bot.sandbox.refusals import NOT_FOUND, UNAUTHORIZED, Json, Refusal
from bot.sandbox.requests import read_request
from bot.sandbox.specification import Upload, method_called, read_parameters, unknown_parameters

SAID_ON_SUCCESS = {"setWebhook": "Webhook was set", "deleteWebhook": "Webhook was deleted"}


class BotApiServer:
    """Answers as api.telegram.org does."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def routes(self) -> list[web.RouteDef]:
        """For ``app.add_routes``."""
        return [
            web.route("*", "/bot{token}/{method}", self.call),
            web.get("/file/bot{token}/{path:.+}", self.download),
        ]

    async def call(self, request: web.Request) -> web.StreamResponse:
        """One method call."""
        try:
            method = self._method(request)
            return _answer(await self._run(method, await read_request(request)))
        except Refusal as refusal:
            return _answer(refusal.answer())
        except _Broken as broken:
            return await self._break(request, broken.fault)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file, by the path that getFile told."""
        if request.match_info["token"] != self._core.token:
            return _answer(Refusal(*UNAUTHORIZED).answer())
        path = request.match_info["path"]
        for stored in self._core.state.files.values():
            if stored.path == path:
                content = self._core.files.get(stored.key)
                return web.Response(body=content, content_type="application/octet-stream")
        return _answer(Refusal(*NOT_FOUND).answer())

    def _method(self, request: web.Request) -> str:
        if request.match_info["token"] != self._core.token:
            raise Refusal(*UNAUTHORIZED)
        method = method_called(request.match_info["method"])
        if method is None:
            raise Refusal(*NOT_FOUND)
        return method

    async def _run(self, method: str, raw: dict[str, Any]) -> Json:
        """Carry out a call and keep a record of it, whatever comes of it."""
        record = ApiCall(method, _recorded(raw), self._core.clock.now(), unknown=unknown_parameters(method, raw))
        try:
            record.result = await self._result(method, raw)
            record.ok = True
        except Refusal as refusal:
            record.error_code, record.description = refusal.error_code, refusal.description
            raise
        except _Broken as broken:
            record.description = broken.fault.how
            raise
        finally:
            self._core.calls.append(record)
            self._core.events.changed()
        body: Json = {"ok": True, "result": record.result}
        if method in SAID_ON_SUCCESS:
            body["description"] = SAID_ON_SUCCESS[method]
        return body

    async def _result(self, method: str, raw: dict[str, Any]) -> Any:
        fault = self._core.faults.next(method, raw)
        if fault and not fault.carried_out:
            raise _what_is_met(fault)
        result = METHODS[method](self._core, read_parameters(method, raw))
        if inspect.isawaitable(result):
            result = await result
        if fault:
            raise _what_is_met(fault)
        return result

    async def _break(self, request: web.Request, fault: Fault) -> web.Response:
        """No answer of the Bot API: a page from somewhere in between, or the end of the connection."""
        if fault.how is How.PAGE:
            page = f"<html><head><title>{fault.error_code} {fault.description}</title></head></html>"
            return web.Response(status=fault.error_code, text=page, content_type="text/html")
        if fault.how is How.STALLED:
            await self._core.faults.stall()
        if request.transport is not None:
            request.transport.abort()
        return web.Response()


class _Broken(Exception):
    """A call that ends without an answer of the Bot API."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.description)
        self.fault = fault


def _what_is_met(fault: Fault) -> Exception:
    if fault.how is How.REFUSED:
        return Refusal(fault.error_code, fault.description, fault.parameters)
    return _Broken(fault)


def _answer(body: Json) -> web.Response:
    return web.json_response(body, status=body.get("error_code", 200))


def _recorded(raw: dict[str, Any]) -> Json:
    """Parameters as they came, with files by name and size only."""
    return {name: _without_bytes(value) for name, value in raw.items()}


def _without_bytes(value: Any) -> Any:
    if isinstance(value, Upload):
        return {"file_name": value.name, "size_bytes": len(value.content)}
    if isinstance(value, list):
        return [_without_bytes(item) for item in value]
    return {name: _without_bytes(item) for name, item in value.items()} if isinstance(value, dict) else value
