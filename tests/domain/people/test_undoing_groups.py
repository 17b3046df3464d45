"""Taking back what was done to groups, wherever the manager speaks by then (interface §1, §6)."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain import clock
from domain.actor import Actor, ChatKind, Place, Role
from domain.errors import NotAllowed, NotFound
from domain.people import service
from domain.people.errors import BuiltOn, ChatBindingChanged, ChatTaken, ChatTakenSince, UndoneAlready
from domain.people.views import Bound, ChangeView, ChatView
from domain.undo import service as undo
from tests.factories.people import a_place, a_staff, an_actor, anew

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def the_clock() -> clock.FixedClock:
    """A clock that stands."""
    fixed = clock.FixedClock(datetime(2026, 11, 20, 2, tzinfo=UTC))
    clock.use(fixed)
    return fixed


def in_place(actor: Actor, place: Place) -> Actor:
    """``actor`` writing another message in a group."""
    again = anew(actor)
    return replace(again, person=replace(again.person, place=place))


async def groups(actor: Actor) -> list[ChatView]:
    """The centre's groups, as pushes find them."""
    return (await service.chats_of_centres([actor.centre_id]))[actor.centre_id]


async def last(actor: Actor) -> ChangeView:
    """What the actor did last."""
    return (await service.own_changes(actor))[0]


async def test_a_group_bound_by_mistake_is_bound_no_more() -> None:
    manager, place = await an_actor(Role.MANAGER), a_place(ChatKind.UNBOUND)
    other = a_place(ChatKind.UNBOUND)
    await service.bind(in_place(manager, other), ChatKind.TEAM)
    before = await groups(manager)
    await service.bind(in_place(manager, place), ChatKind.TEAM)

    await undo.undo_last(in_place(manager, other))

    assert await groups(manager) == before
    assert not await service.may_receive(manager.centre_id, place.chat_id)
    elsewhere = await an_actor(Role.MANAGER)
    assert isinstance(await service.bind(in_place(elsewhere, place)), Bound)


async def test_a_group_is_of_its_former_kind_and_topic_again() -> None:
    manager, place = await an_actor(Role.MANAGER), a_place(ChatKind.UNBOUND, thread_id=7)
    await service.bind(in_place(manager, place), ChatKind.TEAM)
    await service.set_group_language(in_place(manager, place), "en")
    before = await groups(manager)
    await service.bind(in_place(manager, replace(place, thread_id=8)), ChatKind.PARTNER)
    assert [(chat.kind, chat.thread_id) for chat in await groups(manager)] == [(ChatKind.PARTNER, 8)]

    await undo.undo_last(anew(manager))

    assert await groups(manager) == before
    await service.bind(in_place(manager, place), ChatKind.PARTNER)
    assert [(chat.kind, chat.thread_id) for chat in await groups(manager)] == [(ChatKind.PARTNER, 7)]


async def test_pushes_that_were_sent_to_another_topic_come_to_the_former_again() -> None:
    manager, place = await an_actor(Role.MANAGER), a_place(ChatKind.UNBOUND, thread_id=7)
    await service.bind(in_place(manager, place))
    before = await groups(manager)
    await service.bind(in_place(manager, replace(place, thread_id=None)))
    assert [chat.thread_id for chat in await groups(manager)] == [None]
    await undo.undo_last(anew(manager))
    assert await groups(manager) == before


@pytest.mark.parametrize("lang", ["en", None])
@pytest.mark.parametrize("thread_id", [7, None])
async def test_a_group_unbound_by_mistake_is_bound_as_it_was(lang: str | None, thread_id: int | None) -> None:
    manager, place = await an_actor(Role.MANAGER), a_place(ChatKind.UNBOUND, thread_id=thread_id, title="朝阳前台")
    await service.bind(in_place(manager, place), ChatKind.PARTNER)
    if lang:
        await service.set_group_language(in_place(manager, place), lang)
    before = await groups(manager)
    await service.unbind(in_place(manager, replace(place, kind=ChatKind.PARTNER, thread_id=99)))

    await undo.undo_last(anew(manager))

    assert await groups(manager) == before
    await service.unbind(in_place(manager, place))
    assert await groups(manager) == []


async def test_a_group_that_another_centre_has_bound_is_theirs() -> None:
    manager, other, place = await an_actor(Role.MANAGER), await an_actor(Role.MANAGER), a_place(title="前台群")
    await service.bind(in_place(manager, place))
    await service.unbind(in_place(manager, place))
    await service.bind(in_place(other, place))

    with pytest.raises(ChatTakenSince) as refused:
        await undo.undo_last(anew(manager))

    assert refused.value.title == "前台群"
    assert await groups(manager) == []
    assert len(await groups(other)) == 1


