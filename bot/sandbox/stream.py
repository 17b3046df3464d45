"""The page's live connection: server-sent events."""

import asyncio
import json
from contextlib import suppress

from aiohttp import web

from bot.sandbox.core import Core
from bot.sandbox.refusals import Json

HEARTBEAT_SECONDS = 15


async def stream_events(core: Core, request: web.Request) -> web.StreamResponse:
    """Every event until the page goes or the sandbox stops; a heartbeat carries the time."""
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store"}
    )
    response.headers["X-Accel-Buffering"] = "no"
    await response.prepare(request)
    with core.events.stream() as queue, suppress(ConnectionResetError):
        hello = {"kind": "hello", "edition": core.events.edition, "published": core.events.published}
        await _send(response, hello)
        while (event := await _next(core, queue)) is not None:
            await _send(response, event)
    return response


async def _next(core: Core, queue: "asyncio.Queue[Json | None]") -> Json | None:
    try:
        async with asyncio.timeout(HEARTBEAT_SECONDS):
            return await queue.get()
    except TimeoutError:
        return {"kind": "clock", "now": core.clock.now().isoformat()}


async def _send(response: web.StreamResponse, event: Json) -> None:
    line = json.dumps(event, ensure_ascii=False)
    await response.write(f"data: {line}\n\n".encode())
