"""Who someone is, by where they speak."""

import pytest

from domain.actor import ChatKind, Role
from domain.database.connection import recorded_queries, transaction
from domain.people import service
from domain.people.views import Arrival
from tests.factories.people import a_centre, a_group, a_staff

pytestmark = pytest.mark.usefixtures("database")


def in_private(user_id: int, *, name: str = "张伟", platform_lang: str = "", is_operator: bool = False) -> Arrival:
    return Arrival(user_id, name, user_id, True, "zh-CN", platform_lang=platform_lang, is_operator=is_operator)


def in_group(user_id: int, chat_id: int, *, name: str = "张伟", thread_id: int | None = None) -> Arrival:
    return Arrival(user_id, name, chat_id, False, "zh-CN", thread_id=thread_id, title="前台群")


async def test_a_stranger_is_a_person_and_no_staff() -> None:
    recognised = await service.resolve_actor(in_private(9_001, platform_lang="en-GB"))
    assert recognised.staff is None
    assert (recognised.person.lang, recognised.person.place.kind) == ("en", ChatKind.PRIVATE)


async def test_an_operator_who_is_no_staff_hears_the_deployments_language() -> None:
    recognised = await service.resolve_actor(in_private(1_001, platform_lang="en", is_operator=True))
    assert recognised.staff is None
    assert (recognised.person.lang, recognised.person.is_operator) == ("zh-CN", True)


async def test_in_private_it_is_the_only_centre_or_the_chosen_one() -> None:
    first, second = await a_centre(), await a_centre()
    await a_staff(first, Role.MANAGER, user_id=2_001)
    alone = (await service.resolve_actor(in_private(2_001))).staff
    await a_staff(second, Role.ADVISOR, user_id=2_001)
    newest = await service.resolve_actor(in_private(2_001))
    await service.choose_centre(newest.person, first.id)
    chosen = (await service.resolve_actor(in_private(2_001))).staff

    assert alone is not None
    assert newest.staff is not None
    assert chosen is not None
    assert [alone.centre_id, newest.staff.centre_id, chosen.centre_id] == [first.id, second.id, first.id]
    assert (chosen.role, newest.staff.role) == (Role.MANAGER, Role.ADVISOR)


async def test_in_a_bound_group_only_that_centres_staff_are_staff() -> None:
    here, there = await a_centre(), await a_centre(lang="en")
    group = await a_group(there, ChatKind.PARTNER)
    await a_staff(here, Role.MANAGER, user_id=2_001)
    await a_staff(there, Role.ADVISOR, user_id=2_002)

    stranger = await service.resolve_actor(in_group(2_001, group.chat_id))
    staff = (await service.resolve_actor(in_group(2_002, group.chat_id, thread_id=5))).staff

    assert stranger.staff is None
    assert stranger.person.place.kind is ChatKind.PARTNER
    assert staff is not None
    assert (staff.centre_id, staff.lang, staff.place.thread_id) == (there.id, "en", 5)


async def test_in_an_unbound_group_it_is_the_centre_they_can_bind_it_to() -> None:
    managed, chosen = await a_centre(), await a_centre()
    await a_staff(managed, Role.MANAGER, user_id=2_001)
    await a_staff(chosen, Role.ADVISOR, user_id=2_001)

    recognised = await service.resolve_actor(in_group(2_001, -100_777))

    assert recognised.staff is not None
    assert recognised.staff.centre_id == managed.id
    assert recognised.person.place.kind is ChatKind.UNBOUND


async def test_who_was_removed_is_a_stranger_at_once() -> None:
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER)
    gone = await a_staff(centre, Role.ADVISOR, user_id=2_009)

    await service.remove_staff(manager, gone.staff_id)

    assert (await service.resolve_actor(in_private(2_009))).staff is None


async def test_a_name_changed_on_the_platform_is_taken_over() -> None:
    centre = await a_centre()
    actor = await a_staff(centre, user_id=2_001, name="张伟")

    renamed = (await service.resolve_actor(in_private(2_001, name="张 大伟"))).staff

    assert renamed is not None
    assert renamed.name == "张 大伟"
    assert await service.staff_names(centre.id, [actor.staff_id]) == {actor.staff_id: "张 大伟"}


async def test_language_is_the_groups_in_the_group_and_ones_own_in_private() -> None:
    centre = await a_centre()
    group = await a_group(centre, lang="en")
    actor = await a_staff(centre, user_id=2_001)

    in_english = (await service.resolve_actor(in_group(2_001, group.chat_id))).person.lang
    await service.set_own_language(actor, "en")
    own = (await service.resolve_actor(in_private(2_001))).person.lang
    colleague = await a_staff(centre, user_id=2_002)

    assert (in_english, own) == ("en", "en")
    assert (await service.resolve_actor(in_private(colleague.user_id))).person.lang == "zh-CN"


async def test_it_takes_two_reads_at_most() -> None:
    centre = await a_centre()
    group = await a_group(centre)
    await a_staff(centre, user_id=2_001, name="张伟")
    for arrival in (in_group(2_001, group.chat_id), in_private(2_001), in_group(9_009, -100_777)):
        async with transaction():
            with recorded_queries() as queries:
                await service.resolve_actor(arrival)
        assert len(queries) <= 2
