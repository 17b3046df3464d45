"""Visits as cases see them: paid maintenance converts a delivered one (domain §3)."""

from datetime import date

from domain import changes
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.service._care import converted_on
from domain.cases.views import VisitedCar
from domain.customers import service as customers
from domain.customers.views import VisitKind
from domain.money import Fen
from domain.people.views import ChangeView


@use_case(Role.ADVISOR)
async def note_visit(
    actor: Actor, *, plate: str, kind: VisitKind, amount_fen: Fen, day: date | None = None
) -> VisitedCar:
    """Write a paid visit down as ``customers.add_visit`` does, and tell which case it converts.

    That is the car's newest case, if it was delivered before and not longer ago than policy allows, and no earlier
    visit converted it. The cards of the car's cases follow.
    """
    visit = await customers.add_visit(actor, plate=plate, kind=kind, amount_fen=amount_fen, day=day)
    await _cards_follow(actor, visit.vehicle.id)
    case = await queries.last_case_of_vehicle(actor.centre_id, visit.vehicle.id)
    counts = kind is VisitKind.MAINTENANCE and case is not None and await converted_on(case, actor.zone) == visit.day
    return VisitedCar(visit, case.number if case and counts else None)


@use_case(Role.ADVISOR)
async def undo_visit(actor: Actor, change: ChangeView) -> None:
    """Take a visit back as ``customers.undo_visit`` does; the cards of the car's cases follow."""
    await customers.undo_visit(actor, change)
    vehicle = await customers.find_vehicle(actor, str(change.after["plate"]))
    if vehicle is not None:
        await _cards_follow(actor, vehicle.id)


async def _cards_follow(actor: Actor, vehicle_id: int) -> None:
    for number in await queries.numbers_of_vehicle(actor.centre_id, vehicle_id):
        changes.outdated(actor.centre_id, "case", number)
