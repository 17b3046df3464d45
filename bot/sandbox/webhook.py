"""Delivery of updates by webhook: posted, in order per chat, and tried again until it works."""

import asyncio
from collections import deque

import aiohttp

from bot.sandbox.core import Core
from bot.sandbox.refusals import Json

ANSWER_SECONDS = 60
LONGEST_PAUSE_SECONDS = 60.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class WebhookDelivery:
    """One worker per chat that has updates waiting; as many posts at once as the webhook allows."""

    def __init__(self, core: Core, first_pause_seconds: float) -> None:
        self._core = core
        self._first_pause_seconds = first_pause_seconds
        self._session: aiohttp.ClientSession | None = None
        self._waiting: dict[int, deque[Json]] = {}
        self._workers: dict[int, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(1)
        core.updates.on_add.append(self._accept)
        core.updates.on_webhook_change.append(self._restart)

    async def start(self) -> None:
        """Begin to deliver, with what was waiting already."""
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        connector = aiohttp.TCPConnector(limit=0)
        self._session = aiohttp.ClientSession(timeout=timeout, connector=connector)
        self._restart()

    async def close(self) -> None:
        """Stop; what was not delivered stays waiting."""
        workers = self._drop_workers()
        await asyncio.gather(*workers, return_exceptions=True)
        session, self._session = self._session, None
        if session:
            await session.close()

    def _restart(self) -> None:
        self._drop_workers()
        self._slots = asyncio.Semaphore(self._core.state.webhook.max_connections)
        for update_id in sorted(self._core.updates.pending):
            self._accept(self._core.updates.pending[update_id])

    def _drop_workers(self) -> list[asyncio.Task[None]]:
        workers = list(self._workers.values())
        for worker in workers:
            worker.cancel()
        self._workers.clear()
        self._waiting.clear()
        return workers

    def _accept(self, update: Json) -> None:
        if not self._core.state.webhook.url or self._session is None:
            return
        key = order_key(update)
        waiting = self._waiting.setdefault(key, deque())
        waiting.append(update)
        if key not in self._workers:
            self._workers[key] = asyncio.create_task(self._deliver_all(key, waiting))

    async def _deliver_all(self, key: int, waiting: deque[Json]) -> None:
        try:
            while waiting:
                await self._deliver(waiting[0])
                waiting.popleft()
        finally:
            if self._waiting.get(key) is waiting:
                del self._waiting[key], self._workers[key]

    async def _deliver(self, update: Json) -> None:
        pause_seconds = self._first_pause_seconds
        while update["update_id"] in self._core.updates.pending:
            async with self._slots:
                failure = await self._post(update)
            if not failure:
                self._core.updates.confirm(update["update_id"])
                return
            self._note(failure)
            await asyncio.sleep(pause_seconds)
            pause_seconds = min(pause_seconds * 2, LONGEST_PAUSE_SECONDS)

    async def _post(self, update: Json) -> str:
        """Why the bot did not take it; empty when it did."""
        webhook, session = self._core.state.webhook, self._session
        if session is None:
            return "Connection closed"
        headers = {SECRET_HEADER: webhook.secret_token} if webhook.secret_token else {}
        try:
            async with session.post(webhook.url, json=update, headers=headers) as response:
                await response.read()
                taken = 200 <= response.status < 300
                return "" if taken else f"Wrong response from the webhook: {response.status} {response.reason}"
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientConnectorError:
            return "Connection refused"
        except aiohttp.ClientError as error:
            return f"Connection failed: {type(error).__name__}"

    def _note(self, failure: str) -> None:
        webhook = self._core.state.webhook
        webhook.last_error_date = self._core.unix_now()
        webhook.last_error_message = failure
        self._core.events.changed()


def order_key(update: Json) -> int:
    """Updates with the same key are delivered one after the other: the chat, or else the person."""
    for content in update.values():
        if isinstance(content, dict):
            shown = content.get("message") or content
            place = shown.get("chat") or content.get("from") or {}
            return int(place.get("id", 0))
    return 0
