"""Every read and lock of customers, vehicles, policies, visits, and writes another may have made first (domain §2)."""

from collections.abc import Iterable
from datetime import date, datetime

from tortoise.exceptions import IntegrityError
from tortoise.expressions import Q
from tortoise.functions import Count
from tortoise.queryset import QuerySet, QuerySetSingle

from domain.customers.models import Customer, InsurancePolicy, Vehicle, Visit
from domain.customers.views import PolicyState, VisitKind
from domain.database.connection import transaction
from domain.database.prepared import prepared_first, prepared_list

CURRENT = PolicyState.CURRENT.value


@prepared_first
def lock_vehicle(centre_id: int, plate: str) -> QuerySetSingle[Vehicle | None]:
    """The vehicle with ``plate``, locked until the transaction ends; ``None`` if there is none."""
    return Vehicle.filter(centre_id=centre_id, plate=plate).select_for_update().first()


async def lock_vehicle_of_id(centre_id: int, vehicle_id: int) -> Vehicle | None:
    """The vehicle of that id, locked until the transaction ends; ``None`` if the centre has none."""
    return await Vehicle.filter(centre_id=centre_id, id=vehicle_id).select_for_update().first()


async def has_vehicle(centre_id: int, customer_id: int) -> bool:
    """Whether a car is the customer's now."""
    return await Vehicle.filter(centre_id=centre_id, customer_id=customer_id).exists()


async def lock_customers(centre_id: int, customer_id: int | None, phone: str | None) -> list[Customer]:
    """The customer of that id and the one with ``phone``, locked until the transaction ends.

    Both at once and in the order of their ids, so that two cars that change owners never wait for each other.
    """
    if customer_id is None:
        return [] if phone is None else await _lock_customers_with_phone(centre_id, phone)
    wanted = Q(id=customer_id) if phone is None else Q(phone=phone) | Q(id=customer_id)
    return await Customer.filter(wanted, centre_id=centre_id).select_for_update().order_by("id")


@prepared_list
def _lock_customers_with_phone(centre_id: int, phone: str) -> QuerySet[Customer]:
    return Customer.filter(phone=phone, centre_id=centre_id).select_for_update().order_by("id")


async def lock_customer_with_phone(centre_id: int, phone: str) -> Customer | None:
    """Who has ``phone``, locked until the transaction ends; ``None`` if nobody has."""
    return await Customer.filter(centre_id=centre_id, phone=phone).select_for_update().first()


async def new_vehicle(centre_id: int, plate: str, created_at: datetime) -> Vehicle | None:
    """A new vehicle with ``plate``; ``None`` if another transaction has just made it."""
    try:
        async with transaction():
            return await Vehicle.create(centre_id=centre_id, plate=plate, created_at=created_at)
    except IntegrityError:
        return None


async def new_customer(
    centre_id: int, name: str, phone: str | None, channel: str | None, created_at: datetime
) -> Customer | None:
    """A new customer; ``None`` if another transaction has just made one with ``phone``."""
    try:
        async with transaction():
            return await Customer.create(
                centre_id=centre_id, name=name, phone=phone, channel=channel, created_at=created_at
            )
    except IntegrityError:
        return None


async def give_phone(customer: Customer, phone: str) -> bool:
    """Write ``phone`` down with ``customer``; ``False`` if another transaction has just given it to someone else."""
    try:
        async with transaction():
            await Customer.filter(centre_id=customer.centre_id, id=customer.id).update(phone=phone)
    except IntegrityError:
        return False
    customer.phone = phone
    return True


async def vehicle_with_owner(centre_id: int, plate: str) -> Vehicle | None:
    """The vehicle with ``plate`` and its owner."""
    return await Vehicle.filter(centre_id=centre_id, plate=plate).select_related("customer").first()


async def vehicles_with_owners(centre_id: int, ids: Iterable[int]) -> list[Vehicle]:
    """The vehicles of ``ids`` with their owners, in one query."""
    return await Vehicle.filter(centre_id=centre_id, id__in=list(ids)).select_related("customer")


