"""``/schedule`` and ``/digest`` as people type them."""

import pytest

from domain.actor import ChatKind, Role
from domain.errors import DomainError
from handlers.arguments.errors import Missing, Unknown
from handlers.declaration import Call, Reply
from handlers.outbox.commands import COMMANDS
from locales import say
from tests.factories.people import a_place, an_actor

pytestmark = pytest.mark.usefixtures("database")


async def send(text: str, *, private: bool = True) -> Reply:
    """What a manager's ``/command words`` is answered with, in private or in the team's group."""
    name, _, tail = text.lstrip("/").partition(" ")
    command = next(command for command in COMMANDS if command.name == name)
    place = a_place(ChatKind.PRIVATE if private else ChatKind.TEAM)
    manager = await an_actor(Role.MANAGER, place=place)
    return await command.run(Call(manager.person, manager, text=tail))


async def test_the_schedule_is_shown_and_switched_in_any_order_of_words() -> None:
    assert "08:30" in (await send("/schedule")).text
    for told in ("cases off", "off cases", "事故车进度 关闭"):
        assert "已关闭推送" in (await send(f"/schedule {told}")).text
    assert "已开启推送" in (await send("/schedule cases 开")).text


async def test_the_schedule_says_on_which_days_what_comes_on_some_only() -> None:
    assert "✅ 每月 1、10、15 日 09:00 结算（settlement）" in (await send("/schedule")).text
    assert "目前没有需要说的内容" in (await send("/digest settlement", private=False)).text


@pytest.mark.parametrize(
    ("told", "refused", "what"),
    [
        ("/schedule cases", Missing, "switch"),
        ("/schedule off", Missing, "digest"),
        ("/schedule xx off", Unknown, "digest"),
        ("/schedule cases xx", Unknown, "switch"),
        ("/digest", Missing, "digest"),
        ("/digest xx", Unknown, "digest"),
    ],
)
async def test_what_is_missing_or_unknown_is_named(told: str, refused: type[DomainError], what: str) -> None:
    with pytest.raises(refused) as caught:
        await send(told)
    assert caught.value.params()["what"] == what
    assert say("zh-CN", caught.value.key, **caught.value.params())
