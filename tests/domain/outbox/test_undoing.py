"""A digest that was switched by mistake is switched back (interface §1, §3)."""

import pytest

from domain.actor import ChatKind, Role
from domain.errors import NotAllowed
from domain.outbox import service as outbox
from domain.people import service as people
from domain.people.errors import BuiltOn, UndoneAlready
from domain.undo import service as undo
from domain.undo.errors import NothingToUndo
from tests.factories.people import a_staff, an_actor, anew

pytestmark = pytest.mark.usefixtures("database")

PLAN = {"cases": ChatKind.TEAM, "credit": ChatKind.PARTNER}


@pytest.mark.parametrize("on", [False, True])
async def test_a_digest_is_as_it_was_before(on: bool) -> None:
    manager = await an_actor(Role.MANAGER)
    if on:
        await outbox.switch_digest(anew(manager), PLAN, "cases", on=False)
    before = await outbox.digest_schedule(manager, PLAN)
    await outbox.switch_digest(anew(manager), PLAN, "cases", on=on)
    assert await outbox.digest_schedule(manager, PLAN) != before

    await undo.undo_last(anew(manager))

    assert await outbox.digest_schedule(manager, PLAN) == before
    await outbox.switch_digest(anew(manager), PLAN, "cases", on=on)
    assert await outbox.digest_schedule(manager, PLAN) != before


async def test_what_stood_so_already_was_not_switched_and_is_not_taken_back() -> None:
    manager = await an_actor(Role.MANAGER)
    await outbox.switch_digest(anew(manager), PLAN, "cases", on=True)
    assert await people.own_changes(manager) == ()
    with pytest.raises(NothingToUndo):
        await undo.undo_last(anew(manager))


async def test_switched_again_since_by_whom() -> None:
    manager = await an_actor(Role.MANAGER)
    other = await a_staff(await people.centre(manager.centre_id), Role.MANAGER, name="赵磊")
    await outbox.switch_digest(anew(manager), PLAN, "cases", on=False)
    (change,) = await people.own_changes(manager)
    await outbox.switch_digest(anew(other), PLAN, "credit", on=False)
    await outbox.switch_digest(anew(other), PLAN, "cases", on=True)
    with pytest.raises(BuiltOn) as refused:
        await outbox.undo_switched(anew(manager), change)
    assert refused.value.by == "赵磊"
    await undo.undo_last(anew(other))
    await outbox.undo_switched(anew(manager), change)
    with pytest.raises(UndoneAlready):
        await outbox.undo_switched(anew(manager), change)
    assert {view.digest: view.enabled for view in await outbox.digest_schedule(manager, PLAN)} == {
        "cases": True,
        "credit": False,
    }


async def test_only_managers() -> None:
    manager = await an_actor(Role.MANAGER)
    partner = await a_staff(await people.centre(manager.centre_id), Role.PARTNER)
    await outbox.switch_digest(anew(manager), PLAN, "cases", on=False)
    (change,) = await people.own_changes(manager)
    with pytest.raises(NotAllowed):
        await outbox.undo_switched(partner, change)
