"""Policies of cars: one is current, all stay on record, and the radar shows those that expire (domain §2)."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError

from domain import clock
from domain.actor import Actor, ChatKind, Role
from domain.clock import FixedClock
from domain.customers import service as customers
from domain.customers.errors import (
    ExpiryImplausible,
    NotALabel,
    NotAName,
    NotAPhone,
    NotAPlate,
    PremiumImplausible,
    SpanOutOfRange,
    StartsAfterExpiry,
)
from domain.customers.models import Customer, InsurancePolicy, Vehicle
from domain.customers.views import PolicyFacts, PolicyKind, RadarPage
from domain.database.connection import recorded_queries, transaction
from domain.errors import DomainError, NotFound
from domain.money import yuan
from domain.people.models import AuditEntry
from domain.policy import service as policy
from tests.factories.customers import a_plate, a_policy, a_vehicle
from tests.factories.people import a_centre, a_place, a_staff, an_actor

PLATE, PHONE, OTHER_PHONE = "京AD12345", "13812345678", "13900001111"
TODAY, EXPIRY = date(2026, 11, 20), date(2026, 12, 31)
WHOLE: dict[str, Any] = {
    "plate": PLATE,
    "name": "王先生",
    "phone": PHONE,
    "expires_on": EXPIRY,
    "insurer": "平安",
    "kind": PolicyKind.FULL,
    "premium_fen": yuan(6_800),
    "sold_by": "陈静",
    "starts_on": date(2026, 1, 1),
}

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def time() -> FixedClock:
    """20 November 2026, ten in the morning in Shanghai."""
    fixed = FixedClock(datetime(2026, 11, 20, 2, 0, tzinfo=UTC))
    clock.use(fixed)
    return fixed


async def _states() -> list[tuple[date, str]]:
    return [(row.expires_on, row.state) for row in await InsurancePolicy.all().order_by("id")]


async def _audited() -> list[AuditEntry]:
    return await AuditEntry.filter(subject="cover").order_by("id")


def _days(page: RadarPage) -> list[int]:
    return [line.days_left for line in page.lines]


# --- adding ---


async def test_a_policy_keeps_what_was_told_and_the_car_with_its_owner() -> None:
    actor = await an_actor(name="小李")
    added = await customers.add_policy(actor, **WHOLE | {"plate": "京a·d12345", "phone": "138 1234 5678"})
    facts = PolicyFacts(EXPIRY, "平安", PolicyKind.FULL, yuan(6_800), date(2026, 1, 1), "陈静")
    assert (added.is_new, added.former) == (True, None)
    known = added.now
    assert (known.vehicle.plate, known.vehicle.customer_name, known.vehicle.phone) == (PLATE, "王先生", PHONE)
    assert known.policy is not None
    assert (known.policy.facts, known.policy.days_left, known.policy.is_due) == (facts, 41, True)
    assert (known.policy.recorded_on, known.policy.recorded_by) == (TODAY, "小李")
    assert await customers.show_policy(actor, plate=PLATE) == known
    assert await customers.show_policy(actor, vehicle_id=known.vehicle.id) == known
    assert await customers.current_policy(actor, PLATE) == facts
    assert await customers.find_vehicle(actor, PLATE) == known.vehicle


async def test_plate_and_expiry_are_enough() -> None:
    actor = await an_actor()
    added = await customers.add_policy(actor, plate=PLATE, expires_on=EXPIRY)
    assert added.now.vehicle.customer_id is None
    assert await customers.current_policy(actor, PLATE) == PolicyFacts(EXPIRY)


async def test_a_newer_policy_replaces_the_current_one_which_stays_on_record() -> None:
    actor = await an_actor()
    await customers.add_policy(actor, **WHOLE)
    later = date(2027, 12, 31)
    added = await customers.add_policy(actor, plate=PLATE, expires_on=later, insurer="人保")
    assert added.former is not None
    assert (added.former.expires_on, added.former.insurer) == (EXPIRY, "平安")
    assert await customers.current_policy(actor, PLATE) == PolicyFacts(later, "人保")
    assert await _states() == [(EXPIRY, "replaced"), (later, "current")]
    assert await Vehicle.all().count() == 1


async def test_what_is_told_anew_of_the_same_policy_completes_it() -> None:
    actor = await an_actor()
    await customers.add_policy(actor, plate=PLATE, expires_on=EXPIRY, insurer="平安", sold_by="陈静")
    added = await customers.add_policy(actor, plate=PLATE, expires_on=EXPIRY, premium_fen=yuan(6_800))
    assert added.is_new
    whole = PolicyFacts(EXPIRY, "平安", premium_fen=yuan(6_800), sold_by="陈静")
    assert await customers.current_policy(actor, PLATE) == whole


async def test_told_again_nothing_changes_and_nothing_is_audited() -> None:
    actor = await an_actor()
    first = await customers.add_policy(actor, **WHOLE)
    before = await AuditEntry.all().count()
    for again in (WHOLE, {"plate": PLATE, "phone": PHONE, "name": "王先生", "expires_on": EXPIRY}):
        added = await customers.add_policy(actor, **again)
        assert (added.is_new, added.former, added.now) == (False, None, first.now)
    assert await InsurancePolicy.all().count() == 1
    assert await AuditEntry.all().count() == before


async def test_a_change_is_audited_under_the_car_with_what_it_was() -> None:
    actor = await an_actor(place=a_place())
    car = (await customers.add_policy(actor, **WHOLE)).now.vehicle
    await customers.add_policy(actor, plate=PLATE, expires_on=date(2027, 12, 31))
    first, second = await _audited()
    assert {(each.subject, each.number, each.what) for each in (first, second)} == {("cover", car.id, "added")}
    assert first.before == {}
    facts = {
        "insurer": "平安",
        "kind": "full",
        "premium_fen": 680_000,
        "starts_on": "2026-01-01",
        "expires_on": "2026-12-31",
        "sold_by": "陈静",
    }
    assert facts.items() <= first.after.items()
    assert first.after["plate"] == PLATE
    assert facts.items() <= second.before.items()
    assert second.after["expires_on"] == "2027-12-31"


async def test_the_owner_changes_as_with_any_car() -> None:
    actor = await an_actor()
    await customers.add_policy(actor, **WHOLE)
    added = await customers.add_policy(actor, **WHOLE | {"name": "李女士", "phone": OTHER_PHONE})
    assert not added.is_new, "the policy is the car's"
    assert (added.now.vehicle.customer_name, added.now.vehicle.phone) == ("李女士", OTHER_PHONE)
    assert await Customer.all().count() == 2


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"plate": "AD12345"}, NotAPlate),
        ({"phone": "1381234567"}, NotAPhone),
        ({"name": "王\n先生"}, NotAName),
        ({"expires_on": date(2016, 12, 31)}, ExpiryImplausible),
        ({"expires_on": date(2031, 1, 1)}, ExpiryImplausible),
        ({"starts_on": date(2027, 1, 1)}, StartsAfterExpiry),
        ({"premium_fen": 0}, PremiumImplausible),
        ({"premium_fen": -1}, PremiumImplausible),
        ({"insurer": "平" * 41}, NotALabel),
        ({"sold_by": "陈\n静"}, NotALabel),
    ],
)
async def test_what_can_not_be_is_refused_and_nothing_is_written(
    wrong: dict[str, Any], refusal: type[DomainError]
) -> None:
    actor = await an_actor()
    before = await AuditEntry.all().count()
    async with transaction():
        with pytest.raises(refusal):
            await customers.add_policy(actor, **WHOLE | wrong)
    assert not await Vehicle.exists()
    assert not await Customer.exists()
    assert not await InsurancePolicy.exists()
    assert await AuditEntry.all().count() == before


async def test_many_at_once_leave_one_current_policy() -> None:
    centre = await a_centre()
    staff = [await a_staff(centre) for _ in range(6)]
    days = [EXPIRY + timedelta(days=number) for number in range(6)]
    await asyncio.gather(
        *(customers.add_policy(one, plate=PLATE, expires_on=day) for one, day in zip(staff, days, strict=True))
    )
    states = await _states()
    assert sorted(day for day, _ in states) == days
    assert [state for _, state in states].count("current") == 1


async def test_the_database_holds_a_car_to_one_current_policy() -> None:
    actor = await an_actor()
    await customers.add_policy(actor, **WHOLE)
    row = (await InsurancePolicy.all().values())[0]
    with pytest.raises(IntegrityError):
        async with transaction():
            await InsurancePolicy.create(**{name: value for name, value in row.items() if name != "id"})


# --- looking at one ---


async def test_a_look_in_private_is_kept_unless_one_has_just_told_it() -> None:
    centre = await a_centre()
    private, group = await a_staff(centre), await a_staff(centre, place=a_place(ChatKind.TEAM))
    await customers.add_policy(private, **WHOLE)
    await customers.add_policy(group, plate=PLATE, expires_on=date(2027, 12, 31))
    await customers.show_policy(group, plate=PLATE)
    await customers.renewal_radar(private)
    assert "looked" not in [each.what for each in await _audited()]
    known = await customers.add_policy(private, plate=PLATE, expires_on=date(2028, 2, 29))
    assert known.now.vehicle.phone == PHONE
    await customers.show_policy(private, plate=PLATE)
    looks = [each for each in await _audited() if each.what == "looked"]
    assert [(each.number, each.staff_id) for each in looks] == [(known.now.vehicle.id, private.staff_id)] * 2


async def test_nobody_is_looked_at_where_no_owner_is_known() -> None:
    actor = await an_actor()
    await customers.add_policy(actor, plate=PLATE, expires_on=EXPIRY)
    await customers.show_policy(actor, plate=PLATE)
    assert [each.what for each in await _audited()] == ["added"]


async def test_a_known_car_may_have_no_policy_and_an_unknown_one_is_not_found() -> None:
    actor = await an_actor()
    car = await a_vehicle(actor, plate=PLATE)
    assert (await customers.show_policy(actor, plate=PLATE)).policy is None
    assert (await customers.show_policy(actor, vehicle_id=car.id)).policy is None
    assert await customers.current_policy(actor, PLATE) is None
    assert await customers.current_policy(actor, "京A88888") is None
    for which in ({"plate": "京A88888"}, {"vehicle_id": car.id + 1}, {}):
        with pytest.raises(NotFound):
            await customers.show_policy(actor, **which)
    with pytest.raises(NotAPlate):
        await customers.show_policy(actor, plate="AD12345")


@pytest.mark.parametrize(("days", "is_due"), [(90, True), (91, False), (0, True), (-5, True)])
async def test_a_policy_is_due_as_soon_as_the_radar_shows_it(days: int, is_due: bool) -> None:
    known = (await a_policy(await an_actor(), TODAY + timedelta(days=days))).now
    assert known.policy is not None
    assert known.policy.is_due is is_due


# --- the radar ---


async def test_the_radar_shows_the_soonest_first_by_its_steps() -> None:
    actor = await an_actor()
    for days in (91, 31, 90, 30, 16, 7, 1, 0, -1, -30, -31, 61):
        await a_policy(actor, TODAY + timedelta(days=days))
    page = await customers.renewal_radar(actor)
    assert (page.within_days, page.spans_days) == (90, (90, 60, 30, 15, 7, 1))
    assert _days(page) == [-30, -1, 0, 1, 7, 16, 30, 31, 61, 90]
    assert [(step.least_days, step.most_days, step.count) for step in page.steps] == [
        (-30, -1, 2),
        (0, 1, 2),
        (2, 7, 1),
        (16, 30, 2),
        (31, 60, 1),
        (61, 90, 2),
    ]
    assert (page.lines.total, page.lines.left) == (10, 0)
    assert _days(await customers.renewal_radar(actor, 7)) == [-30, -1, 0, 1, 7]
    assert _days(await customers.renewal_radar(actor, 366, offset=10)) == [91]


async def test_only_current_policies_are_on_the_radar() -> None:
    actor = await an_actor()
    await a_policy(actor, TODAY + timedelta(days=5), plate=PLATE)
    await a_policy(actor, TODAY + timedelta(days=370), plate=PLATE)
    page = await customers.renewal_radar(actor)
    assert (page.lines.items, page.steps, page.lines.total, page.lines.left) == ((), (), 0, 0)


async def test_a_line_tells_of_car_owner_and_insurer_of_today() -> None:
    actor = await an_actor()
    await customers.add_policy(actor, **WHOLE)
    await customers.keep_vehicle(actor, plate=PLATE, name="李女士", phone=OTHER_PHONE)
    (line,) = (await customers.renewal_radar(actor)).lines
    assert (line.vehicle.plate, line.vehicle.customer_name) == (PLATE, "李女士")
    assert (line.facts.insurer, line.days_left) == ("平安", 41)


async def test_the_radar_turns_its_pages() -> None:
    actor = await an_actor()
    for days in range(23):
        await a_policy(actor, TODAY + timedelta(days=days))
    pages = [await customers.renewal_radar(actor, 30, offset=offset) for offset in (0, 10, 20)]
    assert [day for page in pages for day in _days(page)] == list(range(23))
    assert [page.lines.left for page in pages] == [13, 3, 0]
    assert {page.lines.total for page in pages} == {23}
    assert await customers.renewal_radar(actor, 30, offset=10_000) == pages[-1]


async def test_policies_of_one_day_are_not_lost_between_pages() -> None:
    actor = await an_actor()
    for _ in range(12):
        await a_policy(actor, EXPIRY)
    pages = [await customers.renewal_radar(actor, offset=offset) for offset in (0, 10)]
    assert len({line.vehicle.id for page in pages for line in page.lines}) == 12


async def test_the_centre_decides_how_far_and_in_which_steps() -> None:
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER)
    await policy.set_policy(manager, "renewal.first_days", "120")
    await policy.set_policy(manager, "renewal.last_days", "3")
    await a_policy(manager, TODAY + timedelta(days=118))
    await a_policy(manager, TODAY + timedelta(days=3))
    page = await customers.renewal_radar(manager)
    assert (page.within_days, page.spans_days) == (120, (120, 60, 30, 15, 7, 3))
    assert [(step.least_days, step.most_days) for step in page.steps] == [(0, 3), (61, 120)]


@pytest.mark.parametrize("within_days", [0, -3, 367])
async def test_the_radar_looks_a_day_to_a_year_ahead(within_days: int) -> None:
    with pytest.raises(SpanOutOfRange):
        await customers.renewal_radar(await an_actor(), within_days)


@pytest.mark.parametrize(
    ("now", "expiries", "left"),
    [
        (datetime(2026, 11, 30, 2, tzinfo=UTC), [date(2026, 11, 30), date(2026, 12, 1)], [0, 1]),
        (datetime(2028, 2, 28, 2, tzinfo=UTC), [date(2028, 2, 29), date(2028, 3, 1)], [1, 2]),
        (datetime(2027, 2, 28, 2, tzinfo=UTC), [date(2027, 3, 1)], [1]),
        (datetime(2028, 3, 30, 2, tzinfo=UTC), [date(2028, 2, 29)], [-30]),
        (datetime(2026, 12, 31, 2, tzinfo=UTC), [date(2027, 1, 1)], [1]),
    ],
)
async def test_days_are_counted_over_the_ends_of_months(
    time: FixedClock, now: datetime, expiries: list[date], left: list[int]
) -> None:
    time.move_to(now)
    actor = await an_actor()
    for day in expiries:
        await a_policy(actor, day)
    assert _days(await customers.renewal_radar(actor)) == left


async def test_a_day_begins_at_midnight_of_the_centre(time: FixedClock) -> None:
    shanghai = await a_staff(await a_centre(zone="Asia/Shanghai"))
    honolulu = await a_staff(await a_centre(zone="Pacific/Honolulu"))
    for actor in (shanghai, honolulu):
        await a_policy(actor, EXPIRY)
    time.move_to(datetime(2026, 12, 31, 15, 59, tzinfo=UTC))
    assert _days(await customers.renewal_radar(shanghai)) == [0]
    assert _days(await customers.renewal_radar(honolulu)) == [0]
    time.move_to(datetime(2026, 12, 31, 16, 0, tzinfo=UTC))
    assert _days(await customers.renewal_radar(shanghai)) == [-1]
    assert _days(await customers.renewal_radar(honolulu)) == [0]


async def test_the_radar_costs_as_many_queries_whatever_the_history() -> None:
    actor = await an_actor()
    counts = []
    for _ in range(2):
        await a_policy(actor, EXPIRY)
        with recorded_queries() as queries:
            await customers.renewal_radar(actor)
        counts.append(len(queries))
        for car in range(12):
            for year in range(3):
                plate = f"京K{car:05}"
                await customers.add_policy(actor, plate=plate, expires_on=TODAY + timedelta(days=car + 365 * year))
            await a_policy(actor, TODAY + timedelta(days=car))
    assert counts[0] == counts[1] <= 6


async def test_adding_and_showing_cost_as_many_queries_whatever_the_history() -> None:
    actor = await an_actor()
    counts = set()
    for year in range(4):
        await customers.add_policy(actor, plate=PLATE, expires_on=TODAY + timedelta(days=200 * year))
        with recorded_queries() as queries:
            await customers.show_policy(actor, plate=PLATE)
        counts.add(len(queries))
    assert len(counts) == 1


async def test_another_centre_sees_nothing_and_keeps_its_own() -> None:
    ours, theirs = await an_actor(), await an_actor()
    car = (await customers.add_policy(ours, **WHOLE)).now.vehicle
    assert (await customers.renewal_radar(theirs)).lines.total == 0
    assert await customers.current_policy(theirs, PLATE) is None
    for which in ({"plate": PLATE}, {"vehicle_id": car.id}):
        with pytest.raises(NotFound):
            await customers.show_policy(theirs, **which)
    await customers.add_policy(theirs, plate=PLATE, expires_on=date(2027, 3, 1), insurer="人保")
    assert await _states() == [(EXPIRY, "current"), (date(2027, 3, 1), "current")]
    assert await customers.current_policy(ours, PLATE) == PolicyFacts(
        EXPIRY, "平安", PolicyKind.FULL, yuan(6_800), date(2026, 1, 1), "陈静"
    )


async def test_a_car_of_the_radar_is_one_that_can_be_shown() -> None:
    actor: Actor = await an_actor()
    for _ in range(3):
        await a_policy(actor, EXPIRY, plate=a_plate())
    for line in (await customers.renewal_radar(actor)).lines:
        known = await customers.show_policy(actor, vehicle_id=line.vehicle.id)
        assert known.policy is not None
        assert (known.vehicle, known.policy.facts) == (line.vehicle, line.facts)
