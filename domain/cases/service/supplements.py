"""Supplements: damage found later, told to the customer, and agreed with the insurer or not (domain §3)."""

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.errors import AssessedFirst
from domain.cases.models import Case, CaseSupplement
from domain.cases.rules import contesting
from domain.cases.service._amounts import BILLED, amend_billed, amount_of, facts_of, share_of
from domain.cases.service._card import case_in_hand, case_name, case_view, locked_case
from domain.cases.service._money import supplement_view
from domain.cases.views import Cause, SupplementState, SupplementsView
from domain.money import Fen
from domain.people.service import record_change, staff_names


@use_case(Role.ADVISOR)
async def open_supplement(actor: Actor, number: int, *, asked_fen: Fen, found: str) -> SupplementsView:
    """Ask the insurer of case ``number`` for ``asked_fen`` more, for damage that was ``found`` later (domain §3).

    Nothing is billed before it is agreed. Refused: an amount not above zero, an unknown or withdrawn case.
    """
    case = await case_in_hand(actor, number)
    contesting.check_asked(asked_fen)
    earlier = await queries.supplements_of(case)
    row = await CaseSupplement.create(
        centre_id=case.centre_id,
        case_id=case.id,
        number=earlier[-1].number + 1 if earlier else 1,
        state=SupplementState.OPEN.value,
        found=found,
        asked_fen=asked_fen,
        opened_at=clock.now(),
        opened_by_id=actor.staff_id,
    )
    after = {"supplement": row.number, "asked_fen": asked_fen, "found": found}
    await record_change(actor, subject="case", number=number, what="supplement opened", before={}, after=after)
    return await _shown(actor, case, row)


@use_case(Role.ADVISOR)
async def tell_supplement(actor: Actor, number: int, supplement: int | None = None) -> SupplementsView:
    """Keep that the customer was told of a supplement: of which may be left out where only one is open.

    Telling again changes nothing. Refused as ``contesting.which_supplement`` refuses.
    """
    case, row = await _open_one(actor, number, supplement)
    if row.told_at is None:
        row.told_at, row.told_by_id = clock.now(), actor.staff_id
        await row.save(update_fields=["told_at", "told_by_id"])
        after = {"supplement": row.number}
        await record_change(actor, subject="case", number=number, what="supplement told", before={}, after=after)
    return await _shown(actor, case, row)


@use_case(Role.ADVISOR)
async def agree_supplement(
    actor: Actor, number: int, supplement: int | None = None, *, agreed_fen: Fen
) -> SupplementsView:
    """The insurer agreed to ``agreed_fen``: the assessment, and what was verified of it, rise by that; so does the
    insurer's account.

    Refused besides: an amount not above zero or above what was asked, a case that is not assessed (``AssessedFirst``).
    """
    case, row = await _open_one(actor, number, supplement)
    contesting.check_agreed(row.asked_fen, agreed_fen)
    if case.assessed_fen is None:
        raise AssessedFirst(case=case_name(number))
    former_share, before = share_of(case), facts_of(case, *BILLED)
    raised = {kind: Fen(fen + agreed_fen) for kind in BILLED if (fen := amount_of(case, kind)) is not None}
    await amend_billed(actor, case, raised, cause=Cause.SUPPLEMENT, note=row.found)
    row.agreed_fen = agreed_fen
    await _close(actor, row, SupplementState.AGREED)
    after = {"supplement": row.number, **facts_of(case, *BILLED), "agreed_fen": agreed_fen}
    await record_change(actor, subject="case", number=number, what="supplement agreed", before=before, after=after)
    return await _shown(actor, case, row, former_share)


@use_case(Role.ADVISOR)
async def refuse_supplement(actor: Actor, number: int, supplement: int | None = None) -> SupplementsView:
    """The insurer refused a supplement: nothing is billed for it. Refused as ``tell_supplement`` is."""
    case, row = await _open_one(actor, number, supplement)
    await _close(actor, row, SupplementState.REFUSED)
    after = {"supplement": row.number}
    await record_change(actor, subject="case", number=number, what="supplement refused", before={}, after=after)
    return await _shown(actor, case, row)


@use_case(Role.ADVISOR)
async def show_supplements(actor: Actor, number: int) -> SupplementsView:
    """All supplements of a case; ``NotFound`` for an unknown one."""
    return await _shown(actor, await locked_case(actor, number))


async def _open_one(actor: Actor, number: int, supplement: int | None) -> tuple[Case, CaseSupplement]:
    """The case, locked, and the open supplement that is meant."""
    case = await case_in_hand(actor, number)
    rows = {row.number: row for row in await _standing(case)}
    states = [(row.number, row.state) for row in rows.values()]
    return case, rows[contesting.which_supplement(case_name(number), states, supplement)]


async def _standing(case: Case) -> list[CaseSupplement]:
    """The case's supplements but those opened by mistake."""
    return [row for row in await queries.supplements_of(case) if row.state != SupplementState.VOID.value]


async def _close(actor: Actor, row: CaseSupplement, state: SupplementState) -> None:
    row.state, row.closed_at, row.closed_by_id = state.value, clock.now(), actor.staff_id
    await row.save(update_fields=["state", "agreed_fen", "closed_at", "closed_by_id"])


async def _shown(
    actor: Actor, case: Case, changed: CaseSupplement | None = None, former_share: Fen | None = None
) -> SupplementsView:
    rows = await _standing(case)
    doers = {each for row in rows for each in (row.opened_by_id, row.told_by_id, row.closed_by_id) if each is not None}
    names = await staff_names(actor.centre_id, doers)
    return SupplementsView(
        case=await case_view(actor, case, await queries.steps_of(case)),
        supplements=tuple(supplement_view(row, names) for row in rows),
        changed=None if changed is None else supplement_view(changed, names),
        former_fen=former_share,
    )
