"""Reading and setting policy values on a real database."""

from datetime import UTC, date, datetime

import pytest

from domain import clock
from domain.actor import Role
from domain.errors import NotAllowed
from domain.money import yuan
from domain.people import service as people
from domain.policy import service
from domain.policy.errors import NotOneValue, PolicyInThePast, PolicyOutOfOrder, PolicyOutOfRange
from domain.policy.values import DEFAULTS
from tests.factories.people import a_centre, a_staff, an_actor

pytestmark = pytest.mark.usefixtures("database")

TODAY, TOMORROW, NEXT_MONTH = date(2026, 11, 22), date(2026, 11, 23), date(2026, 12, 1)


@pytest.fixture(autouse=True)
def the_clock() -> clock.FixedClock:
    """23:00 in Shanghai; in UTC it is still the afternoon of the same day."""
    fixed = clock.FixedClock(datetime(2026, 11, 22, 15, tzinfo=UTC))
    clock.use(fixed)
    return fixed


async def test_a_new_centre_lives_by_the_defaults() -> None:
    centre = await a_centre()
    assert await service.values_at(centre.id, TODAY) is DEFAULTS


async def test_a_value_holds_from_today_in_its_centre_and_the_past_keeps_its_own() -> None:
    manager, other = await an_actor(Role.MANAGER), await a_centre()

    change = await service.set_policy(manager, "margin.warn", "15%")

    assert (change.old, change.new, change.from_day, change.is_today) == (2_000, 1_500, TODAY, True)
    assert (await service.values_at(manager.centre_id, TODAY)).margin.warn == 1_500
    assert (await service.values_at(manager.centre_id, date(2026, 11, 21))).margin.warn == 2_000
    assert (await service.values_at(other.id, TODAY)).margin.warn == 2_000


async def test_a_value_can_wait_for_its_day_and_is_announced_until_then() -> None:
    manager = await an_actor(Role.MANAGER)

    await service.set_policy(manager, "credit.limit_start", "8万", NEXT_MONTH)
    sooner = await service.set_policy(manager, "credit.limit_start", "6万")

    assert (await service.values_at(manager.centre_id, TODAY)).credit.limit_start == yuan(60_000)
    assert (await service.values_at(manager.centre_id, NEXT_MONTH)).credit.limit_start == yuan(80_000)
    assert sooner.coming is not None
    assert (sooner.coming.from_day, sooner.coming.stored) == (NEXT_MONTH, yuan(80_000))
    (value,) = (await service.read_policy(manager, "credit.limit_start")).values
    assert (value.stored, value.since, value.set_by) == (yuan(60_000), TODAY, manager.name)
    assert value.coming is not None


async def test_today_is_the_centres_own_day(the_clock: clock.FixedClock) -> None:
    manager = await an_actor(Role.MANAGER)
    the_clock.move_to(datetime(2026, 11, 22, 16, 30, tzinfo=UTC))

    change = await service.set_policy(manager, "margin.warn", "15%")

    assert (change.from_day, change.is_today) == (TOMORROW, True)
    with pytest.raises(PolicyInThePast):
        await service.set_policy(manager, "margin.warn", "16%", TODAY)


async def test_setting_twice_on_one_day_leaves_the_second() -> None:
    manager = await an_actor(Role.MANAGER)

    await service.set_policy(manager, "digest.cases", "8:00")
    again = await service.set_policy(manager, "digest.cases", "7:45")

    assert (again.old, again.new) == (480, 465)
    assert (await service.values_at(manager.centre_id, TODAY)).digest.cases.minute == 45


async def test_a_contradiction_is_refused_on_whichever_day_it_would_arise() -> None:
    manager = await an_actor(Role.MANAGER)
    await service.set_policy(manager, "margin.warn", "12%", NEXT_MONTH)

    await service.set_policy(manager, "margin.stop", "12%")
    with pytest.raises(PolicyOutOfOrder):
        await service.set_policy(manager, "margin.stop", "15%")

    assert (await service.values_at(manager.centre_id, TODAY)).margin.stop == 1_200


@pytest.mark.parametrize(
    ("key", "text", "refusal"),
    [
        ("margin", "20%", NotOneValue),
        ("margin.warn", "500%", PolicyOutOfRange),
        ("margin.warn", "31%", PolicyOutOfOrder),
    ],
)
async def test_what_is_refused_changes_nothing(key: str, text: str, refusal: type[Exception]) -> None:
    manager = await an_actor(Role.MANAGER)

    with pytest.raises(refusal):
        await service.set_policy(manager, key, text)

    assert await service.values_at(manager.centre_id, TODAY) is DEFAULTS
    assert await people.read_changes(manager) == ()


async def test_the_change_is_kept_with_who_and_both_values() -> None:
    manager = await an_actor(Role.MANAGER, name="张伟")

    await service.set_policy(manager, "margin.warn", "15%", NEXT_MONTH)

    (entry,) = await people.read_changes(manager, subject="policy")
    assert (entry.by_name, entry.what) == ("张伟", "margin.warn")
    assert entry.before == {"value": "20%"}
    assert (entry.after["value"], entry.after["from_day"]) == ("15%", "2026-12-01")


async def test_only_managers_read_or_set() -> None:
    centre = await a_centre()
    partner = await a_staff(centre, Role.PARTNER)

    with pytest.raises(NotAllowed):
        await service.read_policy(partner)
    with pytest.raises(NotAllowed):
        await service.set_policy(partner, "margin.warn", "15%")


async def test_several_centres_at_once_each_on_its_own_day() -> None:
    here, there = await an_actor(Role.MANAGER), await an_actor(Role.MANAGER)
    await service.set_policy(here, "margin.warn", "15%")
    await service.set_policy(there, "margin.warn", "12%", TOMORROW)

    values = await service.values_of_centres({here.centre_id: TODAY, there.centre_id: TODAY})

    assert (values[here.centre_id].margin.warn, values[there.centre_id].margin.warn) == (1_500, 2_000)
