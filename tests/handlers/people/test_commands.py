"""The commands and buttons of the people room, as people type and press them."""

import re
from dataclasses import replace

import pytest

from domain.actor import Actor, ChatKind, Person, Role
from domain.errors import DomainError, NotAllowed, NotFound
from domain.people import service as people
from domain.people.errors import OnlyInPrivate
from domain.policy import service as policy
from handlers.arguments.errors import Missing, Unknown
from handlers.declaration import Call, Pressed, Reply
from handlers.people.buttons import BUTTONS
from handlers.people.commands import COMMANDS
from handlers.registry import gather
from locales import LANGUAGES, say
from tests.factories.people import a_centre, a_group, a_person, a_place, a_staff, an_actor

pytestmark = pytest.mark.usefixtures("database")


async def send(who: Actor | Person, text: str) -> Reply:
    """What ``/command words`` is answered with."""
    name, _, tail = text.lstrip("/").partition(" ")
    command = next(command for command in COMMANDS if command.name == name)
    return await command.run(a_call(who, text=tail))


async def press(who: Actor | Person, data: str) -> Reply:
    """What pressing a button with ``data`` is answered with."""
    verb, _, rest = data.partition(":")
    number, _, version = rest.partition(":")
    button = next(button for button in BUTTONS if button.verb == verb)
    return await button.run(a_call(who, pressed=Pressed(number, version, 5)))


def a_call(who: Actor | Person, text: str = "", pressed: Pressed | None = None) -> Call:
    staff = who if isinstance(who, Actor) else None
    person = who.person if isinstance(who, Actor) else who
    return Call(person, staff, text=text, pressed=pressed, bot_username="baohe_bot")


def data_of(reply: Reply) -> list[str]:
    return [button.data for row in reply.rows for button in row]


async def test_the_first_story_from_the_centre_to_the_first_advisor() -> None:
    operator = a_person(1_001, name="张伟", is_operator=True)

    created = await send(operator, "/centre add 北京朝阳")
    assert "北京朝阳" in created.text
    assert "@baohe_bot" in created.text
    assert "/bind" in created.text

    (centre,) = await people.centres()
    manager = await a_staff(centre, Role.MANAGER, user_id=1_001, name="张伟")
    in_group = await a_staff(centre, Role.MANAGER, user_id=1_001, name="张伟", place=a_place(ChatKind.UNBOUND))
    assert "北京朝阳" in (await send(in_group, "/bind")).text

    invitation = await send(manager, "/invite advisor")
    found = re.search(r"https://t\.me/baohe_bot\?start=([\w-]+)", invitation.text)
    assert found is not None
    assert invitation.rows[0][0].copy == found[0]

    welcome = await send(a_person(2_001, name="李娜"), f"/start {found[1]}")
    assert "北京朝阳" in welcome.text
    assert "服务顾问" in welcome.text
    with pytest.raises(DomainError) as refused:
        await send(a_person(2_002), f"/start {found[1]}")
    assert refused.value.key == "people-invite-used"


async def test_start_tells_a_stranger_where_to_ask_and_an_operator_how_to_begin() -> None:
    assert (await send(a_person(), "/start")).text == say("zh-CN", "errors-stranger")
    assert "/centre add" in (await send(a_person(is_operator=True), "/start")).text


async def test_start_tells_a_manager_what_is_still_to_do() -> None:
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER)
    alone = (await send(manager, "/start")).text
    await a_group(centre)
    await a_staff(centre)
    settled = (await send(manager, "/start")).text

    assert "/bind" in alone
    assert "/invite" in alone
    assert "/bind" not in settled
    assert "/invite" not in settled


async def test_several_centres_can_be_switched_in_private_only() -> None:
    first, second = await a_centre("北京朝阳"), await a_centre("北京海淀")
    await a_staff(first, Role.MANAGER, user_id=1_001)
    manager = await a_staff(second, Role.MANAGER, user_id=1_001)

    reply = await send(manager, "/start")
    assert data_of(reply) == [f"people.choose:{first.id}"]
    chosen = await press(manager, f"people.choose:{first.id}")
    assert chosen.edits
    assert "北京朝阳" in chosen.text
    in_group = await a_staff(second, Role.MANAGER, user_id=1_001, place=await a_group(second))
    assert (await send(in_group, "/start")).rows == ()


