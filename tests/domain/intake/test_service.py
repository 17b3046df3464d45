"""An update takes effect once: its number falls or stands with the transaction it came in."""

from datetime import UTC, datetime, timedelta

import pytest

from domain import clock
from domain.database.connection import transaction
from domain.intake import service as intake
from domain.intake.models import SetAside

BOT = 7


async def test_a_number_is_new_once_per_bot(database: str) -> None:
    assert await intake.is_first_sight(BOT, 1) is True
    assert await intake.is_first_sight(BOT, 1) is False
    assert await intake.is_first_sight(BOT + 1, 1) is True


async def test_a_number_falls_with_its_transaction(database: str) -> None:
    with pytest.raises(RuntimeError):
        async with transaction():
            assert await intake.is_first_sight(BOT, 1)
            raise RuntimeError("the handler failed")
    assert await intake.is_first_sight(BOT, 1) is True


async def test_what_is_set_aside_is_kept_whole(database: str) -> None:
    payload: dict[str, object] = {"update_id": 5, "message": {"text": "😀 \x00 <b>"}}
    await intake.set_aside(BOT, 5, payload=payload, reference="abcd1234", fault="KeyError()")
    assert (await SetAside.get(reference="abcd1234")).payload == payload
    assert await intake.set_aside_count() == 1


async def test_what_is_nested_deeper_than_anything_is_not_kept_whole(database: str) -> None:
    """How deep Python can write depends on how deep it stands: what passed here might not pass further down."""
    for number, (levels, is_kept) in enumerate(((90, True), (110, False), (900, False))):
        nested: list[object] = []
        for _ in range(levels):
            nested = [nested]
        payload: dict[str, object] = {"update_id": number, "message": nested}
        await intake.set_aside(BOT, number, payload=payload, reference=f"abcd{number}", fault="KeyError()")
        assert ((await SetAside.get(reference=f"abcd{number}")).payload == payload) is is_kept


async def test_old_numbers_are_forgotten(database: str) -> None:
    fixed = clock.FixedClock(datetime(2026, 11, 1, tzinfo=UTC))
    clock.use(fixed)
    await intake.is_first_sight(BOT, 1)
    fixed.advance(timedelta(days=13))
    await intake.is_first_sight(BOT, 2)
    fixed.advance(timedelta(days=2))
    assert await intake.forget_old() == 1
    assert await intake.is_first_sight(BOT, 2) is False


async def test_what_was_set_aside_stays_a_month(database: str) -> None:
    fixed = clock.FixedClock(datetime(2026, 11, 1, tzinfo=UTC))
    clock.use(fixed)
    await intake.set_aside(BOT, 5, payload={"update_id": 5}, reference="abcd1234", fault="KeyError()")
    fixed.advance(timedelta(days=29))
    await intake.forget_old()
    assert await intake.set_aside_count() == 1
    fixed.advance(timedelta(days=2))
    await intake.forget_old()
    assert await intake.set_aside_count() == 0
