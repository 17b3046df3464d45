"""A shop at half past nine on 20 November 2026, and its people at their keyboards."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from domain.actor import Actor
from handlers.cases.commands import COMMANDS
from handlers.declaration import Call, Handler, Pressed, Reply
from tests.factories.cases import Shop, a_shop
from tests.factories.insurers import move_to

ARRIVAL = datetime(2026, 11, 20, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))

Press = Callable[[Actor, Handler, str], Awaitable[Reply]]


@pytest.fixture
async def shop(database: str) -> Shop:
    move_to(ARRIVAL)
    return await a_shop()


async def typed(actor: Actor, name: str, text: str = "") -> Reply:
    """What ``actor`` reads after typing the command ``name`` and its tail ``text``."""
    command = next(each for each in COMMANDS if each.name == name)
    return await command.run(Call(actor.person, actor, text=text))


async def pressed(actor: Actor, handler: Handler, data: str) -> Reply:
    """What ``actor`` reads after pressing a button of ``data`` as it stands under a message."""
    _, number, version = (*data.split(":", 2), "")[:3]
    return await handler(Call(actor.person, actor, pressed=Pressed(number, version, 7)))


def data_of(reply: Reply) -> list[str]:
    """The data of every button under a message, row by row."""
    return [button.data for row in reply.rows for button in row]


def labels_of(reply: Reply) -> list[str]:
    """What stands on every button under a message."""
    return [button.label for row in reply.rows for button in row]
