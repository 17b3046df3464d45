"""A quote's living card."""

from domain.bundles import service
from handlers.bundles.replies import quote_card
from handlers.declaration import Call, Card, Reply


async def quote(call: Call, number: int) -> Reply:
    """The quote's newest version."""
    return quote_card(call.lang, await service.show_quote(call.actor, number=number))


CARDS = (Card("quote", "Q", quote, "bundles.card"),)
