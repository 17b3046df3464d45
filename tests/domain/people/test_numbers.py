"""Numbers are given once, whoever asks at the same time."""

import asyncio

import pytest

from domain.database.connection import transaction
from domain.people import service
from tests.factories.people import a_centre

pytestmark = pytest.mark.usefixtures("database")


async def test_numbers_count_up_per_centre_and_kind() -> None:
    here, there = await a_centre(), await a_centre()

    taken = [await service.next_number(here.id, "case") for _ in range(3)]

    assert taken == [1, 2, 3]
    assert await service.next_number(here.id, "quote") == 1
    assert await service.next_number(there.id, "case") == 1


async def test_many_at_once_get_different_numbers() -> None:
    centre = await a_centre()

    taken = await asyncio.gather(*(service.next_number(centre.id, "case") for _ in range(12)))

    assert sorted(taken) == list(range(1, 13))


async def _take_one_and_fail(centre_id: int) -> None:
    async with transaction():
        await service.next_number(centre_id, "case")
        raise ZeroDivisionError


async def test_a_number_falls_with_its_transaction() -> None:
    centre = await a_centre()

    with pytest.raises(ZeroDivisionError):
        await _take_one_and_fail(centre.id)

    assert await service.next_number(centre.id, "case") == 1