@pytest.mark.parametrize(
    ("words", "kind"), [("", ChatKind.TEAM), ("partner", ChatKind.PARTNER), ("合作群", ChatKind.PARTNER)]
)
async def test_bind_says_what_the_group_is_now_and_what_will_come(words: str, kind: ChatKind) -> None:
    manager = await an_actor(Role.MANAGER, place=a_place(ChatKind.UNBOUND))
    await policy.set_policy(manager, "digest.cases", "7:45")

    reply = await send(manager, f"/bind {words}")

    assert manager.centre_name in reply.text
    for digest in gather().digests:
        is_for_here = digest.to is kind or (digest.to is ChatKind.PARTNER and kind is ChatKind.TEAM)
        assert (say("zh-CN", "outbox-digest-name", digest=digest.name) in reply.text) is is_for_here
    if any(digest.name == "cases" for digest in gather().digests) and kind is ChatKind.TEAM:
        assert "07:45" in reply.text


async def test_bind_asks_a_manager_of_several_centres_by_buttons() -> None:
    place = a_place(ChatKind.UNBOUND)
    first, second = await a_centre("北京朝阳"), await a_centre("北京海淀")
    await a_staff(first, Role.MANAGER, user_id=1_001, place=place)
    manager = await a_staff(second, Role.MANAGER, user_id=1_001, place=place)

    asked = await send(manager, "/bind partner")
    assert data_of(asked) == [f"people.bind:{first.id}:partner", f"people.bind:{second.id}:partner"]
    done = await press(manager, data_of(asked)[0])
    assert done.edits
    assert "北京朝阳" in done.text
    assert len(await people.chats_of(first.id, ChatKind.PARTNER)) == 1


async def test_bind_takes_the_centres_name() -> None:
    place = a_place(ChatKind.UNBOUND)
    await a_staff(await a_centre("Beijing East"), Role.MANAGER, user_id=1_001, place=place)
    manager = await a_staff(await a_centre("北京海淀"), Role.MANAGER, user_id=1_001, place=place)
    assert "Beijing East" in (await send(manager, "/bind beijing east partner")).text


async def test_unbind_warns_when_pushes_have_nowhere_to_go() -> None:
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER, place=await a_group(centre))
    reply = await send(manager, "/unbind")
    assert say("zh-CN", "people-unbound-last") in reply.text


async def test_invite_asks_for_the_role_and_never_shows_a_code_in_a_group() -> None:
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER)

    asked = await send(manager, "/invite")
    assert data_of(asked) == ["people.invite:advisor", "people.invite:partner", "people.invite:manager"]
    assert "start=" in (await press(manager, "people.invite:partner")).text
    in_group = await a_staff(centre, Role.MANAGER, place=await a_group(centre))
    with pytest.raises(OnlyInPrivate):
        await send(in_group, "/invite 顾问")
    with pytest.raises(OnlyInPrivate):
        await send(in_group, "/invite")
    with pytest.raises(Unknown):
        await send(manager, "/invite king")


async def test_staff_are_listed_found_and_removed() -> None:
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER, name="张伟")
    advisor = await a_staff(centre, Role.ADVISOR, name="李娜 <b>")

    listed = await send(manager, "/staff")
    assert "张伟" in listed.text
    assert "李娜 &lt;b&gt;" in listed.text
    found = await send(manager, "/staff 李")
    assert "张伟：" not in found.text
    assert "李娜" in (await send(manager, "/staff remove 李娜")).text
    assert advisor.staff_id not in [view.id for view in await people.list_staff(manager)]
    with pytest.raises(NotFound):
        await send(manager, "/staff remove 李娜")
    with pytest.raises(Missing):
        await send(manager, "/staff remove")


