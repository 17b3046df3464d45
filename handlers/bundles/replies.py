"""Quotes and bundles as messages: the card for the team, the customer's version, and the list (domain §5)."""

from collections.abc import Iterable

from markupsafe import Markup

from domain.bundles.views import (
    BundleKind,
    BundlesView,
    BundleView,
    CustomerOffer,
    CustomerQuote,
    Offer,
    OurTerms,
    QuoteState,
    QuoteView,
)
from handlers.bundles.contents import bundle_name, insurance, services, worth
from handlers.bundles.ours import rate, team_comparison, team_section
from handlers.declaration import CardOf, InlineButton, Reply, Rows
from locales import amount, say

EMPTY = Markup("")


def quote_card(lang: str, view: QuoteView, *, compare: bool = False) -> Reply:
    """A quote for the team: the customer's side, and ours in a section of its own.

    With ``compare`` a settled comparison shows all three again. A withdrawn quote says so and offers nothing.
    """
    card = CardOf("quote", view.number)
    if view.state is QuoteState.WITHDRAWN:
        text = say(lang, "bundles-withdrawn", quote=view.label, premium=amount(view.premium_fen))
        return Reply(text, card=card)
    if view.chosen is None or (compare and view.is_comparison):
        return Reply(_lines(_compared(lang, view)), _compared_rows(lang, view), card=card)
    return Reply(_lines(_single(lang, view, view.offer(view.chosen))), _single_rows(lang, view), card=card)


def customer_version(lang: str, quote: CustomerQuote) -> Reply:
    """The customer's side alone, ready to be forwarded: the centre's own offer beside the premium."""
    lines = [_customer_title(lang, quote), _customer_number(lang, quote), EMPTY]
    if len(quote.offers) == 1:
        lines += _customer_single(lang, quote, quote.offers[0])
    else:
        lines.append(say(lang, "bundles-customer-premium", premium=amount(quote.premium_fen)))
        for offer in quote.offers:
            lines += [EMPTY, *_customer_option(lang, offer)]
    return Reply(_lines([*lines, EMPTY, say(lang, "bundles-customer-note")]))


def bundle_list(lang: str, view: BundlesView) -> Reply:
    """The three bundles with contents and prices; what they bring us follows apart, for whom it is meant."""
    lines = [say(lang, "bundles-list-title")]
    for bundle in view.bundles:
        lines += [EMPTY, *_listed(lang, bundle, view)]
    ours = [_listed_ours(lang, bundle.kind, bundle.ours) for bundle in view.bundles if bundle.ours]
    if ours:
        quoted = Markup("<blockquote>{}</blockquote>").format(_lines(ours))
        lines += [EMPTY, say(lang, "bundles-team-title"), quoted]
    return Reply(_lines([*lines, EMPTY, say(lang, "bundles-list-hint")]))


def _lines(lines: Iterable[Markup]) -> Markup:
    return Markup("\n").join(lines)


def _single(lang: str, view: QuoteView, offer: Offer) -> list[Markup]:
    name = bundle_name(lang, offer.kind)
    title = say(lang, "bundles-quote-title", quote=view.label, version=view.version, bundle=name)
    pays = say(
        lang,
        "bundles-customer-pays",
        pays=amount(offer.customer_pays_fen),
        premium=amount(offer.premium_fen),
        surcharge=amount(offer.terms.surcharge_fen),
    )
    contents = [worth(lang, offer.contents), _insured(lang, offer), *services(lang, offer.contents)]
    return [title, *_standing(lang, view), EMPTY, pays, *contents, EMPTY, *team_section(lang, view, offer)]


def _compared(lang: str, view: QuoteView) -> list[Markup]:
    title = say(lang, "bundles-quote-title-compared", quote=view.label, version=view.version)
    lines = [title, *_standing(lang, view)]
    if view.chosen:
        lines.append(say(lang, "bundles-chosen-mark", bundle=bundle_name(lang, view.chosen)))
    for offer in view.offers:
        pays = amount(offer.customer_pays_fen)
        option = say(lang, "bundles-option", bundle=bundle_name(lang, offer.kind), pays=pays)
        contents = services(lang, offer.contents)
        lines += [EMPTY, option, worth(lang, offer.contents), _insured(lang, offer), *contents]
    return [*lines, EMPTY, *team_comparison(lang, view)]


def _insured(lang: str, offer: Offer | BundleView) -> Markup:
    return say(lang, "bundles-content-insurance", insurance=insurance(lang, offer.kind))


def _standing(lang: str, view: QuoteView) -> list[Markup]:
    """Whether the quote holds, expired, or was replaced."""
    key = "bundles-quote-expired-line" if view.is_expired else "bundles-quote-valid"
    lines = [say(lang, key, premium=amount(view.premium_fen), until=view.valid_until)]
    if view.state is QuoteState.REPLACED:
        lines.append(say(lang, "bundles-quote-replaced-line", latest=view.version_in_force))
    return lines


