"""A referral's living card."""

from domain.agents import service
from handlers.agents import replies
from handlers.declaration import Call, Card, Reply


async def referral(call: Call, number: int) -> Reply:
    """The referral as it stands."""
    return replies.card(call, await service.show_referral(call.actor, number))


CARDS = (Card("referral", "R", referral, "agents.card"),)
