"""A car's policy as a living card."""

from domain.customers import service
from handlers.customers import replies
from handlers.declaration import Call, Card, Reply


async def cover(call: Call, number: int) -> Reply:
    """The car's current policy; it may have none any more."""
    return replies.card(call, await service.show_policy(call.actor, vehicle_id=number))


CARDS = (Card("cover", "", cover, "customers.card"),)
