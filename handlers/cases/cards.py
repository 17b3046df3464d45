"""A case's living card."""

from domain.cases import service
from handlers.cases import replies
from handlers.cases.photos import CARDS as PHOTO_CARDS
from handlers.declaration import Call, Card, Reply


async def case(call: Call, number: int) -> Reply:
    """The case as it is now."""
    return replies.card(call.lang, await service.show_case(call.actor, number=number))


CARDS = (Card("case", "C", case, "cases.card"), *PHOTO_CARDS)
