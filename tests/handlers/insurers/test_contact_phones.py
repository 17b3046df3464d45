"""Landlines, switchboards and hotlines of an insurer's people, as they are typed and read (interface §2)."""

from dataclasses import replace

import pytest

from domain.actor import Actor, ChatKind, Role
from domain.insurers import service
from domain.insurers.errors import NotAContactPhone
from handlers.arguments.errors import Missing, UnexpectedWord
from handlers.declaration import Call
from handlers.insurers.commands import COMMANDS
from handlers.insurers.register.forms import CONTACT_PHONE
from locales import LANGUAGES, say
from tests.factories.insurers import an_insurer
from tests.factories.people import a_place, an_actor, anew

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
async def manager(database: str) -> Actor:
    actor = await an_actor(Role.MANAGER, name="张店长")
    await an_insurer(actor)
    return actor


async def typed(actor: Actor, text: str) -> str:
    """What is read after a line, in a message of its own."""
    command = next(each for each in COMMANDS if each.name == "insurer")
    actor = anew(actor)
    return str((await command.run(Call(person=actor.person, staff=actor, text=text))).text)


def in_group(actor: Actor) -> Actor:
    return replace(actor, person=replace(actor.person, place=a_place(ChatKind.TEAM)))


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("contact 平安 钱主任 021-12345678", "钱主任 · 021-12345678"),
        ("contact 平安 0755-8888 6666 转 801 钱主任 定损员", "钱主任 · 定损员 · 0755-88886666-801"),
        ("平安 联系人 理赔中心 理赔 （021）1234 5678 转801 工作日", "理赔中心 · 理赔 · 021-12345678-801 · 工作日"),
        ("contact 平安 客服 95518 24小时", "客服 · 95518 · 24小时"),
        ("contact 平安 客服 400 810 8888", "客服 · 400-810-8888"),
        ("contact 平安 钱磊 +86 138 0000 9999 只接微信", "钱磊 · 138****9999 · 只接微信"),
        ("contact 平安 钱磊 021-12345678 手机 13800009999", "钱磊 · 021-12345678 · 手机 138****9999"),
    ],
)
async def test_in_a_group_a_desks_line_is_read_whole_and_a_mobile_is_not(manager: Actor, told: str, shown: str) -> None:
    there = in_group(manager)
    assert shown in await typed(there, told)
    assert shown in await typed(there, "平安")


@pytest.mark.parametrize(
    "wrong", ["021-1234567", "12345678", "021-123456789", "1381234567", "010-1234-567", "021-123", "12345"]
)
async def test_a_wrong_number_is_refused_with_an_example(manager: Actor, wrong: str) -> None:
    with pytest.raises(NotAContactPhone) as refused:
        await typed(manager, f"contact 平安 钱主任 {wrong}")
    for lang in LANGUAGES:
        said = say(lang, refused.value.key, **refused.value.params())
        assert wrong in said
        for example in ("13812345678", "021-12345678", "95518"):
            assert example in said
    assert (await service.show_insurer(manager, 1)).contacts == ()


async def test_a_form_asks_for_any_phone_and_shows_what_it_understood(manager: Actor) -> None:
    call = Call(person=manager.person, staff=manager, text="")
    assert await CONTACT_PHONE.read(call, "0755-8888 6666 转 801") == "0755-88886666-801"
    for answer, error in (("021-1234567", NotAContactPhone), ("王主任", UnexpectedWord), ("", Missing)):
        with pytest.raises(error):
            await CONTACT_PHONE.read(call, answer)
    there = in_group(manager)
    grouped = Call(person=there.person, staff=there, text="")
    assert await CONTACT_PHONE.shown(grouped, "95518") == "95518"
    assert await CONTACT_PHONE.shown(grouped, "13800009999") == "138****9999"
    assert await CONTACT_PHONE.shown(call, "13800009999") == "13800009999"
