"""Disputes over an assessment: a review, perhaps a third party, and the figure that binds (domain §3)."""

from datetime import timedelta

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.errors import AssessedFirst, DisputeOpen, NoDispute
from domain.cases.models import Case, CaseDispute
from domain.cases.rules import contesting
from domain.cases.service._amounts import BILLED, amend_billed, amount_of, facts_of, revenue_of, share_of
from domain.cases.service._card import case_in_hand, case_name, case_view, locked_case
from domain.cases.service._money import dispute_view, kept_items
from domain.cases.service._proposals import propose_end
from domain.cases.views import Cause, DisputedCase, DisputedItem, DisputeState
from domain.database.connection import lock
from domain.money import Fen
from domain.people.service import record_change
from domain.policy.service import values_at


@use_case(Role.ADVISOR)
async def open_dispute(
    actor: Actor, number: int, *, asked_fen: Fen, items: tuple[DisputedItem, ...] = (), note: str = ""
) -> DisputedCase:
    """Ask the insurer for a review: the assessment of case ``number`` is ``asked_fen`` too low (domain §3).

    ``items`` are lines of it, ours against theirs. Refused: an amount not above zero, a case that is not assessed
    (``AssessedFirst``), in dispute already (``DisputeOpen``), unknown or withdrawn.
    """
    case = await case_in_hand(actor, number)
    contesting.check_asked(asked_fen)
    theirs = revenue_of(case)
    if theirs is None:
        raise AssessedFirst(case=case_name(number))
    before = await queries.open_dispute(case)
    if before is not None:
        raise DisputeOpen(case=case_name(number), state=before.state)
    row = await CaseDispute.create(
        centre_id=case.centre_id,
        case_id=case.id,
        insurer_id=case.insurer_id,
        state=DisputeState.REVIEW.value,
        asked_fen=asked_fen,
        theirs_fen=theirs,
        items=kept_items(items),
        note=note,
        opened_at=clock.now(),
        opened_by_id=actor.staff_id,
        proposes_end=False,
        kept_reason="",
        closed_reason="",
    )
    facts: dict[str, object] = {"dispute": row.state, "asked_fen": asked_fen, "note": note}
    await _record(actor, case, "opened", {}, facts)
    return await _shown(actor, case, row)


@use_case(Role.ADVISOR)
async def take_to_third_party(actor: Actor, number: int) -> DisputedCase:
    """The review was of no use: a third party assesses. One too many of these within the policy's days proposes to
    the partner group that the cooperation be ended (domain §3).

    Refused: a case that is not in dispute (``NoDispute``), or whose dispute is there already (``AtThirdParty``).
    """
    case, row = await _open_one(actor, number)
    contesting.check_third(case_name(number), row.state)
    await lock(f"cases.disputes:{case.centre_id}:{case.insurer_id}")  # whoever comes second counts the first
    values = (await values_at(case.centre_id, clock.today(actor.zone))).case
    now = clock.now()
    others = await queries.disputes_at_third(case.centre_id, case.insurer_id, now - timedelta(days=values.dispute_days))
    before: dict[str, object] = {"dispute": row.state}
    row.state, row.third_at = DisputeState.THIRD.value, now
    row.proposes_end = contesting.proposes_end([each.proposes_end for each in others], values.dispute_count)
    await row.save(update_fields=["state", "third_at", "proposes_end"])
    await _record(actor, case, "third", before, {"dispute": row.state})
    if row.proposes_end:
        await propose_end(row, now)
    return await _shown(actor, case, row)


@use_case(Role.ADVISOR)
async def settle_dispute(actor: Actor, number: int, *, figure_fen: Fen) -> DisputedCase:
    """The review or the third party came to ``figure_fen``, which binds: it becomes the assessment, and the verified
    amount if there is one; the insurer's account follows.

    Refused: a case that is not in dispute (``NoDispute``), and what any assessment is refused for.
    """
    case, row = await _open_one(actor, number)
    former_share, former = share_of(case), revenue_of(case) or Fen(0)
    before = {"dispute": row.state, **facts_of(case, *BILLED)}
    binding = {kind: figure_fen for kind in BILLED if amount_of(case, kind) is not None}
    await amend_billed(actor, case, binding, cause=Cause.DISPUTE, note=row.note)
    row.state, row.closed_at = DisputeState.SETTLED.value, clock.now()
    row.settled_fen, row.won_fen = figure_fen, Fen(figure_fen - former)
    await row.save(update_fields=["state", "closed_at", "settled_fen", "won_fen"])
    await _record(actor, case, "settled", before, {"dispute": row.state, **facts_of(case, *BILLED)})
    return await _shown(actor, case, row, former_share)


@use_case(Role.ADVISOR)
async def withdraw_dispute(actor: Actor, number: int, *, reason: str) -> DisputedCase:
    """The dispute is given up, for ``reason``: the assessment stands.

    Refused: a case that is not in dispute (``NoDispute``), no reason (``DisputeReasonMissing``).
    """
    case, row = await _open_one(actor, number)
    before: dict[str, object] = {"dispute": row.state}
    row.closed_reason = contesting.told(reason)
    row.state, row.closed_at = DisputeState.WITHDRAWN.value, clock.now()
    await row.save(update_fields=["state", "closed_at", "closed_reason"])
    await _record(actor, case, "withdrawn", before, {"dispute": row.state, "reason": row.closed_reason})
    return await _shown(actor, case, row)


@use_case(Role.ADVISOR)
async def show_dispute(actor: Actor, number: int) -> DisputedCase:
    """The newest dispute of a case; ``NoDispute`` when it has had none, ``NotFound`` for an unknown case."""
    case = await locked_case(actor, number)
    row = await queries.last_dispute(case)
    if row is None:
        raise NoDispute(case=case_name(number))
    return await _shown(actor, case, row)


async def _open_one(actor: Actor, number: int) -> tuple[Case, CaseDispute]:
    """The case, locked, and its dispute that goes on."""
    case = await case_in_hand(actor, number)
    row = await queries.open_dispute(case)
    if row is None:
        raise NoDispute(case=case_name(number))
    return case, row


async def _record(actor: Actor, case: Case, what: str, before: dict[str, object], after: dict[str, object]) -> None:
    await record_change(actor, subject="case", number=case.number, what=f"dispute {what}", before=before, after=after)


async def _shown(actor: Actor, case: Case, row: CaseDispute, former_share: Fen | None = None) -> DisputedCase:
    view = await case_view(actor, case, await queries.steps_of(case))
    return DisputedCase(view, dispute_view(row, case.number), former_share)