def _single_rows(lang: str, view: QuoteView) -> Rows:
    if view.state is QuoteState.REPLACED:
        return (_latest(lang, view),)
    rows = [_sending(lang, view)]
    if view.is_comparison:
        rows.append((_button(lang, view, "bundles-button-compare", "compare"),))
    return (*rows, *_older(lang, view))


def _compared_rows(lang: str, view: QuoteView) -> Rows:
    if view.state is QuoteState.REPLACED:
        return (_latest(lang, view),)
    if view.is_expired:
        return (_sending(lang, view), *_older(lang, view))
    names = [(offer.kind, bundle_name(lang, offer.kind).striptags()) for offer in view.offers]
    picks = tuple(InlineButton(name, data=_data(view, kind.value)) for kind, name in names)
    return (picks, _sending(lang, view), *_older(lang, view))


def _sending(lang: str, view: QuoteView) -> tuple[InlineButton, ...]:
    requote = _button(lang, view, "bundles-button-requote", "requote")
    if view.is_expired:
        return (requote,)
    return (_button(lang, view, "bundles-button-customer", "customer"), requote)


def _older(lang: str, view: QuoteView) -> Rows:
    if view.version_before is None:
        return ()
    label = say(lang, "bundles-button-version", version=view.version_before).striptags()
    return ((InlineButton(label, data=f"bundles.show:{view.label}:{view.version_before}"),),)


def _latest(lang: str, view: QuoteView) -> tuple[InlineButton, ...]:
    label = say(lang, "bundles-button-latest", version=view.version_in_force).striptags()
    return (InlineButton(label, data=f"bundles.show:{view.label}:{view.version_in_force}"),)


def _button(lang: str, view: QuoteView, key: str, verb: str) -> InlineButton:
    return InlineButton(say(lang, key).striptags(), data=_data(view, verb))


def _data(view: QuoteView, verb: str) -> str:
    return f"bundles.{verb}:{view.label}:{view.version}"


def _customer_title(lang: str, quote: CustomerQuote) -> Markup:
    if len(quote.offers) == 1:
        name = bundle_name(lang, quote.offers[0].kind)
        return say(lang, "bundles-customer-title", centre=quote.centre_name, bundle=name)
    return say(lang, "bundles-customer-title-compared", centre=quote.centre_name)


def _customer_number(lang: str, quote: CustomerQuote) -> Markup:
    facts = {"quote": quote.label, "version": quote.version, "until": quote.valid_until}
    return say(lang, "bundles-customer-number", **facts)


def _customer_single(lang: str, quote: CustomerQuote, offer: CustomerOffer) -> list[Markup]:
    cover = insurance(lang, offer.kind)
    premium = amount(quote.premium_fen)
    insured = say(lang, "bundles-customer-insurance", premium=premium, insurance=cover)
    total = say(lang, "bundles-customer-total", pays=amount(offer.pays_fen))
    return [insured, EMPTY, *_customer_services(lang, offer), EMPTY, total]


def _customer_option(lang: str, offer: CustomerOffer) -> list[Markup]:
    title = Markup("<b>{}</b>").format(bundle_name(lang, offer.kind))
    cover = say(lang, "bundles-content-insurance", insurance=insurance(lang, offer.kind))
    total = say(lang, "bundles-customer-total", pays=amount(offer.pays_fen))
    return [title, cover, *_customer_services(lang, offer), total]


def _customer_services(lang: str, offer: CustomerOffer) -> list[Markup]:
    free = offer.service_price_fen == 0
    price = amount(offer.service_price_fen)
    asked = say(lang, "bundles-customer-service-free") if free else say(lang, "bundles-customer-service", price=price)
    listed = worth(lang, offer.contents, "bundles-customer-worth")
    return [asked, listed, *services(lang, offer.contents)]


def _listed(lang: str, bundle: BundleView, view: BundlesView) -> list[Markup]:
    price = say(
        lang,
        "bundles-list-price",
        extra="some" if bundle.surcharge_fen else "none",
        bundle=bundle_name(lang, bundle.kind),
        surcharge=amount(bundle.surcharge_fen),
    )
    contents = [_insured(lang, bundle), *services(lang, bundle.contents), worth(lang, bundle.contents)]
    fits_key = "bundles-fits-with-value" if bundle.ours else "bundles-fits"
    vip = {"vip": amount(view.vip_fen)} if bundle.ours else {}
    return [price, *contents, say(lang, fits_key, bundle=bundle.kind.value, **vip)]


def _listed_ours(lang: str, kind: BundleKind, ours: OurTerms) -> Markup:
    return say(
        lang,
        "bundles-list-ours",
        bundle=bundle_name(lang, kind),
        rate=rate(ours.rebate_bp),
        cost=amount(ours.cost_fen),
        break_even=amount(ours.break_even_fen),
    )
