"""What every undo about a case begins with."""

from domain.actor import Actor
from domain.cases import queries
from domain.cases.errors import CarCameAgain
from domain.cases.models import Case
from domain.cases.service._card import case_name, locked_case
from domain.customers.service import vehicles_by_id
from domain.people.service import record_undo
from domain.people.views import ChangeView


async def case_undone(actor: Actor, change: ChangeView) -> Case:
    """The case that ``change`` happened to, locked, with the undo written down."""
    case = await locked_case(actor, change.number or 0)
    await record_undo(actor, change)
    return case


async def refuse_if_car_came_again(case: Case) -> None:
    """A car is in our care for one case at a time: ``CarCameAgain`` when it is there for another."""
    again = await queries.open_case_of_vehicle(case.centre_id, case.vehicle_id)
    if again is not None:
        vehicle = (await vehicles_by_id(case.centre_id, [case.vehicle_id]))[case.vehicle_id]
        raise CarCameAgain(case=case_name(case.number), plate=vehicle.plate, other=case_name(again.number))
