"""Every read, write and lock of the outbox's tables."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from tortoise.expressions import F, Q
from tortoise.queryset import QuerySet

from domain.database.connection import execute, fetch_rows, lock
from domain.database.fields import moment_from
from domain.outbox.models import OutboxMessage
from domain.outbox.views import Ceilings

_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)
TOLERANCE = timedelta(minutes=1)
"""How far the clocks of several machines may lie apart: what lies further ahead is of a clock that has gone back."""
_LONGEST_ON_ITS_WAY = timedelta(seconds=5)
"""What was begun longer ago has arrived or never will, answered or not."""

# Telegram counts a message when it arrives, which is some time between its beginning and its answer. Counted here as
# long as it is on its way and then from its answer on, none is ever one too many, however unevenly they travel.
#
# The first row of every chat whose turn has come and whose chat may be written to now. One chat with a
# thousand rows takes one place here, so it cannot hide the others.
_TURNS = """
SELECT "id" FROM (
    SELECT "id", "chat_id", "rank", "due_at", "is_edit",
           ROW_NUMBER() OVER (PARTITION BY "chat_id" ORDER BY "rank", "id") AS "turn"
    FROM "outbox_message"
    WHERE ("state" = 'waiting' AND "due_at" <= $1) OR ("state" = 'claimed' AND "claimed_until" <= $1)
) AS "ready"
LEFT JOIN (
    SELECT "chat_id" AS "paced_chat", COUNT(*) AS "in_minute", MAX(COALESCE("sent_at", "tried_at")) AS "last_at"
    FROM "outbox_message"
    WHERE "tried_at" > $6 AND "tried_at" <= $7 AND "is_message" AND COALESCE("sent_at", "tried_at") > $2
    GROUP BY "chat_id"
) AS "pace" ON "paced_chat" = "chat_id"
WHERE "turn" = 1
  AND ("paced_chat" IS NULL OR (("last_at" <= $3 OR "is_edit") AND ("chat_id" > 0 OR "in_minute" < $4)))
ORDER BY "rank", "due_at", "id" LIMIT $5
"""
_SENT = (
    'UPDATE "outbox_message" SET "state" = \'sent\', "sent_at" = $1, "message_id" = $2, "fault" = NULL WHERE "id" = $3'
)
_DUE = """
SELECT 1 FROM "outbox_message"
WHERE ("state" = 'waiting' AND "due_at" <= $1) OR ("state" = 'claimed' AND "claimed_until" <= $1) LIMIT 1
"""
_IN_SECOND = """
SELECT COUNT(*) AS "n" FROM "outbox_message"
WHERE "tried_at" > $1 AND "tried_at" <= $3 AND "is_message"
  AND ("state" = 'claimed' OR COALESCE("sent_at", "tried_at") > $2)
"""
_NEXT_TO_LEAVE = """
SELECT COALESCE("sent_at", "tried_at") AS "at" FROM "outbox_message"
WHERE "tried_at" > $1 AND "tried_at" <= $3 AND "is_message" AND "state" <> 'claimed'
  AND COALESCE("sent_at", "tried_at") > $2
