"""What was told of a car and its owner goes back with what it was told for (domain §2, interface §1)."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.agents import service as agents
from domain.agents.errors import AlreadyReferred
from domain.agents.views import Direction
from domain.cases.models import Case
from domain.customers import service as customers
from domain.customers.models import Customer, Vehicle
from domain.customers.views import VehicleView
from domain.errors import NotFound
from domain.people import service as people
from domain.people.models import AuditEntry
from domain.people.views import ChangeView
from domain.undo import service as undo
from domain.undo.errors import NothingToUndo
from domain.undo.mentions import customer_mentioned, vehicle_mentioned
from tests.factories.cases import a_case, a_shop
from tests.factories.people import a_staff, an_actor, anew

pytestmark = pytest.mark.usefixtures("database")

PLATE, OTHER_PLATE = "京AD12345", "京A88888"
PHONE, OTHER_PHONE = "13812345678", "13900001111"


@pytest.fixture(autouse=True)
def the_clock() -> clock.FixedClock:
    """A clock that stands until a message is written."""
    fixed = clock.FixedClock(datetime(2026, 11, 20, 2, tzinfo=UTC))
    clock.use(fixed)
    return fixed


@pytest.fixture
async def actor(database: str) -> Actor:
    """A partner of a centre with an agent."""
    partner = await an_actor(Role.PARTNER)
    await agents.add_agent(anew(partner), name="陈静", company="平安")
    return partner


async def told(
    actor: Actor,
    clock_: clock.FixedClock,
    name: str,
    phone: str = PHONE,
    *,
    plate: str = PLATE,
    direction: Direction = Direction.OUT,
) -> int:
    """A referral of the car, a minute later, in a message of its own; its number."""
    clock_.advance(timedelta(minutes=1))
    (agent,) = await agents.names(actor)
    logged = await agents.log_referral(
        anew(actor), direction=direction, agent_id=agent.id, plate=plate, name=name, phone=phone
    )
    return logged.number


async def shown(actor: Actor, plate: str = PLATE) -> VehicleView:
    """The car with its owner."""
    found = await customers.find_vehicle(actor, plate)
    assert found is not None
    return found


async def nobodies() -> list[int]:
    """The customers that are none."""
    return [row.id for row in await Customer.filter(name="", phone=None)]


async def last(actor: Actor, subject: str, what: str) -> ChangeView:
    """The last change of a kind that the actor made."""
    own = await people.own_changes(actor)
    return next(change for change in own if (change.subject, change.what) == (subject, what) and not change.undoes_id)


async def test_a_car_and_customer_told_of_by_mistake_are_nobodys(actor: Actor, the_clock: clock.FixedClock) -> None:
    await told(actor, the_clock, "王先生")
    known = await shown(actor)
    assert known.customer_id is not None

    undone = await undo.undo_last(anew(actor))

    assert (undone.main.subject, undone.main.what) == ("referral", "logged")
    assert [(change.subject, change.what) for change in undone.all] == [
        ("referral", "logged"),
        ("vehicle", "owner"),
        ("customer", "created"),
        ("vehicle", "created"),
    ]
    left = await shown(actor)
    assert (left.id, left.customer_id, left.customer_name, left.phone) == (known.id, None, "", "")
    assert await nobodies() == [known.customer_id]
    assert (await Customer.get(id=known.customer_id)).channel is None


async def test_told_anew_the_car_and_the_phone_are_free(actor: Actor, the_clock: clock.FixedClock) -> None:
    await told(actor, the_clock, "王先生")
    first = await shown(actor)
    await undo.undo_last(anew(actor))

    await told(actor, the_clock, "李女士")

    again = await shown(actor)
    assert (again.id, again.customer_name, again.phone) == (first.id, "李女士", PHONE)
    assert again.customer_id != first.customer_id
    assert await nobodies() == [first.customer_id]


async def test_the_former_owner_is_the_owner_again(actor: Actor, the_clock: clock.FixedClock) -> None:
    await customers.keep_vehicle(anew(actor), plate=PLATE, name="王先生", phone=PHONE)
    before = await shown(actor)
    await told(actor, the_clock, "李女士", OTHER_PHONE)
    assert (await shown(actor)).customer_name == "李女士"

    await undo.undo_last(anew(actor))

    assert await shown(actor) == before
    assert len(await nobodies()) == 1
    freed = await customers.keep_vehicle(anew(actor), plate=OTHER_PLATE, name="赵女士", phone=OTHER_PHONE)
    assert freed.customer_name == "赵女士"


async def test_a_name_and_a_phone_are_as_they_were(actor: Actor, the_clock: clock.FixedClock) -> None:
    await customers.keep_vehicle(anew(actor), plate=PLATE, name="王先生")
    before = await shown(actor)
    await told(actor, the_clock, "王伟")
    assert (await shown(actor)).customer_id == before.customer_id
    assert ((await shown(actor)).customer_name, (await shown(actor)).phone) == ("王伟", PHONE)

    await undo.undo_last(anew(actor))

    assert await shown(actor) == before
    assert await nobodies() == []


async def test_what_somebody_knows_better_by_now_is_left(actor: Actor, the_clock: clock.FixedClock) -> None:
    await customers.keep_vehicle(anew(actor), plate=PLATE, name="王先生", phone=PHONE)
    await told(actor, the_clock, "王伟")
    the_clock.advance(timedelta(minutes=1))
    await customers.keep_vehicle(anew(actor), plate=PLATE, name="王小伟", phone=PHONE)
    before = await shown(actor)

    await undo.undo_last(anew(actor))

    assert await shown(actor) == before
    assert not await AuditEntry.filter(subject="customer", undoes_id__isnull=False).exists()


async def test_what_was_told_again_since_is_left(actor: Actor, the_clock: clock.FixedClock) -> None:
    await told(actor, the_clock, "王先生")
    first = await last(actor, "referral", "logged")
    colleague = await a_staff(await people.centre(actor.centre_id))
    await told(colleague, the_clock, "王先生", direction=Direction.IN)
    before = await shown(actor)

    await undo.undo_change(anew(actor), first.id)

    assert await shown(actor) == before
    assert await nobodies() == []


async def test_what_was_told_again_by_mistake_as_well_goes_with_it(actor: Actor, the_clock: clock.FixedClock) -> None:
    await told(actor, the_clock, "王先生")
    await told(actor, the_clock, "王先生", direction=Direction.IN)
    await undo.undo_last(anew(actor))
    assert (await shown(actor)).customer_name == "王先生"
    await undo.undo_last(anew(actor))
    assert (await shown(actor)).customer_id is None
    assert len(await nobodies()) == 1


async def test_a_customer_with_another_car_stays(actor: Actor, the_clock: clock.FixedClock) -> None:
    await told(actor, the_clock, "王先生")
    kept = await customers.keep_vehicle(anew(actor), plate=OTHER_PLATE, name="王先生", phone=PHONE)

    await undo.undo_last(anew(actor))

    assert (await shown(actor)).customer_id is None
    assert await shown(actor, OTHER_PLATE) == kept


async def test_a_car_does_not_go_back_to_an_owner_who_was_a_mistake(actor: Actor, the_clock: clock.FixedClock) -> None:
    await told(actor, the_clock, "王先生")
    first = await last(actor, "referral", "logged")
    await told(actor, the_clock, "李女士", OTHER_PHONE, direction=Direction.IN)
    second = await last(actor, "referral", "logged")
    await undo.undo_change(anew(actor), first.id)
    assert (await shown(actor)).customer_name == "李女士"

    await undo.undo_change(anew(actor), second.id)

    assert (await shown(actor)).customer_id is None
    assert len(await nobodies()) == 2


async def test_a_case_is_a_mention_unless_it_was_withdrawn(the_clock: clock.FixedClock) -> None:
    shop = await a_shop()
    number = (await a_case(shop, plate=PLATE, phone=PHONE)).case.number
    case = await Case.get(centre_id=shop.centre.id, number=number)
    customer, car = (shop.centre.id, case.customer_id), (shop.centre.id, case.vehicle_id)
    before, after = clock.now(), clock.now() + timedelta(seconds=1)
    assert await customer_mentioned(*customer, before)
    assert await vehicle_mentioned(*car, before)
    assert not await customer_mentioned(*customer, after)
    assert not await vehicle_mentioned(*car, after)
    await Case.filter(id=case.id).update(state="withdrawn")
    assert not await customer_mentioned(*customer, before)
    assert not await vehicle_mentioned(*car, before)


async def test_nobody_undoes_what_only_comes_along(actor: Actor) -> None:
    await customers.keep_vehicle(anew(actor), plate=PLATE, name="王先生", phone=PHONE)
    adding = await last(actor, "agent", "added")
    await undo.undo_change(anew(actor), adding.id)
    with pytest.raises(NothingToUndo):
        await undo.undo_last(anew(actor))
    assert (await shown(actor)).customer_name == "王先生"


async def test_another_centres_changes_are_not_found(actor: Actor, the_clock: clock.FixedClock) -> None:
    await told(actor, the_clock, "王先生")
    other = await an_actor(Role.MANAGER)
    created, owner = await last(actor, "customer", "created"), await last(actor, "vehicle", "owner")
    for way in (customers.undo_customer_created, customers.undo_phone, customers.undo_renamed):
        with pytest.raises(NotFound):
            await way(other, created, is_mentioned=customer_mentioned)
    for way in (customers.undo_owner, customers.undo_vehicle_created):
        with pytest.raises(NotFound):
            await way(other, owner, is_mentioned=vehicle_mentioned)


async def test_whoever_tells_of_them_meanwhile_keeps_them_or_writes_them_down_anew(
    actor: Actor, the_clock: clock.FixedClock
) -> None:
    colleague = await a_staff(await people.centre(actor.centre_id), Role.PARTNER)
    for number in range(6):
        plate, phone = f"京A7000{number}", f"1377000000{number}"
        await told(actor, the_clock, "王先生", phone, plate=plate)
        undone, logged = await asyncio.gather(
            undo.undo_last(anew(actor)),
            told(colleague, the_clock, "王先生", phone, plate=plate, direction=Direction.IN),
            return_exceptions=True,
        )
        assert not isinstance(undone, BaseException)
        assert not isinstance(logged, BaseException | AlreadyReferred)
        car = await shown(actor, plate)
        assert (car.customer_name, car.phone) == ("王先生", phone)
        referral = await agents.show_referral(colleague, logged)
        assert (referral.customer_name, referral.phone) == ("王先生", phone)
    assert await Vehicle.all().count() == 6
