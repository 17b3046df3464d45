"""Giving quotes, settling them, reckoning them anew (domain §5)."""

from datetime import date

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.bundles import queries
from domain.bundles.errors import BundleNotInQuote
from domain.bundles.models import Quote
from domain.bundles.rules.drafting import Draft, draft_of
from domain.bundles.rules.snapshot import for_customer, offers_in, snapshot_of
from domain.bundles.service._versions import (
    expect_in_force,
    expect_not_withdrawn,
    facts,
    is_withdrawn,
    quote_view,
    version_in_force,
    version_meant,
)
from domain.bundles.views import BundleKind, CustomerQuote, QuoteState, QuoteView, quote_label
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
    """A quote as it was given: the version in force, or the one asked for; ``NotFound`` if there is none such.

    A version that was withdrawn leads to the one in force. The quote is locked, so that the card made of this is
    known to whoever changes it next.
    """
    await queries.lock_quote(actor.centre_id, number)
    quote = await version_meant(actor, number, version)
    return await quote_view(actor, await version_in_force(actor, number) if is_withdrawn(quote) else quote)


@use_case(Role.ADVISOR)
async def choose_bundle(actor: Actor, *, number: int, version: int, bundle: BundleKind) -> QuoteView:
    """Settle a comparison on one of its bundles, or on another one; the figures stay those that were given.

    Refuses with ``NotFound``, ``QuoteReplaced`` (not the newest version any more), ``QuoteVersionWithdrawn``,
    ``QuoteWithdrawn``, ``QuoteExpired``, ``BundleNotInQuote`` (domain §5).
    """
    await queries.lock_quote(actor.centre_id, number)
    quote = await version_meant(actor, number, version)
    expect_in_force(quote, await version_in_force(actor, number), _today(actor))
    if bundle not in {offer.kind for offer in offers_in(quote.snapshot)}:
        raise BundleNotInQuote(quote_label(number), bundle.value)
    if quote.bundle != bundle.value:
        await _settle_on(actor, quote, bundle)
    return await quote_view(actor, quote)


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
    With ``seen_version`` (a button's) nothing is done when another version is in force: that one is returned.
    The number of a version that was withdrawn is not given again. Refuses with ``NotFound``, ``QuoteWithdrawn``
    and ``PremiumOutOfRange``.
    """
    await queries.lock_quote(actor.centre_id, number)
    old = await version_in_force(actor, number)
    expect_not_withdrawn(old)
    if seen_version not in (None, old.version):
        return await quote_view(actor, old)
    premium_fen = old.premium_fen if premium_fen is None else premium_fen
    draft = await _drafted(actor, premium_fen, bundle or _scope_of(old))
    old.state = QuoteState.REPLACED.value
    await old.save(update_fields=["state"])
    chosen = draft.only_bundle or (BundleKind(old.bundle) if old.bundle else None)
    newest = await queries.newest_version(actor.centre_id, number)
    new = await _save(actor, draft, number=number, version=newest + 1, chosen=chosen)
    await people.record_change(
        actor, subject="quote", number=number, what="requoted", before=facts(old), after=facts(new)
    )
    return await quote_view(actor, new)


@use_case(Role.ADVISOR)
async def customer_side(actor: Actor, *, number: int, version: int | None = None) -> CustomerQuote:
    """What the customer may see of a quote: nothing of ours is in it (domain §5, §6 Licences).

    Only a quote that holds goes out: ``NotFound``, ``QuoteReplaced``, ``QuoteVersionWithdrawn``,
    ``QuoteWithdrawn`` and ``QuoteExpired`` otherwise.
    """
    quote = await version_meant(actor, number, version)
    expect_in_force(quote, await version_in_force(actor, number), _today(actor))
    offers = [offer for offer in offers_in(quote.snapshot) if quote.bundle in (None, offer.kind.value)]
    return CustomerQuote(
        number=quote.number,
        version=quote.version,
        centre_name=actor.centre_name,
        premium_fen=quote.premium_fen,
        offers=tuple(for_customer(offer) for offer in offers),
        valid_until=quote.valid_until,
    )


async def _drafted(actor: Actor, premium_fen: int, bundle: BundleKind | None) -> Draft:
    today = _today(actor)
    return draft_of(await policy.values_at(actor.centre_id, today), premium_fen, bundle, today)


async def _give_new(actor: Actor, draft: Draft) -> QuoteView:
    number = await people.next_number(actor.centre_id, "quote")
    quote = await _save(actor, draft, number=number, version=queries.FIRST_VERSION, chosen=draft.only_bundle)
    await people.record_change(actor, subject="quote", number=number, what="quoted", before={}, after=facts(quote))
    return await quote_view(actor, quote)


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
    before = facts(quote)
    quote.bundle = bundle.value
    await quote.save(update_fields=["bundle"])
    await people.record_change(
        actor, subject="quote", number=quote.number, what="chosen", before=before, after=facts(quote)
    )


def _scope_of(quote: Quote) -> BundleKind | None:
    offers = offers_in(quote.snapshot)
    return offers[0].kind if len(offers) == 1 else None


def _today(actor: Actor) -> date:
    return clock.today(actor.zone)
