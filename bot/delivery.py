"""The sender: takes rows of the outbox to the Bot API and writes down what became of them."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot import metrics, troubles
from bot.answers import without_tags
from bot.api import Caller
from bot.living import Living, NotSentYet
from bot.logs import fault_of
from bot.pace import Pace, Rest
from bot.request import READ_SECONDS
from bot.troubles import repeat
from bot.wording import Worded, Wording, number_in
from domain import clock
from domain.actor import Role
from domain.database.outages import is_outage
from domain.outbox import service as outbox
from domain.outbox.views import Ceilings, Claim, Waiting
from domain.people import service as people
from handlers.declaration import Renderer

log = structlog.get_logger(__name__)

# The Bot API's own words for "that is so already" or "too late, and it does not matter".
_AS_GOOD_AS_SENT = ("message is not modified", "query is too old", "query id is invalid")
_CHAT_IS_GONE = ("chat not found", "group chat was deactivated", "have no rights to send", "topic_deleted")
_NOT_THERE_TO_EDIT = ("message to edit not found", "message can't be edited")
_WAKE_SECONDS = 0.05
"""So long changes are gathered before cards are made anew."""
_BAD_FORMAT = "can't parse entities"
_ONE_ALONE_SECONDS = 1.0
"""So long the others wait for the one row that finds out whether the Bot API is there again."""
_DATABASE_RETRY_SECONDS = 1.0
_ANSWERS_BEGIN_WITHIN_SECONDS = outbox.LEASE.total_seconds() - READ_SECONDS


class Courier:
    """Sends answers at once and everything else within Telegram's ceilings, over all processes."""

    def __init__(
        self,
        api: Caller,
        renderers: Mapping[str, Renderer],
        living: Living,
        ceilings: Ceilings,
    ) -> None:
        self._api = api
        self._wording = Wording(renderers, living)
        self._ceilings = ceilings
        self._in_hand: set[asyncio.Task[None]] = set()
        self._last_answers: dict[int, asyncio.Task[None]] = {}
        self._parked: dict[int, Rest] = {}
        self._sent_unwritten: set[int] = set()
        self._waking: asyncio.Task[None] | None = None

    def send_soon(self, rows: Sequence[Waiting]) -> None:
        """Send answers that were just committed, without making the caller wait: those of one chat in order.

        A card pressed twice is edited twice; were the second edit to overtake the first, it would show the past.
        """
        if not rows:
            return
        chat_id = rows[0].chat_id
        task = self._keep(asyncio.create_task(self._send_in_order(rows, self._last_answers.get(chat_id))))
        self._last_answers[chat_id] = task
        task.add_done_callback(lambda done: self._forget_answers(chat_id, done))

    def wake(self) -> None:
        """Something was queued that should not wait for the next round: cards follow at once."""
        if self._waking is None or self._waking.done():
            self._waking = self._keep(asyncio.create_task(self._pump_after(_WAKE_SECONDS)))

    def _look_again(self, at: datetime) -> None:
        """An edit waits for another: soon over, or for so long that the usual rounds see it early enough."""
        seconds = (at - clock.now()).total_seconds() + _WAKE_SECONDS
        if seconds < 1:
            self._keep(asyncio.create_task(self._pump_after(seconds)))

    async def _pump_after(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await repeat(self.pump, "deliver")

    async def pump(self) -> int:
        """Send all that may be sent now; returns how many rows were taken.

        They go evenly, a few claimed at a time. What only the ceiling of the second holds back goes in this round too.
        """
        if await self._is_away():
            return 0
        taken, pace = 0, Pace(self._ceilings.per_second)
        while True:
            claim = await outbox.claim(self._ceilings) if await outbox.has_due() else Claim()
            for row in claim.rows:
                # Tasks of their own: a stop that interrupts this round lets what is begun be sent and noted.
                self._keep(asyncio.create_task(self._send(row)))
            taken += len(claim.rows)
            if claim.rows:
                await pace.after(len(claim.rows))
            elif claim.again_at:
                await asyncio.sleep(min(1.0, max(0.0, (claim.again_at - clock.now()).total_seconds())))
            else:
                return taken

    async def _is_away(self) -> bool:
        """Whether the Bot API is away still: one row at a time finds out, so the others keep their tries and order."""
        if troubles.present_in(troubles.TELEGRAM) is None:
            return False
        alone = await outbox.claim(self._ceilings, most=1) if await outbox.has_due() else Claim()
        for row in alone.rows:
            await asyncio.wait([self._keep(asyncio.create_task(self._send(row)))], timeout=_ONE_ALONE_SECONDS)
        return troubles.present_in(troubles.TELEGRAM) is not None

    async def drain(self) -> None:
        """Wait until the answers in hand are sent."""
        while self._in_hand:
            await asyncio.wait(set(self._in_hand))

    def _keep(self, task: asyncio.Task[None]) -> asyncio.Task[None]:
        self._in_hand.add(task)
        task.add_done_callback(self._in_hand.discard)
        return task

    def _forget_answers(self, chat_id: int, done: asyncio.Task[None]) -> None:
        if self._last_answers.get(chat_id) is done:
            del self._last_answers[chat_id]

    async def _send_in_order(self, rows: Sequence[Waiting], before: asyncio.Task[None] | None) -> None:
        loop = asyncio.get_running_loop()
        latest = loop.time() + _ANSWERS_BEGIN_WITHIN_SECONDS
        if before is not None:
            await asyncio.wait([before])
        for row in rows:
            if loop.time() > latest:
                return  # the claim could end under the call, and a second sender begin: it goes to that one alone
            await self._send(row)

    async def _send(self, row: Waiting) -> None:
        """Send one claimed row; whatever happens, it is written down or its claim runs out."""
        try:
            await self._deliver(row)
        except Exception as fault:
            if is_outage(fault):  # it was not sent, and is when its claim has run out
                troubles.failed("duty deliver", fault)
                return
            log.error("delivery.failed", row=row.id, template=row.template, fault=fault_of(fault))
            await repeat(partial(self._note_failure, row, type(fault).__name__), "deliver")

    async def _deliver(self, row: Waiting) -> None:
        if row.id in self._sent_unwritten:
            return
        if await self._is_unwanted(row) or await self._must_wait(row) or await self._is_parked(row):
            return
        try:
            worded = await self._wording.of(row)
        except NotSentYet as waits:
            await outbox.postpone(row.id, waits.again_at)
            self._look_again(waits.again_at)
            return
        if worded is None:
            await outbox.mark_nothing(row.id)
            return
        await self._call(row, worded)

    async def _is_unwanted(self, row: Waiting) -> bool:
        """Whether a push waited so long that its chat is no longer the centre's, or a manager's; then it is dropped."""
        if row.template is None or row.centre_id is None:
            return False
        least = Role.MANAGER if (row.params or {}).get(outbox.MANAGERS_ONLY) else Role.ADVISOR
        if await people.may_receive(row.centre_id, row.chat_id, at_least=least):
            return False
        await self._drop(row, "unwanted", "the chat is no longer the centre's")
        return True

    async def _must_wait(self, row: Waiting) -> bool:
        """Whether the centre's quiet hours hold this row back; answers and urgent pushes never wait."""
        if row.rank < outbox.RANK_PUSH or row.centre_id is None:
            return False
        until = await outbox.quiet_until(row.centre_id)
        if until is None:
            return False
        await outbox.postpone(row.id, until)
        return True

    async def _is_parked(self, row: Waiting) -> bool:
        """Whether Telegram wants silence towards this chat; then the row waits its turn behind those before it."""
        rest = self._parked.get(row.chat_id)
        if rest is None:
            return False
        if rest.is_over:
            del self._parked[row.chat_id]
            return False
        await outbox.postpone(row.id, rest.until)
        return True

    async def _call(self, row: Waiting, worded: Worded) -> None:
        call = worded.call
        parameters = {name: value for name, value in call.items() if name != "method"}
        try:
            result = await self._api.call(str(call["method"]), **(parameters | _address(row, parameters)))
        except TelegramError as fault:
            await self._settle(row, worded, fault)
            return
        message_id = result.get("message_id") if isinstance(result, dict) else None
        await self._note_sent(row, worded, message_id)

    async def _note_sent(self, row: Waiting, worded: Worded, message_id: int | None) -> None:
        """Write down that it is sent, however long the database is away: it would be sent once more."""
        edits = number_in(worded.call.get("message_id"))
        in_place = None if edits is None else (row.chat_id, edits)
        self._sent_unwritten.add(row.id)
        try:
            await self._insist(partial(outbox.mark_sent, row.id, message_id, in_place=in_place, edited=worded.edited))
        finally:
            self._sent_unwritten.discard(row.id)
        metrics.SENT.labels(row.kind).inc()

    async def _insist(self, write: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                return await write()
            except Exception as fault:
                if not is_outage(fault):
                    raise
                troubles.failed("duty deliver", fault)
            await asyncio.sleep(_DATABASE_RETRY_SECONDS)

    async def _settle(self, row: Waiting, worded: Worded, fault: TelegramError) -> None:
        """The error table of the Bot API: what each refusal means for the row and for its chat."""
        text, call = str(fault).lower(), worded.call
        match fault:
            case RetryAfter():
                await self._park(row, Rest.asked_by(fault))
            case ChatMigrated():
                await people.migrate_chat(row.chat_id, fault.new_chat_id)
                await outbox.move_chat(row.chat_id, fault.new_chat_id)
                await outbox.postpone(row.id, clock.now())
            case Forbidden():
                await self._give_up_chat(row, text)
            case BadRequest() if any(words in text for words in _AS_GOOD_AS_SENT):
                await self._note_sent(row, worded, None)
            case BadRequest() if any(words in text for words in _NOT_THERE_TO_EDIT):
                await outbox.forget_shown(number_in((row.params or {}).get("shown")) or 0)
                await self._drop(row, "nothing_to_edit", text)
            case BadRequest() if any(words in text for words in _CHAT_IS_GONE):
                await self._give_up_chat(row, text)
            case BadRequest() if _BAD_FORMAT in text and call.get("parse_mode"):
                log.error("delivery.bad_format", row=row.id, template=row.template)
                await self._call(row, Worded(_without_format(call), worded.edited))
            case BadRequest():
                log.error("delivery.refused", row=row.id, method=call["method"], reason=text[:120])
                await self._drop(row, "refused", text)
            case _:
                await self._note_failure(row, type(fault).__name__, is_unreached=troubles.is_away(fault))

    async def _park(self, row: Waiting, rest: Rest) -> None:
        self._parked[row.chat_id] = rest
        await outbox.park_chat(row.id, row.chat_id, rest.seconds)

    async def _give_up_chat(self, row: Waiting, reason: str) -> None:
        log.warning("delivery.chat_gone", row=row.id, reason=reason[:120])
        await people.retire_chat(row.chat_id)
        await outbox.drop_chat(row.chat_id, reason, noticed_by=row.id)
        await self._drop(row, "chat_gone", reason)  # last: whoever finds it dropped finds the chat retired

    async def _drop(self, row: Waiting, why: str, reason: str) -> None:
        await outbox.drop(row.id, reason)
        metrics.DROPPED.labels(row.kind, why).inc()

    async def _note_failure(self, row: Waiting, fault: str, *, is_unreached: bool = False) -> None:
        if await outbox.mark_failed(row, fault, is_unreached=is_unreached):
            log.error("delivery.given_up", row=row.id, template=row.template, tries=row.tries)
            metrics.DROPPED.labels(row.kind, "tries").inc()
        else:
            metrics.RETRIED.labels(row.kind).inc()


def _address(row: Waiting, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """A row that followed its migrated chat has the new id; the worded call may still have the old one."""
    return {"chat_id": row.chat_id} if "chat_id" in parameters else {}


def _without_format(call: dict[str, Any]) -> dict[str, Any]:
    plain = {name: value for name, value in call.items() if name != "parse_mode"}
    return plain | {name: without_tags(str(call[name])) for name in ("text", "caption") if name in call}
