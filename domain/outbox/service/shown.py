"""Living cards: what was shown where, and having it made anew when its thing changes (interface §1).

A card is made of what is true at the moment it is sent. Whoever changes a thing locks its cards, so a card is
never made of what is just being changed, and a change that comes too late for one edit always gets another. Whoever
shows a thing locks the thing, so that no change passes between the look and its card's being known.

Edits of one message wait for each other, or one that is late would hide a later one. Only the answer to a press does
not wait: when an edit and an answer have crossed, the card is made anew once more. What a message shows is only
known, and an edit only spared, when its last edit was alone.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from domain import clock
from domain.actor import system_use_case
from domain.outbox import queries, shown_queries
from domain.outbox.models import OutboxMessage, ShownMessage
from domain.outbox.service._keeping import READERS, queue_card
from domain.outbox.shown_queries import Thing
from domain.outbox.views import Shown, ShownView

ON_ITS_WAY = timedelta(milliseconds=300)
"""After what time something that is being sent has mostly arrived."""


@system_use_case
async def things_changed(
    centre_id: int, things: Collection[Thing], lang: str = READERS, *, shown_anew: tuple[int, int] | None = None
) -> int:
    """Have every current card of these things made anew, in whatever chat; returns how many there are.

    ``shown_anew``: chat and message of a card that is being answered with what is true now, and needs no more.
    """
    cards = [
        card
        for card in await shown_queries.lock_cards(centre_id, things)
        if (card.chat_id, card.message_id) != shown_anew
    ]
    for card in cards:
        await queue_card(card, lang)
    return len(cards)


@system_use_case
async def begin_edit(shown_id: int, row_id: int) -> ShownView | None:
    """The message to be made anew by the outbox row ``row_id``; ``None`` when there is no such message any more.

    From here on a change asks for another edit. Facts must be read after this has returned. If something else that
    sends or edits the message is on its way, nothing is begun: it must arrive first (``waits_until``).
    """
    row = await shown_queries.lock_one(shown_id)
    if row is None:
        return None
    other = await queries.message(row.answer_id) if row.answer_id not in (None, row_id) else None
    if other is not None and _goes_first(other):
        return replace(_view(row), waits_until=max(other.due_at, clock.now() + ON_ITS_WAY))
    if row.message_id is None:
        await row.delete()
        return None
    if row.answer_id not in (None, row_id) and (other is None or other.template is None):
        row.fingerprint = ""  # an answer that was lost
    row.edits, row.answer_id = row.edits + 1, row_id
    await row.save(update_fields=["edits", "answer_id", "fingerprint"])
    return _view(row)


def _goes_first(other: OutboxMessage) -> bool:
    """Whether a row is being sent, or is an answer that will be; an edit that failed has no claim to be the next."""
    return other.state == "claimed" or (other.state == "waiting" and other.template is None)


@system_use_case
async def note_edit(shown_id: int, row_id: int) -> bool:
    """The edit is about to be sent: until it is through, what the message shows is not known.

    False when an answer has taken its place since it was begun: that must arrive first.
    """
    row = await shown_queries.lock_one(shown_id)
    if row is None or row.answer_id != row_id:
        return False
    row.fingerprint = ""
    await row.save(update_fields=["fingerprint"])
    return True


@system_use_case
async def forget_shown(shown_id: int) -> None:
    """The message is gone, or nobody may read its thing there any more."""
    row = await shown_queries.lock_one(shown_id)
    if row is not None:
        await row.delete()


@system_use_case
async def shown_by(chat_id: int, message_id: int) -> ShownView | None:
    """What one of our messages shows; ``None`` for those that nobody has to remember."""
    row = await shown_queries.of_message(chat_id, message_id)
    return _view(row) if row else None


@system_use_case
async def newest_card(centre_id: int, chat_id: int, kind: str, number: int) -> int | None:
    """The message of a thing's current card in a chat."""
    found = await shown_queries.current_in_chat(centre_id, chat_id, kind, number)
    return found.message_id if found else None


def _view(row: ShownMessage) -> ShownView:
    shown = Shown(row.kind, row.number, row.rows, row.fingerprint, row.undo_change_id, row.undo_until)
    return ShownView(
        id=row.id,
        centre_id=row.centre_id,
        chat_id=row.chat_id,
        thread_id=row.thread_id,
        message_id=row.message_id,
        waits_until=None,
        is_current=row.is_current,
        shown=shown,
        shown_at=row.shown_at,
    )
