"""Putting a push into the outbox; in the transaction that makes it necessary."""

import json
from collections.abc import Mapping
from datetime import datetime

from domain import clock
from domain.outbox import queries

RANK_ANSWER = 0
RANK_URGENT = 1
RANK_PUSH = 2


async def queue_row(
    centre_id: int,
    *,
    chat_id: int,
    lang: str,
    template: str,
    params: Mapping[str, object],
    unique_key: str,
    rank: int = RANK_PUSH,
    is_edit: bool = False,
    due_at: datetime | None = None,
    again: bool = False,
) -> bool:
    """Write the row unless its key stands there already; whether it was written.

    ``again``: unless it still waits there. One that was sent or given up is to be sent once more.
    """
    now = clock.now()
    facts = json.dumps(params, ensure_ascii=False)
    is_new = await queries.insert_once(
        centre_id, chat_id, rank, True, template, facts, lang, unique_key, due_at or now, now, is_edit
    )
    return is_new or (again and await queries.again(unique_key, due_at or now, now))
