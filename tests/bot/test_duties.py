"""What the bot does by itself goes on where something fails: at the other centres, with the other menus."""

from datetime import date
from typing import Any, cast

import pytest
from telegram.error import RetryAfter

from bot.api import BotApi
from bot.duties import close_statements
from bot.menus import Menus
from domain.actor import Role
from domain.insurers import service as insurers
from handlers.registry import gather
from tests.factories.people import a_centre, a_staff


async def test_what_fails_at_one_centre_is_done_at_the_others(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = await a_centre(), await a_centre()
    done: list[int] = []

    async def close(centre_id: int, today: date) -> None:
        if centre_id == first.id:
            raise KeyError("a fault of this centre's data")
        done.append(centre_id)

    monkeypatch.setattr(insurers, "close_statements", close)
    await close_statements()
    assert done == [second.id]


class StrictApi:
    """A Bot API that takes a few calls and then wants a rest."""

    def __init__(self, calls: int) -> None:
        self.left = calls
        self.shown: list[int] = []

    async def call(self, method: str, **parameters: Any) -> bool:
        """Take the call, or ask to be left alone."""
        if self.left == 0:
            raise RetryAfter(5)
        self.left -= 1
        if "scope" in parameters:
            self.shown.append(parameters["scope"]["chat_id"])
        return True


async def test_menus_go_on_where_the_bot_api_stopped_them(database: str) -> None:
    centre = await a_centre()
    for _ in range(5):
        await a_staff(centre, Role.ADVISOR)
    api = StrictApi(calls=3)
    menus = Menus(cast(BotApi, api), gather())
    with pytest.raises(RetryAfter):
        await menus.bring_up_to_date()
    api.left = 2
    with pytest.raises(RetryAfter):
        await menus.bring_up_to_date()
    api.left = 9
    await menus.bring_up_to_date()
    assert len(api.shown) == len(set(api.shown)) == 5
    await menus.bring_up_to_date()
    assert len(api.shown) == 5
