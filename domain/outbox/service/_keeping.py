"""Remembering what was shown where, so that it can be edited."""

from datetime import datetime

from domain import clock
from domain.outbox import shown_queries
from domain.outbox.models import ShownMessage
from domain.outbox.service._queueing import RANK_URGENT, queue_row
from domain.outbox.views import Answer, Shown

CARD = "outbox.card"
"""The template of an edit that makes a card anew."""
UNDO_OVER = "outbox.undo_over"
"""The template of an edit that takes an undo away."""


async def keep_shown(answer: Answer, answer_id: int, lang: str) -> None:
    """Remember what ``answer`` shows, if it must be edited later; what its message showed before is forgotten.

    The cards of the same thing that stood in the chat before are made to point to this one.
    """
    message_id = answer.edits_message
    if answer.shown is None or answer.centre_id is None:
        if message_id is not None:
            await shown_queries.delete_of_message(answer.chat_id, message_id)
        return
    row = await shown_queries.of_message(answer.chat_id, message_id) if message_id is not None else None
    if row is None:
        row = ShownMessage(chat_id=answer.chat_id, message_id=message_id, thread_id=_thread_of(answer))
        row.answer_id = None if message_id is not None else answer_id
    row.centre_id = answer.centre_id
    _write(row, answer.shown)
    await row.save()
    if row.kind:
        for other in await shown_queries.lock_others_in_chat(row):
            other.is_current = False
            await other.save(update_fields=["is_current"])
            await queue_card(other, lang)
    if row.undo_until is not None:
        await _queue(row, UNDO_OVER, f"undo:{row.id}:{row.undo_change_id}", lang, due_at=row.undo_until)


async def queue_card(row: ShownMessage, lang: str) -> None:
    """Have a card made anew. Rows for one card that is not made yet are one: it is made of what is true then."""
    await _queue(row, CARD, f"card:{row.id}:{row.edits}", lang)


async def _queue(
    row: ShownMessage, template: str, unique_key: str, lang: str, *, due_at: datetime | None = None
) -> None:
    await queue_row(
        row.centre_id,
        chat_id=row.chat_id,
        lang=lang,
        template=template,
        params={"shown": row.id, "kind": row.kind, "number": row.number, "thread_id": row.thread_id},
        unique_key=unique_key,
        rank=RANK_URGENT,
        is_edit=True,
        due_at=due_at,
    )


def _write(row: ShownMessage, shown: Shown) -> None:
    row.kind, row.number, row.is_current = shown.kind, shown.number, True
    row.rows, row.fingerprint = shown.rows, shown.fingerprint
    row.undo_change_id, row.undo_until = shown.undo_change_id, shown.undo_until
    row.shown_at = clock.now()


def _thread_of(answer: Answer) -> int | None:
    thread_id = answer.call.get("message_thread_id")
    return thread_id if isinstance(thread_id, int) else None
