"""Reads and writes about how the outbox stands, and of what operators are told of it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.database.connection import fetch_rows
from domain.database.fields import moment_from
from domain.outbox.models import OutboxMessage

# By the index on the state: what is done with, which is nearly all there is, is not looked at.
_UNDONE = """
SELECT "state", "rank", "is_edit", "tries", COUNT(*) AS "rows", MIN("due_at") AS "due_at",
       MIN("queued_at") AS "queued_at", SUM(CASE WHEN "claimed_until" <= $1 THEN 1 ELSE 0 END) AS "expired"
FROM "outbox_message" WHERE "state" IN ('waiting', 'claimed', 'dropped') GROUP BY "state", "rank", "is_edit", "tries"
"""
_DROPPED = """
SELECT "template", COUNT(*) AS "rows" FROM "outbox_message"
WHERE "state" = 'dropped' AND "queued_at" >= $1 GROUP BY "template"
"""
_RUNS = """
SELECT "digest", COUNT(*) AS "rows", MAX("scheduled_for") AS "last" FROM "outbox_digest_run"
WHERE "scheduled_for" >= $1 GROUP BY "digest" ORDER BY "digest"
"""


@dataclass(frozen=True)
class Undone:
    """Rows that are not sent and alike: how many, and when the first of them is due and was queued."""

    state: str
    rank: int
    is_edit: bool
    tries: int
    rows: int
    due_at: datetime
    queued_at: datetime
    expired: int


async def undone(now: datetime) -> list[Undone]:
    """All that is not sent, by what it is and how often it was tried. One query."""
    return [
        Undone(
            state=row["state"],
            rank=row["rank"],
            is_edit=bool(row["is_edit"]),
            tries=row["tries"],
            rows=row["rows"],
            due_at=moment_from(row["due_at"]),
            queued_at=moment_from(row["queued_at"]),
            expired=row["expired"],
        )
        for row in await fetch_rows(_UNDONE, now)
    ]


async def dropped_since(moment: datetime) -> dict[str | None, int]:
    """How many rows that were queued since ``moment`` were given up, by their template."""
    return {row["template"]: row["rows"] for row in await fetch_rows(_DROPPED, moment)}


async def runs_of_digests(moment: datetime) -> Iterator[tuple[str, int, datetime]]:
    """Of each digest, how many slots since ``moment`` were claimed, and the newest of them."""
    rows = await fetch_rows(_RUNS, moment)
    return ((row["digest"], row["rows"], moment_from(row["last"])) for row in rows)


async def lock_by_keys(keys: Collection[str]) -> dict[str, OutboxMessage]:
    """The rows of these keys, locked in the order of their ids, as all are who lock several."""
    found = OutboxMessage.filter(unique_key__in=keys).select_for_update().order_by("id")
    return {str(row.unique_key): row for row in await found}


async def save(row: OutboxMessage, **columns: Any) -> None:
    """Change a row that is locked."""
    await row.update_from_dict(columns).save(update_fields=list(columns))
