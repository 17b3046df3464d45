"""Every read, write and lock of the messages that may be edited later."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from tortoise.expressions import Q

from domain.outbox.models import ShownMessage

Thing = tuple[str, int]
"""What a card is of: its kind and its number."""


async def of_message(chat_id: int, message_id: int) -> ShownMessage | None:
    """What is known of a message of ours."""
    return await ShownMessage.filter(chat_id=chat_id, message_id=message_id).first()


async def lock_one(shown_id: int) -> ShownMessage | None:
    """One of them, locked until the transaction ends."""
    return await ShownMessage.filter(id=shown_id).select_for_update().first()


async def lock_cards(centre_id: int, things: Collection[Thing]) -> list[ShownMessage]:
    """The current cards of these things in all chats, locked in the order of their ids."""
    if not things:
        return []
    numbers: dict[str, list[int]] = defaultdict(list)
    for kind, number in things:
        numbers[kind].append(number)
    wanted = Q(*(Q(kind=kind, number__in=those) for kind, those in numbers.items()), join_type=Q.OR)
    found = ShownMessage.filter(wanted, centre_id=centre_id, is_current=True)
    return await found.select_for_update().order_by("id")


async def lock_others_in_chat(card: ShownMessage) -> list[ShownMessage]:
    """The cards of the same thing in the same chat that were current until ``card`` came."""
    found = ShownMessage.filter(
        centre_id=card.centre_id, kind=card.kind, number=card.number, is_current=True, chat_id=card.chat_id
    )
    return await found.exclude(id=card.id).select_for_update().order_by("id")


async def current_in_chat(centre_id: int, chat_id: int, kind: str, number: int) -> ShownMessage | None:
    """The card of a thing that is the newest in a chat."""
    found = ShownMessage.filter(centre_id=centre_id, kind=kind, number=number, is_current=True, chat_id=chat_id)
    return await found.order_by("-id").first()


async def delete_of_message(chat_id: int, message_id: int) -> int:
    """The message is something else now, and nothing that must be edited."""
    return await ShownMessage.filter(chat_id=chat_id, message_id=message_id).delete()


async def tell_message_id(answer_id: int, message_id: int) -> int:
    """The answer was sent, as this message."""
    return await ShownMessage.filter(answer_id=answer_id).update(message_id=message_id, answer_id=None)


async def move_chat(old_id: int, new_id: int) -> int:
    """The cards of a group that became a supergroup stay behind: their messages have no place in the new one."""
    return await ShownMessage.filter(chat_id=old_id).exclude(chat_id=new_id).delete()


async def delete_before(moment: datetime) -> int:
    """Forget what was shown before ``moment``."""
    return await ShownMessage.filter(shown_at__lt=moment).delete()
