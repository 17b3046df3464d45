"""Described updates through the webhook: the bot's HTTP side, and everything behind it, as Telegram would meet it."""

import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count, cycle
from random import Random
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.http_side import SECRET_HEADER, HttpSide
from domain.intake.models import SetAside
from tests.conversation.talking import BOT_ID, Process, Screen
from tests.fuzz.described import LISTENED_TO, Described, Json, kinds_of_update, type_of
from tests.fuzz.town import Town, a_town
from tests.fuzz.watching import shown

SECRET = "a-secret"
SAID = ("/credit", "help.page:1", "C1", "额度 平安", "cases.show:C1", "bot.again")
_update_ids = count(5_000_001)


@dataclass
class Came:
    """What came of updates at the door."""

    statuses: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@dataclass
class Door:
    """The webhook's address, and a source of updates for it."""

    client: TestClient[web.Request, web.Application]
    town: Town
    chance: Random
    came: Came = field(default_factory=Came)

    async def feed(self, updates: int) -> Came:
        """Post so many updates, every kind in turn, half of them broken.

        None may be answered by a fault of the server: Telegram would send it again for ever. Of whole ones none
        may be set aside.
        """
        kinds = cycle((*kinds_of_update(), *LISTENED_TO * 3))
        for kind in (next(kinds) for _ in range(updates)):
            body = self._made(kind)
            await self._post(kind, body, is_broken=False)
            await self._post(kind, Described(self.chance).broken({kind: body}).get(kind), is_broken=True)
        return self.came

    async def _post(self, kind: str, body: Any, *, is_broken: bool) -> None:
        raw, headers = {"update_id": next(_update_ids), kind: body}, {SECRET_HEADER: SECRET}
        async with self.client.post(f"/telegram/{BOT_ID}", data=json.dumps(raw), headers=headers) as answer:
            self.came.statuses[answer.status] += 1
        self.came.kinds[kind] += 1
        if answer.status != 200:
            self.came.faults.append(f"{answer.status} for {shown(raw)}")
        elif not is_broken and (aside := await SetAside.filter(update_id=raw["update_id"]).first()):
            self.came.faults.append(f"{aside.fault} of {shown(raw)}")

    def _made(self, kind: str) -> Json:
        """What somebody who is known does where they may be, mostly."""
        made = Described(self.chance)
        if self.chance.random() < 0.1:
            whole: Json = made.of(type_of(kind))
            return whole
        who = self.chance.choice(list(self.town.people.values()))
        room = self.chance.choice((self.town.room(who.id), *self.town.groups.values()))
        group = {"id": room.id, "type": "supergroup", "title": room.title}
        chat = {"id": who.id, "type": "private"} if room.is_private or kind == "my_chat_member" else group
        body = made.update(kind, {"id": who.id, "is_bot": False, "first_name": who.name}, chat)
        if kind in ("message", "callback_query") and self.chance.random() < 0.5:
            body["text" if kind == "message" else "data"] = self.chance.choice(SAID)
        return body


@asynccontextmanager
async def a_door(chance: Random) -> AsyncIterator[Door]:
    """A town's bot behind its webhook, in a connected database."""

    async def ready() -> dict[str, str]:
        return {}

    town, process = await a_town(), Process(Screen(keeps=100))
    side, app = HttpSide(BOT_ID, SECRET, ready), web.Application()
    side.receiver = process.intake.receive
    side.mount(app)
    async with TestClient(TestServer(app)) as client:
        yield Door(client, town, chance)
        await process.courier.drain()


async def through_the_door(chance: Random, updates: int) -> Came:
    """So many updates of the described kinds, each whole and broken, through a door of their own."""
    async with a_door(chance) as door:
        return await door.feed(updates)
