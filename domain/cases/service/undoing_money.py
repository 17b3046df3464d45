"""Taking back costs, verified amounts, supplements and disputes (domain §3, interface §1).

Each locks the case before it asks what was built on the change; every amount that comes back is a line of its own
in the case's history.
"""

from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.errors import EndDecided
from domain.cases.models import Case, CaseDispute, CaseSupplement
from domain.cases.service._amounts import restore_amounts, take_back_billed, tell_figures
from domain.cases.service._undone import case_undone
from domain.cases.views import DisputeState, SupplementState
from domain.database.connection import lock
from domain.errors import ChangedMeanwhile
from domain.insurers.service import names_by_id
from domain.people.views import ChangeView


@use_case(Role.ADVISOR)
async def undo_costed(actor: Actor, change: ChangeView) -> None:
    """The former costs hold again, or none."""
    case = await case_undone(actor, change)
    await restore_amounts(actor, case, change)
    await case.save(update_fields=["parts_fen", "labour_fen"])
    await tell_figures(actor, case)


@use_case(Role.ADVISOR)
async def undo_verified(actor: Actor, change: ChangeView) -> None:
    """The former verified amount is billed again, or the assessment; refused once a statement has listed the case
    since (``insurers.CaseBilled``)."""
    await _take_back_amounts(actor, await case_undone(actor, change), change)


@use_case(Role.ADVISOR)
async def undo_supplement_opened(actor: Actor, change: ChangeView) -> None:
    """The supplement was opened by mistake: only its number stays."""
    await _set_supplement(await case_undone(actor, change), change, SupplementState.VOID)


@use_case(Role.ADVISOR)
async def undo_supplement_told(actor: Actor, change: ChangeView) -> None:
    """The customer was not told of the supplement after all."""
    row = await _supplement(await case_undone(actor, change), change)
    row.told_at = row.told_by_id = None
    await row.save(update_fields=["told_at", "told_by_id"])


@use_case(Role.ADVISOR)
async def undo_supplement_agreed(actor: Actor, change: ChangeView) -> None:
    """The supplement is open again, and what was billed before it is; refused as ``undo_verified`` is."""
    case = await case_undone(actor, change)
    await _set_supplement(case, change, SupplementState.OPEN)
    await _take_back_amounts(actor, case, change)


@use_case(Role.ADVISOR)
async def undo_supplement_refused(actor: Actor, change: ChangeView) -> None:
    """The supplement is open again."""
    await _set_supplement(await case_undone(actor, change), change, SupplementState.OPEN)


@use_case(Role.ADVISOR)
async def undo_dispute_opened(actor: Actor, change: ChangeView) -> None:
    """The dispute was opened by mistake and counts for nothing."""
    row = await _dispute(await case_undone(actor, change))
    row.state = DisputeState.VOID.value
    await row.save(update_fields=["state"])


@use_case(Role.ADVISOR)
async def undo_dispute_third(actor: Actor, change: ChangeView) -> None:
    """The dispute is under review again; what it had proposed is proposed no more.

    Refused when a manager has decided on that (``EndDecided``).
    """
    case = await case_undone(actor, change)
    await lock(f"cases.disputes:{case.centre_id}:{case.insurer_id}")
    row = await _dispute(case)
    if row.kept_reason:
        names = await names_by_id(row.centre_id, [row.insurer_id])
        raise EndDecided(insurer=names.get(row.insurer_id, ""), reason=row.kept_reason)
    row.state, row.third_at, row.proposes_end = DisputeState.REVIEW.value, None, False
    await row.save(update_fields=["state", "third_at", "proposes_end"])


@use_case(Role.ADVISOR)
async def undo_dispute_settled(actor: Actor, change: ChangeView) -> None:
    """The dispute goes on where it was, and what was billed before is; refused as ``undo_verified`` is."""
    case = await case_undone(actor, change)
    await _reopen_dispute(case, change)
    await _take_back_amounts(actor, case, change)


@use_case(Role.ADVISOR)
async def undo_dispute_withdrawn(actor: Actor, change: ChangeView) -> None:
    """The dispute goes on where it was."""
    await _reopen_dispute(await case_undone(actor, change), change)


async def _take_back_amounts(actor: Actor, case: Case, change: ChangeView) -> None:
    await restore_amounts(actor, case, change)
    await case.save(update_fields=["assessed_fen", "verified_fen"])
    await take_back_billed(actor, case, change)


async def _set_supplement(case: Case, change: ChangeView, state: SupplementState) -> None:
    row = await _supplement(case, change)
    row.state, row.agreed_fen = state.value, None
    row.closed_at = row.closed_by_id = None
    await row.save(update_fields=["state", "agreed_fen", "closed_at", "closed_by_id"])


async def _supplement(case: Case, change: ChangeView) -> CaseSupplement:
    for row in await queries.supplements_of(case):
        if row.number == change.after["supplement"]:
            return row
    raise ChangedMeanwhile(what=f"C{case.number}")


async def _dispute(case: Case) -> CaseDispute:
    """The dispute that the change was about: nothing happened to the case since, so it is the last one."""
    row = await queries.last_dispute(case)
    if row is None:
        raise ChangedMeanwhile(what=f"C{case.number}")
    return row


async def _reopen_dispute(case: Case, change: ChangeView) -> None:
    row = await _dispute(case)
    row.state, row.closed_reason = str(change.before["dispute"]), ""
    row.closed_at = row.settled_fen = row.won_fen = None
    await row.save(update_fields=["state", "closed_at", "closed_reason", "settled_fen", "won_fen"])
