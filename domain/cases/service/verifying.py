"""Entering what the insurer verified of an assessment: that is what is billed then (domain §3)."""

from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.errors import AssessedFirst
from domain.cases.service._amounts import amend_billed, facts_of, share_of, told
from domain.cases.service._card import case_in_hand, case_name, case_view
from domain.cases.views import AmountKind, AssessedCase, Cause
from domain.money import Fen
from domain.people.service import record_change


@use_case(Role.ADVISOR)
async def verify(actor: Actor, number: int, *, verified_fen: Fen, note: str = "") -> AssessedCase:
    """Enter the insurer's verified amount (fen) of case ``number``; the adjuster's assessment is kept beside it.
    ``note`` says why, for its history.

    The insurer's account moves by the difference of what is billed. Refused: an amount below zero or below the
    deductible, a case that is not assessed yet (``AssessedFirst``), an unknown or withdrawn one.
    """
    case = await case_in_hand(actor, number)
    if case.assessed_fen is None:
        raise AssessedFirst(case=case_name(number))
    former_share, former = share_of(case), case.verified_fen
    before = facts_of(case, AmountKind.VERIFIED)
    wanted = {AmountKind.VERIFIED: verified_fen}
    credit = await amend_billed(actor, case, wanted, cause=Cause.ENTERED, note=note)
    if former != verified_fen:
        after = {**facts_of(case, AmountKind.VERIFIED), **told(note)}
        await record_change(actor, subject="case", number=number, what="verified", before=before, after=after)
    view = await case_view(actor, case, await queries.steps_of(case))
    return AssessedCase(view, former_share, credit, first=former is None, same=former == verified_fen)
