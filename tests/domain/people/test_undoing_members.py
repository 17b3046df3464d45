"""Taking back what was done to the staff (domain §1, interface §1)."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.errors import NotAllowed, NotFound
from domain.people import service
from domain.people.errors import (
    BuiltOn,
    InviteTakenUp,
    InviteUnknown,
    LastManager,
    NotYoursToUndo,
    UndoneAlready,
    UndoTooLate,
)
from domain.people.views import ChangeView, Welcome
from domain.undo import service as undo
from domain.undo.errors import NothingToUndo
from tests.factories.people import a_centre, a_person, a_staff, an_actor, anew

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def the_clock() -> clock.FixedClock:
    """A clock that stands."""
    fixed = clock.FixedClock(datetime(2026, 11, 20, 2, tzinfo=UTC))
    clock.use(fixed)
    return fixed


async def last(actor: Actor) -> ChangeView:
    """What the actor did last."""
    return (await service.own_changes(actor))[0]


@pytest.mark.parametrize("role", [Role.PARTNER, Role.MANAGER])
async def test_the_former_role_is_theirs_again_since_they_had_it(role: Role, the_clock: clock.FixedClock) -> None:
    centre = await a_centre()
    manager, advisor = await a_staff(centre, Role.MANAGER), await a_staff(centre)
    before = await service.list_staff(manager)
    the_clock.advance(timedelta(days=3))
    await service.change_role(anew(manager), advisor.staff_id, role)
    assert await service.list_staff(manager) != before

    await undo.undo_last(anew(manager))

    assert await service.list_staff(manager) == before
    await service.change_role(anew(manager), advisor.staff_id, role)
    assert (await service.list_staff(manager)) != before


async def test_a_former_manager_is_one_again_and_their_invitations_are_not() -> None:
    centre = await a_centre()
    manager, other = await a_staff(centre, Role.MANAGER), await a_staff(centre, Role.MANAGER)
    theirs = await service.invite(other, Role.ADVISOR)
    before = await service.list_staff(manager)
    await service.change_role(anew(manager), other.staff_id, Role.PARTNER)

    await undo.undo_last(anew(manager))

    assert await service.list_staff(manager) == before
    with pytest.raises(InviteUnknown):
        await service.join(a_person(), theirs.code)


async def test_who_was_made_manager_by_mistake_leaves_no_invitation_behind() -> None:
    centre = await a_centre()
    manager, advisor = await a_staff(centre, Role.MANAGER), await a_staff(centre)
    await service.change_role(anew(manager), advisor.staff_id, Role.MANAGER)
    promoted = await a_staff(centre, Role.MANAGER, user_id=advisor.user_id)
    invitation = await service.invite(promoted, Role.MANAGER)

    await undo.undo_last(anew(manager))

    with pytest.raises(InviteUnknown):
        await service.join(a_person(), invitation.code)


async def test_a_manager_stays_when_a_role_is_taken_back() -> None:
    centre = await a_centre()
    manager, advisor = await a_staff(centre, Role.MANAGER), await a_staff(centre, name="李娜")
    await service.change_role(anew(manager), advisor.staff_id, Role.MANAGER)
    change = await last(manager)
    promoted = await a_staff(centre, Role.MANAGER, user_id=advisor.user_id, name="李娜")
    await service.change_role(anew(promoted), manager.staff_id, Role.ADVISOR)

    with pytest.raises(LastManager) as refused:
        await service.undo_role(anew(promoted), change)

    assert refused.value.name == "李娜"
    assert {view.id: view.role for view in await service.list_staff(promoted)} == {
        manager.staff_id: Role.ADVISOR,
        advisor.staff_id: Role.MANAGER,
    }


async def test_who_was_removed_is_on_the_staff_again_with_the_role_they_had() -> None:
    centre = await a_centre()
    manager, other = await a_staff(centre, Role.MANAGER), await a_staff(centre, Role.MANAGER)
    theirs = await service.invite(other, Role.ADVISOR)
    before = await service.list_staff(manager)
    await service.remove_staff(anew(manager), other.staff_id)
    assert not await service.may_receive(centre.id, other.user_id)

    await undo.undo_last(anew(manager))

    assert await service.list_staff(manager) == before
    assert await service.may_receive(centre.id, other.user_id)
    with pytest.raises(InviteUnknown):
        await service.join(a_person(), theirs.code)
    await service.remove_staff(anew(manager), other.staff_id)
    assert len(await service.list_staff(manager)) == 1


async def test_who_has_joined_anew_meanwhile_keeps_what_they_were_given() -> None:
    centre = await a_centre()
    manager, advisor = await a_staff(centre, Role.MANAGER), await a_staff(centre)
    await service.remove_staff(anew(manager), advisor.staff_id)
    removed = await last(manager)
    await service.join(anew(advisor).person, (await service.invite(anew(manager), Role.PARTNER)).code)

    with pytest.raises(BuiltOn) as refused:
        await service.undo_removed(anew(manager), removed)

    assert refused.value.deed.key == "audit-staff-joined"
    (found,) = await service.find_staff(manager, advisor.name)
    assert found.role is Role.PARTNER


async def test_a_role_changed_or_a_removal_since_stands_in_the_way() -> None:
    centre = await a_centre()
    manager, advisor = await a_staff(centre, Role.MANAGER), await a_staff(centre)
    await service.change_role(anew(manager), advisor.staff_id, Role.PARTNER)
    first = await last(manager)
    await service.change_role(anew(manager), advisor.staff_id, Role.MANAGER)
    await service.remove_staff(anew(manager), advisor.staff_id)
    for deed in ("audit-staff-removed", "audit-staff-role"):
        with pytest.raises(BuiltOn) as refused:
            await service.undo_role(anew(manager), first)
        assert refused.value.deed.key == deed
        await undo.undo_last(anew(manager))
    await service.undo_role(anew(manager), first)
    (found,) = await service.find_staff(manager, advisor.name)
    assert found.role is Role.ADVISOR


async def test_an_invitation_is_withdrawn() -> None:
    manager = await an_actor(Role.MANAGER)
    mistaken = await service.invite(anew(manager), Role.MANAGER)

    await undo.undo_last(anew(manager))

    with pytest.raises(InviteUnknown):
        await service.join(a_person(), mistaken.code)
    meant = await service.invite(anew(manager), Role.ADVISOR)
    assert (await service.join(a_person(), meant.code)).role is Role.ADVISOR


async def test_an_invitation_that_somebody_has_used_is_not_withdrawn() -> None:
    manager = await an_actor(Role.MANAGER)
    invitation = await service.invite(anew(manager), Role.ADVISOR)
    await service.join(a_person(name="李娜"), invitation.code)

    with pytest.raises(InviteTakenUp) as refused:
        await undo.undo_last(anew(manager))

    assert refused.value.name == "李娜"
    assert len(await service.list_staff(manager)) == 2
    assert not (await last(manager)).is_undone


async def test_an_invitation_that_ended_with_its_makers_role_is_taken_back_all_the_same() -> None:
    centre = await a_centre()
    manager, other = await a_staff(centre, Role.MANAGER), await a_staff(centre, Role.MANAGER)
    await service.invite(anew(other), Role.ADVISOR)
    made = await last(other)
    await service.change_role(anew(manager), other.staff_id, Role.ADVISOR)
    await service.undo_invited(anew(manager), made)
    with pytest.raises(UndoneAlready):
        await service.undo_invited(anew(manager), made)


async def test_of_one_who_joins_and_one_who_withdraws_one_is_too_late() -> None:
    for number in range(5):
        manager = await an_actor(Role.MANAGER)
        invitation = await service.invite(anew(manager), Role.ADVISOR)
        made = await last(manager)
        joined, undone = await asyncio.gather(
            service.join(a_person(70_000 + number), invitation.code),
            service.undo_invited(anew(manager), made),
            return_exceptions=True,
        )
        assert isinstance(joined, Welcome) is isinstance(undone, InviteTakenUp)
        assert isinstance(joined, Welcome | InviteUnknown)


async def test_someone_comes_back_by_invitation_while_their_removal_is_taken_back() -> None:
    for _ in range(5):
        centre = await a_centre()
        manager, advisor = await a_staff(centre, Role.MANAGER), await a_staff(centre)
        await service.remove_staff(anew(manager), advisor.staff_id)
        removed = await last(manager)
        invitation = await service.invite(anew(manager), Role.PARTNER)
        _, undone = await asyncio.gather(
            service.join(anew(advisor).person, invitation.code),
            service.undo_removed(anew(manager), removed),
            return_exceptions=True,
        )
        assert isinstance(undone, BuiltOn | None)
        assert len(await service.find_staff(manager, advisor.name)) == 1


async def test_only_managers_of_the_centre_within_a_day(the_clock: clock.FixedClock) -> None:
    centre = await a_centre()
    manager, other = await a_staff(centre, Role.MANAGER), await a_staff(centre, Role.MANAGER)
    advisor = await a_staff(centre)
    await service.change_role(anew(manager), advisor.staff_id, Role.PARTNER)
    change = await last(manager)
    for way in (service.undo_role, service.undo_removed, service.undo_invited):
        with pytest.raises(NotAllowed):
            await way(advisor, change)
        with pytest.raises(NotFound):
            await way(await an_actor(Role.MANAGER), change)
    the_clock.advance(timedelta(days=1, seconds=1))
    with pytest.raises(UndoTooLate):
        await service.undo_role(other, change)


async def test_who_joined_does_not_take_that_back() -> None:
    manager = await an_actor(Role.MANAGER)
    person = a_person(2_001)
    await service.join(person, (await service.invite(manager, Role.ADVISOR)).code)
    (member,) = await service.find_staff(manager, person.name)
    newcomer = await a_staff(await service.centre(manager.centre_id), Role.ADVISOR, user_id=2_001)
    assert newcomer.staff_id == member.id
    with pytest.raises(NothingToUndo):
        await undo.undo_last(anew(newcomer))
    with pytest.raises(NotYoursToUndo):
        await service.changes_made_with(newcomer, (await last(manager)).id)