async def test_a_group_that_was_bound_anew_is_left_alone() -> None:
    manager, place = await an_actor(Role.MANAGER), a_place()
    await service.bind(in_place(manager, place))
    bound = await last(manager)
    await service.unbind(in_place(manager, place))
    unbound = await last(manager)
    with pytest.raises(BuiltOn) as refused:
        await service.undo_bound(anew(manager), bound)
    assert refused.value.deed.key == "audit-chat-unbound"
    await service.bind(in_place(manager, place), ChatKind.PARTNER)
    before = await groups(manager)
    with pytest.raises(BuiltOn) as refused:
        await service.undo_unbound(anew(manager), unbound)
    assert refused.value.deed.key == "audit-chat-bound"
    assert await groups(manager) == before


async def test_one_after_the_other_all_of_it_is_taken_back() -> None:
    manager, place = await an_actor(Role.MANAGER), a_place()
    await service.bind(in_place(manager, place))
    await service.set_group_language(in_place(manager, place), "en")
    await service.bind(in_place(manager, place), ChatKind.PARTNER)
    await service.unbind(in_place(manager, place))
    for left in (1, 1, 1, 0):
        await undo.undo_last(anew(manager))
        assert len(await groups(manager)) == left


async def test_another_group_does_not_stand_in_the_way() -> None:
    manager, one, other = await an_actor(Role.MANAGER), a_place(), a_place()
    await service.bind(in_place(manager, one))
    bound = await last(manager)
    await service.bind(in_place(manager, other))
    await service.set_group_language(in_place(manager, other), "en")
    await service.undo_bound(in_place(manager, other), bound)
    assert [chat.chat_id for chat in await groups(manager)] == [other.chat_id]


async def test_the_former_language_is_spoken_again() -> None:
    manager, place = await an_actor(Role.MANAGER), a_place()
    await service.bind(in_place(manager, place))
    before = await groups(manager)
    await service.set_group_language(in_place(manager, place), "en")
    language = await last(manager)
    await service.bind(in_place(manager, place), ChatKind.PARTNER)

    await service.undo_language(anew(manager), language)

    assert [chat.lang for chat in await groups(manager)] == [chat.lang for chat in before]
    with pytest.raises(UndoneAlready):
        await service.undo_language(anew(manager), language)
    await service.set_group_language(in_place(manager, place), "en")
    assert [chat.lang for chat in await groups(manager)] == ["en"]


async def test_a_language_that_was_changed_again_or_whose_group_is_unbound_stays() -> None:
    manager, place = await an_actor(Role.MANAGER), a_place()
    await service.bind(in_place(manager, place))
    await service.set_group_language(in_place(manager, place), "en")
    first = await last(manager)
    await service.set_group_language(in_place(manager, place), "zh-CN")
    with pytest.raises(BuiltOn):
        await service.undo_language(anew(manager), first)
    await undo.undo_last(anew(manager))
    await service.unbind(in_place(manager, place))
    with pytest.raises(BuiltOn):
        await service.undo_language(anew(manager), first)


async def test_a_new_group_with_a_language_of_its_own_is_not_simply_unbound() -> None:
    manager, place = await an_actor(Role.MANAGER), a_place()
    await service.bind(in_place(manager, place))
    bound = await last(manager)
    await service.set_group_language(in_place(manager, place), "en")
    with pytest.raises(BuiltOn) as refused:
        await service.undo_bound(anew(manager), bound)
    assert refused.value.deed.key == "audit-chat-language"


async def test_a_group_that_the_platform_made_another_of_is_left_to_the_manager() -> None:
    manager, place = await an_actor(Role.MANAGER), a_place()
    await service.bind(in_place(manager, place))
    bound = await last(manager)
    await service.migrate_chat(place.chat_id, place.chat_id - 1_000_000)
    with pytest.raises(ChatBindingChanged):
        await service.undo_bound(anew(manager), bound)
    assert len(await groups(manager)) == 1


async def test_of_two_centres_at_once_one_has_the_group() -> None:
    for _ in range(4):
        manager, other, place = await an_actor(Role.MANAGER), await an_actor(Role.MANAGER), a_place()
        await service.bind(in_place(manager, place))
        await service.unbind(in_place(manager, place))
        unbound = await last(manager)
        undone, bound = await asyncio.gather(
            service.undo_unbound(anew(manager), unbound),
            service.bind(in_place(other, place)),
            return_exceptions=True,
        )
        assert isinstance(undone, ChatTakenSince) is not isinstance(bound, ChatTaken)
        assert len([*await groups(manager), *await groups(other)]) == 1


async def test_only_managers_of_the_centre() -> None:
    manager, place = await an_actor(Role.MANAGER), a_place()
    partner = await a_staff(await service.centre(manager.centre_id), Role.PARTNER)
    await service.bind(in_place(manager, place))
    bound = await last(manager)
    for way in (service.undo_bound, service.undo_unbound, service.undo_language):
        with pytest.raises(NotAllowed):
            await way(partner, bound)
        with pytest.raises(NotFound):
            await way(await an_actor(Role.MANAGER), bound)
