"""Joining, roles, leaving."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from domain import clock
from domain.actor import ChatKind, Role
from domain.database.connection import recorded_queries
from domain.errors import NotAllowed, NotFound
from domain.people import service
from domain.people.errors import (
    AlreadyStaff,
    InviteExpired,
    InviteUnknown,
    InviteUsed,
    LastManager,
    OnlyInPrivate,
)
from domain.people.models import Invite, Staff
from domain.people.views import Welcome
from tests.factories.people import a_centre, a_person, a_place, a_staff, an_actor

pytestmark = pytest.mark.usefixtures("database")


async def test_an_invitation_lets_one_person_in_with_its_role() -> None:
    manager = await an_actor(Role.MANAGER)
    invitation = await service.invite(manager, Role.PARTNER)

    welcome = await service.join(a_person(2_001, name="李娜"), invitation.code)

    assert (welcome.name, welcome.role, welcome.centre.id) == ("李娜", Role.PARTNER, manager.centre_id)
    with pytest.raises(InviteUsed):
        await service.join(a_person(2_002), invitation.code)
    names = [view.name for view in await service.list_staff(manager)]
    assert names == [manager.name, "李娜"]


async def test_a_code_is_long_fits_a_link_and_is_not_kept() -> None:
    manager = await an_actor(Role.MANAGER)
    invitation = await service.invite(manager, Role.ADVISOR)

    row = await Invite.get(centre_id=manager.centre_id)

    assert 22 <= len(invitation.code) <= 64
    assert invitation.code.replace("-", "").replace("_", "").isalnum()
    assert invitation.code not in (row.code_digest, str(row.__dict__))


async def test_an_invitation_ends_after_72_hours() -> None:
    fixed = clock.FixedClock(datetime(2026, 11, 22, 1, tzinfo=UTC))
    clock.use(fixed)
    invitation = await service.invite(await an_actor(Role.MANAGER), Role.ADVISOR)
    fixed.advance(timedelta(hours=72))

    with pytest.raises(InviteExpired):
        await service.join(a_person(), invitation.code)


async def test_a_code_nobody_gave_out_is_unknown() -> None:
    with pytest.raises(InviteUnknown):
        await service.join(a_person(), "made-up")


@pytest.mark.parametrize("fate", [{"is_active": False}, {"role": Role.PARTNER.word}])
async def test_an_invitation_made_while_its_giver_was_removed_lets_nobody_in(fate: dict[str, object]) -> None:
    """Removing somebody withdraws what they gave out, but not what they are giving out at that very moment."""
    manager = await an_actor(Role.MANAGER)
    invitation = await service.invite(manager, Role.MANAGER)
    await Staff.filter(id=manager.staff_id).update(**fate)

    with pytest.raises(InviteUnknown):
        await service.join(a_person(), invitation.code)


async def test_of_two_at_once_one_gets_in() -> None:
    manager = await an_actor(Role.MANAGER)
    invitation = await service.invite(manager, Role.ADVISOR)

    results = await asyncio.gather(
        *(service.join(a_person(2_100 + number), invitation.code) for number in range(5)),
        return_exceptions=True,
    )

    assert sum(isinstance(result, Welcome) for result in results) == 1
    assert sum(isinstance(result, InviteUsed) for result in results) == 4
    assert len(await service.list_staff(manager)) == 2


async def test_someone_on_the_staff_keeps_their_role_and_the_invitation_stays_good() -> None:
    manager = await an_actor(Role.MANAGER)
    invitation = await service.invite(manager, Role.ADVISOR)

    with pytest.raises(AlreadyStaff):
        await service.join(manager.person, invitation.code)

    assert (await service.join(a_person(2_001), invitation.code)).role is Role.ADVISOR


async def test_someone_who_left_can_come_back_with_another_role() -> None:
    manager = await an_actor(Role.MANAGER)
    first = await service.join(a_person(2_001), (await service.invite(manager, Role.ADVISOR)).code)
    (found,) = await service.find_staff(manager, first.name)
    await service.remove_staff(manager, found.id)

    again = await service.join(a_person(2_001), (await service.invite(manager, Role.PARTNER)).code)

    assert again.role is Role.PARTNER
    assert [view.id for view in await service.find_staff(manager, first.name)] == [found.id]


async def test_invitations_are_made_and_used_in_private_only() -> None:
    centre = await a_centre()
    in_group = await a_staff(centre, Role.MANAGER, place=a_place(ChatKind.TEAM))
    with pytest.raises(OnlyInPrivate):
        await service.invite(in_group, Role.ADVISOR)

    manager = await a_staff(centre, Role.MANAGER)
    invitation = await service.invite(manager, Role.ADVISOR)
    with pytest.raises(OnlyInPrivate):
        await service.join(a_person(place=a_place(ChatKind.TEAM)), invitation.code)
    assert (await service.join(a_person(), invitation.code)).role is Role.ADVISOR


async def test_joining_a_second_centre_makes_it_the_one_to_act_for() -> None:
    first, second = await an_actor(Role.MANAGER), await an_actor(Role.MANAGER)
    person = a_person(2_001)
    await service.join(person, (await service.invite(first, Role.ADVISOR)).code)

    welcome = await service.join(person, (await service.invite(second, Role.ADVISOR)).code)

    assert welcome.centre.id == second.centre_id
    assert [centre.id for centre in welcome.others] == [first.centre_id]


async def test_the_last_manager_is_neither_removed_nor_demoted() -> None:
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER)
    await a_staff(centre, Role.PARTNER)

    with pytest.raises(LastManager):
        await service.remove_staff(manager, manager.staff_id)
    with pytest.raises(LastManager):
        await service.change_role(manager, manager.staff_id, Role.PARTNER)


async def test_two_managers_demoting_each_other_leave_one() -> None:
    centre = await a_centre()
    one, other = await a_staff(centre, Role.MANAGER), await a_staff(centre, Role.MANAGER)

    results = await asyncio.gather(
        service.change_role(one, other.staff_id, Role.ADVISOR),
        service.change_role(other, one.staff_id, Role.ADVISOR),
        return_exceptions=True,
    )

    assert sum(isinstance(result, LastManager) for result in results) == 1
    roles = sorted(view.role for view in await service.list_staff(one))
    assert roles == [Role.ADVISOR, Role.MANAGER]


async def test_a_role_is_changed_and_kept_on_record() -> None:
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER)
    advisor = await a_staff(centre, Role.ADVISOR, name="李娜")

    change = await service.change_role(manager, advisor.staff_id, Role.PARTNER)
    same = await service.change_role(manager, advisor.staff_id, Role.PARTNER)

    assert (change.old, change.new, same.old) == (Role.ADVISOR, Role.PARTNER, Role.PARTNER)
    changes = await service.read_changes(manager, subject="staff", number=advisor.staff_id)
    assert [(entry.what, entry.before["role"], entry.after["role"]) for entry in changes] == [
        ("role", "advisor", "partner")
    ]


@pytest.mark.parametrize("leaves", [True, False])
async def test_invitations_of_someone_who_is_no_manager_any_more_are_void(leaves: bool) -> None:
    centre = await a_centre()
    stays, goes = await a_staff(centre, Role.MANAGER), await a_staff(centre, Role.MANAGER)
    theirs = await service.invite(goes, Role.MANAGER)
    mine = await service.invite(stays, Role.ADVISOR)

    if leaves:
        await service.remove_staff(stays, goes.staff_id)
    else:
        await service.change_role(stays, goes.staff_id, Role.PARTNER)

    with pytest.raises(InviteUnknown):
        await service.join(a_person(2_001), theirs.code)
    assert (await service.join(a_person(2_001), mine.code)).role is Role.ADVISOR


async def test_someone_joins_while_who_invited_them_is_removed() -> None:
    for _ in range(6):
        centre = await a_centre()
        manager, leaver = await a_staff(centre, Role.MANAGER), await a_staff(centre, Role.MANAGER)
        invitation = await service.invite(leaver, Role.ADVISOR)
        joined, removed = await asyncio.gather(
            service.join(a_person(manager.user_id + 70_000), invitation.code),
            service.remove_staff(manager, leaver.staff_id),
            return_exceptions=True,
        )
        assert not isinstance(removed, BaseException)
        assert isinstance(joined, Welcome | InviteUnknown)


async def test_nobody_reaches_the_staff_of_another_centre() -> None:
    manager, other = await an_actor(Role.MANAGER), await an_actor(Role.ADVISOR, name="李娜")

    with pytest.raises(NotFound):
        await service.remove_staff(manager, other.staff_id)
    with pytest.raises(NotFound):
        await service.change_role(manager, other.staff_id, Role.PARTNER)
    with pytest.raises(NotFound):
        await service.find_staff(manager, "李娜")
    assert await service.staff_names(manager.centre_id, [other.staff_id]) == {}


async def test_only_managers_invite_remove_and_change_roles() -> None:
    partner = await an_actor(Role.PARTNER)

    with pytest.raises(NotAllowed):
        await service.invite(partner, Role.ADVISOR)
    with pytest.raises(NotAllowed):
        await service.remove_staff(partner, partner.staff_id)
    with pytest.raises(NotAllowed):
        await service.change_role(partner, partner.staff_id, Role.MANAGER)
    with pytest.raises(NotAllowed):
        await service.list_staff(partner)


async def test_the_staff_come_in_pages_with_managers_first_in_as_many_queries_for_many() -> None:
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER, name="张伟")
    counts = []
    for _ in range(2):
        with recorded_queries() as queries:
            await service.list_staff(manager)
        counts.append(len(queries))
        for number in range(12):
            await a_staff(centre, name=f"李{number}")
    await a_staff(centre, Role.PARTNER, name="李合作")
    assert counts[0] == counts[1]

    first = await service.list_staff(manager, limit=10)
    assert [view.name for view in first][:2] == ["张伟", "李合作"]
    assert (len(first), first.total, first.left) == (10, 26, 16)
    last = await service.list_staff(manager, offset=999_990, limit=10)
    assert (len(last), last.number, last.left) == (6, 3, 0)

    called = await service.list_staff(manager, "李合", limit=10)
    assert [view.name for view in called] == ["李合作"]
    assert (await service.list_staff(manager, "李", offset=20, limit=10)).total == 25
    with pytest.raises(NotFound):
        await service.list_staff(manager, "王")
