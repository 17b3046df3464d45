"""One case in full."""

from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.models import Case
from domain.cases.service._card import case_name, case_view
from domain.cases.views import CaseView
from domain.customers.service import find_vehicle
from domain.errors import NotFound


@use_case(Role.ADVISOR)
async def show_case(
    actor: Actor,
    *,
    number: int | None = None,
    plate: str | None = None,
    claim: str | None = None,
    looks: bool = True,
) -> CaseView:
    """The case of a number, a plate (the one in care, else the newest) or a claim number (domain §3).

    Give one of the three. In a private chat it shows the customer whole, and that is audited; unless nobody
    ``looks``. ``NotFound`` names what the centre has no case of. The case is locked, so that the card made of this
    is known to whoever changes it next.
    """
    if number is None:
        found = await _case_of(actor, plate, claim)
        number = found.number if found else None
    case = await queries.lock_case(actor.centre_id, number) if number is not None else None
    if case is None:
        raise NotFound(what=case_name(number) if number is not None else plate or claim or "")
    return await case_view(actor, case, await queries.steps_of(case), looks=looks)


async def _case_of(actor: Actor, plate: str | None, claim: str | None) -> Case | None:
    if plate is not None:
        vehicle = await find_vehicle(actor, plate)
        return await _case_of_vehicle(actor.centre_id, vehicle.id) if vehicle else None
    return await queries.last_case_of_claim(actor.centre_id, claim) if claim else None


async def _case_of_vehicle(centre_id: int, vehicle_id: int) -> Case | None:
    in_care = await queries.open_case_of_vehicle(centre_id, vehicle_id)
    return in_care or await queries.last_case_of_vehicle(centre_id, vehicle_id)
