"""Which of the three bundles to recommend, and why (domain §0: judge a bundle by lifetime value; §5)."""

from collections.abc import Sequence

from domain.bundles.rules.figures import offer
from domain.bundles.views import ClvInputs, Comparison, Offer, Reason, Recommendation, Terms
from domain.money import Fen


def compare(all_terms: Sequence[Terms], premium_fen: Fen, clv_inputs: ClvInputs) -> Comparison:
    """All bundles at one premium (fen), and the one to recommend."""
    offers = tuple(offer(terms, premium_fen, clv_inputs) for terms in all_terms)
    return Comparison(offers, recommend(offers))


def recommend(offers: Sequence[Offer]) -> Recommendation:
    """The bundle with the highest CLV; among equals the one that the customer pays least for (domain §0, §5).

    Whom a bundle fits (price-minded, loyal, VIP) the premium can't tell: that is said beside it, and the
    advisor, who knows the customer, picks. The reason is ``EARNS`` when the premium reaches its break-even,
    ``PAYS_BACK`` when it does not but the CLV is not below zero, else ``LOSES_LEAST``.
    """
    best = max(offers, key=lambda each: (each.ours.clv.total_fen, -each.customer_pays_fen))
    return Recommendation(best.kind, _reason(best))


def _reason(best: Offer) -> Reason:
    if best.ours.net_fen >= 0:
        return Reason.EARNS
    return Reason.PAYS_BACK if best.ours.clv.total_fen >= 0 else Reason.LOSES_LEAST
