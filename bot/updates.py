"""Exactly once in: an update's effects, its number and its answers commit together, then it is acknowledged."""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import structlog
from telegram import Update
from telegram.error import RetryAfter

from bot import metrics, troubles
from bot.api import BotApi
from bot.delivery import Courier
from bot.errors import new_reference
from bot.heard import SILENCE, Heard, Refused
from bot.incoming import read_update
from bot.logs import fault_of
from bot.pace import Rest
from bot.router import Router
from domain.database.connection import lock, transaction
from domain.database.only_one import Hold, only_one
from domain.database.outages import is_outage
from domain.intake import service as intake
from domain.outbox import service as outbox
from domain.outbox.views import Waiting

log = structlog.get_logger(__name__)

TRIES = 3
_PAUSE_SECONDS = (0.0, 0.2, 1.0)
_FIRST_POLLING_PAUSE_SECONDS = 1.0
_MOST_DOUBLINGS = 3


class Intake:
    """Takes updates, one after the other within a chat, side by side across chats."""

    def __init__(self, bot_id: int, router: Router, courier: Courier) -> None:
        self._bot_id = bot_id
        self._router = router
        self._courier = courier
        self._order = _ChatOrder()

    async def receive(self, raw: dict[str, Any]) -> None:
        """Take one update. When this returns, it has had its effect once and for all, or is set aside.

        Raises only when the database cannot be reached: then nothing has happened and it must come again.
        """
        update_id = raw["update_id"]
        async with self._order.of(_chat_of(raw)):
            started = time.perf_counter()
            answers = await self._take(update_id, raw)
            troubles.works(troubles.INTAKE)
            seconds = time.perf_counter() - started
            metrics.UPDATE_SECONDS.observe(seconds)
            log.info("update.taken", update_id=update_id, ms=round(seconds * 1000, 1))
        self._courier.send_soon(answers)
        self._courier.wake()

    async def drain(self) -> None:
        """Wait until no update is in hand."""
        await self._order.idle()

    async def _take(self, update_id: int, raw: dict[str, Any]) -> list[Waiting]:
        try:
            update = read_update(raw)
        except Exception as unreadable:  # as it will be next time: nobody waits for another try
            return await self._set_aside(update_id, raw, unreadable)
        fault: Exception = RuntimeError("never tried")
        for pause in _PAUSE_SECONDS[:TRIES]:
            await asyncio.sleep(pause)
            try:
                return await self._handle(update_id, raw, update)
            except Exception as failed:
                if is_outage(failed):
                    raise
                fault = failed
                metrics.UPDATES.labels("failed_try").inc()
                log.warning("update.failed", update_id=update_id, fault=fault_of(failed))
        return await self._set_aside(update_id, raw, fault)

    async def _handle(self, update_id: int, raw: dict[str, Any], update: Update) -> list[Waiting]:
        """One try. A refusal undoes what was begun; only the update's number and what is said instead are kept."""
        try:
            return await self._once(update_id, raw, "done", partial(self._router.answer, update))
        except Refused as refused:
            return await self._once(update_id, raw, "refused", refused.hear)

    async def _once(
        self, update_id: int, raw: dict[str, Any], outcome: str, hear: Callable[[], Awaitable[Heard]]
    ) -> list[Waiting]:
        """The update's number, its effects and its answers, all or nothing; of a repeated one what was not sent yet.

        Other processes with updates of the same chat wait for this one.
        """
        async with transaction():
            await lock(f"chat:{_chat_of(raw)}")
            if await intake.is_first_sight(self._bot_id, update_id):
                heard = await hear()
                answers = await outbox.record_answers(update_id, heard.answers, heard.lang)
            else:
                answers, outcome = await outbox.unsent_answers(update_id), "repeated"
        metrics.UPDATES.labels(outcome).inc()
        return answers

    async def _set_aside(self, update_id: int, raw: dict[str, Any], fault: Exception) -> list[Waiting]:
        """Keep a poison update out of the way, and tell its sender under which reference."""
        reference = new_reference()
        log.error("update.set_aside", update_id=update_id, reference=reference, fault=fault_of(fault))
        described = repr(fault)[:2000]
        try:
            return await self._put_aside(update_id, raw, reference, described, self._router.apologise(raw, reference))
        except Exception as unsayable:
            if is_outage(unsayable):
                raise
            return await self._put_aside(update_id, raw, reference, described, SILENCE)

    async def _put_aside(
        self, update_id: int, raw: dict[str, Any], reference: str, described: str, apology: Heard
    ) -> list[Waiting]:
        async def keep() -> Heard:
            await intake.set_aside(self._bot_id, update_id, payload=raw, reference=reference, fault=described)
            return apology

        return await self._once(update_id, raw, "set_aside", keep)


