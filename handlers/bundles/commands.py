"""/quote and /bundles (interface §2)."""

from domain.actor import Role
from domain.bundles import service
from domain.bundles.views import BundleKind, QuoteView
from domain.money import Fen
from handlers.bundles.replies import bundle_list, quote_card
from handlers.bundles.words import bundle_words, expect_no_more
from handlers.declaration import Call, Command, Reply


async def quote(call: Call) -> Reply:
    """Give a quote (``comfort 6800``, ``6800``), show one (``Q1``), or reckon one anew (``Q1 7200``)."""
    words = call.words
    number = words.take_number("quote")
    words.refuse_other_numbers("quote")
    bundle = words.take_choice(bundle_words(call.lang), "bundle")
    if number is None:
        premium = words.need_amount("premium")
        expect_no_more(words, bundle, call.lang)
        return quote_card(call.lang, await _given(call, bundle, premium))
    new_premium = words.take_amount()
    expect_no_more(words, bundle, call.lang)
    return quote_card(call.lang, await _known(call, number, bundle, new_premium))


async def _given(call: Call, bundle: BundleKind | None, premium: Fen) -> QuoteView:
    if bundle is None:
        return await service.compare_bundles(call.actor, premium_fen=premium)
    return await service.quote_bundle(call.actor, bundle=bundle, premium_fen=premium)


async def _known(call: Call, number: int, bundle: BundleKind | None, premium: Fen | None) -> QuoteView:
    if bundle is None and premium is None:
        return await service.show_quote(call.actor, number=number)
    return await service.requote(call.actor, number=number, premium_fen=premium, bundle=bundle)


async def bundles(call: Call) -> Reply:
    """List the three bundles."""
    call.words.expect_nothing_left()
    return bundle_list(call.lang, await service.bundle_terms(call.actor))


COMMANDS = (
    Command("quote", ("报价",), Role.ADVISOR, quote, ("comfort 6800", "6800", "Q1", "Q1 7200")),
    Command("bundles", ("套餐",), Role.ADVISOR, bundles),
)
