"""Quotes and bundle terms: the door of the bundles room (domain §5). Every coroutine is one transaction."""

from datetime import date

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.bundles import queries
from domain.bundles.errors import BundleNotInQuote, QuoteExpired, QuoteReplaced
from domain.bundles.models import Quote
from domain.bundles.rules.drafting import Draft, draft_of
from domain.bundles.rules.figures import our_terms
from domain.bundles.rules.snapshot import for_customer, offers_in, recommendation_in, snapshot_of
from domain.bundles.rules.terms import all_terms
from domain.bundles.views import (
    BundleKind,
    BundlesView,
    BundleView,
    CustomerQuote,
    QuoteState,
    QuoteView,
    Terms,
    quote_label,
)
from domain.errors import NotFound
from domain.people import service as people
from domain.policy import service as policy


@use_case(Role.ADVISOR)
async def quote_bundle(actor: Actor, *, bundle: BundleKind, premium_fen: int) -> QuoteView:
    """Give a quote for one bundle at a premium (fen) under today's terms: a new number (domain §5).

    ``PremiumOutOfRange`` below ¥1 and above ¥1,000,000; then no number is used.
    """
    return await _give_new(actor, await _drafted(actor, premium_fen, bundle))


@use_case(Role.ADVISOR)
async def compare_bundles(actor: Actor, *, premium_fen: int) -> QuoteView:
    """Give one quote that compares all three bundles at a premium (fen), with a recommendation (domain §5).

    ``PremiumOutOfRange`` below ¥1 and above ¥1,000,000; then no number is used.
    """
    return await _give_new(actor, await _drafted(actor, premium_fen, None))


@use_case(Role.ADVISOR)
async def show_quote(actor: Actor, *, number: int, version: int | None = None) -> QuoteView:
    """A quote as it was given, its newest version unless another is asked for; else ``NotFound``."""
    return await _view(actor, await _quote(actor, number, version))


@use_case(Role.ADVISOR)
async def choose_bundle(actor: Actor, *, number: int, version: int, bundle: BundleKind) -> QuoteView:
    """Settle a comparison on one of its bundles, or on another one; the figures stay those that were given.

    Refuses with ``NotFound``, ``QuoteReplaced`` (not the newest version any more), ``QuoteExpired``,
    ``BundleNotInQuote`` (domain §5).
    """
    await queries.lock_quote(actor.centre_id, number)
    quote = await _quote(actor, number, version)
    _expect_in_force(quote, await _latest(actor, number), _today(actor))
    if bundle not in {offer.kind for offer in offers_in(quote.snapshot)}:
        raise BundleNotInQuote(quote_label(number), bundle.value)
    if quote.bundle != bundle.value:
        await _settle_on(actor, quote, bundle)
    return await _view(actor, quote)


@use_case(Role.ADVISOR)
async def requote(
    actor: Actor,
    *,
    number: int,
    premium_fen: int | None = None,
    bundle: BundleKind | None = None,
    seen_version: int | None = None,
) -> QuoteView:
    """Reckon a quote anew under today's terms as its next version; the versions before are kept (domain §5).

    Premium (fen) and bundle stay as they were unless given; a comparison stays one unless ``bundle`` is.
    With ``seen_version`` (a button's) nothing is done when a newer version is there already: that one is
    returned. Refuses with ``NotFound`` and ``PremiumOutOfRange``.
    """
    await queries.lock_quote(actor.centre_id, number)
    old = await _latest(actor, number)
    if seen_version not in (None, old.version):
        return await _view(actor, old)
    premium_fen = old.premium_fen if premium_fen is None else premium_fen
    draft = await _drafted(actor, premium_fen, bundle or _scope_of(old))
    old.state = QuoteState.REPLACED.value
    await old.save(update_fields=["state"])
    chosen = draft.only_bundle or (BundleKind(old.bundle) if old.bundle else None)
    new = await _save(actor, draft, number=number, version=old.version + 1, chosen=chosen)
    await people.record_change(
        actor, subject="quote", number=number, what="requoted", before=_facts(old), after=_facts(new)
    )
    return await _view(actor, new)


@use_case(Role.ADVISOR)
async def customer_side(actor: Actor, *, number: int, version: int | None = None) -> CustomerQuote:
    """What the customer may see of a quote: nothing of ours is in it (domain §5, §6 Licences).

    Only a quote that holds goes out: ``NotFound``, ``QuoteReplaced`` and ``QuoteExpired`` otherwise.
    """
    quote = await _quote(actor, number, version)
    _expect_in_force(quote, await _latest(actor, number), _today(actor))
    offers = [offer for offer in offers_in(quote.snapshot) if quote.bundle in (None, offer.kind.value)]
    return CustomerQuote(
        number=quote.number,
        version=quote.version,
        centre_name=actor.centre_name,
        premium_fen=quote.premium_fen,
        offers=tuple(for_customer(offer) for offer in offers),
        valid_until=quote.valid_until,
    )