async def test_two_of_one_name_are_asked_about_by_buttons() -> None:
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER, name="张伟")
    first, second = await a_staff(centre, name="李娜"), await a_staff(centre, name="李娜")

    leaves = await send(manager, "/staff remove 李娜")
    assert data_of(leaves) == [f"people.remove:{first.staff_id}", f"people.remove:{second.staff_id}"]
    role = await send(manager, "/role 李娜 partner")
    assert data_of(role) == [f"people.role:{first.staff_id}:partner", f"people.role:{second.staff_id}:partner"]
    await press(manager, data_of(role)[1])
    await press(manager, data_of(leaves)[0])
    assert [(view.id, view.role) for view in await people.find_staff(manager, "李娜")] == [
        (second.staff_id, Role.PARTNER)
    ]


@pytest.mark.parametrize("words", ["李娜 partner", "partner 李娜", "李娜 合作专员", "李 专员"])
async def test_a_role_is_given_in_any_order(words: str) -> None:
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER, name="张伟")
    await a_staff(centre, name="李娜")
    assert "合作专员" in (await send(manager, f"/role {words}")).text
    assert [view.role for view in await people.find_staff(manager, "李娜")] == [Role.PARTNER]


async def test_ones_own_role_and_removal_ask_first() -> None:
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER, name="张伟")
    await a_staff(centre, Role.MANAGER, name="李娜")

    asked = await send(manager, "/role 张伟 advisor")
    leaving = await send(manager, "/staff remove 张伟")

    assert data_of(asked) == [f"people.role:{manager.staff_id}:advisor"]
    assert data_of(leaving) == [f"people.remove:{manager.staff_id}"]
    assert [view.role for view in await people.find_staff(manager, "张伟")] == [Role.MANAGER]


async def test_language_in_private_is_ones_own() -> None:
    actor = await an_actor()
    reply = await send(actor, "/lang en")
    assert reply.text == say("en", "people-language-own", language="en")
    assert data_of(await send(actor, "/lang")) == ["people.lang:zh-CN", "people.lang:en"]
    assert (await press(actor, "people.lang:zh-CN")).text == say("zh-CN", "people-language-own", language="zh-CN")


async def test_language_in_a_group_is_the_groups_for_a_manager_and_ones_own_for_others() -> None:
    centre = await a_centre()
    place = await a_group(centre)
    manager, advisor = await a_staff(centre, Role.MANAGER, place=place), await a_staff(centre, place=place)

    own = await send(advisor, "/lang English")
    assert own.text == say("zh-CN", "people-language-own-only", language="en")
    group = await send(manager, "/lang 英文")
    assert group.text == say("en", "people-language-group", language="en", own="zh-CN")
    assert data_of(group) == ["people.lang:en:me"]
    await press(manager, "people.lang:en:me")
    (mine,) = await people.private_chats(centre.id, staff_ids=[manager.staff_id])
    assert mine.lang == "en"
    with pytest.raises(NotAllowed):
        await send(advisor, "/lang group 中文")
    with pytest.raises(Unknown):
        await send(manager, "/lang klingon")


async def test_the_audit_tells_what_changed_in_words_and_masks_in_groups() -> None:
    centre = await a_centre()
    in_private = await a_staff(centre, Role.MANAGER, name="张伟")
    in_group = await a_staff(centre, Role.MANAGER, name="李娜", place=await a_group(centre))
    await people.record_change(
        in_private,
        subject="case",
        number=12,
        what="assessed",
        before={"share_fen": 850_000, "phone": "13812345678"},
        after={
            "share_fen": 770_000,
            "phone": "13987654321",
            "note": "打 13711112222",
            "at": "2026-11-22T01:00:00+00:00",
        },
    )

    masked = (await send(in_group, "/audit C12")).text
    whole = (await send(in_private, "/audit C12")).text

    assert "张伟" in masked
    assert "C12" in masked
    assert "¥8,500 → ¥7,700" in masked
    assert "138****5678 → 139****4321" in masked
    assert "137****2222" in masked
    assert "2026-11-22 09:00" in masked
    assert "13812345678" not in masked
    assert "13812345678 → 13987654321" in whole


