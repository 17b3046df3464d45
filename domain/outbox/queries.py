"""Every read, write and lock of the outbox's tables."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from tortoise.expressions import F, Q
from tortoise.queryset import QuerySet

from domain.database.connection import execute, fetch_rows, lock
from domain.database.fields import moment_from
from domain.outbox.models import DigestOff, DigestRun, OutboxMessage
from domain.outbox.views import Ceilings

_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)

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
    SELECT "chat_id" AS "paced_chat", COUNT(*) AS "in_minute", MAX("tried_at") AS "last_at"
    FROM "outbox_message" WHERE "tried_at" > $2 AND "is_message" GROUP BY "chat_id"
) AS "pace" ON "paced_chat" = "chat_id"
WHERE "turn" = 1
  AND ("paced_chat" IS NULL OR (("last_at" <= $3 OR "is_edit") AND ("chat_id" > 0 OR "in_minute" < $4)))
ORDER BY "rank", "due_at", "id" LIMIT $5
"""
_SENT_JUST_NOW = 'SELECT COUNT(*) AS "n" FROM "outbox_message" WHERE "tried_at" > $1 AND "is_message"'
_CLAIM_SLOT = (
    'INSERT INTO "outbox_digest_run" ("centre_id", "digest", "scheduled_for", "claimed_at") '
    'VALUES ($1, $2, $3, $4) ON CONFLICT ("centre_id", "digest", "scheduled_for") DO NOTHING RETURNING "id"'
)
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
_OLDEST_DUE = (
    'SELECT MIN("due_at") AS "oldest" FROM "outbox_message" '
    "WHERE \"state\" IN ('waiting', 'claimed') AND \"due_at\" <= $1"
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
    """A cheap look, without any lock, at whether claiming is worth the trouble."""
    return await OutboxMessage.filter(
        Q(state="waiting", due_at__lte=now) | Q(state="claimed", claimed_until__lte=now)
    ).exists()


async def lock_claiming() -> None:
    """One claimer at a time over all processes, so that the ceilings hold for all."""
    await lock("outbox-claim")


async def claim(now: datetime, until: datetime, ceilings: Ceilings) -> list[OutboxMessage]:
    """Claim what may be sent now, with claiming locked."""
    just_now = await fetch_rows(_SENT_JUST_NOW, now - _SECOND)
    room = min(ceilings.per_second - int(just_now[0]["n"]), ceilings.at_once)
    if room <= 0:
        return []
    breath = timedelta(seconds=ceilings.seconds_between_in_chat)
    found = await fetch_rows(_TURNS, now, now - _MINUTE, now - breath, ceilings.per_group_minute, room)
    ids = [int(row["id"]) for row in found]
    if not ids:
        return []
    rows = await _claimed(OutboxMessage.filter(_free(now), id__in=ids), now, until)
    return sorted(rows, key=lambda row: (row.rank, row.due_at, row.id))


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


async def settle_sent(row_id: int, **columns: Any) -> None:
    """Write down that a row was sent, whatever was thought of it meanwhile."""
    await OutboxMessage.filter(id=row_id).update(state="sent", **columns)


async def release_all() -> int:
    """Free every claim: for a start on an engine where no other process can be alive. Each row keeps its turn."""
    return await OutboxMessage.filter(state="claimed").update(state="waiting", claimed_until=None)


async def postpone_chat(chat_id: int, until: datetime) -> int:
    """Nothing that waits for this chat goes before ``until``."""
    found = OutboxMessage.filter(chat_id=chat_id, state="waiting", due_at__lt=until)
    return await _these(await _locked(found)).update(due_at=until)


async def drop_chat(chat_id: int, fault: str) -> int:
    """Give up what waits for a chat that is gone."""
    found = OutboxMessage.filter(chat_id=chat_id, state="waiting")
    return await _these(await _locked(found)).update(state="dropped", fault=fault)


async def move_chat(old_id: int, new_id: int) -> int:
    """What waits for a chat goes to the one it became."""
    found = OutboxMessage.filter(chat_id=old_id, state__in=("waiting", "claimed"))
    return await _these(await _locked(found)).update(chat_id=new_id)


async def message_with_centre(chat_id: int, message_id: int) -> OutboxMessage | None:
    """The last row that made or edited a message for a centre."""
    found = OutboxMessage.filter(chat_id=chat_id, message_id=message_id, centre_id__isnull=False)
    return await found.order_by("-id").first()


async def waiting_count() -> int:
    """How many rows are not sent yet."""
    return await OutboxMessage.filter(state__in=("waiting", "claimed")).count()


async def oldest_due_at(now: datetime) -> datetime | None:
    """Since when the oldest unsent row has been due; ``None`` when none is."""
    rows = await fetch_rows(_OLDEST_DUE, now)
    oldest = rows[0]["oldest"]
    return None if oldest is None else moment_from(oldest)


async def dropped_count() -> int:
    """How many rows were given up."""
    return await OutboxMessage.filter(state="dropped").count()


async def delete_dropped_before(moment: datetime) -> int:
    """Drop rows that were given up and were queued before ``moment``: they hold people's data, too."""
    return await OutboxMessage.filter(state="dropped", queued_at__lt=moment).delete()


async def delete_runs_before(moment: datetime) -> int:
    """Drop slots scheduled before ``moment``; the table is read every second and only for the last days."""
    return await DigestRun.filter(scheduled_for__lt=moment).delete()


async def delete_sent_before(moment: datetime) -> int:
    """Drop rows that were sent, or had nothing to say, before ``moment``."""
    return await OutboxMessage.filter(state__in=("sent", "nothing"), sent_at__lt=moment).delete()


async def runs_since(moment: datetime) -> set[tuple[int, str, datetime]]:
    """The slots claimed since ``moment``: centre, digest, the moment it was scheduled for."""
    runs = await DigestRun.filter(scheduled_for__gte=moment).values_list("centre_id", "digest", "scheduled_for")
    return {(int(centre_id), str(digest), scheduled_for) for centre_id, digest, scheduled_for in runs}


async def switched_off() -> set[tuple[int, str]]:
    """Every (centre, digest) that a manager has switched off."""
    pairs = await DigestOff.all().values_list("centre_id", "digest")
    return {(int(centre_id), str(digest)) for centre_id, digest in pairs}


async def switched_off_in(centre_id: int) -> set[str]:
    """The digests that one centre has switched off."""
    return {str(digest) for digest in await DigestOff.filter(centre_id=centre_id).values_list("digest", flat=True)}


async def switch_off(centre_id: int, digest: str) -> None:
    """This centre does not want this digest; doing it twice is harmless."""
    await DigestOff.bulk_create([DigestOff(centre_id=centre_id, digest=digest)], ignore_conflicts=True)


async def switch_on(centre_id: int, digest: str) -> None:
    """This centre wants this digest again."""
    await DigestOff.filter(centre_id=centre_id, digest=digest).delete()


async def claim_slot(centre_id: int, digest: str, scheduled_for: datetime, now: datetime) -> bool:
    """Whether this slot is ours: the first to insert it has it, over all processes."""
    return bool(await fetch_rows(_CLAIM_SLOT, centre_id, digest, scheduled_for, now))
