"""Reads whose SQL is made once give what Tortoise gives."""

from datetime import UTC, datetime

import pytest
from tortoise.queryset import QuerySet, QuerySetSingle

from domain.database.prepared import prepared_first, prepared_list
from tests.domain.database.models import Account, Shop

EIGHT = datetime(2026, 11, 20, 8, tzinfo=UTC)


@prepared_list
def accounts_of(name: str, least: int) -> QuerySet[Account]:
    """The accounts of a shop from a number on, with the shop."""
    found = Account.filter(shop__name=name, number__gte=least, closed_at__isnull=False)
    return found.select_related("shop").order_by("-number").limit(2)


@prepared_first
def opened_at(moment: datetime, shop_id: int) -> QuerySetSingle[Account | None]:
    """The account of a shop opened at that moment."""
    return Account.filter(shop_id=shop_id, opened_at=moment).select_for_update().first()


@prepared_list
def numbered(numbers: tuple[int, ...], shop_id: int, others: tuple[int, ...]) -> QuerySet[Account]:
    """The accounts of a shop that have any of the numbers, and none of the others."""
    return Account.filter(number__in=numbers, shop_id=shop_id).exclude(number__in=others).order_by("number")


async def test_as_many_numbers_as_there_are(sample: str) -> None:
    shop = await Shop.create(name="一")
    for number in range(30):
        await Account.create(shop=shop, number=number, closed_at=EIGHT)

    async def found(numbers: tuple[int, ...], others: tuple[int, ...] = (99,)) -> list[int]:
        return [row.number for row in await numbered(numbers, shop.id, others)]

    assert await found((3, 1, 98)) == [1, 3]
    assert await found((3, 1), (1, 2, 99)) == [3]
    assert await found((2,), (1, 99, 98)) == [2]
    assert await found(tuple(range(40))) == list(range(30))
    assert await found(()) == []


async def test_only_the_values_change(sample: str) -> None:
    for name in ("一", "it's"):
        shop = await Shop.create(name=name)
        for number in range(4):
            await Account.create(shop=shop, number=number, opened_at=EIGHT.replace(hour=number), closed_at=EIGHT)

    async def found(name: str, least: int) -> list[tuple[str, int]]:
        return [(row.shop.name, row.number) for row in await accounts_of(name, least)]

    assert await found("一", 0) == [("一", 3), ("一", 2)]
    assert await found("it's", 3) == [("it's", 3)]
    assert await accounts_of(least=4, name="一") == []
    first = await opened_at(EIGHT.replace(hour=2), 1)
    assert first is not None
    assert (first.shop_id, first.number, first.opened_at, first.details) == (1, 2, EIGHT.replace(hour=2), {})
    assert await opened_at(shop_id=99, moment=EIGHT) is None


async def test_what_cannot_stand_in_the_sql_as_it_is_is_refused(sample: str) -> None:
    def unasked(name: str, least: int) -> QuerySet[Account]:
        return Account.filter(shop__name=name, number__gte=least + 1)

    def many(names: list[str]) -> QuerySet[Account]:
        return Account.filter(shop__name__in=names)

    with pytest.raises(TypeError, match="all its arguments as they are"):
        await prepared_list(unasked)("一", 1)
    with pytest.raises(TypeError, match="names: list"):
        await prepared_list(many)(["一"])
