"""Customers and vehicles for tests of every room."""

from itertools import count

from domain.actor import Actor
from domain.customers import service as customers
from domain.customers.views import VehicleView

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
