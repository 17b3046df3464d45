"""What operators are told by themselves: trouble that lasts, its end, and what happened once. In private."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from domain import clock
from domain.actor import system_use_case
from domain.database.connection import lock
from domain.outbox import queries, rules, standing_queries
from domain.outbox.models import OutboxMessage
from domain.outbox.service._queueing import RANK_URGENT
from domain.outbox.views import Notice, Reader, Told, Trouble

Word = Callable[[Reader, Trouble], dict[str, object]]
"""Puts news of a trouble into a call of the Bot API."""


@system_use_case
async def tell_of_troubles(
    readers: Sequence[Reader], kinds: Sequence[str], found: Mapping[str, Trouble], word: Word
) -> int:
    """Tell every reader once that a trouble began and once that it is over; returns how many messages were queued.

    ``found`` is what lasts now, by its kind, or (with ``until``) what is over and could not be told before. The row
    of a reader and a kind is what all processes know of it by, so that they tell it once between them. Whoever finds
    it being sent leaves it for the next look.
    """
    await _alone()
    now = clock.now()
    rows = await standing_queries.lock_by_keys([_key(kind, reader) for kind in kinds for reader in readers])
    queued = 0
    for reader in readers:
        for kind in kinds:
            row = rows.get(_key(kind, reader))
            if row is None or not _is_being_sent(row, now):
                queued += await _tell(reader, kind, row, found.get(kind), word)
    return queued


@system_use_case
async def tell_once(notices: Sequence[Notice]) -> int:
    """Queue those notices that were not queued before by their keys; returns how many."""
    await _alone()
    known = await standing_queries.lock_by_keys([notice.key for notice in notices])
    new = [notice for notice in notices if notice.key not in known]
    for notice in new:
        await _insert(notice.reader, notice.key, notice.call, None)
    return len(new)


async def _alone() -> None:
    """Wait until no other process tells anything."""
    await lock("alerts")


async def _tell(reader: Reader, kind: str, row: OutboxMessage | None, found: Trouble | None, word: Word) -> bool:
    now = clock.now()
    told = _told(kind, row)
    news = rules.news_of(kind, told, found, now)
    if news is not None:
        facts = _facts(Told(news, now))
        if row is None:
            await _insert(reader, _key(kind, reader), word(reader, news), facts)
        else:
            await _queue_again(row, reader, word(reader, news), facts)
        return True
    if row is not None and told is not None and found is not None:
        await standing_queries.save(row, params=_facts(Told(told.trouble, now)))
    return False


async def _insert(reader: Reader, key: str, call: dict[str, object], facts: dict[str, object] | None) -> None:
    await queries.insert_message(
        chat_id=reader.chat_id,
        rank=RANK_URGENT,
        is_message=True,
        params=facts,
        unique_key=key,
        **_waiting(reader, call),
    )


async def _queue_again(row: OutboxMessage, reader: Reader, call: dict[str, object], facts: dict[str, object]) -> None:
    """Say something new by the row that said the last thing; one that nobody has read yet is replaced."""
    await standing_queries.save(
        row,
        params=facts,
        claimed_until=None,
        tries=0,
        sent_at=None,
        message_id=None,
        fault=None,
        **_waiting(reader, call),
    )


def _waiting(reader: Reader, call: dict[str, object]) -> dict[str, Any]:
    now = clock.now()
    return {"state": "waiting", "due_at": now, "queued_at": now, "lang": reader.lang, "call": call}


def _is_being_sent(row: OutboxMessage, now: datetime) -> bool:
    return row.state == "claimed" and row.claimed_until is not None and row.claimed_until > now


def _key(kind: str, reader: Reader) -> str:
    return f"alert:{kind}:{reader.chat_id}"


def _facts(told: Told) -> dict[str, object]:
    since, until = told.trouble.since, told.trouble.until
    return {
        "since": since.isoformat(),
        "until": until.isoformat() if until else None,
        "seen_at": told.seen_at.isoformat(),
    }


def _told(kind: str, row: OutboxMessage | None) -> Told | None:
    facts = (row.params if row else None) or {}
    since, until, seen_at = (_moment(facts.get(name)) for name in ("since", "until", "seen_at"))
    if since is None or seen_at is None:
        return None
    return Told(Trouble(kind, since, until), seen_at)


def _moment(written: object) -> datetime | None:
    return datetime.fromisoformat(written) if isinstance(written, str) else None
