"""Paid visits of cars (domain §3: they are what conversion and lock-in count)."""

from datetime import date, datetime

from domain import clock
from domain.actor import Actor, Role, system_use_case, use_case
from domain.customers import queries
from domain.customers.errors import VisitInFuture, VisitNotPaid
from domain.customers.models import Visit
from domain.customers.service.vehicles import keep_vehicle
from domain.customers.views import VisitKind, VisitView
from domain.money import Fen
from domain.people import service as people
from domain.people.views import ChangeView

SUBJECT = "visit"


@use_case(Role.ADVISOR)
async def add_visit(
    actor: Actor, *, plate: str, kind: VisitKind, amount_fen: Fen, day: date | None = None
) -> VisitView:
    """Write down that the car with ``plate`` came, today unless a ``day`` is told, and its owner paid ``amount_fen``.

    A car that nobody knew is written down. Refused, and nothing written: a day to come (``VisitInFuture``), an amount
    that is not above zero (``VisitNotPaid``), what can't be a plate.
    """
    today = clock.today(actor.zone)
    day = day or today
    if day > today:
        raise VisitInFuture(day=day)
    if amount_fen <= 0:
        raise VisitNotPaid
    vehicle = await keep_vehicle(actor, plate=plate)
    row = await Visit.create(
        centre_id=actor.centre_id,
        vehicle_id=vehicle.id,
        kind=kind.value,
        day=day,
        amount_fen=amount_fen,
        noted_at=clock.now(),
        noted_by_id=actor.staff_id,
    )
    await people.record_change(
        actor,
        subject=SUBJECT,
        number=row.id,
        what="added",
        before={},
        after={"plate": vehicle.plate, "kind": kind.value, "day": day.isoformat(), "amount_fen": amount_fen},
    )
    return VisitView(vehicle, kind, day, amount_fen, await queries.visits_of_vehicle(actor.centre_id, vehicle.id))


@use_case(Role.ADVISOR)
async def undo_visit(actor: Actor, change: ChangeView) -> None:
    """The visit was written down by mistake: it is gone, and counts for nothing."""
    await people.record_undo(actor, change)
    await queries.delete_visit(actor.centre_id, change.number or 0)


@system_use_case
async def visit_days(
    centre_id: int, kind: VisitKind, since: date, until: date, *, vehicle_id: int | None = None
) -> dict[int, list[date]]:
    """On which days from ``since`` to ``until`` each vehicle, or the one given, came for ``kind``; one query."""
    return await queries.visit_days(centre_id, kind, since, until, vehicle_id)


@system_use_case
async def any_visit_since(
    centre_id: int, since: datetime, *, customer_id: int | None = None, vehicle_id: int | None = None
) -> bool:
    """Whether a visit of this car, or of a car of this customer, was written down since then."""
    return await queries.any_visit_since(centre_id, since, customer_id=customer_id, vehicle_id=vehicle_id)
