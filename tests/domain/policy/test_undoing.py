"""Taking back a policy value: the one before holds again, from the same day (domain §10, interface §1)."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.errors import NotAllowed
from domain.money import yuan
from domain.people import service as people
from domain.people.errors import BuiltOn, UndoneAlready, UndoTooLate
from domain.people.views import ChangeView
from domain.policy import service
from domain.policy.errors import PolicyOutOfOrder
from domain.policy.models import PolicyOverride
from domain.policy.values import DEFAULTS
from domain.policy.views import ValueView
from domain.undo import service as undo
from tests.factories.people import a_staff, an_actor, anew

pytestmark = pytest.mark.usefixtures("database")

YESTERDAY, TODAY, TOMORROW = date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23)
NEXT_MONTH = date(2026, 12, 1)


@pytest.fixture(autouse=True)
def the_clock() -> clock.FixedClock:
    """23:00 in Shanghai."""
    fixed = clock.FixedClock(datetime(2026, 11, 22, 15, tzinfo=UTC))
    clock.use(fixed)
    return fixed


async def last(actor: Actor) -> ChangeView:
    """What the actor did last."""
    return (await people.own_changes(actor))[0]


async def shown(actor: Actor, key: str) -> ValueView:
    """A value as managers read it."""
    return (await service.read_policy(actor, key)).values[0]


async def test_the_value_before_holds_again_from_the_same_day() -> None:
    manager = await an_actor(Role.MANAGER)
    before = await shown(manager, "margin.warn")
    await service.set_policy(anew(manager), "margin.warn", "18%")
    once = await shown(manager, "margin.warn")
    await service.set_policy(anew(manager), "margin.warn", "15%")

    await undo.undo_last(anew(manager))
    assert await shown(manager, "margin.warn") == once
    await undo.undo_last(anew(manager))
    assert await shown(manager, "margin.warn") == before

    for day in (YESTERDAY, TODAY, NEXT_MONTH):
        assert await service.values_at(manager.centre_id, day) == DEFAULTS
    assert await PolicyOverride.all().count() == 4, "nothing is deleted"
    assert (await service.set_policy(anew(manager), "margin.warn", "16%")).old == 2_000
    assert (await service.values_at(manager.centre_id, TODAY)).margin.warn == 1_600


async def test_what_was_to_hold_later_will_not() -> None:
    manager = await an_actor(Role.MANAGER)
    before = await shown(manager, "credit.limit_start")
    await service.set_policy(anew(manager), "credit.limit_start", "8万", NEXT_MONTH)

    await undo.undo_last(anew(manager))

    assert await service.values_at(manager.centre_id, NEXT_MONTH) == DEFAULTS
    assert await shown(manager, "credit.limit_start") == before, "nothing is announced for that day any more"
    sooner = await service.set_policy(anew(manager), "credit.limit_start", "6万")
    assert sooner.coming is None
    assert (await service.values_at(manager.centre_id, NEXT_MONTH)).credit.limit_start == yuan(60_000)


async def test_over_midnight_it_is_still_the_day_it_was_set_for(the_clock: clock.FixedClock) -> None:
    manager = await an_actor(Role.MANAGER)
    await service.set_policy(anew(manager), "margin.warn", "15%")
    the_clock.advance(timedelta(hours=2))

    await undo.undo_last(anew(manager))

    assert await service.values_at(manager.centre_id, TODAY) == DEFAULTS
    assert await service.values_at(manager.centre_id, TOMORROW) == DEFAULTS
    assert (await service.values_of_centres({manager.centre_id: TOMORROW}))[manager.centre_id] == DEFAULTS


async def test_a_newer_value_of_the_same_key_stands_in_the_way_and_no_other() -> None:
    manager = await an_actor(Role.MANAGER)
    await service.set_policy(anew(manager), "margin.warn", "18%")
    first = await last(manager)
    await service.set_policy(anew(manager), "credit.watch_share", "75%")
    await service.set_policy(anew(manager), "margin.warn", "15%", NEXT_MONTH)

    with pytest.raises(BuiltOn) as refused:
        await service.undo_set(anew(manager), first)
    assert (refused.value.by, refused.value.deed.key) == (manager.name, "audit-subject-policy")

    await undo.undo_last(anew(manager))
    await service.undo_set(anew(manager), first)
    assert (await service.values_at(manager.centre_id, NEXT_MONTH)).margin == DEFAULTS.margin
    assert (await service.values_at(manager.centre_id, TODAY)).credit.watch_share == 7_500


async def test_a_value_that_would_contradict_another_by_now_is_named() -> None:
    manager = await an_actor(Role.MANAGER)
    await service.set_policy(anew(manager), "margin.stop", "5%")
    stop = await last(manager)
    await service.set_policy(anew(manager), "margin.warn", "8%", NEXT_MONTH)

    with pytest.raises(PolicyOutOfOrder) as refused:
        await service.undo_set(anew(manager), stop)

    assert (refused.value.lower, refused.value.upper) == ("margin.stop", "margin.warn")
    assert (await service.values_at(manager.centre_id, TODAY)).margin.stop == 500
    assert not (await people.own_changes(manager))[0].undoes_id, "nothing was taken back"


async def test_once_within_a_day_by_managers(the_clock: clock.FixedClock) -> None:
    manager = await an_actor(Role.MANAGER)
    centre = await people.centre(manager.centre_id)
    other, partner = await a_staff(centre, Role.MANAGER), await a_staff(centre, Role.PARTNER)
    await service.set_policy(anew(manager), "margin.warn", "15%")
    change = await last(manager)
    with pytest.raises(NotAllowed):
        await service.undo_set(partner, change)
    await service.undo_set(other, change)
    with pytest.raises(UndoneAlready):
        await service.undo_set(anew(manager), change)
    await service.set_policy(anew(manager), "margin.warn", "15%")
    change = await last(manager)
    the_clock.advance(timedelta(hours=24, seconds=1))
    with pytest.raises(UndoTooLate):
        await service.undo_set(anew(manager), change)


async def test_of_two_who_undo_and_set_at_once_one_comes_second() -> None:
    for _ in range(4):
        manager = await an_actor(Role.MANAGER)
        await service.set_policy(anew(manager), "margin.warn", "15%")
        change = await last(manager)
        undone, done = await asyncio.gather(
            service.undo_set(anew(manager), change),
            service.set_policy(anew(manager), "margin.warn", "12%"),
            return_exceptions=True,
        )
        assert isinstance(undone, BuiltOn | None)
        assert not isinstance(done, BaseException)
        assert (await service.values_at(manager.centre_id, TODAY)).margin.warn == 1_200
