"""What every undo about a case begins with."""

from collections.abc import Mapping

from domain.actor import Actor
from domain.cases import queries
from domain.cases.errors import CarCameAgain
from domain.cases.models import Case, CaseStep
from domain.cases.rules import marking
from domain.cases.service._card import case_name, locked_case
from domain.cases.views import CaseState, StepState
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


async def move_back(case: Case, state: CaseState, steps: Mapping[str, CaseStep]) -> None:
    """Bring the case's state and stage in line with its steps again."""
    finished = {name for name, step in steps.items() if step.state != StepState.OPEN.value}
    case.state, case.stage = state.value, marking.stage(state, finished, steps).value
    if state is not CaseState.CLOSED:
        case.closed_at = None
    await case.save()