ORDER BY 1 LIMIT $4
"""
_QUEUE_ONCE = (
    'INSERT INTO "outbox_message" ("centre_id", "chat_id", "rank", "is_message", "template", "params", "lang", '
    '"unique_key", "state", "due_at", "queued_at", "is_edit", "tries") '
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $10, $11, 0) "
    'ON CONFLICT ("unique_key") DO NOTHING RETURNING "id"'
)
# One that still waits is not touched: whoever locks such rows does so in the order of their ids.
_AGAIN = (
    'UPDATE "outbox_message" SET "state" = \'waiting\', "due_at" = $1, "queued_at" = $2, "tries" = 0, '
    '"claimed_until" = NULL, "sent_at" = NULL, "fault" = NULL '
    "WHERE \"unique_key\" = $3 AND \"state\" NOT IN ('waiting', 'claimed')"
)


async def insert_message(**columns: Any) -> OutboxMessage:
    """Write one row."""
    return await OutboxMessage.create(**columns)


async def insert_once(*columns: Any) -> bool:
    """Write one row unless its unique key stands there already; says whether it was written."""
    return bool(await fetch_rows(_QUEUE_ONCE, *columns))


async def again(unique_key: str, due_at: datetime, now: datetime) -> bool:
    """Let the row of that key wait again if it is done with; whether it was."""
    return bool(await execute(_AGAIN, due_at, now, unique_key))


async def has_key(unique_key: str) -> bool:
    """Whether a row has that unique key."""
    return await OutboxMessage.filter(unique_key=unique_key).exists()


async def message(row_id: int) -> OutboxMessage | None:
    """One row, if it is still here."""
    return await OutboxMessage.filter(id=row_id).first()


async def something_is_due(now: datetime) -> bool:
    """Whether anything waits for being claimed."""
    return bool(await fetch_rows(_DUE, now))


async def lock_claiming() -> None:
    """One claimer at a time over all processes, so that the ceilings hold for all."""
    await lock("outbox-claim")


async def claim(
    now: datetime, until: datetime, ceilings: Ceilings, most: int
) -> tuple[list[OutboxMessage], datetime | None]:
    """Claim ``most`` rows that may be sent now, with claiming locked.

    With nothing, when to look again if only the ceiling of the second holds back what is due. Then a whole handful is
    waited for: messages that left the second one by one would be claimed one by one for ever.
    """
    room = ceilings.per_second - await _in_second(now)
    ids = await _turns(now, ceilings, most) if room > 0 else []
    if room < len(ids) or room <= 0:
        return [], await _next_room(now, most - room)
    if not ids:
        return [], None
    rows = await _claimed(OutboxMessage.filter(_free(now), id__in=ids), now, until)
    return sorted(rows, key=lambda row: (row.rank, row.due_at, row.id)), None


async def _in_second(now: datetime) -> int:
    """How many messages count towards the ceiling of the second that ends now."""
    rows = await fetch_rows(_IN_SECOND, *_lately(now))
    return int(rows[0]["n"])


def _lately(now: datetime) -> tuple[datetime, datetime, datetime]:
    """What counts now: begun since the first of these moments, left since the second, begun by the third.

    What was begun later was begun before the clock went back.
    """
    return now - _SECOND - _LONGEST_ON_ITS_WAY, now - _SECOND, now + TOLERANCE


async def _turns(now: datetime, ceilings: Ceilings, most: int) -> list[int]:
    """The rows whose turn it is."""
    breath = timedelta(seconds=ceilings.seconds_between_in_chat)
    begun = now - _MINUTE - _LONGEST_ON_ITS_WAY
    paced = (now - _MINUTE, now - breath, ceilings.per_group_minute)
    found = await fetch_rows(_TURNS, now, *paced, most, begun, now + TOLERANCE)
    return [int(row["id"]) for row in found]


async def _next_room(now: datetime, count: int) -> datetime:
    """When ``count`` of those in the second have left it; those on their way take a whole second at least."""
    found = await fetch_rows(_NEXT_TO_LEAVE, *_lately(now), count)
    return (moment_from(found[-1]["at"]) if found else now) + _SECOND


async def claim_answers(update_id: int, now: datetime, until: datetime) -> list[OutboxMessage]:
    """Claim the answers to one update that nobody is sending and that have not been sent."""
    return await _claimed(OutboxMessage.filter(_free(now), update_id=update_id), now, until)


def _free(now: datetime) -> Q:
    return Q(state="waiting") | Q(state="claimed", claimed_until__lte=now)


async def _claimed(found: QuerySet[OutboxMessage], now: datetime, until: datetime) -> list[OutboxMessage]:
    rows = await _locked(found)
    await _these(rows).update(state="claimed", claimed_until=until, tries=F("tries") + 1, tried_at=now)
    for row in rows:
        row.tries += 1
    return rows


async def _locked(found: QuerySet[OutboxMessage]) -> list[OutboxMessage]:
    """Rows, locked in the order of their ids: whoever changes several at once must, or two wait for each other."""
    return await found.select_for_update().order_by("id")


def _these(rows: Sequence[OutboxMessage]) -> QuerySet[OutboxMessage]:
    return OutboxMessage.filter(id__in=[row.id for row in rows])


async def settle(row_id: int, **columns: Any) -> None:
    """Write down what became of a claimed row. One that was sent by whoever claimed it next stays sent."""
    await OutboxMessage.filter(id=row_id, state="claimed").update(**columns)


async def settle_sent(row_id: int, sent_at: datetime, message_id: int | None) -> None:
    """Write down that a row was sent, whatever was thought of it meanwhile."""
    await execute(_SENT, sent_at, message_id, row_id)


async def release_all() -> int:
    """Free every claim: for a start on an engine where no other process can be alive. Each row keeps its turn."""
    return await OutboxMessage.filter(state="claimed").update(state="waiting", claimed_until=None)


async def bring_back_from_future(now: datetime, lease: timedelta) -> int:
    """Undo what a clock that went back has left in the future: claims, and the rest of rows that were tried then."""
    ahead = now + TOLERANCE
    resting = Q(tried_at__gt=ahead) | Q(queued_at__gt=ahead, due_at__lte=F("queued_at"))
    rows = await _locked(OutboxMessage.filter(resting, state="waiting", due_at__gt=ahead))
    await _these(rows).update(due_at=now)
    claims = await _locked(OutboxMessage.filter(state="claimed", claimed_until__gt=ahead + lease))
    await _these(claims).update(claimed_until=now + lease)
    return len(rows) + len(claims)


async def postpone_chat(chat_id: int, until: datetime) -> int:
    """Nothing that waits for this chat goes before ``until``."""
    found = OutboxMessage.filter(chat_id=chat_id, state="waiting", due_at__lt=until)
    return await _these(await _locked(found)).update(due_at=until)


async def drop_chat(chat_id: int, fault: str) -> int:
    """Give up what waits for a chat that is gone."""
    found = OutboxMessage.filter(chat_id=chat_id, state="waiting")
    return await _these(await _locked(found)).update(state="dropped", fault=fault)


async def overdue_messages(moment: datetime) -> list[OutboxMessage]:
    """What should have been sent before ``moment`` and was not, locked; edits of messages that are there left out."""
    found = OutboxMessage.filter(state__in=("waiting", "claimed"), is_edit=False, due_at__lt=moment)
    return await _locked(found)


async def give_up(rows: Sequence[OutboxMessage], fault: str) -> None:
    """None of these rows will be sent."""
    await _these(rows).update(state="dropped", claimed_until=None, fault=fault)


async def move_chat(old_id: int, new_id: int) -> int:
    """What waits for a chat goes to the one it became."""
    found = OutboxMessage.filter(chat_id=old_id, state__in=("waiting", "claimed"))
    return await _these(await _locked(found)).update(chat_id=new_id)


async def message_with_centre(chat_id: int, message_id: int) -> OutboxMessage | None:
    """The last row that made or edited a message for a centre."""
    found = OutboxMessage.filter(chat_id=chat_id, message_id=message_id, centre_id__isnull=False)
    return await found.order_by("-id").first()


async def push_of_message(centre_id: int, chat_id: int, message_id: int) -> OutboxMessage | None:
    """The push that a message was sent by."""
    found = OutboxMessage.filter(centre_id=centre_id, chat_id=chat_id, message_id=message_id, is_edit=False)
    return await found.filter(template__isnull=False).order_by("-id").first()


async def lost_with_chat(chat_id: int, noticed_by: int | None) -> list[OutboxMessage]:
    """The pushes that wait for a chat that is gone, and the one that noticed it, locked."""
    waiting = Q(state="waiting") if noticed_by is None else Q(Q(state="waiting"), Q(id=noticed_by), join_type=Q.OR)
    return await _locked(OutboxMessage.filter(waiting, chat_id=chat_id, template__isnull=False))


async def delete_dropped_before(moment: datetime) -> int:
    """Drop rows that were given up and were queued before ``moment``: they hold people's data, too."""
    return await OutboxMessage.filter(state="dropped", queued_at__lt=moment).delete()


async def delete_sent_before(moment: datetime) -> int:
    """Drop rows that were sent, or had nothing to say, before ``moment``."""
    return await OutboxMessage.filter(state__in=("sent", "nothing"), sent_at__lt=moment).delete()
