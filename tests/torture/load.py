"""A steady mixed load, and a ledger of what it must come to: kept by those who speak, whatever the bot says."""

import asyncio
import itertools
import re
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeVar

from bot.sandbox import Sandbox
from bot.sandbox.world import ADVISOR, MANAGER, SECOND_ADVISOR, TEAM_GROUP, THIRD_ADVISOR
from tests.journeys.harness import Talk
from tests.torture.screen import Screen

T = TypeVar("T")
Effect = tuple[str, str]
"""What an update must do exactly once: its kind, and what tells it from all others."""
CASE, REFERRAL = r"\bC\d+", r"\bR\d+"
WHICH_BUNDLE = "哪款套餐"
PEOPLE = 5
"""How many things go on side by side."""
MOST_WAITING = 3
"""So many updates of one of those who speak may be unacknowledged; then they wait."""
PAUSE_SECONDS = 0.25
"""The longest pause between two things that one of them says."""


@dataclass
class Ledger:
    """What was said, when, and what must have come of it."""

    effects: Counter[Effect] = field(default_factory=Counter)
    told_by: dict[Effect, int] = field(default_factory=dict)
    """The update that brings each effect, the last one if there are several."""
    said_at: dict[int, float] = field(default_factory=dict)
    """When each update came to be, by its number."""
    overtaken: set[Effect] = field(default_factory=set)
    """What a night came between, so that it may have come to nothing: the form was over."""
    undone: dict[str, str] = field(default_factory=dict)
    """The presses of an undo by the plate of the referral that it takes back."""


