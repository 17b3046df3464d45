"""Vehicles and their owners are written down once, whoever tells of them and how often (domain §2)."""

import asyncio

import pytest

from domain.actor import Actor, Role
from domain.customers import service as customers
from domain.customers.errors import NotAName, NotAPhone, NotAPlate
from domain.customers.models import Customer, Vehicle
from domain.database.connection import recorded_queries
from domain.people.models import AuditEntry
from tests.factories.customers import a_vehicle
from tests.factories.people import a_centre, a_staff, an_actor

PLATE, PHONE, OTHER_PHONE = "京AD12345", "13812345678", "13900001111"

pytestmark = pytest.mark.usefixtures("database")


async def _audited(actor: Actor, subject: str) -> list[str]:
    rows = await AuditEntry.filter(centre_id=actor.centre_id, subject=subject).order_by("id")
    return [row.what for row in rows]


async def test_a_new_plate_is_written_down_with_its_owner() -> None:
    actor = await an_actor()
    kept = await customers.keep_vehicle(
        actor, plate="京a·d12345", name=" 王先生 ", phone="+86 138-1234-5678", model="Model Y"
    )
    assert (kept.plate, kept.customer_name, kept.phone, kept.model) == (PLATE, "王先生", PHONE, "Model Y")
    assert await customers.find_vehicle(actor, "京AD12345") == kept
    assert await _audited(actor, "vehicle") == ["created", "owner"]
    assert await _audited(actor, "customer") == ["created"]


async def test_told_again_nothing_changes_and_nothing_is_audited() -> None:
    actor = await an_actor()
    kept = await a_vehicle(actor, plate=PLATE, name="王先生", phone=PHONE)
    before = await AuditEntry.all().count()
    assert await customers.keep_vehicle(actor, plate=PLATE, name="王先生", phone=PHONE) == kept
    assert await customers.keep_vehicle(actor, plate=PLATE) == kept
    assert await AuditEntry.all().count() == before
    assert await Vehicle.all().count() == await Customer.all().count() == 1


async def test_what_was_empty_is_filled_in() -> None:
    actor = await an_actor()
    bare = await customers.keep_vehicle(actor, plate=PLATE)
    assert (bare.customer_id, bare.customer_name, bare.phone) == (None, "", "")
    named = await customers.keep_vehicle(actor, plate=PLATE, name="王先生")
    whole = await customers.keep_vehicle(actor, plate=PLATE, phone=PHONE, model="Model 3")
    assert whole.customer_id == named.customer_id
    assert (whole.customer_name, whole.phone, whole.model) == ("王先生", PHONE, "Model 3")
    assert (await customers.keep_vehicle(actor, plate=PLATE, model="Model Y")).model == "Model 3"


async def test_another_phone_means_another_owner_and_the_former_stays() -> None:
    actor = await an_actor()
    first = await a_vehicle(actor, plate=PLATE, name="王先生", phone=PHONE)
    second = await customers.keep_vehicle(actor, plate=PLATE, name="李女士", phone=OTHER_PHONE)
    assert second.id == first.id
    assert (second.customer_name, second.phone) == ("李女士", OTHER_PHONE)
    assert first.customer_id is not None
    former = (await customers.customers_by_id(actor.centre_id, [first.customer_id]))[first.customer_id]
    assert (former.name, former.phone) == ("王先生", PHONE)
    change = await AuditEntry.filter(subject="vehicle", what="owner").order_by("-id").first()
    assert change is not None
    assert change.before == {"customer_id": first.customer_id}
    assert change.after == {"customer_id": second.customer_id, "plate": PLATE}


async def test_a_known_phone_brings_its_customer_to_the_car() -> None:
    actor = await an_actor()
    one = await a_vehicle(actor, plate=PLATE, name="王先生", phone=PHONE)
    two = await a_vehicle(actor, plate="京A12345", name="王先生", phone=PHONE)
    assert one.customer_id == two.customer_id
    assert await Customer.all().count() == 1


@pytest.mark.parametrize(
    ("known", "told", "kept", "owners"),
    [
        ("王先生", "王伟", "王伟", 1),
        ("王伟", "王先生", "王伟", 1),
        ("王先生", "王总", "王先生", 1),
        ("王先生", "王女士", "王女士", 2),
        ("王伟", "李雷", "李雷", 2),
        ("欧阳先生", "欧阳锋", "欧阳锋", 1),
    ],
)
async def test_a_name_without_a_phone_is_the_owners_or_a_new_owners(
    known: str, told: str, kept: str, owners: int
) -> None:
    actor = await an_actor()
    await a_vehicle(actor, plate=PLATE, name=known, phone=PHONE)
    assert (await customers.keep_vehicle(actor, plate=PLATE, name=told)).customer_name == kept
    assert await Customer.all().count() == owners


