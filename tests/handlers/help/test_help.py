"""``/help``: what it shows to whom, and in which order."""

import pytest

from domain.actor import Actor, Person, Role
from handlers.declaration import Call
from handlers.help.commands import COMMANDS
from locales import say
from tests.factories.people import a_person, an_actor

pytestmark = pytest.mark.usefixtures("database")


async def help_for(who: Actor | Person, text: str = "") -> str:
    """The answer to ``/help``."""
    staff = who if isinstance(who, Actor) else None
    person = who.person if isinstance(who, Actor) else who
    return str((await COMMANDS[0].run(Call(person, staff, text=text))).text)


async def test_the_daily_work_comes_first_and_settings_last() -> None:
    text = await help_for(await an_actor(Role.MANAGER))
    order = [text.index(f"/{name} ") for name in ("case", "credit", "refer", "quote", "digest", "policy", "staff")]
    assert order == sorted(order)


async def test_a_stranger_is_told_how_to_come_in_and_an_operator_what_to_do() -> None:
    assert await help_for(a_person(5)) == say("zh-CN", "errors-stranger")
    assert await help_for(a_person(5), "case") == say("zh-CN", "errors-stranger")
    assert "/centre" in await help_for(a_person(5, is_operator=True))


async def test_a_command_is_found_by_its_name_its_word_and_its_room() -> None:
    advisor = await an_actor()
    assert await help_for(advisor, "/quote") == await help_for(advisor, "报价")
    assert "/assess C12 8200 500" in await help_for(advisor, "case")
    assert "没有「stop」这个命令" in await help_for(advisor, "stop")
