"""Taking back what was done to quotes (domain §5, interface §1)."""

from domain.actor import Actor, Role, use_case
from domain.bundles import queries
from domain.bundles.models import Quote
from domain.bundles.service._versions import version_meant
from domain.bundles.views import BundleKind, QuoteState
from domain.people import service as people
from domain.people.views import ChangeView


@use_case(Role.ADVISOR)
async def undo_quoted(actor: Actor, change: ChangeView) -> None:
    """The quote was given by mistake: it is withdrawn and keeps its number; nothing is sold or sent by it any more.

    Refused, as all undos here: what ``people.record_undo`` refuses, whatever happened to the quote since.
    """
    await _record(actor, change)
    await _put(await _version(actor, change, change.after["version"]), QuoteState.WITHDRAWN)


@use_case(Role.ADVISOR)
async def undo_requoted(actor: Actor, change: ChangeView) -> None:
    """The version before is in force again, as it was then; the newer one stays on record, withdrawn.

    Its number is never given again: the next version takes one of its own.
    """
    await _record(actor, change)
    await _put(await _version(actor, change, change.after["version"]), QuoteState.WITHDRAWN)
    await _put(await _version(actor, change, change.before["version"]), QuoteState.GIVEN)


@use_case(Role.ADVISOR)
async def undo_chosen(actor: Actor, change: ChangeView) -> None:
    """The comparison is open again, or settled on what was chosen before."""
    await _record(actor, change)
    quote = await _version(actor, change, change.after["version"])
    before = change.before["bundle"]
    quote.bundle = None if before is None else BundleKind(str(before)).value
    await quote.save(update_fields=["bundle"])


async def _record(actor: Actor, change: ChangeView) -> None:
    """Keep the undo with the quote held, so that nobody builds on it between the look and the deed."""
    await queries.lock_quote(actor.centre_id, change.number or 0)
    await people.record_undo(actor, change)


async def _version(actor: Actor, change: ChangeView, version: object) -> Quote:
    return await version_meant(actor, change.number or 0, int(str(version)))


async def _put(quote: Quote, state: QuoteState) -> None:
    quote.state = state.value
    await quote.save(update_fields=["state"])
