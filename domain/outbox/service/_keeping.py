"""Remembering what was shown where, so that it can be edited."""

from datetime import datetime

from domain import clock
from domain.outbox import queries, shown_queries
from domain.outbox.models import ShownMessage
from domain.outbox.service._queueing import RANK_URGENT, queue_row
from domain.outbox.views import Answer, Edited, Shown

CARD = "outbox.card"
"""The template of an edit that makes a card anew."""
UNDO_OVER = "outbox.undo_over"
"""The template of an edit that takes an undo away."""
READERS = ""
"""The language of an edit: that of whoever reads there when it is made."""


async def keep_shown(answer: Answer, answer_id: int, lang: str) -> None:
    """Remember what ``answer`` shows, if it must be edited later; what its message showed before is forgotten.

    The cards of the same thing that stood in the chat before are made to point to this one.
    """
    message_id = answer.edits_message
    if answer.shown is None or answer.centre_id is None:
        if message_id is not None:
            await shown_queries.delete_of_message(answer.chat_id, message_id)
        return
    row = await shown_queries.lock_message(answer.chat_id, message_id) if message_id is not None else None
    if row is None:
        row = ShownMessage(chat_id=answer.chat_id, message_id=message_id, thread_id=_thread_of(answer))
    _write(row, answer.shown)
    if row.answer_id is not None:
        row.fingerprint = ""  # another edit may be on its way, and come in last
    row.centre_id, row.answer_id = answer.centre_id, answer_id
    await row.save()
    if row.kind:
        for other in await shown_queries.lock_others_in_chat(row):
            other.is_current = False
            await other.save(update_fields=["is_current"])
            await queue_card(other, lang)
    if row.undo_until is not None:
        await _queue(row, UNDO_OVER, f"undo:{row.id}:{row.undo_change_id}", lang, due_at=row.undo_until)


async def queue_card(row: ShownMessage, lang: str = READERS) -> None:
    """Have a card made anew. Rows for one card that is not made yet are one: it is made of what is true then."""
    await _queue(row, CARD, f"card:{row.id}:{row.edits}:{row.kind}:{row.number}", lang, again=True)


async def edited_over(row: ShownMessage) -> None:
    """An answer and another edit of its message went side by side: nobody knows which it shows. One more settles it."""
    row.fingerprint = ""
    await row.save(update_fields=["fingerprint"])
    if row.kind:
        await queue_card(row)


async def edit_is_through(row_id: int, edited: Edited) -> None:
    """An edit has arrived, alone, or beside an answer that did not wait for it."""
    row = await shown_queries.lock_one(edited.shown_id)
    if row is None:
        return
    if row.answer_id != row_id:
        await edited_over(row)
    elif edited.is_last:
        await row.delete()
    else:
        row.rows, row.fingerprint, row.answer_id = edited.rows, edited.fingerprint, None
        await row.save(update_fields=["rows", "fingerprint", "answer_id"])


async def answer_is_through(answer_id: int, message_id: int | None, in_place: tuple[int, int] | None) -> None:
    """The Bot API has taken an answer: from now on its message may be edited.

    ``in_place``: chat and message that the answer edits. If that was answered with something else meanwhile, the
    later answer may have been the first to arrive.
    """
    row = await shown_queries.lock_of_answer(answer_id)
    if row is None:
        later = await shown_queries.lock_message(*in_place) if in_place else None
        if later is not None:
            await edited_over(later)
        return
    if row.message_id is None and message_id is not None:
        await shown_queries.tell_message_id(row, message_id)
        return
    row.answer_id = None
    await row.save(update_fields=["answer_id"])


async def answer_is_lost(answer_id: int) -> None:
    """An answer was given up: a new message never was, one that was to be edited shows what it showed before."""
    row = await shown_queries.lock_of_answer(answer_id)
    lost = await queries.message(answer_id) if row is not None else None
    if row is None or lost is None or lost.template is not None:
        return
    if row.message_id is None:
        await row.delete()
        return
    row.answer_id = None
    await row.save(update_fields=["answer_id"])
    await edited_over(row)


async def _queue(
    row: ShownMessage,
    template: str,
    unique_key: str,
    lang: str,
    *,
    due_at: datetime | None = None,
    again: bool = False,
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
        again=again,
    )


def _write(row: ShownMessage, shown: Shown) -> None:
    row.kind, row.number, row.is_current = shown.kind, shown.number, True
    row.rows, row.fingerprint = shown.rows, shown.fingerprint
    row.undo_change_id, row.undo_until = shown.undo_change_id, shown.undo_until
    row.shown_at = clock.now()


def _thread_of(answer: Answer) -> int | None:
    thread_id = answer.call.get("message_thread_id")
    return thread_id if isinstance(thread_id, int) else None
