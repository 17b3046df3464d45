"""Taking back what was told of a car and its owner, along with what it was told for (domain §2, interface §1).

These come along when a case or a referral is undone, so they never refuse because somebody has built on them:
what is no longer as the change made it, or was told again for another case or referral since, stays as it is,
since somebody knows better by now. Nothing is recorded then, because nothing is taken back.

Who calls says how to find out whether a customer or a car was mentioned since: only rooms above know.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime

from domain.actor import Actor, Role, use_case
from domain.customers import queries
from domain.customers.models import Customer, Vehicle
from domain.errors import NotFound
from domain.people import service as people
from domain.people.views import ChangeView

IsMentioned = Callable[[int, int, datetime], Awaitable[bool]]
"""Whether something of a centre that still counts is about a customer (or a car) of this id, since a moment."""


@use_case(Role.ADVISOR)
async def undo_customer_created(actor: Actor, change: ChangeView, *, is_mentioned: IsMentioned) -> None:
    """The customer was written down by mistake: the row stays, and becomes nobody's.

    What was withdrawn still refers to the row, so it can't go. Name, phone and channel are taken off it: the phone
    is free for whoever has it, and a row with neither name nor phone is nobody, which no other row can be, since
    only people with one or the other are written down. Left as they are when a car is theirs.
    """
    person = await _customer(actor, change)
    is_same = (person.name, person.phone or "") == (change.after["name"], change.after["phone"])
    if not is_same or await queries.has_vehicle(actor.centre_id, person.id):
        return
    if await is_mentioned(actor.centre_id, person.id, change.at):
        return
    await _record(actor, change)
    person.name, person.phone, person.channel = "", None, None
    await person.save(update_fields=["name", "phone", "channel"])


@use_case(Role.ADVISOR)
async def undo_phone(actor: Actor, change: ChangeView, *, is_mentioned: IsMentioned) -> None:
    """The phone is taken off the customer again and is free."""
    person = await _customer(actor, change)
    if person.phone != change.after["phone"] or await is_mentioned(actor.centre_id, person.id, change.at):
        return
    await _record(actor, change)
    person.phone = str(change.before["phone"]) or None
    await person.save(update_fields=["phone"])


@use_case(Role.ADVISOR)
async def undo_renamed(actor: Actor, change: ChangeView, *, is_mentioned: IsMentioned) -> None:
    """The customer goes by the former name again."""
    person = await _customer(actor, change)
    if person.name != change.after["name"] or await is_mentioned(actor.centre_id, person.id, change.at):
        return
    await _record(actor, change)
    person.name = str(change.before["name"])
    await person.save(update_fields=["name"])


@use_case(Role.ADVISOR)
async def undo_owner(actor: Actor, change: ChangeView, *, is_mentioned: IsMentioned) -> None:
    """The car is the former owner's again, or nobody's: also when the former one was a mistake that is taken back."""
    vehicle = await _vehicle(actor, change)
    if vehicle.customer_id != change.after["customer_id"]:
        return
    if await is_mentioned(actor.centre_id, vehicle.id, change.at):
        return
    await _record(actor, change)
    vehicle.customer_id = await _somebody(actor, change.before["customer_id"])
    await vehicle.save(update_fields=["customer_id"])


@use_case(Role.ADVISOR)
async def undo_vehicle_created(actor: Actor, change: ChangeView, *, is_mentioned: IsMentioned) -> None:
    """The car was written down by mistake: its row stays, since a plate is unique, without what was told of it.

    Its owner is taken back by the change that gave it to them; a car that is somebody's is left as it is.
    """
    vehicle = await _vehicle(actor, change)
    if vehicle.customer_id is not None or await is_mentioned(actor.centre_id, vehicle.id, change.at):
        return
    await _record(actor, change)
    vehicle.model = ""
    await vehicle.save(update_fields=["model"])


async def _record(actor: Actor, change: ChangeView) -> None:
    await people.record_undo(actor, change, built_on_by=())


async def _customer(actor: Actor, change: ChangeView) -> Customer:
    found = await queries.lock_customers(actor.centre_id, change.number or 0, None)
    if not found:
        raise NotFound(what=f"#{change.number}")
    return found[0]


async def _vehicle(actor: Actor, change: ChangeView) -> Vehicle:
    vehicle = await queries.lock_vehicle_of_id(actor.centre_id, change.number or 0)
    if vehicle is None:
        raise NotFound(what=f"#{change.number}")
    return vehicle


async def _somebody(actor: Actor, customer_id: object) -> int | None:
    """The customer of that id, unless that is nobody any more."""
    if customer_id is None:
        return None
    found = await queries.lock_customers(actor.centre_id, int(str(customer_id)), None)
    return next((person.id for person in found if person.name or person.phone), None)
