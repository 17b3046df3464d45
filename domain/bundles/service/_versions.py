"""The versions of a quote: which one is meant, which one is in force, and how it is shown."""

from datetime import date

from domain import clock
from domain.actor import Actor
from domain.bundles import queries
from domain.bundles.errors import QuoteExpired, QuoteReplaced, QuoteVersionWithdrawn, QuoteWithdrawn
from domain.bundles.models import Quote
from domain.bundles.rules.snapshot import offers_in, recommendation_in
from domain.bundles.views import BundleKind, QuoteState, QuoteView, quote_label
from domain.errors import NotFound
from domain.people import service as people


async def version_in_force(actor: Actor, number: int) -> Quote:
    """The version that counts; of a withdrawn quote the last that did. ``NotFound`` if there is no such quote."""
    return _found(await queries.version_in_force(actor.centre_id, number), number)


async def version_meant(actor: Actor, number: int, version: int | None) -> Quote:
    """The version asked for, the one in force without; ``NotFound`` if there is none such."""
    if version is None:
        return await version_in_force(actor, number)
    return _found(await queries.one_version(actor.centre_id, number, version), number)


def is_withdrawn(quote: Quote) -> bool:
    """Whether the version was taken back; when it is the one that counts, the whole quote was."""
    return quote.state == QuoteState.WITHDRAWN.value


def expect_not_withdrawn(current: Quote) -> None:
    """Refuse (``QuoteWithdrawn``) when the version that counts was taken back, and the quote with it."""
    if is_withdrawn(current):
        raise QuoteWithdrawn(quote_label(current.number))


def expect_in_force(quote: Quote, current: Quote, today: date) -> None:
    """Refuse a version that is not ``current``, or holds no longer, or whose quote was withdrawn."""
    label = quote_label(quote.number)
    expect_not_withdrawn(current)
    if is_withdrawn(quote):
        raise QuoteVersionWithdrawn(label, quote.version, current.version)
    if quote.version != current.version:
        raise QuoteReplaced(label, quote.version, current.version)
    if today > quote.valid_until:
        raise QuoteExpired(label, quote.valid_until)


def facts(quote: Quote) -> dict[str, object]:
    """What the audit keeps of a version."""
    return {
        "version": quote.version,
        "premium_fen": quote.premium_fen,
        "bundle": quote.bundle,
        "valid_until": quote.valid_until.isoformat(),
    }


async def quote_view(actor: Actor, quote: Quote) -> QuoteView:
    """One version as it was given, and how it stands among the others."""
    current = await version_in_force(actor, quote.number)
    names = await people.staff_names(actor.centre_id, [quote.created_by_id])
    return QuoteView(
        number=quote.number,
        version=quote.version,
        version_in_force=current.version,
        version_before=await queries.version_before(actor.centre_id, quote.number, quote.version),
        centre_name=actor.centre_name,
        premium_fen=quote.premium_fen,
        offers=offers_in(quote.snapshot),
        chosen=BundleKind(quote.bundle) if quote.bundle else None,
        recommendation=recommendation_in(quote.snapshot),
        state=QuoteState(quote.state),
        valid_until=quote.valid_until,
        is_expired=clock.today(actor.zone) > quote.valid_until,
        given_on=clock.local(quote.created_at, actor.zone).date(),
        given_by=names.get(quote.created_by_id, ""),
    )


def _found(quote: Quote | None, number: int) -> Quote:
    if quote is None:
        raise NotFound(quote_label(number))
    return quote
