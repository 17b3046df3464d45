"""Every service asks for permission, and asks before it does anything else (domain §1)."""

import inspect
from typing import Any, cast

import pytest

from domain.actor import Actor, ChatKind, Demand, Person, Place, Role, Source
from domain.database.connection import recorded_queries
from domain.errors import NotAllowed
from tests.house.services import Service, coroutines_behind, doors, services
from tests.house.worlds import Worlds

pytestmark = pytest.mark.asyncio(loop_scope="package")

NO_ROLE = cast(Role, 0)
"""Below the lowest: what somebody would have who got an Actor by mistake."""
FIRST_PARAMETERS = {Demand.ANYONE: "person", Demand.OPERATOR: "person"}


def _named(service: Service) -> str:
    return service.name


def _lower_roles(needed: Role) -> list[Role]:
    return [NO_ROLE, *(role for role in Role if role < needed)]


FOR_STAFF = [service for service in services() if isinstance(service.demand, Role)]
REFUSALS = [
    pytest.param(service, role, id=f"{service.name}-{'nobody' if role is NO_ROLE else role.word}")
    for service in FOR_STAFF
    for role in _lower_roles(cast(Role, service.demand))
]


async def test_every_room_is_found() -> None:
    """The tests below would pass if nothing were found."""
    assert {room for room, _ in doors()} >= {"people", "insurers", "cases", "bundles", "agents", "customers"}
    assert len(FOR_STAFF) > 40


@pytest.mark.parametrize("service", services(), ids=_named)
async def test_every_service_says_what_it_demands(service: Service) -> None:
    assert isinstance(service.demand, Role | Demand), f"{service.name} carries no @use_case"
    first = next(iter(service.parameters), "")
    if isinstance(service.demand, Role):
        assert first == "actor"
    else:
        assert first == FIRST_PARAMETERS.get(service.demand, first)
        assert "actor" not in service.parameters, "an actor is let in by a role, not by the system"


async def test_nothing_stands_behind_a_door_unasked() -> None:
    """A coroutine in a service's own files is either offered, with a demand, or private by its name."""
    offered = {service.function for service in services()}
    unasked = [
        f"{door.__name__}.{name}"
        for _, door in doors()
        for name, function in coroutines_behind(door)
        if function not in offered or not hasattr(function, "demand")
    ]
    assert not unasked


@pytest.mark.parametrize(("service", "role"), REFUSALS)
async def test_a_role_too_low_is_refused_before_anything_is_read(service: Service, role: Role, worlds: Worlds) -> None:
    with recorded_queries() as queries, pytest.raises(NotAllowed) as refusal:
        await service.function(_actor(role), **_anything_for(service))
    assert refusal.value.needed == cast(Role, service.demand).word
    assert not queries


OPERATORS_ONLY = [service for service in services() if service.demand is Demand.OPERATOR]


@pytest.mark.parametrize("service", OPERATORS_ONLY, ids=_named)
async def test_only_operators_run_the_deployment(service: Service, worlds: Worlds) -> None:
    """A manager is no operator: those are named in the settings."""
    with recorded_queries() as queries, pytest.raises(NotAllowed) as refusal:
        await service.function(_actor(Role.MANAGER).person, **_anything_for(service))
    assert refusal.value.needed == Demand.OPERATOR.value
    assert not queries


def _actor(role: Role) -> Actor:
    person = Person(9, "路人", "zh-CN", Place(9, ChatKind.PRIVATE), Source(1, 1))
    return Actor(1, "路人", role, 1, "一店", "Asia/Shanghai", "zh-CN", person)


def _anything_for(service: Service) -> dict[str, Any]:
    """Something for everything the service takes; nobody looks at it, since permission comes first."""
    _, *others = service.parameters.values()
    assert all(each.kind is not inspect.Parameter.VAR_POSITIONAL for each in others)
    return {each.name: object() for each in others}
