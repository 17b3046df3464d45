"""Customers and vehicles for tests of every room."""

from datetime import date
from itertools import count

from domain.actor import Actor
from domain.customers import service as customers
from domain.customers.views import AddedPolicy, VehicleView

_numbers = count(1)


def a_plate() -> str:
    """A plate that no test has used yet."""
    return f"京A{next(_numbers):05d}"


def a_phone() -> str:
    """A phone that no test has used yet."""
    return f"138{next(_numbers):08d}"


async def a_vehicle(
    actor: Actor, *, plate: str | None = None, name: str = "王先生", phone: str | None = None, model: str | None = None
) -> VehicleView:
    """A vehicle with an owner in the actor's centre."""
    return await customers.keep_vehicle(
        actor, plate=plate or a_plate(), name=name, phone=phone or a_phone(), model=model
    )


async def a_policy(
    actor: Actor, expires_on: date, *, plate: str | None = None, insurer: str | None = "平安", phone: str | None = None
) -> AddedPolicy:
    """A policy of a car with an owner in the actor's centre."""
    return await customers.add_policy(
        actor,
        plate=plate or a_plate(),
        name="王先生",
        phone=phone or a_phone(),
        expires_on=expires_on,
        insurer=insurer,
    )
