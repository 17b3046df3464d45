"""Finding a case by what people call it."""

from domain.actor import Actor
from domain.cases import queries
from domain.cases.models import Case
from domain.cases.service._card import case_name
from domain.customers.service import find_vehicle
from domain.errors import NotFound


async def case_named(
    actor: Actor, number: int | None = None, plate: str | None = None, claim: str | None = None
) -> Case:
    """The case of a number, a plate (the one in care, else the newest) or a claim number, locked; else ``NotFound``."""
    if number is None:
        found = await _case_of(actor, plate, claim)
        number = found.number if found else None
    case = await queries.lock_case(actor.centre_id, number) if number is not None else None
    if case is None:
        raise NotFound(what=case_name(number) if number is not None else plate or claim or "")
    return case


async def _case_of(actor: Actor, plate: str | None, claim: str | None) -> Case | None:
    if plate is not None:
        vehicle = await find_vehicle(actor, plate)
        return await _case_of_vehicle(actor.centre_id, vehicle.id) if vehicle else None
    return await queries.last_case_of_claim(actor.centre_id, claim) if claim else None


async def _case_of_vehicle(centre_id: int, vehicle_id: int) -> Case | None:
    in_care = await queries.open_case_of_vehicle(centre_id, vehicle_id)
    return in_care or await queries.last_case_of_vehicle(centre_id, vehicle_id)
