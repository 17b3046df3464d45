"""Centres, the groups bound to them, where pushes go, and refusals once an hour."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from domain import clock
from domain.actor import Actor, ChatKind, Place, Role
from domain.database.connection import recorded_queries
from domain.errors import NotAllowed, NotFound
from domain.people import service
from domain.people.errors import CentreNameTaken, CentreNameWrong, ChatNotBound, ChatTaken, OnlyInGroup
from domain.people.views import Bound, CentreView, WhichCentre
from tests.factories.people import a_centre, a_group, a_person, a_place, a_staff, an_actor

pytestmark = pytest.mark.usefixtures("database")

SHANGHAI = "Asia/Shanghai"


async def a_manager_in(place: Place, centre: CentreView | None = None, user_id: int | None = None) -> Actor:
    return await a_staff(centre or await a_centre(), Role.MANAGER, place=place, user_id=user_id)


async def bound(actor: Actor, kind: ChatKind | None = None, **which: object) -> Bound:
    done = await service.bind(actor, kind, **which)  # type: ignore[arg-type] # centre or centre_id
    assert isinstance(done, Bound)
    return done


async def test_an_operator_creates_a_centre_and_manages_it() -> None:
    operator = a_person(1_001, is_operator=True)

    centre = await service.add_centre(operator, " 北京朝阳 ", zone="Asia/Urumqi", lang="en")

    assert (centre.name, centre.zone, centre.lang) == ("北京朝阳", "Asia/Urumqi", "en")
    assert (await service.list_centres(operator)).items == (centre,)
    (chat,) = await service.private_chats(centre.id, at_least=Role.MANAGER)
    assert (chat.chat_id, chat.lang) == (1_001, "en")


@pytest.mark.parametrize("name", ["北京朝阳", "北京 朝阳", "Beijing East", "ＢＥＩＪＩＮＧ EAST"])
async def test_a_name_is_given_once_whatever_its_case(name: str) -> None:
    operator = a_person(1_001, is_operator=True)
    await service.add_centre(operator, "北京朝阳", zone=SHANGHAI, lang="zh-CN")
    await service.add_centre(operator, "beijing east", zone=SHANGHAI, lang="zh-CN")

    with pytest.raises(CentreNameTaken):
        await service.add_centre(operator, name, zone=SHANGHAI, lang="zh-CN")


async def test_two_operators_at_once_create_one_centre() -> None:
    results = await asyncio.gather(
        *(
            service.add_centre(a_person(1_001 + number, is_operator=True), "北京朝阳", zone=SHANGHAI, lang="zh-CN")
            for number in range(3)
        ),
        return_exceptions=True,
    )
    assert sum(isinstance(result, CentreView) for result in results) == 1
    assert sum(isinstance(result, CentreNameTaken) for result in results) == 2


async def test_a_name_too_long_or_none_creates_nothing() -> None:
    operator = a_person(1_001, is_operator=True)
    for name in ("", "字" * 41):
        with pytest.raises(CentreNameWrong):
            await service.add_centre(operator, name, zone=SHANGHAI, lang="zh-CN")
    assert await service.centres() == []


async def test_only_operators_create_or_list_centres() -> None:
    manager = await an_actor(Role.MANAGER)
    with pytest.raises(NotAllowed):
        await service.add_centre(manager.person, "北京朝阳", zone=SHANGHAI, lang="zh-CN")
    with pytest.raises(NotAllowed):
        await service.list_centres(manager.person)


async def test_the_first_welcome_says_what_is_missing() -> None:
    manager = await an_actor(Role.MANAGER)
    welcome = await service.welcome(manager)
    assert (welcome.has_team_group, welcome.is_alone, welcome.others) == (False, True, ())


async def test_nobody_chooses_a_centre_they_are_not_in() -> None:
    manager, other = await an_actor(Role.MANAGER), await a_centre()
    with pytest.raises(NotFound):
        await service.choose_centre(manager.person, other.id)


async def test_a_group_becomes_the_team_group_with_its_topic() -> None:
    place = a_place(ChatKind.UNBOUND, thread_id=7, title="朝阳前台")
    manager = await a_manager_in(place)

    done = await bound(manager)

    assert (done.kind, done.was, done.gets_partner_digests) == (ChatKind.TEAM, ChatKind.UNBOUND, True)
    (chat,) = await service.chats_of(manager.centre_id, ChatKind.TEAM)
    assert (chat.chat_id, chat.thread_id, chat.title) == (place.chat_id, 7, "朝阳前台")
    assert await service.chats_of(manager.centre_id, ChatKind.PARTNER) == [chat]


async def test_binding_again_changes_nothing_and_is_recorded_once() -> None:
    manager = await a_manager_in(a_place(ChatKind.UNBOUND))
    await bound(manager, ChatKind.PARTNER)

    again = await bound(manager)

    assert (again.kind, again.was) == (ChatKind.PARTNER, ChatKind.PARTNER)
    assert len(await service.read_changes(manager, subject="chat")) == 1


async def test_a_team_group_can_become_the_partner_group() -> None:
    manager = await a_manager_in(a_place(ChatKind.UNBOUND))
    await bound(manager)

    changed = await bound(manager, ChatKind.PARTNER)

    assert (changed.kind, changed.was) == (ChatKind.PARTNER, ChatKind.TEAM)
    assert await service.chats_of(manager.centre_id, ChatKind.TEAM) == []


async def test_a_manager_of_several_centres_is_asked_or_names_one() -> None:
    chaoyang, haidian = await a_centre("北京朝阳"), await a_centre("北京海淀")
    place = a_place(ChatKind.UNBOUND)
    await a_manager_in(place, chaoyang, user_id=1_001)
    manager = await a_manager_in(place, haidian, user_id=1_001)
    await a_staff(await a_centre("北京通州"), Role.PARTNER, user_id=1_001)

    asked = await service.bind(manager)
    beginning = await service.bind(manager, centre="北京")

    assert isinstance(asked, WhichCentre)
    assert isinstance(beginning, WhichCentre)
    assert {centre.name for centre in asked.centres} == {"北京朝阳", "北京海淀"}
    with pytest.raises(NotFound):
        await service.bind(manager, centre="北京通州")
    done = await bound(manager, centre="北京朝阳")
    assert done.centre.id == chaoyang.id
    assert [chat.chat_id for chat in await service.chats_of(chaoyang.id, ChatKind.TEAM)] == [place.chat_id]


async def test_the_centre_can_be_picked_by_its_button() -> None:
    chaoyang, haidian = await a_centre(), await a_centre()
    place = a_place(ChatKind.UNBOUND)
    await a_manager_in(place, chaoyang, user_id=1_001)
    manager = await a_manager_in(place, haidian, user_id=1_001)

    assert (await bound(manager, ChatKind.PARTNER, centre_id=chaoyang.id)).centre.id == chaoyang.id
    stranger_to_it = await a_centre()
    with pytest.raises(NotFound):
        await service.bind(manager, centre_id=stranger_to_it.id)


async def test_a_group_of_another_centre_is_refused_without_naming_it() -> None:
    theirs = await a_centre("上海浦东")
    place = await a_group(theirs)
    manager = await a_manager_in(place)

    with pytest.raises(ChatTaken) as refused:
        await service.bind(manager)
    with pytest.raises(ChatTaken):
        await service.bind(manager, centre=manager.centre_name)

    assert "上海浦东" not in str(refused.value)
    assert [chat.chat_id for chat in await service.chats_of(theirs.id, ChatKind.TEAM)] == [place.chat_id]


async def test_two_centres_binding_one_group_at_once_give_it_to_one() -> None:
    place = a_place(ChatKind.UNBOUND)
    one, other = await a_manager_in(place), await a_manager_in(place)

    results = await asyncio.gather(service.bind(one), service.bind(other), return_exceptions=True)

    assert sum(isinstance(result, Bound) for result in results) == 1
    assert sum(isinstance(result, ChatTaken) for result in results) == 1


async def test_a_private_chat_is_not_bound() -> None:
    manager = await an_actor(Role.MANAGER)
    with pytest.raises(OnlyInGroup):
        await service.bind(manager)
    with pytest.raises(OnlyInGroup):
        await service.unbind(manager)


async def test_an_unbound_group_gets_nothing_and_is_free_for_others() -> None:
    place = a_place(ChatKind.UNBOUND)
    manager = await a_manager_in(place)
    await bound(manager)

    freed = await service.unbind(manager)

    assert (freed.kind, freed.is_last_team_group) == (ChatKind.TEAM, True)
    assert await service.chats_of(manager.centre_id, ChatKind.TEAM) == []
    with pytest.raises(ChatNotBound):
        await service.unbind(manager)
    assert (await bound(await a_manager_in(place))).was is ChatKind.UNBOUND


async def test_a_group_of_another_centre_is_not_unbound() -> None:
    place = await a_group(await a_centre())
    with pytest.raises(ChatNotBound):
        await service.unbind(await a_manager_in(place))


async def test_a_retired_group_gets_nothing_until_the_bot_is_back() -> None:
    centre = await a_centre()
    place = await a_group(centre)

    assert await service.retire_chat(place.chat_id) is True
    assert await service.retire_chat(place.chat_id) is False
    assert await service.chats_of(centre.id, ChatKind.TEAM) == []
    assert await service.revive_chat(place.chat_id) is True
    assert len(await service.chats_of(centre.id, ChatKind.TEAM)) == 1
    assert await service.retire_chat(-100_404) is False


async def test_a_group_keeps_its_binding_when_its_id_changes() -> None:
    centre = await a_centre()
    place = await a_group(centre, thread_id=None)

    assert await service.migrate_chat(place.chat_id, -100_999) is True
    assert await service.migrate_chat(place.chat_id, -100_999) is False
    assert [chat.chat_id for chat in await service.chats_of(centre.id, ChatKind.TEAM)] == [-100_999]


async def test_a_groups_language_is_its_own() -> None:
    centre = await a_centre()
    place = await a_group(centre)
    manager = await a_manager_in(place, centre)

    change = await service.set_group_language(manager, "en")

    assert (change.is_for_group, change.lang, change.person_lang) == (True, "en", "zh-CN")
    assert [chat.lang for chat in await service.chats_of(centre.id, ChatKind.TEAM)] == ["en"]
    with pytest.raises(ChatNotBound):
        await service.set_group_language(await an_actor(Role.MANAGER, place=a_place(ChatKind.UNBOUND)), "en")
    with pytest.raises(OnlyInGroup):
        await service.set_group_language(await an_actor(Role.MANAGER), "en")


async def test_ones_own_language_in_a_group_leaves_the_group_as_it_is() -> None:
    centre = await a_centre()
    place = await a_group(centre)
    advisor = await a_staff(centre, place=place)

    change = await service.set_own_language(advisor, "en")

    assert (change.lang, change.answer_lang) == ("en", "zh-CN")
    (own,) = await service.private_chats(centre.id, staff_ids=[advisor.staff_id])
    assert own.lang == "en"


async def test_private_chats_by_role_and_by_person() -> None:
    centre = await a_centre()
    manager, advisor = await a_staff(centre, Role.MANAGER), await a_staff(centre, Role.ADVISOR)

    managers = await service.private_chats(centre.id, at_least=Role.MANAGER)
    responsible = await service.private_chats(centre.id, staff_ids=[advisor.staff_id])

    assert [chat.chat_id for chat in managers] == [manager.user_id]
    assert [(chat.chat_id, chat.kind) for chat in responsible] == [(advisor.user_id, ChatKind.PRIVATE)]


async def test_a_group_is_refused_once_an_hour_however_many_ask() -> None:
    fixed = clock.FixedClock(datetime(2026, 11, 22, 1, tzinfo=UTC))
    clock.use(fixed)

    at_once = await asyncio.gather(*(service.one_refusal_an_hour(-100_1) for _ in range(6)))
    other_group = await service.one_refusal_an_hour(-100_2)
    fixed.advance(timedelta(minutes=59, seconds=59))
    too_soon = await service.one_refusal_an_hour(-100_1)
    fixed.advance(timedelta(seconds=1))
    again = await asyncio.gather(*(service.one_refusal_an_hour(-100_1) for _ in range(6)))

    assert (sum(at_once), other_group, too_soon, sum(again)) == (1, True, False, 1)


async def test_what_waited_for_a_chat_that_is_not_the_centres_any_more_may_not_go_there() -> None:
    centre, other = await a_centre(), await a_centre()
    place = await a_group(centre)
    manager = await a_staff(centre, Role.MANAGER, place=place)
    advisor = await a_staff(centre)
    assert await service.may_receive(centre.id, place.chat_id)
    assert await service.may_receive(centre.id, advisor.user_id)
    assert not await service.may_receive(other.id, place.chat_id)
    assert not await service.may_receive(other.id, advisor.user_id)

    await service.remove_staff(manager, advisor.staff_id)
    await service.retire_chat(place.chat_id)

    assert not await service.may_receive(centre.id, advisor.user_id)
    assert not await service.may_receive(centre.id, place.chat_id)


async def test_menus_are_wanted_for_staff_and_groups() -> None:
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER)
    place = await a_group(centre, lang="en")

    menus = {menu.chat_id: (menu.role, menu.lang) for menu in await service.menus_wanted()}

    assert menus == {manager.user_id: (Role.MANAGER, "zh-CN"), place.chat_id: (Role.ADVISOR, "en")}


async def test_centres_are_listed_in_pages() -> None:
    operator = a_person(1_001, is_operator=True)
    counts = []
    for names in (["北京0"], [f"北京{number}" for number in range(1, 7)]):
        for name in names:
            await service.add_centre(operator, name, zone=SHANGHAI, lang="zh-CN")
        with recorded_queries() as queries:
            page = await service.list_centres(operator, offset=40, limit=4)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert [view.name for view in page] == ["北京4", "北京5", "北京6"]
    assert (page.number, page.count, page.total, page.left) == (2, 2, 7, 0)


async def test_the_centres_a_group_could_be_bound_to_are_those_that_its_manager_manages() -> None:
    place = a_place(ChatKind.UNBOUND)
    manager = await a_manager_in(place, await a_centre("北京朝阳"), user_id=1_001)
    second = await a_centre("北京海淀")
    await a_staff(second, Role.MANAGER, user_id=1_001)
    await a_staff(await a_centre("北京西城"), Role.PARTNER, user_id=1_001)

    found = await service.which_centre(manager, ChatKind.PARTNER)
    assert [view.name for view in found.centres] == ["北京朝阳", "北京海淀"]
    assert found.kind is ChatKind.PARTNER
    assert (await service.which_centre(manager, ChatKind.TEAM, centre="北京海")).centres == (second,)
    with pytest.raises(NotFound):
        await service.which_centre(manager, ChatKind.TEAM, centre="北京西城")
    with pytest.raises(OnlyInGroup):
        await service.which_centre(await a_staff(second, Role.MANAGER), ChatKind.TEAM)
    assert await service.chats_of(second.id, ChatKind.TEAM) == []
