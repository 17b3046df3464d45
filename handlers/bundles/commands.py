"""/quote and /bundles (interface §2)."""

from domain.actor import Role
from domain.bundles import service
from domain.bundles.views import BundleKind, QuoteView
from handlers.bundles.forms import BUNDLE, OTHER_BUNDLE, OTHER_PREMIUM, PREMIUM, QUOTE, AllBundles
from handlers.bundles.replies import bundle_list, quote_card
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given


async def quote(call: Call, given: Given) -> Reply:
    """Give a quote (``comfort 6800``, ``6800``), show one (``Q1``), or reckon one anew (``Q1 7200``)."""
    number = given.get(QUOTE)
    if number is not None:
        return quote_card(call.lang, await _known(call, number, given))
    bundle, premium = _one(given.get(BUNDLE)), given[PREMIUM]
    if bundle is None:
        return quote_card(call.lang, await service.compare_bundles(call.actor, premium_fen=premium))
    return quote_card(call.lang, await service.quote_bundle(call.actor, bundle=bundle, premium_fen=premium))


async def _known(call: Call, number: int, given: Given) -> QuoteView:
    bundle, premium = _one(given.get(OTHER_BUNDLE)), given.get(OTHER_PREMIUM)
    if bundle is None and premium is None:
        return await service.show_quote(call.actor, number=number)
    return await service.requote(call.actor, number=number, premium_fen=premium, bundle=bundle)


def _one(scope: BundleKind | AllBundles | None) -> BundleKind | None:
    return scope if isinstance(scope, BundleKind) else None


async def bundles(call: Call, given: Given) -> Reply:
    """List the three bundles."""
    return bundle_list(call.lang, await service.bundle_terms(call.actor))


COMMANDS = (
    Command(
        "quote",
        ("报价",),
        Role.ADVISOR,
        (Action(quote, (QUOTE, BUNDLE, PREMIUM, OTHER_BUNDLE, OTHER_PREMIUM)),),
    ),
    Command("bundles", ("套餐",), Role.ADVISOR, (Action(bundles),)),
)