async def newest_vehicles(centre_id: int, limit: int) -> list[Vehicle]:
    """The vehicles that have an owner and were written down last, the newest first."""
    found = Vehicle.filter(centre_id=centre_id, customer_id__isnull=False).select_related("customer")
    return await found.order_by("-id").limit(limit)


async def customers(centre_id: int, ids: Iterable[int]) -> list[Customer]:
    """The customers of ``ids``, in one query."""
    return await Customer.filter(centre_id=centre_id, id__in=list(ids))


async def current_policy(centre_id: int, vehicle_id: int) -> InsurancePolicy | None:
    """The vehicle's current policy."""
    return await InsurancePolicy.filter(centre_id=centre_id, vehicle_id=vehicle_id, state=CURRENT).first()


async def current_policy_of_plate(centre_id: int, plate: str) -> InsurancePolicy | None:
    """The current policy of the vehicle with ``plate``."""
    return await InsurancePolicy.filter(centre_id=centre_id, vehicle__plate=plate, state=CURRENT).first()


async def set_state(centre_id: int, policy_id: int, state: PolicyState) -> None:
    """Write down where a policy stands."""
    await InsurancePolicy.filter(centre_id=centre_id, id=policy_id).update(state=state.value)


async def expiring(centre_id: int, since: date, until: date) -> dict[date, int]:
    """How many current policies expire on each day from ``since`` to ``until``, for the days that have any."""
    found = _expiring(centre_id, since, until).annotate(policies=Count("id")).group_by("expires_on")
    return {day: int(count) for day, count in await found.values_list("expires_on", "policies")}


async def expiring_page(centre_id: int, since: date, until: date, *, offset: int, limit: int) -> list[InsurancePolicy]:
    """``limit`` current policies that expire from ``since`` to ``until``, the soonest first, from ``offset`` on."""
    return await _expiring(centre_id, since, until).order_by("expires_on", "id").offset(offset).limit(limit)


def _expiring(centre_id: int, since: date, until: date) -> QuerySet[InsurancePolicy]:
    return InsurancePolicy.filter(centre_id=centre_id, state=CURRENT, expires_on__gte=since, expires_on__lte=until)


async def any_policy_since(centre_id: int, since: datetime, *, customer_id: int | None, vehicle_id: int | None) -> bool:
    """Whether a policy of this car, or of a car of this customer, was recorded since then, and not by mistake."""
    found = InsurancePolicy.filter(centre_id=centre_id, recorded_at__gte=since)
    found = found.exclude(state=PolicyState.WITHDRAWN.value)
    if customer_id is not None:
        found = found.filter(vehicle__customer_id=customer_id)
    if vehicle_id is not None:
        found = found.filter(vehicle_id=vehicle_id)
    return await found.exists()


async def visits_of_vehicle(centre_id: int, vehicle_id: int) -> int:
    """How many paid visits of a car were written down."""
    return await Visit.filter(centre_id=centre_id, vehicle_id=vehicle_id).count()


async def delete_visit(centre_id: int, visit_id: int) -> None:
    """Forget a visit that never was."""
    await Visit.filter(centre_id=centre_id, id=visit_id).delete()


async def visit_days(
    centre_id: int, kind: VisitKind, since: date, until: date, vehicle_id: int | None
) -> dict[int, list[date]]:
    """On which days each vehicle, or the one given, came for ``kind``, by its id."""
    found = Visit.filter(centre_id=centre_id, kind=kind.value, day__gte=since, day__lte=until)
    if vehicle_id is not None:
        found = found.filter(vehicle_id=vehicle_id)
    days: dict[int, list[date]] = {}
    for vehicle, day in await found.order_by("day").values_list("vehicle_id", "day"):
        days.setdefault(vehicle, []).append(day)
    return days


async def any_visit_since(centre_id: int, since: datetime, *, customer_id: int | None, vehicle_id: int | None) -> bool:
    """Whether a visit of this car, or of a car of this customer, was written down since then."""
    found = Visit.filter(centre_id=centre_id, noted_at__gte=since)
    if customer_id is not None:
        found = found.filter(vehicle__customer_id=customer_id)
    if vehicle_id is not None:
        found = found.filter(vehicle_id=vehicle_id)
    return await found.exists()
