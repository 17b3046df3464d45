"""What a quote says on the day it is given (domain §5)."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.bundles.rules.figures import checked_premium, offer
from domain.bundles.rules.recommendation import compare
from domain.bundles.rules.terms import all_terms, clv_inputs, terms_of
from domain.bundles.views import BundleKind, Offer, Recommendation
from domain.money import Fen
from domain.policy.values import PolicyValues


@dataclass(frozen=True)
class Draft:
    """A quote before it has a number: premium in fen, its offers, and the last day on which it will hold."""

    premium_fen: Fen
    offers: tuple[Offer, ...]
    recommendation: Recommendation | None
    valid_until: date

    @property
    def only_bundle(self) -> BundleKind | None:
        """The bundle it is for, if it is for one alone."""
        return self.offers[0].kind if len(self.offers) == 1 else None


def draft_of(values: PolicyValues, premium_fen: int, bundle: BundleKind | None, today: date) -> Draft:
    """A quote for ``bundle``, or for all three compared when it is ``None``, under the policy of ``today``.

    It holds through the day ``quote.valid_days`` (7) after today. ``PremiumOutOfRange`` below ¥1 and above
    ¥1,000,000 (domain §5).
    """
    premium = checked_premium(premium_fen)
    valid_until = today + timedelta(days=values.quote.valid_days)
    inputs = clv_inputs(values)
    if bundle is not None:
        return Draft(premium, (offer(terms_of(values, bundle), premium, inputs),), None, valid_until)
    comparison = compare(all_terms(values), premium, inputs)
    return Draft(premium, comparison.offers, comparison.recommendation, valid_until)
