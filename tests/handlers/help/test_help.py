"""``/help``: what it shows to whom, and in which order."""

import re

import pytest

from domain.actor import Actor, Person, Role
from handlers.declaration import Call, Pressed, Reply
from handlers.help.buttons import BUTTONS
from handlers.help.commands import COMMANDS
from handlers.registry import gather
from locales import LANGUAGES, say
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


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_help_that_is_too_long_for_one_message_is_turned_room_by_room(
    monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    manager = await an_actor(Role.MANAGER, lang=lang)
    monkeypatch.setattr("handlers.help.commands.MOST_LINES", 25)
    first = await COMMANDS[0].run(Call(manager.person, manager))
    assert [button.data for row in first.rows for button in row] == ["help.page:2"]
    seen, page, number = set[str](), first, 1
    while True:
        seen |= set(re.findall(r"^/(\w+)", page.text, re.MULTILINE))
        number += 1
        if f"help.page:{number}" not in [button.data for row in page.rows for button in row]:
            break
        page = await turned(manager, str(number))
        assert page.edits
    assert seen == {command.name for command in gather().open_to(Role.MANAGER)}
    assert (await turned(manager, "9" * 30)).text == page.text
    assert (await turned(manager, "x")).text == first.text


async def test_a_stranger_turns_no_page_of_help() -> None:
    stranger = a_person(5)
    page = await BUTTONS[0].run(Call(stranger, pressed=Pressed("2", "", 1)))
    assert page.text == say("zh-CN", "errors-stranger")


async def turned(who: Actor, number: str) -> Reply:
    return await BUTTONS[0].run(Call(who.person, who, pressed=Pressed(number, "", 1)))
