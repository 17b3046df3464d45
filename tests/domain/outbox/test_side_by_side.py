"""Senders side by side never wait for each other for ever."""

import asyncio
import random
from contextvars import Context
from datetime import timedelta

from domain import clock
from domain.clock import FixedClock
from domain.database.connection import lock, transaction
from domain.outbox import service as outbox
from domain.outbox.models import OutboxMessage, ShownMessage
from domain.outbox.service._keeping import queue_card
from domain.outbox.views import Ceilings
from tests.factories.people import a_centre

FREE = Ceilings(per_second=3000, per_group_minute=1_000_000, seconds_between_in_chat=0)
CHATS, ROWS, ROUNDS = range(-6, 0), 120, 24


async def test_claiming_parking_and_moving_never_deadlock(database: str) -> None:
    centre = await a_centre()
    for number in range(ROWS):
        await outbox.queue(
            centre.id, chat_id=CHATS[number % len(CHATS)], thread_id=None, lang="en", template="digest.cases",
            params={}, unique_key=f"row:{number}",
        )  # fmt: skip
    ids = [row.id for row in await OutboxMessage.all()]
    for row_id in random.Random(1).sample(ids, len(ids)):
        await OutboxMessage.filter(id=row_id).update(fault="")  # so that rows are not stored in the order of their ids
    await asyncio.gather(_claims(), _claims(), *(_parks(chat) for chat in CHATS), *(_moves(chat) for chat in CHATS))
    assert await OutboxMessage.all().count() == ROWS


async def test_changing_things_and_claiming_their_edits_never_deadlock(database: str) -> None:
    """The cards of a thing are locked by their age; their edits were queued in another order."""
    centre = await a_centre()
    now = clock.now()
    cards = [
        ShownMessage(centre_id=centre.id, chat_id=number, message_id=1, kind="case", number=1, is_current=True,
                     shown_at=now)
        for number in range(1, 41)
    ]  # fmt: skip
    await ShownMessage.bulk_create(cards)
    for card in random.Random(2).sample(await ShownMessage.all(), len(cards)):
        async with transaction():
            await queue_card(card)

    async def changes() -> None:
        for _ in range(ROUNDS):
            await outbox.things_changed(centre.id, {("case", 1)})

    await asyncio.gather(_claims(), _claims(), changes(), changes())
    assert await OutboxMessage.filter(template=outbox.CARD).count() == len(cards)


async def test_claimers_side_by_side_keep_the_ceilings_together(database: str) -> None:
    """As the processes of one deployment do: thirty a second over all, twenty a minute into a group."""
    time, centre = FixedClock(clock.now()), await a_centre()
    clock.use(time)
    for number in range(150):
        await outbox.queue(
            centre.id, chat_id=-1 if number < 50 else number, thread_id=None, lang="en", template="digest.cases",
            params={}, unique_key=f"row:{number}",
        )  # fmt: skip
    ceilings, into_group = Ceilings(seconds_between_in_chat=0), 0
    for _ in range(30):
        claims = await asyncio.gather(*(outbox.claim(ceilings) for _ in range(12)))
        rows = [row for claim in claims for row in claim.rows]
        assert len(rows) <= ceilings.per_second
        into_group += sum(row.chat_id == -1 for row in rows)
        time.advance(timedelta(seconds=1))
        for row in rows:
            await outbox.mark_sent(row.id, None)
    assert into_group == ceilings.per_group_minute
    assert await OutboxMessage.filter(chat_id__gt=0, state="sent").count() == 100


async def test_whoever_waits_to_claim_claims_at_the_moment_it_may(database: str) -> None:
    """Or it would be counted as of a moment long past, and more would be sent in a second than Telegram allows."""
    time, centre = FixedClock(clock.now()), await a_centre()
    clock.use(time)
    await outbox.queue(
        centre.id, chat_id=1, thread_id=None, lang="en", template="digest.cases", params={}, unique_key="row"
    )
    async with transaction():
        await lock("outbox-claim")
        waiting = asyncio.create_task(_claims_once(), context=Context())
        await asyncio.wait([waiting], timeout=0.2)
        time.advance(timedelta(seconds=5))
    await waiting
    assert (await OutboxMessage.get()).tried_at == time.now()


async def _claims_once() -> None:
    await outbox.claim(Ceilings())


async def _claims() -> None:
    for _ in range(ROUNDS):
        for row in (await outbox.claim(FREE)).rows:
            await outbox.postpone(row.id, clock.now())


async def _parks(chat_id: int) -> None:
    for _ in range(ROUNDS):
        await outbox.park_chat(0, chat_id, 0)


async def _moves(chat_id: int) -> None:
    for _ in range(ROUNDS // 2):
        await outbox.move_chat(chat_id, chat_id - 100)
        await outbox.move_chat(chat_id - 100, chat_id)
