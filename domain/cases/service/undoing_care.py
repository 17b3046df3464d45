"""Taking back what was done for a case's customer (domain §3, interface §1).

Each locks the case before it asks what was built on the change, so that nobody builds on it meanwhile.
"""

from datetime import date, datetime

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.errors import LoanerUsed, NoSuchLoaner
from domain.cases.models import Case, CaseComplaint, CaseTold
from domain.cases.service._card import case_name
from domain.cases.service._care import settle
from domain.cases.service._loaners import refuse_if_out
from domain.cases.service._undone import case_undone
from domain.errors import NotFound
from domain.people.service import record_undo
from domain.people.views import ChangeView


@use_case(Role.ADVISOR)
async def undo_scored(actor: Actor, change: ChangeView) -> None:
    """The former score holds again, or none. What it set off comes along as changes of their own."""
    case = await case_undone(actor, change)
    row = await queries.score_of(case)
    if row is None:
        raise NotFound(what=case_name(case.number))
    before = change.before
    if not before:
        await row.delete()
        return
    row.score, row.words = int(str(before["score"])), str(before["words"])
    row.given_at, row.given_by_id = _moment(before["given_at"]) or clock.now(), int(str(before["by_id"]))
    await row.save()


@use_case(Role.ADVISOR)
async def undo_complaint(actor: Actor, change: ChangeView) -> None:
    """There was no complaint: it is gone, and the case is where it was."""
    case = await case_undone(actor, change)
    await (await _complaint(case, change)).delete()
    await settle(case, _moment(change.before["closed_at"]) or clock.now())


@use_case(Role.ADVISOR)
async def undo_complaint_answered(actor: Actor, change: ChangeView) -> None:
    """The complaint stands as it did before the answer, and managers hear of it in time again."""
    row, before = await _complaint(await case_undone(actor, change), change), change.before
    by = before["answered_by_id"]
    row.state, row.answer = str(before["complaint_state"]), str(before["answer"])
    row.answered_at, row.escalates_at = _moment(before["answered_at"]), _moment(before["escalates_at"])
    row.answered_by_id = int(str(by)) if by is not None else None
    await row.save()


@use_case(Role.ADVISOR)
async def undo_complaint_closed(actor: Actor, change: ChangeView) -> None:
    """The complaint is not closed, and the case in hand with it."""
    case = await case_undone(actor, change)
    row = await _complaint(case, change)
    row.state, row.outcome = str(change.before["complaint_state"]), ""
    row.closed_at = row.closed_by_id = None
    await row.save()
    await settle(case, clock.now())


@use_case(Role.ADVISOR)
async def undo_told(actor: Actor, change: ChangeView) -> None:
    """The customer was not told."""
    case = await case_undone(actor, change)
    await CaseTold.filter(centre_id=case.centre_id, case_id=case.id, id=int(str(change.after["told_id"]))).delete()


@use_case(Role.ADVISOR)
async def undo_booked(actor: Actor, change: ChangeView) -> None:
    """The former booking holds again, or none."""
    case = await case_undone(actor, change)
    row = await queries.booking_of(case)
    if row is None:
        raise NotFound(what=case_name(case.number))
    if not change.before:
        await row.delete()
        return
    row.day, row.booked_by_id = date.fromisoformat(str(change.before["booked_on"])), int(str(change.before["by_id"]))
    await row.save()


@use_case(Role.ADVISOR)
async def undo_loaner_lent(actor: Actor, change: ChangeView) -> None:
    """The car was not lent."""
    case = await case_undone(actor, change)
    loan = await queries.loan_of_id(case.centre_id, int(str(change.after["loan_id"])))
    if loan is None:
        raise NotFound(what=str(change.after["loaner"]))
    await loan.delete()


@use_case(Role.ADVISOR)
async def undo_loaner_back(actor: Actor, change: ChangeView) -> None:
    """The car is still out. Refused when it was lent again since (``LoanerOut``), or retired (``NoSuchLoaner``)."""
    case = await case_undone(actor, change)
    loan = await queries.loan_of_id(case.centre_id, int(str(change.after["loan_id"])))
    car = await queries.lock_car(case.centre_id, str(change.after["loaner"]))
    if loan is None or car is None or car.is_retired:
        raise NoSuchLoaner(plate=str(change.after["loaner"]))
    await refuse_if_out(car)
    loan.returned_at = loan.returned_by_id = None
    await loan.save(update_fields=["returned_at", "returned_by_id"])


@use_case(Role.PARTNER)
async def undo_loaner_added(actor: Actor, change: ChangeView) -> None:
    """The car is not in the pool, or retired as it was. Refused for one that was lent since (``LoanerUsed``)."""
    car = await queries.lock_car_of_id(actor.centre_id, change.number or 0)
    await record_undo(actor, change)
    if car is None:
        raise NotFound(what=f"#{change.number}")
    if change.before:
        await refuse_if_out(car)
        car.model, car.is_retired = str(change.before["model"]), True
        await car.save()
    elif await queries.was_lent(car):
        raise LoanerUsed(plate=car.plate)
    else:
        await car.delete()


@use_case(Role.PARTNER)
async def undo_loaner_removed(actor: Actor, change: ChangeView) -> None:
    """The car is in the pool again."""
    car = await queries.lock_car_of_id(actor.centre_id, change.number or 0)
    await record_undo(actor, change)
    if car is None:
        raise NotFound(what=f"#{change.number}")
    car.is_retired = False
    await car.save(update_fields=["is_retired"])


async def _complaint(case: Case, change: ChangeView) -> CaseComplaint:
    wanted = int(str(change.after["complaint_id"]))
    found = next((row for row in await queries.complaints_of(case) if row.id == wanted), None)
    if found is None:
        raise NotFound(what=case_name(case.number))
    return found


def _moment(kept: object) -> datetime | None:
    return datetime.fromisoformat(kept) if isinstance(kept, str) else None