class Load:
    """People who work: in the team group, in forms, on cards, with undo, and a manager."""

    def __init__(self, sandbox: Sandbox, screen: Screen, chance: Random) -> None:
        self.ledger = Ledger()
        self._sandbox = sandbox
        self._screen = screen
        self._chance = chance
        self._numbers = itertools.count(1)
        self._last_of: dict[int, int] = {}
        """The last update of each who speaks."""
        self._last_case = ""
        self._last_form = 0
        self._mornings = 0
        self._is_over = False
        self._people: list[asyncio.Task[None]] = []

    async def open_centre(self) -> None:
        """The centre in which everybody works; nothing is killed meanwhile."""
        talk = Talk(self._sandbox)
        await talk.open_centre()
        for user_id in (SECOND_ADVISOR, THIRD_ADVISOR):
            code = (await talk.manager("/invite advisor")).partition("start=")[2].split()[0]
            await talk.ask(user_id, user_id, f"/start {code}")
        await talk.manager("/limit 平安 9000000 测试")
        self.ledger.effects.update({("invite", ""): 3, ("limit", "900000000"): 1, ("agent", "13900001111"): 1})

    def begin(self) -> None:
        """Everybody begins to work."""
        work = (self._cars, self._talk, self._forms, self._change_of_mind, self._office)
        self._people = [asyncio.create_task(self._again(each)) for each in work]

    async def end(self) -> None:
        """Everybody finishes what they are at; the bot must be alive for that."""
        self._is_over = True
        await asyncio.gather(*self._people)

    def morning(self) -> None:
        """It is another day: the bot's clock was put forward."""
        self._mornings += 1

    async def give_up(self) -> None:
        """Everybody leaves at once."""
        for each in self._people:
            each.cancel()
        await asyncio.gather(*self._people, return_exceptions=True)

    async def _again(self, work: Callable[[], Any]) -> None:
        while not self._is_over:
            await work()
            await asyncio.sleep(self._chance.uniform(0, PAUSE_SECONDS))

    async def _cars(self) -> None:
        """A car is taken, gets on by a command and by its card's button, and is assessed."""
        plate, amount = self._plate("C"), 1000 + next(self._numbers) % 9000
        words = f"/case new 平安 {plate} 李女士 {self._phone('139')} {amount} 前杠"
        card = await self._answered(ADVISOR, words, ("case", plate))
        self._last_case = number = self._found(CASE, card)
        await self._say(ADVISOR, TEAM_GROUP, f"/step {number} inspection", ("step", f"{number} inspection"))
        await self._press(ADVISOR, card, f"cases.done:{number}:plan", ("step", f"{number} plan"))
        await self._say(ADVISOR, TEAM_GROUP, f"/assess {number} 900 100", ("step", f"{number} assessed"))

    async def _talk(self) -> None:
        """Referrals and quotes, typed in the group."""
        plate = self._plate("A")
        words = f"/refer out 陈静 {plate} 王先生 {self._phone('138')} 12-31"
        logged = await self._answered(SECOND_ADVISOR, words, ("referral", plate))
        premium = self._premium()
        await self._say(SECOND_ADVISOR, TEAM_GROUP, f"/quote comfort {premium}", ("quote", f"{premium}00"))
        await self._say(SECOND_ADVISOR, TEAM_GROUP, f"/won {self._found(REFERRAL, logged)}", ("won", plate))
        premium = self._premium()
        await self._say(SECOND_ADVISOR, TEAM_GROUP, f"/quote {premium}", ("quote", f"{premium}00"))

    async def _forms(self) -> None:
        """A quote by buttons and words, a referral by words: each a form in private."""
        place = SECOND_ADVISOR
        premium, plate = self._premium(), self._plate("F")
        async with self._form(place, ("quote", f"{premium}00")):
            await self._say(place, place, "/quote")
            prompt, data = await self._until(lambda: self._prompt(place))
            self._last_form = int(data.split(":")[1])
            await self._press(place, prompt, data)
            await self._say(place, place, str(premium))
        async with self._form(place, ("referral", plate)):
            await self._say(place, place, "/refer out 陈静")
            await self._say(place, place, f"{plate} 赵先生 {self._phone('136')}")
            await self._say(place, place, "12-31")

    @asynccontextmanager
    async def _form(self, user_id: int, effect: Effect) -> AsyncIterator[None]:
        """What is said inside is one form, and must come to ``effect``; but it does not last over a night."""
        begun = self._mornings
        yield
        await self._until(lambda: self._waiting_of(user_id) == 0)
        self.ledger.effects[effect] += 1
        self.ledger.told_by[effect] = self._last_of[user_id]
        if self._mornings != begun:
            self.ledger.overtaken.add(effect)

    async def _change_of_mind(self) -> None:
        """A referral in private, taken back by its button; once its minute is over it stays."""
        plate, place = self._plate("U"), THIRD_ADVISOR
        await self._say(place, place, f"/refer out 陈静 {plate} 周先生 {self._phone('135')} 12-31", ("referral", plate))
        logged, data = await self._until(lambda: self._undo_under(place, plate))
        pressed = await self._press(place, logged, data)
        self.ledger.undone[plate] = self._sandbox.core.updates.history[pressed]["callback_query"]["id"]
        await self._until(lambda: self.ledger.undone[plate] in self._screen.released)

    async def _office(self) -> None:
        """The manager: money, a limit, agents, an invitation, a car's card in private, and the digest for the group."""
        number = next(self._numbers)
        agent_phone = self._phone("137")
        for words, effect in (
            (f"/paid 平安 {number}", ("payment", f"{number}00")),
            (f"/limit 平安 {9_000_000 + number} 测试", ("limit", f"{9_000_000 + number}00")),
            (f"/agent add 代理{number} 人保 {agent_phone}", ("agent", agent_phone)),
            ("/invite advisor", ("invite", "")),
            (f"/case {self._last_case or 'C1'}", None),
        ):
            await self._say(MANAGER, MANAGER, words, effect)
        asked = await self._say(MANAGER, MANAGER, "/digest cases")
        self.ledger.effects["digest", f"asked-{asked}"] += 1

    async def _say(self, user_id: int, chat_id: int, words: str, effect: Effect | None = None) -> int:
        await self._until(lambda: self._waiting_of(user_id) < MOST_WAITING)
        await asyncio.sleep(self._chance.uniform(0, PAUSE_SECONDS))
        return self._note(user_id, self._sandbox.say(user_id, chat_id, words), effect)

    async def _answered(self, user_id: int, words: str, effect: Effect) -> dict[str, Any]:
        """Say it in the team group; the first answer that hangs on it."""
        await self._say(user_id, TEAM_GROUP, words, effect)
        said = TEAM_GROUP, self._sandbox.last_message_id(TEAM_GROUP)
        return await self._until(lambda: self._screen.hung.get(said))

    async def _press(self, user_id: int, under: dict[str, Any], data: str, effect: Effect | None = None) -> int:
        pressed = self._sandbox.press(user_id, int(under["chat"]["id"]), int(under["message_id"]), data)
        return self._note(user_id, pressed, effect)

    def _note(self, user_id: int, update_id: int, effect: Effect | None) -> int:
        self._last_of[user_id] = update_id
        self.ledger.said_at[update_id] = self._sandbox.core.clock.now().timestamp()
        if effect is not None:
            self.ledger.effects[effect] += 1
            self.ledger.told_by[effect] = update_id
        return update_id

    async def _until(self, look: Callable[[], T | None]) -> T:
        """What ``look`` finds; it looks again after every change, for as long as it takes."""
        while not (found := look()):
            await self._sandbox.core.events.next_change()
        return found

    def _waiting_of(self, user_id: int) -> int:
        bodies = (body for update in self._sandbox.core.updates.pending.values() for body in update.values())
        return sum(isinstance(body, dict) and body["from"]["id"] == user_id for body in bodies)

    def _prompt(self, place: int) -> tuple[dict[str, Any], str] | None:
        """The prompt of a quote's form that is newer than the last, and its first choice."""
        for message in reversed(self._screen.sent[place][-5:]):
            for data in _data_of(message) if WHICH_BUNDLE in message["text"] else []:
                if data.startswith("forms.pick:") and int(data.split(":")[1]) > self._last_form:
                    return message, data
        return None

    def _undo_under(self, place: int, plate: str) -> tuple[dict[str, Any], str] | None:
        for message in reversed(self._screen.sent[place][-5:]):
            undo = [data for data in _data_of(message) if data.startswith("undo.it:")]
            if undo and plate in message["text"]:
                return message, undo[0]
        return None

    def _found(self, pattern: str, message: dict[str, Any]) -> str:
        found = re.search(pattern, message["text"])
        if found is None:
            raise AssertionError(f"not what was to be answered: {message['text']}")
        return found[0]

    def _plate(self, letter: str) -> str:
        return f"京{letter}{next(self._numbers):05}"

    def _phone(self, begin: str) -> str:
        return f"{begin}{next(self._numbers):08}"

    def _premium(self) -> int:
        return 5_000 + next(self._numbers)


def _data_of(message: dict[str, Any]) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [str(button.get("callback_data", "")) for row in rows for button in row]