class Poller:
    """Fetches updates itself; the offset moves only when a whole batch has been taken.

    Of several processes one polls, for Telegram refuses two; the others wait to take its place.
    """

    def __init__(self, bot_id: int, api: BotApi, intake_: Intake) -> None:
        self._turn = f"poll:{bot_id}"
        self._api = api
        self._intake = intake_
        self._batch: asyncio.Task[None] | None = None
        self._failures = 0

    async def run(self) -> None:
        """Poll whenever it is our turn, until cancelled; a batch in hand is finished by ``finish``."""
        while True:
            try:
                async with only_one(self._turn) as turn:
                    log.info("polling.begins")
                    await self._poll(turn)
                log.info("polling.lost")
            except Exception as fault:
                troubles.failed(troubles.POLLING, fault)
                await asyncio.sleep(1)

    async def finish(self) -> None:
        """Wait for the batch in hand, whatever becomes of it."""
        if self._batch is not None:
            await asyncio.wait([self._batch])

    async def _poll(self, turn: Hold) -> None:
        offset = 0
        while turn.is_sure:
            updates = await self._fetched_in(turn, offset)
            if not updates:
                continue
            self._batch = asyncio.create_task(self._take(updates, turn))
            await asyncio.shield(self._batch)
            offset = max(update["update_id"] for update in updates) + 1

    async def _fetched_in(self, turn: Hold, offset: int) -> Sequence[dict[str, Any]]:
        """What has come; nothing as soon as it is not our turn any more: another may poll by then."""
        fetching = asyncio.create_task(self._fetch(offset))
        losing = asyncio.create_task(turn.lost.wait())
        try:
            await asyncio.wait([fetching, losing], return_when=asyncio.FIRST_COMPLETED)
            return fetching.result() if fetching.done() and turn.is_sure else []
        finally:
            fetching.cancel()
            losing.cancel()

    async def _fetch(self, offset: int) -> Sequence[dict[str, Any]]:
        try:
            updates = await self._api.get_updates(offset)
        except Exception as fault:
            troubles.failed(troubles.POLLING, fault)
            await asyncio.sleep(self._pause_after(fault))
            return []
        self._failures = 0
        troubles.works(troubles.POLLING)
        return updates

    def _pause_after(self, fault: Exception) -> float:
        """How many seconds to leave Telegram alone: as many as it asks for, else more after each failure."""
        if isinstance(fault, RetryAfter):
            return Rest.asked_by(fault).seconds
        self._failures += 1
        return float(_FIRST_POLLING_PAUSE_SECONDS * 2 ** min(self._failures - 1, _MOST_DOUBLINGS))

    async def _take(self, updates: Sequence[dict[str, Any]], turn: Hold) -> None:
        """Take a batch: each chat in order, the chats side by side. A database that is away is waited for.

        What is not begun when the turn is lost is left to whoever has it next, who gets it, too.
        """
        chats: dict[int | None, list[dict[str, Any]]] = defaultdict(list)
        for update in updates:
            chats[_chat_of(update)].append(update)
        async with asyncio.TaskGroup() as group:
            for queue in chats.values():
                group.create_task(self._take_in_order(queue, turn))

    async def _take_in_order(self, queue: Sequence[dict[str, Any]], turn: Hold) -> None:
        for update in queue:
            while turn.is_sure and not await self._took(update):
                await asyncio.sleep(1)

    async def _took(self, update: dict[str, Any]) -> bool:
        try:
            await self._intake.receive(update)
        except Exception as fault:
            troubles.failed(troubles.INTAKE, fault)
            return False
        return True


class _ChatOrder:
    """First come, first served within a chat; a chat that nobody waits for costs no memory."""

    def __init__(self) -> None:
        self._locks: dict[int | None, asyncio.Lock] = {}
        self._waiting: dict[int | None, int] = defaultdict(int)
        self._idle = asyncio.Event()
        self._idle.set()

    @asynccontextmanager
    async def of(self, chat: int | None) -> AsyncIterator[None]:
        """Hold the turn of ``chat``."""
        self._waiting[chat] += 1
        self._idle.clear()
        try:
            async with self._locks.setdefault(chat, asyncio.Lock()):
                yield
        finally:
            self._waiting[chat] -= 1
            if not self._waiting[chat]:
                del self._waiting[chat], self._locks[chat]
            if not self._waiting:
                self._idle.set()

    async def idle(self) -> None:
        """Wait until nobody holds or waits for a turn."""
        await self._idle.wait()


def _chat_of(raw: dict[str, Any]) -> int | None:
    """The chat whose order an update keeps; updates of no chat keep the order of their sender."""
    for kind in ("message", "callback_query", "my_chat_member"):
        body = raw.get(kind)
        if isinstance(body, dict):
            under = body.get("message") if kind == "callback_query" else body
            chat = under.get("chat") if isinstance(under, dict) else None
            place = chat if isinstance(chat, dict) else body.get("from")
            number = place.get("id") if isinstance(place, dict) else None
            return number if isinstance(number, int) else None
    return None
