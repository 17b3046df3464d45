"""Use cases about customers and their vehicles (domain §2)."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain import clock
from domain.actor import Actor, Role, system_use_case, use_case
from domain.customers import queries
from domain.customers.models import Customer, Vehicle
from domain.customers.rules import (
    checked_name,
    fuller_name,
    names_agree,
    normalised_phone,
    normalised_plate,
)
from domain.customers.service._views import vehicle_view
from domain.customers.views import CustomerView, VehicleView
from domain.people.service import record_change, record_look


@dataclass(frozen=True)
class _Told:
    """What somebody said about a car's owner, normalised; empty or ``None`` is what they did not say."""

    name: str
    phone: str | None
    channel: str | None


@use_case(Role.ADVISOR)
async def keep_vehicle(
    actor: Actor,
    *,
    plate: str,
    name: str | None = None,
    phone: str | None = None,
    model: str | None = None,
    channel: str | None = None,
) -> VehicleView:
    """The vehicle with ``plate`` and its owner, written down if they are new (domain §2).

    The vehicle is found by its plate, the owner by ``phone``. What was empty is filled in. A phone that is not
    the owner's, or without a phone a name that is not the owner's, means that the car has changed hands: it gets
    another owner, the former one stays on record. A phone known under another name takes the newer name.
    ``channel`` is how a new customer was won. The vehicle stays locked until the transaction ends.
    Refused: what can't be a plate, phone or name.
    """
    told = _Told(checked_name(name) if name else "", normalised_phone(phone) if phone else None, channel)
    known_model = checked_name(model) if model else ""
    vehicle = await _kept_vehicle(actor, normalised_plate(plate))
    owner = await _owner_as_told(actor, vehicle, told)
    await _hand_over(actor, vehicle, owner)
    if known_model and not vehicle.model:
        vehicle.model = known_model
        await vehicle.save(update_fields=["model"])
    return vehicle_view(vehicle, owner)


@use_case(Role.ADVISOR)
async def find_vehicle(actor: Actor, plate: str) -> VehicleView | None:
    """The vehicle with ``plate`` in any form people write it; ``None`` if unknown. Refused: what can't be a plate."""
    vehicle = await queries.vehicle_with_owner(actor.centre_id, normalised_plate(plate))
    return vehicle_view(vehicle, vehicle.customer) if vehicle else None


@use_case(Role.ADVISOR)
async def see_owner(actor: Actor, plate: str) -> VehicleView | None:
    """The vehicle as ``find_vehicle`` finds it, for showing its owner: in a private chat whole, which is audited
    (domain §2)."""
    vehicle = await find_vehicle(actor, plate)
    if vehicle is not None and vehicle.customer_id is not None and actor.place.is_private:
        await record_look(actor, subject="vehicle", number=vehicle.id)
    return vehicle


@use_case(Role.ADVISOR)
async def recent_vehicles(actor: Actor, *, limit: int) -> list[VehicleView]:
    """The cars that were written down last, the newest first, for picking one by its plate and masked owner."""
    found = await queries.newest_vehicles(actor.centre_id, limit)
    return [vehicle_view(vehicle, vehicle.customer) for vehicle in found]


@system_use_case
async def vehicles_by_id(centre_id: int, ids: Iterable[int]) -> dict[int, VehicleView]:
    """The vehicles of ``ids`` that this centre has, by id, in one query."""
    found = await queries.vehicles_with_owners(centre_id, ids)
    return {vehicle.id: vehicle_view(vehicle, vehicle.customer) for vehicle in found}


@system_use_case
async def customers_by_id(centre_id: int, ids: Iterable[int]) -> dict[int, CustomerView]:
    """The customers of ``ids`` that this centre has, by id, in one query; owners of the time stay who they were."""
    found = await queries.customers(centre_id, ids)
    return {customer.id: CustomerView(customer.id, customer.name, customer.phone or "") for customer in found}


async def _kept_vehicle(actor: Actor, plate: str) -> Vehicle:
    vehicle = await queries.lock_vehicle(actor.centre_id, plate)
    if vehicle is not None:
        return vehicle
    created = await queries.new_vehicle(actor.centre_id, plate, clock.now())
    if created is None:
        return await _kept_vehicle(actor, plate)
    await record_change(actor, subject="vehicle", number=created.id, what="created", before={}, after={"plate": plate})
    return created


async def _owner_as_told(actor: Actor, vehicle: Vehicle, told: _Told) -> Customer | None:
    """Who owns the car after what was told; new people are written down, empty facts filled in."""
    people = await queries.lock_customers(actor.centre_id, vehicle.customer_id, told.phone)
    owner = next((one for one in people if one.id == vehicle.customer_id), None)
    if told.phone is not None:
        known = next((one for one in people if one.phone == told.phone), None)
        person = known or await _new_with_phone(actor, owner, told, told.phone)
    elif told.name and (owner is None or not names_agree(owner.name, told.name)):
        person = await _new_person(actor, told)
    else:
        person = owner
    if person is not None:
        await _take_name(actor, person, told.name)
    return person


async def _new_with_phone(actor: Actor, owner: Customer | None, told: _Told, phone: str) -> Customer | None:
    """The owner, given the phone that nobody had, or a new person; whoever was given it meanwhile is that person."""
    if owner is not None and owner.phone is None and names_agree(owner.name, told.name):
        if await queries.give_phone(owner, phone):
            await _record(actor, owner, "phone", {"phone": ""}, {"phone": phone})
            return owner
    elif (person := await _new_person(actor, told)) is not None:
        return person
    return await queries.lock_customer_with_phone(actor.centre_id, phone)


async def _new_person(actor: Actor, told: _Told) -> Customer | None:
    person = await queries.new_customer(actor.centre_id, told.name, told.phone, told.channel, clock.now())
    if person is not None:
        await _record(actor, person, "created", {}, {"name": told.name, "phone": told.phone or ""})
    return person


async def _take_name(actor: Actor, person: Customer, name: str) -> None:
    """Keep the fuller of two names that agree, and the newer of two that don't."""
    newer = fuller_name(person.name, name) if names_agree(person.name, name) else name
    if newer == person.name:
        return
    await _record(actor, person, "renamed", {"name": person.name}, {"name": newer})
    person.name = newer
    await person.save(update_fields=["name"])


async def _hand_over(actor: Actor, vehicle: Vehicle, owner: Customer | None) -> None:
    if owner is None or owner.id == vehicle.customer_id:
        return
    await record_change(
        actor,
        subject="vehicle",
        number=vehicle.id,
        what="owner",
        before={"customer_id": vehicle.customer_id},
        after={"customer_id": owner.id, "plate": vehicle.plate},
    )
    vehicle.customer_id = owner.id
    await vehicle.save(update_fields=["customer_id"])


async def _record(actor: Actor, person: Customer, what: str, before: dict[str, str], after: dict[str, str]) -> None:
    await record_change(actor, subject="customer", number=person.id, what=what, before=before, after=after)
