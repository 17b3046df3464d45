"""Every read, write and lock of the messages that may be edited later."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from tortoise.exceptions import IntegrityError
from tortoise.expressions import Q
from tortoise.queryset import QuerySet, QuerySetSingle

from domain.database.connection import transaction
from domain.database.prepared import prepared_first, prepared_list
from domain.outbox.models import ShownMessage

Thing = tuple[str, int]
"""What a card is of: its kind and its number."""


@prepared_first
def of_message(chat_id: int, message_id: int) -> QuerySetSingle[ShownMessage | None]:
    """What is known of a message of ours."""
    return ShownMessage.filter(chat_id=chat_id, message_id=message_id).first()


@prepared_first
def lock_message(chat_id: int, message_id: int) -> QuerySetSingle[ShownMessage | None]:
    """What is known of a message of ours, locked until the transaction ends."""
    return ShownMessage.filter(chat_id=chat_id, message_id=message_id).select_for_update().first()


@prepared_first
def lock_of_answer(answer_id: int) -> QuerySetSingle[ShownMessage | None]:
    """What is known of the message that an answer sends or edits, locked until the transaction ends."""
    return ShownMessage.filter(answer_id=answer_id).select_for_update().first()


@prepared_first
def lock_one(shown_id: int) -> QuerySetSingle[ShownMessage | None]:
    """One of them, locked until the transaction ends."""
    return ShownMessage.filter(id=shown_id).select_for_update().first()


async def lock_cards(centre_id: int, things: Collection[Thing]) -> list[ShownMessage]:
    """The current cards of these things in all chats, locked in the order of their ids."""
    if len(things) < 2:
        return [card for kind, number in things for card in await _lock_cards_of(centre_id, kind, number)]
    numbers: dict[str, list[int]] = defaultdict(list)
    for kind, number in things:
        numbers[kind].append(number)
    wanted = Q(*(Q(kind=kind, number__in=those) for kind, those in numbers.items()), join_type=Q.OR)
    found = ShownMessage.filter(wanted, centre_id=centre_id, is_current=True)
    return await found.select_for_update().order_by("id")


@prepared_list
def _lock_cards_of(centre_id: int, kind: str, number: int) -> QuerySet[ShownMessage]:
    found = ShownMessage.filter(centre_id=centre_id, kind=kind, number=number, is_current=True)
    return found.select_for_update().order_by("id")


async def lock_others_in_chat(card: ShownMessage) -> list[ShownMessage]:
    """The cards of the same thing in the same chat that were current until ``card`` came."""
    rows = await _lock_current_in_chat(card.centre_id, card.chat_id, card.kind, card.number or 0)
    return [row for row in rows if row.id != card.id]


@prepared_list
def _lock_current_in_chat(centre_id: int, chat_id: int, kind: str, number: int) -> QuerySet[ShownMessage]:
    found = ShownMessage.filter(centre_id=centre_id, kind=kind, number=number, is_current=True, chat_id=chat_id)
    return found.select_for_update().order_by("id")


@prepared_first
def current_in_chat(centre_id: int, chat_id: int, kind: str, number: int) -> QuerySetSingle[ShownMessage | None]:
    """The card of a thing that is the newest in a chat."""
    found = ShownMessage.filter(centre_id=centre_id, kind=kind, number=number, is_current=True, chat_id=chat_id)
    return found.order_by("-id").first()


async def delete_of_message(chat_id: int, message_id: int) -> int:
    """The message is something else now, and nothing that must be edited."""
    return await ShownMessage.filter(chat_id=chat_id, message_id=message_id).delete()


async def tell_message_id(row: ShownMessage, message_id: int) -> None:
    """The answer was sent, as this message. Somebody may have pressed a button of it before we knew: that is kept."""
    try:
        async with transaction():
            row.message_id, row.answer_id = message_id, None
            await row.save(update_fields=["message_id", "answer_id"])
    except IntegrityError:
        await row.delete()


async def move_chat(old_id: int, new_id: int) -> int:
    """The cards of a group that became a supergroup stay behind: their messages have no place in the new one.

    Locked in the order of their ids, as changed cards are, so that the two never wait for each other.
    """
    found = ShownMessage.filter(chat_id=old_id).exclude(chat_id=new_id)
    await found.select_for_update().order_by("id")
    return await found.delete()


async def delete_before(moment: datetime) -> int:
    """Forget what was shown before ``moment``."""
    return await ShownMessage.filter(shown_at__lt=moment).delete()
