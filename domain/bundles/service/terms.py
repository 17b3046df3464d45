"""The bundles as they are sold today (domain §5)."""

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.bundles.rules.figures import our_terms
from domain.bundles.rules.terms import all_terms
from domain.bundles.views import BundlesView, BundleView, Terms
from domain.policy import service as policy


@use_case(Role.ADVISOR)
async def bundle_terms(actor: Actor) -> BundlesView:
    """The three bundles under today's terms; rebate, cost and break-even only for partner and up (domain §5).

    An advisor opens this list in front of customers; what a bundle brings us stands in each quote's team
    section.
    """
    values = await policy.values_at(actor.centre_id, clock.today(actor.zone))
    shows_ours = actor.role >= Role.PARTNER
    bundles = tuple(_bundle_view(terms, shows_ours) for terms in all_terms(values))
    return BundlesView(bundles, values.clv.vip)


def _bundle_view(terms: Terms, shows_ours: bool) -> BundleView:
    return BundleView(terms.contents, terms.surcharge_fen, our_terms(terms) if shows_ours else None)
