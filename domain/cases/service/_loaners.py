"""Loaner cars as several use cases find them."""

from domain.actor import Actor
from domain.cases import queries
from domain.cases.errors import LoanerOut, NoSuchLoaner
from domain.cases.models import LoanerCar
from domain.cases.service._card import case_name
from domain.customers.service import normalised_plate


async def car_of_pool(actor: Actor, plate: str) -> LoanerCar:
    """The car with ``plate``, locked; ``NoSuchLoaner`` for none of the pool."""
    known = normalised_plate(plate)
    car = await queries.lock_car(actor.centre_id, known)
    if car is None or car.is_retired:
        raise NoSuchLoaner(plate=known)
    return car


async def refuse_if_out(car: LoanerCar) -> None:
    """A car that somebody drives is ``LoanerOut``."""
    loan = await queries.loan_of_car(car)
    if loan is not None:
        raise LoanerOut(plate=car.plate, case=case_name(loan.case.number), due_on=loan.due_on)
