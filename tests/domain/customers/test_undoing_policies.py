"""Taking back a policy leaves the car with the one before, and no trace but in the audit (domain §2, interface §1)."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.clock import FixedClock
from domain.customers import service as customers
from domain.customers.models import InsurancePolicy, Vehicle
from domain.customers.views import PolicyFacts, PolicyKind
from domain.errors import NotFound
from domain.money import yuan
from domain.people import service as people
from domain.people.errors import BuiltOn, NotYoursToUndo, UndoneAlready, UndoTooLate
from domain.people.models import AuditEntry
from domain.people.views import ChangeView
from domain.undo import service as undo
from domain.undo.errors import NothingToUndo
from tests.factories.people import a_centre, a_staff, an_actor, anew

PLATE, PHONE = "京AD12345", "13812345678"
FIRST, SECOND, THIRD = date(2026, 12, 31), date(2027, 12, 31), date(2028, 2, 29)

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def time() -> FixedClock:
    fixed = FixedClock(datetime(2026, 11, 20, 2, 0, tzinfo=UTC))
    clock.use(fixed)
    return fixed


async def _add(actor: Actor, expires_on: date, *, plate: str = PLATE, insurer: str = "平安") -> None:
    """A policy told in a message of its own."""
    await customers.add_policy(anew(actor), plate=plate, phone=PHONE, expires_on=expires_on, insurer=insurer)


async def _undo(actor: Actor) -> None:
    await undo.undo_last(anew(actor))


async def _last(actor: Actor) -> ChangeView:
    return next(each for each in await people.own_changes(actor) if each.subject == "cover")


async def _current(actor: Actor) -> PolicyFacts | None:
    return await customers.current_policy(actor, PLATE)


async def _states() -> list[str]:
    return [row.state for row in await InsurancePolicy.all().order_by("id")]


async def test_the_only_policy_goes_and_so_does_what_came_with_it() -> None:
    actor = await an_actor()
    await _add(actor, FIRST)
    await _undo(actor)
    assert await _current(actor) is None
    assert (await customers.renewal_radar(actor)).lines.total == 0
    assert (await customers.show_policy(actor, plate=PLATE)).vehicle.phone == ""
    assert await _states() == ["withdrawn"]


async def test_the_former_policy_is_current_again_with_all_its_facts() -> None:
    actor = await an_actor()
    await customers.add_policy(
        anew(actor),
        plate=PLATE,
        expires_on=FIRST,
        insurer="平安",
        kind=PolicyKind.COMMERCIAL,
        premium_fen=yuan(6_800),
        sold_by="陈静",
        starts_on=date(2026, 1, 1),
    )
    before, shown = await customers.renewal_radar(actor), await customers.show_policy(actor, plate=PLATE)
    await _add(actor, SECOND, insurer="人保")
    assert await customers.renewal_radar(actor) != before
    await _undo(actor)
    facts = PolicyFacts(FIRST, "平安", PolicyKind.COMMERCIAL, yuan(6_800), date(2026, 1, 1), "陈静")
    assert await _current(actor) == facts
    assert (await customers.renewal_radar(actor)).steps == before.steps
    assert (await customers.show_policy(actor, plate=PLATE)).policy == shown.policy
    assert await _states() == ["current", "withdrawn"]


async def test_what_completed_a_policy_is_taken_off_it() -> None:
    actor = await an_actor()
    await _add(actor, FIRST)
    await customers.add_policy(anew(actor), plate=PLATE, expires_on=FIRST, premium_fen=yuan(6_800))
    await _undo(actor)
    assert await _current(actor) == PolicyFacts(FIRST, "平安")


async def test_done_anew_it_holds_again() -> None:
    actor = await an_actor()
    await _add(actor, FIRST)
    for _ in range(2):
        await _add(actor, SECOND)
        await _undo(actor)
    await _add(actor, SECOND)
    assert await _current(actor) == PolicyFacts(SECOND, "平安")
    assert await _states() == ["replaced", "withdrawn", "withdrawn", "current"]


async def test_one_after_the_other_goes_back_to_nothing() -> None:
    actor = await an_actor()
    for day in (FIRST, SECOND, THIRD):
        await _add(actor, day)
    found = []
    for _ in range(3):
        await _undo(actor)
        current = await _current(actor)
        found.append(current and current.expires_on)
    assert found == [SECOND, FIRST, None]
    with pytest.raises(NothingToUndo):
        await _undo(actor)


async def test_what_a_newer_policy_followed_is_not_taken_from_under_it() -> None:
    centre = await a_centre()
    actor, colleague = await a_staff(centre), await a_staff(centre, name="小张")
    await _add(actor, FIRST)
    change = await _last(actor)
    await _add(colleague, SECOND)
    with pytest.raises(BuiltOn) as refused:
        await customers.undo_policy_added(anew(actor), change)
    assert refused.value.by == "小张"
    assert await _current(actor) == PolicyFacts(SECOND, "平安")
    await _undo(colleague)
    await customers.undo_policy_added(anew(actor), change)
    assert await _current(actor) is None


async def test_a_look_in_between_is_no_change_and_another_car_is_another() -> None:
    actor = await an_actor()
    await _add(actor, FIRST)
    change = await _last(actor)
    await customers.show_policy(anew(actor), plate=PLATE)
    await _add(actor, SECOND, plate="京A88888")
    await customers.undo_policy_added(anew(actor), change)
    assert await _current(actor) is None
    assert await customers.current_policy(actor, "京A88888") == PolicyFacts(SECOND, "平安")


async def test_twice_late_or_somebody_elses_is_refused(time: FixedClock) -> None:
    centre = await a_centre()
    actor, colleague = await a_staff(centre), await a_staff(centre)
    manager = await a_staff(centre, Role.MANAGER)
    await _add(actor, FIRST)
    await _add(actor, SECOND)
    change = await _last(actor)
    with pytest.raises(NotYoursToUndo):
        await customers.undo_policy_added(anew(colleague), change)
    await customers.undo_policy_added(anew(manager), change)
    with pytest.raises(UndoneAlready):
        await customers.undo_policy_added(anew(actor), change)
    await _add(actor, SECOND)
    change = await _last(actor)
    time.advance(timedelta(hours=24, seconds=1))
    with pytest.raises(UndoTooLate):
        await customers.undo_policy_added(anew(actor), change)
    assert await _current(actor) == PolicyFacts(SECOND, "平安")


async def test_another_centre_finds_nothing_to_take_back() -> None:
    actor, stranger = await an_actor(), await an_actor(Role.MANAGER)
    await _add(actor, FIRST)
    with pytest.raises(NotFound):
        await customers.undo_policy_added(anew(stranger), await _last(actor))
    assert await _current(actor) == PolicyFacts(FIRST, "平安")


async def test_the_undo_is_a_fact_of_its_own() -> None:
    actor = await an_actor()
    await _add(actor, FIRST)
    await _add(actor, SECOND)
    change = await _last(actor)
    await _undo(actor)
    entry = await AuditEntry.filter(subject="cover").order_by("-id").first()
    assert entry is not None
    assert (entry.undoes_id, entry.before, entry.after) == (change.id, change.after, change.before)


async def test_what_another_message_told_of_car_and_owner_stays() -> None:
    actor = await an_actor()
    await customers.keep_vehicle(anew(actor), plate=PLATE, name="王先生", phone=PHONE)
    await customers.add_policy(anew(actor), plate=PLATE, name="王先生", phone=PHONE, expires_on=FIRST)
    await _undo(actor)
    car = await customers.find_vehicle(actor, PLATE)
    assert car is not None
    assert (car.customer_name, car.phone) == ("王先生", PHONE)


async def test_an_undo_and_a_newer_policy_at_once_leave_one_current_policy_or_none() -> None:
    centre = await a_centre()
    actor, colleague = await a_staff(centre), await a_staff(centre)
    await _add(actor, FIRST)
    for turn in range(6):
        await _add(actor, SECOND)
        await asyncio.gather(_undo(actor), _add(colleague, THIRD + timedelta(days=turn)), return_exceptions=True)
        assert (await _states()).count("current") == 1


async def test_random_histories_are_as_if_what_was_undone_had_never_been() -> None:
    """Each car's current policy is held against a stack: adding pushes, undoing pops."""
    chance = Random(20_261_120)
    actor = await an_actor()
    plates = ["京A00001", "京A00002", "京A00003"]
    told: dict[str, list[PolicyFacts]] = {plate: [] for plate in plates}
    order: list[str] = []
    for turn in range(60):
        if order and chance.random() < 0.4:
            told[order.pop()].pop()
            await _undo(actor)
        else:
            plate = chance.choice(plates)
            facts = PolicyFacts(FIRST + timedelta(days=turn), chance.choice(["平安", "人保", ""]))
            await customers.add_policy(
                anew(actor), plate=plate, expires_on=facts.expires_on, insurer=facts.insurer or None
            )
            told[plate].append(facts)
            order.append(plate)
        for plate in plates:
            expected = told[plate][-1] if told[plate] else None
            assert await customers.current_policy(actor, plate) == expected
    assert await Vehicle.all().count() <= len(plates)
