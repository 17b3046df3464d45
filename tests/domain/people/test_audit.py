"""The audit keeps what was done, by whom and from which message."""

from datetime import UTC, datetime

import pytest

from domain import clock
from domain.actor import Role
from domain.database.connection import recorded_queries
from domain.errors import NotAllowed
from domain.pages import Spot
from domain.people import service
from domain.people.models import AuditEntry
from tests.factories.people import a_centre, a_group, a_staff, an_actor

pytestmark = pytest.mark.usefixtures("database")


async def test_a_change_is_kept_with_its_message_and_read_newest_first() -> None:
    clock.use(clock.FixedClock(datetime(2026, 11, 22, 1, tzinfo=UTC)))
    centre = await a_centre()
    place = await a_group(centre)
    manager = await a_staff(centre, Role.MANAGER, name="张伟", place=place)
    for share in (820_000, 850_000):
        await service.record_change(
            manager, subject="case", number=12, what="assessed", before={"share_fen": 0}, after={"share_fen": share}
        )

    newest, oldest = await service.read_changes(manager, subject="case", number=12)

    assert (newest.after, oldest.after) == ({"share_fen": 850_000}, {"share_fen": 820_000})
    assert (newest.by_name, newest.at) == ("张伟", datetime(2026, 11, 22, 1, tzinfo=UTC))
    row = await AuditEntry.get(id=newest.id)
    assert (row.chat_id, row.update_id) == (place.chat_id, manager.person.source.update_id)


async def test_it_is_read_by_thing_and_by_person_within_the_centre() -> None:
    centre = await a_centre()
    manager, advisor = await a_staff(centre, Role.MANAGER), await a_staff(centre)
    other = await an_actor(Role.MANAGER)
    for actor, number in ((manager, 1), (advisor, 2), (other, 2)):
        await service.record_change(actor, subject="case", number=number, what="opened", before={}, after={})
    await service.record_own_change(centre.id, subject="referral", number=2, what="expired", before={}, after={})

    numbers = [view.number for view in await service.read_changes(manager)]
    by_advisor = await service.read_changes(manager, staff_id=advisor.staff_id)
    (by_itself,) = await service.read_changes(manager, subject="referral", number=2)

    assert numbers == [2, 2, 1]
    assert [view.number for view in by_advisor] == [2]
    assert by_itself.by_name == ""
    with pytest.raises(NotAllowed):
        await service.read_changes(advisor)


async def test_no_more_than_twenty_are_shown() -> None:
    manager = await an_actor(Role.MANAGER)
    for number in range(25):
        await service.record_change(manager, subject="case", number=number, what="opened", before={}, after={})
    assert [view.number for view in await service.read_changes(manager)] == list(range(24, 4, -1))


async def test_it_is_read_on_from_any_entry_both_ways_in_one_query() -> None:
    centre = await a_centre()
    manager, other = await a_staff(centre, Role.MANAGER), await an_actor(Role.MANAGER)
    for number in range(30):
        actor = other if number % 3 == 2 else manager
        await service.record_change(actor, subject="case", number=number % 2, what="x", before={}, after={})
    everything = [view.id for view in await service.read_changes(manager, limit=100)]
    assert len(everything) == 20
    assert everything == sorted(everything, reverse=True)

    middle = everything[10]
    with recorded_queries() as queries:
        older = await service.read_changes(manager, spot=Spot(older_than=middle), limit=4)
        newer = await service.read_changes(manager, spot=Spot(newer_than=middle), limit=4)
    assert len(queries) == 2
    assert [view.id for view in older] == everything[11:15]
    assert [view.id for view in newer] == everything[6:10]
    assert await service.read_changes(manager, spot=Spot(older_than=everything[-1])) == ()
    assert await service.read_changes(manager, spot=Spot(newer_than=everything[0])) == ()

    first = await service.read_changes(manager, subject="case", number=1, limit=3)
    rest = await service.read_changes(manager, subject="case", number=1, spot=Spot(older_than=first[-1].id))
    assert {view.number for view in (*first, *rest)} == {1}
    assert len(first) + len(rest) == 10
    mine = await service.read_changes(manager, staff_id=manager.staff_id, spot=Spot(older_than=middle))
    assert [view.id for view in mine] == everything[11:]
    theirs = await service.read_changes(other, spot=Spot(older_than=middle))
    assert {view.staff_id for view in theirs} <= {other.staff_id}


async def test_a_look_at_personal_data_in_private_is_kept_too() -> None:
    centre = await a_centre()
    in_private = await a_staff(centre, Role.MANAGER)
    in_group = await a_staff(centre, Role.MANAGER, place=await a_group(centre))
    await service.record_change(
        in_group, subject="case", number=1, what="opened", before={}, after={"phone": "13812345678"}
    )

    await service.read_changes(in_group)
    assert [view.what for view in await service.read_changes(in_private)] == ["opened"]
    assert [view.what for view in await service.read_changes(in_private)] == ["looked", "opened"]
