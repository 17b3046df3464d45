"""Quotes for tests, given through the service as people give them."""

from domain.actor import Actor
from domain.bundles import service
from domain.bundles.views import BundleKind, QuoteView
from domain.money import yuan


async def a_quote(
    actor: Actor, premium_yuan: int = 6800, *, bundle: BundleKind | None = BundleKind.COMFORT
) -> QuoteView:
    """A quote by ``actor``: comfort at ¥6,800 unless told otherwise; ``bundle=None`` compares all three."""
    if bundle is None:
        return await service.compare_bundles(actor, premium_fen=yuan(premium_yuan))
    return await service.quote_bundle(actor, bundle=bundle, premium_fen=yuan(premium_yuan))