async def test_a_known_phone_takes_the_newer_name_and_the_former_is_audited() -> None:
    actor = await an_actor()
    first = await a_vehicle(actor, plate=PLATE, name="王伟", phone=PHONE)
    again = await customers.keep_vehicle(actor, plate=PLATE, name="李雷", phone=PHONE)
    assert (again.customer_id, again.customer_name) == (first.customer_id, "李雷")
    change = await AuditEntry.get(subject="customer", what="renamed")
    assert (change.before, change.after) == ({"name": "王伟"}, {"name": "李雷"})


async def test_the_channel_is_kept_with_a_new_customer_only() -> None:
    actor = await an_actor()
    await customers.keep_vehicle(actor, plate=PLATE, name="王先生", phone=PHONE, channel="agent")
    await customers.keep_vehicle(actor, plate=PLATE, name="王先生", phone=PHONE, channel="insurer")
    assert (await Customer.get(phone=PHONE)).channel == "agent"


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"plate": "AD12345"}, NotAPlate),
        ({"plate": PLATE, "phone": "1381234567"}, NotAPhone),
        ({"plate": PLATE, "name": "王" * 41}, NotAName),
        ({"plate": PLATE, "name": "王\n先生"}, NotAName),
    ],
)
async def test_what_can_not_be_is_refused_and_nothing_is_written(
    facts: dict[str, str], refusal: type[Exception]
) -> None:
    actor = await an_actor()
    with pytest.raises(refusal):
        await customers.keep_vehicle(actor, **facts)
    assert not await Vehicle.exists()
    assert not await Customer.exists()


async def test_many_at_once_write_one_vehicle_and_one_customer() -> None:
    centre = await a_centre()
    staff = [await a_staff(centre, Role.ADVISOR) for _ in range(6)]
    kept = await asyncio.gather(
        *(customers.keep_vehicle(one, plate=PLATE, name="王先生", phone=PHONE) for one in staff)
    )
    assert len({view.id for view in kept}) == len({view.customer_id for view in kept}) == 1
    assert await Vehicle.all().count() == await Customer.all().count() == 1


async def test_two_cars_told_at_once_share_their_new_owner() -> None:
    centre = await a_centre()
    one, two = await a_staff(centre), await a_staff(centre)
    await asyncio.gather(
        customers.keep_vehicle(one, plate=PLATE, name="王先生", phone=PHONE),
        customers.keep_vehicle(two, plate="京A12345", name="王先生", phone=PHONE),
    )
    assert await Customer.all().count() == 1


async def test_two_cars_that_change_owners_at_once_never_wait_for_each_other() -> None:
    actor = await an_actor()
    owners = [("王伟", PHONE), ("李强", OTHER_PHONE)]
    plates = (PLATE, "京A88888")
    for turn in range(12):
        told = zip(plates, owners if turn % 2 else reversed(owners), strict=True)
        kept = await asyncio.gather(
            *(customers.keep_vehicle(actor, plate=plate, name=name, phone=phone) for plate, (name, phone) in told)
        )
        assert {vehicle.phone for vehicle in kept} == {PHONE, OTHER_PHONE}
    assert await Customer.all().count() == 2


async def test_another_centre_sees_nothing_and_keeps_its_own() -> None:
    ours, theirs = await an_actor(), await an_actor()
    kept = await a_vehicle(ours, plate=PLATE, name="王先生", phone=PHONE)
    assert await customers.find_vehicle(theirs, PLATE) is None
    assert await customers.vehicles_by_id(theirs.centre_id, [kept.id]) == {}
    assert await customers.customers_by_id(theirs.centre_id, [kept.customer_id or 0]) == {}
    other = await a_vehicle(theirs, plate=PLATE, name="李女士", phone=PHONE)
    assert other.id != kept.id
    assert other.customer_id != kept.customer_id
    assert await customers.find_vehicle(ours, PLATE) == kept


async def test_many_vehicles_are_read_in_one_query() -> None:
    actor = await an_actor()
    kept = [await a_vehicle(actor) for _ in range(5)]
    with recorded_queries() as queries:
        found = await customers.vehicles_by_id(actor.centre_id, [view.id for view in kept])
    assert found == {view.id: view for view in kept}
    assert sum("SELECT" in sql for sql, _ in queries) == 1