async def test_another_centre_for_someone_on_a_staff_says_that_there_are_several_now() -> None:
    manager = await an_actor(Role.MANAGER)
    operator = replace(manager, person=replace(manager.person, is_operator=True))
    again = say("zh-CN", "people-centre-added-which")
    assert again in (await send(operator, "/centre add 北京海淀")).text
    assert again not in (await send(a_person(1_002, is_operator=True), "/centre add 上海浦东")).text


async def test_a_role_that_is_none_is_missing_and_not_called_by_the_colleagues_name() -> None:
    manager = await an_actor(Role.MANAGER)
    for told in ("李娜", "李娜 boss"):
        with pytest.raises(Missing) as refused:
            await send(manager, f"/role {told}")
        assert refused.value.what == "role"


async def test_the_audit_of_a_person_of_nothing_and_of_someone_unknown() -> None:
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER, name="张伟")
    advisor = await a_staff(centre, Role.ADVISOR, name="李娜")
    await policy.set_policy(manager, "margin.warn", "15%")
    await people.change_role(manager, advisor.staff_id, Role.PARTNER)

    everything = (await send(manager, "/audit")).text
    assert "margin.warn" in everything
    assert "20% → 15%" in everything
    assert "服务顾问 → 合作专员" in everything
    assert say("zh-CN", "people-audit-none") in (await send(manager, "/audit 李娜")).text
    assert say("zh-CN", "people-audit-none") in (await send(manager, "/audit C99")).text
    with pytest.raises(NotFound):
        await send(manager, "/audit 王五")
    assert "margin.warn" in (await press(manager, f"people.audit:{manager.staff_id}")).text


async def test_a_long_audit_fits_one_message() -> None:
    manager = await an_actor(Role.MANAGER)
    for number in range(20):
        facts: dict[str, object] = {f"field{at}": "长" * 200 for at in range(6)}
        await people.record_change(manager, subject="case", number=number, what="x", before={}, after=facts)
    page = await send(manager, "/audit")
    shown = page.text.count("事故车 C")
    assert len(page.text) < 4_096
    assert 1 <= shown < 20
    (older,) = data_of(page)
    assert f"C{19 - shown} " in (await press(manager, older)).text


async def test_the_audit_of_several_of_one_name_asks_and_switches_are_said_in_words() -> None:
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER, name="张伟")
    first, second = await a_staff(centre, name="李娜"), await a_staff(centre, name="李娜")
    change = {"before": {"own_car": False, "rate_bp": 500}, "after": {"own_car": True, "rate_bp": 5}}
    await people.record_change(manager, subject="case", number=1, what="x", **change)

    assert data_of(await send(manager, "/audit 李娜")) == [
        f"people.audit:{first.staff_id}",
        f"people.audit:{second.staff_id}",
    ]
    text = (await send(manager, "/audit C1")).text
    assert "否 → 是" in text
    assert "5% → 0.05%" in text


@pytest.mark.parametrize(
    "data",
    [
        "people.bind:x",
        "people.remove:-1",
        "people.remove:99999999999999999999",
        "people.role:1:king",
        "people.invite:king",
        "people.lang:xx",
        "people.choose:",
        "people.audit:٣",
    ],
)
async def test_forged_button_data_is_refused(data: str) -> None:
    manager = await an_actor(Role.MANAGER)
    with pytest.raises(NotFound):
        await press(manager, data)


async def test_only_an_operator_creates_centres_and_the_list_names_them() -> None:
    operator = a_person(1_001, is_operator=True)
    with pytest.raises(NotAllowed):
        await send(a_person(1_002), "/centre add 北京朝阳")
    await send(operator, "/centre 北京海淀")
    await send(operator, "/centre 新建 Beijing East 2")
    listed = (await send(operator, "/centre")).text
    assert "北京海淀" in listed
    assert "Beijing East 2" in listed
    with pytest.raises(OnlyInPrivate):
        await send(a_person(1_001, is_operator=True, place=a_place()), "/centre")


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_every_command_is_described_briefly(lang: str) -> None:
    for command in COMMANDS:
        assert 0 < len(say(lang, f"command-{command.name}")) <= 100
