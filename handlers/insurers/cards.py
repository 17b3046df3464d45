"""An insurer's account as a living card."""

from domain.insurers import service
from handlers.declaration import Call, Card, Reply
from handlers.insurers import replies


async def insurer(call: Call, number: int) -> Reply:
    """Its credit as it is now."""
    return replies.credit_card(call, await service.credit_one(call.actor, number))


CARDS = (Card("insurer", "", insurer, "insurers.credit"),)
