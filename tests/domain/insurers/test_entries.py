"""Reading an insurer's account entry by entry, however long it is."""

from datetime import UTC, datetime

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.database.connection import recorded_queries
from domain.errors import NotFound
from domain.insurers import service
from domain.insurers.views import InsurerView
from domain.money import yuan
from domain.pages import Spot
from tests.factories.insurers import an_insurer
from tests.factories.people import an_actor

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
async def manager(database: str) -> Actor:
    clock.use(clock.FixedClock(datetime(2026, 11, 20, 4, tzinfo=UTC)))
    return await an_actor(Role.MANAGER)


async def accepted(actor: Actor, insurer: InsurerView, *numbers: int) -> None:
    for number in numbers:
        await service.accept_case(actor, insurer_id=insurer.id, case_number=number, share_fen=yuan(1))


async def test_entries_are_read_on_from_any_of_them_both_ways(manager: Actor) -> None:
    insurer, other = await an_insurer(manager), await an_insurer(manager, "人保")
    for number in range(1, 13):
        await accepted(manager, insurer, number)
        await accepted(manager, other, 100 + number)
    everything = await service.read_entries(manager, insurer.id)
    assert [entry.case_number for entry in everything] == list(range(12, 0, -1))
    middle = everything[5].id
    older = await service.read_entries(manager, insurer.id, spot=Spot(older_than=middle), limit=3)
    newer = await service.read_entries(manager, insurer.id, spot=Spot(newer_than=middle), limit=3)
    assert older == everything[6:9]
    assert newer == everything[2:5]
    assert {entry.who for entry in everything} == {manager.name}


async def test_the_card_tells_whether_there_are_more_entries_than_it_shows(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    for number in range(1, 8):
        detail = await service.credit_one(manager, insurer.id)
        assert (len(detail.entries), detail.has_more_entries) == (number - 1, False)
        await accepted(manager, insurer, number)
    detail = await service.credit_one(manager, insurer.id)
    assert (len(detail.entries), detail.has_more_entries) == (6, True)


async def test_a_long_account_costs_as_many_queries_as_a_short_one(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await accepted(manager, insurer, 1)
    counts = []
    for numbers in (range(2, 3), range(3, 40)):
        await accepted(manager, insurer, *numbers)
        with recorded_queries() as queries:
            await service.read_entries(manager, insurer.id, spot=Spot(older_than=10**17))
        counts.append(len(queries))
    assert counts[0] == counts[1]


async def test_another_centres_account_does_not_exist(manager: Actor) -> None:
    insurer, stranger = await an_insurer(manager), await an_actor(Role.MANAGER)
    with pytest.raises(NotFound):
        await service.read_entries(stranger, insurer.id)