@use_case(Role.ADVISOR)
async def bundle_terms(actor: Actor) -> BundlesView:
    """The three bundles under today's terms; rebate, cost and break-even only for partner and up (domain §5).

    An advisor opens this list in front of customers; what a bundle brings us stands in each quote's team
    section.
    """
    values = await policy.values_at(actor.centre_id, _today(actor))
    shows_ours = actor.role >= Role.PARTNER
    bundles = tuple(_bundle_view(terms, shows_ours) for terms in all_terms(values))
    return BundlesView(bundles, values.clv.vip)


def _bundle_view(terms: Terms, shows_ours: bool) -> BundleView:
    return BundleView(terms.contents, terms.surcharge_fen, our_terms(terms) if shows_ours else None)


async def _drafted(actor: Actor, premium_fen: int, bundle: BundleKind | None) -> Draft:
    today = _today(actor)
    return draft_of(await policy.values_at(actor.centre_id, today), premium_fen, bundle, today)


async def _give_new(actor: Actor, draft: Draft) -> QuoteView:
    number = await people.next_number(actor.centre_id, "quote")
    quote = await _save(actor, draft, number=number, version=queries.FIRST_VERSION, chosen=draft.only_bundle)
    await people.record_change(actor, subject="quote", number=number, what="quoted", before={}, after=_facts(quote))
    return await _view(actor, quote)


async def _save(actor: Actor, draft: Draft, *, number: int, version: int, chosen: BundleKind | None) -> Quote:
    return await Quote.create(
        centre_id=actor.centre_id,
        number=number,
        version=version,
        premium_fen=draft.premium_fen,
        bundle=chosen.value if chosen else None,
        snapshot=snapshot_of(draft.offers, draft.recommendation),
        valid_until=draft.valid_until,
        state=QuoteState.GIVEN.value,
        created_by_id=actor.staff_id,
        created_at=clock.now(),
    )


async def _settle_on(actor: Actor, quote: Quote, bundle: BundleKind) -> None:
    before = _facts(quote)
    quote.bundle = bundle.value
    await quote.save(update_fields=["bundle"])
    await people.record_change(
        actor, subject="quote", number=quote.number, what="chosen", before=before, after=_facts(quote)
    )


async def _quote(actor: Actor, number: int, version: int | None) -> Quote:
    if version is None:
        return await _latest(actor, number)
    return _found(await queries.one_version(actor.centre_id, number, version), number)


async def _latest(actor: Actor, number: int) -> Quote:
    return _found(await queries.latest_version(actor.centre_id, number), number)


def _found(quote: Quote | None, number: int) -> Quote:
    if quote is None:
        raise NotFound(quote_label(number))
    return quote


def _expect_in_force(quote: Quote, latest: Quote, today: date) -> None:
    if quote.version != latest.version:
        raise QuoteReplaced(quote_label(quote.number), quote.version, latest.version)
    if today > quote.valid_until:
        raise QuoteExpired(quote_label(quote.number), quote.valid_until)


def _scope_of(quote: Quote) -> BundleKind | None:
    offers = offers_in(quote.snapshot)
    return offers[0].kind if len(offers) == 1 else None


def _facts(quote: Quote) -> dict[str, object]:
    """What the audit keeps of a version."""
    return {
        "version": quote.version,
        "premium_fen": quote.premium_fen,
        "bundle": quote.bundle,
        "valid_until": quote.valid_until.isoformat(),
    }


async def _view(actor: Actor, quote: Quote) -> QuoteView:
    latest = await _latest(actor, quote.number)
    names = await people.staff_names(actor.centre_id, [quote.created_by_id])
    return QuoteView(
        number=quote.number,
        version=quote.version,
        latest_version=latest.version,
        centre_name=actor.centre_name,
        premium_fen=quote.premium_fen,
        offers=offers_in(quote.snapshot),
        chosen=BundleKind(quote.bundle) if quote.bundle else None,
        recommendation=recommendation_in(quote.snapshot),
        state=QuoteState(quote.state),
        valid_until=quote.valid_until,
        is_expired=_today(actor) > quote.valid_until,
        given_on=clock.local(quote.created_at, actor.zone).date(),
        given_by=names.get(quote.created_by_id, ""),
    )


def _today(actor: Actor) -> date:
    return clock.today(actor.zone)
