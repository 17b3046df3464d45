"""Loaner cars: the pool, lending one for a case, and getting it back (domain §3)."""

from datetime import date

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.errors import (
    CarIsBack,
    CaseHasLoaner,
    LoanEndsInPast,
    LoanerIn,
    LoanerKnown,
    LoanerModelTooLong,
)
from domain.cases.models import Case, Loan, LoanerCar
from domain.cases.service._card import case_in_hand, case_name, case_view
from domain.cases.service._loaners import car_of_pool, refuse_if_out
from domain.cases.views import CaseState, LoanedCase, LoanerView, LoanView, PoolView
from domain.customers.service import normalised_plate
from domain.people.service import record_change

SUBJECT = "loaner"
MOST_MODEL_CHARACTERS = 40


@use_case(Role.PARTNER)
async def add_loaner(actor: Actor, plate: str, model: str = "") -> LoanerView:
    """Put the car with ``plate`` into the pool; one that was retired comes back to it.

    Refused: what can't be a plate, a model of over 40 characters, a car that is in the pool (``LoanerKnown``).
    """
    known, name = normalised_plate(plate), model.strip()
    if len(name) > MOST_MODEL_CHARACTERS:
        raise LoanerModelTooLong(most=MOST_MODEL_CHARACTERS)
    car = await queries.lock_car(actor.centre_id, known)
    if car is not None and not car.is_retired:
        raise LoanerKnown(plate=known)
    before = {"model": car.model, "retired": True} if car else {}
    car = car or LoanerCar(centre_id=actor.centre_id, plate=known, model="", added_at=clock.now())
    car.model, car.is_retired = name or car.model, False
    await car.save()
    await _record(actor, car, "added", before, {"model": car.model, "retired": False})
    return LoanerView(car.id, car.plate, car.model)


@use_case(Role.PARTNER)
async def retire_loaner(actor: Actor, plate: str) -> LoanerView:
    """Take a car out of the pool. Refused: none of the pool (``NoSuchLoaner``), one that is out (``LoanerOut``)."""
    car = await car_of_pool(actor, plate)
    await refuse_if_out(car)
    car.is_retired = True
    await car.save(update_fields=["is_retired"])
    await _record(actor, car, "removed", {"retired": False}, {"retired": True})
    return LoanerView(car.id, car.plate, car.model)


@use_case(Role.ADVISOR)
async def loaner_pool(actor: Actor) -> PoolView:
    """Every car of the pool: late ones first, then those out by the day they are due, then the free ones."""
    today = clock.today(actor.zone)
    loans = {loan.car_id: loan for loan in await queries.loans_now(actor.centre_id)}
    cars = [_car_view(car, loans.get(car.id), today) for car in await queries.pool(actor.centre_id)]
    cars.sort(key=lambda car: (car.due_on is None, car.due_on or today, car.plate))
    return PoolView(tuple(cars), today)


@use_case(Role.ADVISOR)
async def lend_loaner(actor: Actor, number: int, plate: str, due_on: date | None = None) -> LoanedCase:
    """Lend a car of the pool to the customer of case ``number``, until the promised day unless one is told.

    Refused: a day that is over (``LoanEndsInPast``), a case whose own car is back (``CarIsBack``) or that has a
    loaner (``CaseHasLoaner``), a car that is none of the pool (``NoSuchLoaner``) or out (``LoanerOut``), an unknown or
    withdrawn case.
    """
    case, today = await case_in_hand(actor, number), clock.today(actor.zone)
    if due_on is not None and due_on < today:
        raise LoanEndsInPast(day=due_on)
    if case.state != CaseState.OPEN.value:
        raise CarIsBack(case=case_name(number))
    standing = await queries.loan_of_case(case)
    if standing is not None:
        raise CaseHasLoaner(case=case_name(number), plate=standing.car.plate)
    car = await car_of_pool(actor, plate)
    await refuse_if_out(car)
    loan = await Loan.create(
        centre_id=actor.centre_id,
        car_id=car.id,
        case_id=case.id,
        lent_at=clock.now(),
        lent_by_id=actor.staff_id,
        due_on=due_on or max(today, case.promised_day),
    )
    await _record_loan(actor, case, car, loan, "loaner lent")
    return await _loaned(actor, case, car, loan)


@use_case(Role.ADVISOR)
async def return_loaner(actor: Actor, plate: str) -> LoanedCase:
    """The car is back in the pool. Refused: none of the pool (``NoSuchLoaner``), one that is not out (``LoanerIn``)."""
    known = normalised_plate(plate)
    number = await queries.case_with_loaner(actor.centre_id, known)
    case = await case_in_hand(actor, number) if number is not None else None  # locked before the car, as for lending
    car = await car_of_pool(actor, known)
    loan = await queries.loan_of_car(car)
    if loan is None or case is None or loan.case_id != case.id:
        raise LoanerIn(plate=known)
    loan.returned_at, loan.returned_by_id = clock.now(), actor.staff_id
    await loan.save(update_fields=["returned_at", "returned_by_id"])
    await _record_loan(actor, case, car, loan, "loaner back")
    return await _loaned(actor, case, car, loan)


def _car_view(car: LoanerCar, loan: Loan | None, today: date) -> LoanerView:
    if loan is None:
        return LoanerView(car.id, car.plate, car.model)
    return LoanerView(car.id, car.plate, car.model, loan.case.number, loan.due_on, is_late=loan.due_on < today)


async def _loaned(actor: Actor, case: Case, car: LoanerCar, loan: Loan) -> LoanedCase:
    view = LoanView(car.plate, car.model, loan.due_on, is_late=loan.due_on < clock.today(actor.zone))
    return LoanedCase(await case_view(actor, case, await queries.steps_of(case)), view)


async def _record(actor: Actor, car: LoanerCar, what: str, before: dict[str, object], after: dict[str, object]) -> None:
    after = {"plate": car.plate, **after}
    await record_change(actor, subject=SUBJECT, number=car.id, what=what, before=before, after=after)


async def _record_loan(actor: Actor, case: Case, car: LoanerCar, loan: Loan, what: str) -> None:
    after = {"loaner": car.plate, "due_on": loan.due_on.isoformat(), "loan_id": loan.id}
    await record_change(actor, subject="case", number=case.number, what=what, before={}, after=after)
