"""Disputes with insurers: how many, what came of them, and what to do about an insurer with too many (domain §3)."""

from dataclasses import replace

from domain import clock
from domain.actor import Actor, Role, system_use_case, use_case
from domain.cases import queries
from domain.cases.errors import NothingToDecide
from domain.cases.rules import contesting
from domain.cases.service._money import dispute_view
from domain.cases.service._proposals import proposal_about
from domain.cases.service._records import tally
from domain.cases.views import DisputeBoard, DisputeTally, Proposal
from domain.database.connection import lock
from domain.errors import NotFound
from domain.insurers.service import names_by_id
from domain.people.service import centre, record_change, record_undo
from domain.people.views import ChangeView


@use_case(Role.ADVISOR)
async def dispute_board(actor: Actor, *, insurer_id: int | None = None, offset: int, limit: int) -> DisputeBoard:
    """Disputes by insurer, or of one, and ``limit`` of the open ones from ``offset`` on, the oldest first.

    As many queries with a long past as with none. ``NotFound`` for an insurer that this centre does not have.
    """
    tallies = [tally(row) for row in await queries.dispute_sums(actor.centre_id, insurer_id=insurer_id)]
    if insurer_id is not None and not tallies:
        tallies = [DisputeTally(insurer_id)]
    names = await names_by_id(actor.centre_id, [each.insurer_id for each in tallies])
    if insurer_id is not None and insurer_id not in names:
        raise NotFound(what=f"#{insurer_id}")
    page = await queries.open_disputes_page(actor.centre_id, insurer_id, offset=offset, limit=limit)
    views = [dispute_view(row, row.case.number) for row in page]
    proposal = await proposal_about(actor.centre_id, insurer_id, actor.zone) if insurer_id is not None else None
    return DisputeBoard(tuple(tallies), names, page.holding(views), insurer_id, proposal, actor.zone, clock.now())


@system_use_case
async def proposal(centre_id: int, insurer_id: int) -> Proposal | None:
    """That cooperation with an insurer be ended, as it stands now; ``None`` when nothing is proposed any more."""
    return await proposal_about(centre_id, insurer_id, (await centre(centre_id)).zone)


@use_case(Role.MANAGER)
async def keep_insurer(actor: Actor, insurer_id: int, *, reason: str) -> Proposal:
    """Go on with an insurer in spite of its disputes, for ``reason``, which is noted with the proposal.

    Refused: no reason (``DisputeReasonMissing``), an insurer about which nothing is proposed (``NothingToDecide``).
    """
    reason = contesting.told(reason)
    await lock(f"cases.disputes:{actor.centre_id}:{insurer_id}")
    names = await names_by_id(actor.centre_id, [insurer_id])
    if insurer_id not in names:
        raise NotFound(what=f"#{insurer_id}")
    before = await proposal_about(actor.centre_id, insurer_id, actor.zone)
    if before is None:
        raise NothingToDecide(insurer=names[insurer_id])
    await _note(actor.centre_id, insurer_id, reason)
    await record_change(
        actor,
        subject="insurer",
        number=insurer_id,
        what="kept on",
        before={"reason": before.kept_reason},
        after={"insurer": before.insurer, "reason": reason},
    )
    return replace(before, kept_reason=reason)


@use_case(Role.MANAGER)
async def undo_kept_on(actor: Actor, change: ChangeView) -> None:
    """What was decided about the insurer before holds again, or nothing. Refused when it was decided anew since."""
    await lock(f"cases.disputes:{actor.centre_id}:{change.number or 0}")
    await record_undo(actor, change, built_on_by={"kept on"})
    await _note(actor.centre_id, change.number or 0, str(change.before["reason"]))


async def _note(centre_id: int, insurer_id: int, reason: str) -> None:
    """Note with the last proposal why we go on."""
    proposing = await queries.last_proposing(centre_id, insurer_id)
    if proposing is not None:
        proposing.kept_reason = reason
        await proposing.save(update_fields=["kept_reason"])
