"""Presses of buttons: those that were shown, by the right person and by others, stale, mutated and forged ones."""

from dataclasses import dataclass
from random import Random

from handlers.registry import Registry
from tests.fuzz.envelopes import Envelopes, Raw
from tests.fuzz.memory import Key, Memory
from tests.fuzz.texts import odd_text
from tests.fuzz.town import Citizen, Room, Town

LONGEST_DATA = 64
NUMBERS = (
    "", "0", "1", "2", "3", "C1", "R1", "Q1", "S1", "-1", "00", "1.5", "x", "me", "zh-CN", "en", "manager", "advisor",
    "partner", "999999999", "9" * 19, "9" * 40, "１", "٣", "é", "\ud800", "\x00", "all", "margin", "comfort", "12",
    "C999", "_", ".",
)  # fmt: skip
VERSIONS = (
    "", "1", "2", "0", "-1", "1.0", "1.1", "1.999", "photo", "inspection", "inspection.2", "late", "mine", "manager",
    "9" * 20, "0.1.", "1.2.3.4", "team", "partner.x", "remove.张", "audit.", "x:y:z", "٣", "2026-11", "9999-12",
    "0000-00", ":", "1:1",
)  # fmt: skip


@dataclass
class Pressing:
    """Makes presses of what is remembered to have been shown."""

    chance: Random
    town: Town
    memory: Memory
    registry: Registry
    envelopes: Envelopes

    def shown(self) -> Raw:
        """A button that was shown, pressed by whom it was shown to; the newest most of all."""
        key = self._key()
        return self._press(self._reader(key.chat_id), self.town.room(key.chat_id), key, key.data)

    def by_another(self) -> Raw:
        """A button in a group, pressed by anybody at all."""
        key = self._key(in_group=True)
        return self._press(
            self.chance.choice(list(self.town.people.values())), self.town.room(key.chat_id), key, key.data
        )

    def elsewhere(self) -> Raw:
        """The data of one message forged onto another one, in the same chat or any other."""
        key, data = self._key(), self._key().data
        return self._press(self._reader(key.chat_id), self.town.room(key.chat_id), key, data)

    def mutated(self) -> Raw:
        """Data that was shown, with a character changed."""
        key = self._key()
        data = list(key.data)
        place = self.chance.randrange(len(data) + 1)
        data[place : place + self.chance.randrange(3)] = self.chance.choice(
            ("", "0", "9", ":", ".", "x", "٣", "\n", "99")
        )
        return self._press(self._reader(key.chat_id), self.town.room(key.chat_id), key, "".join(data))

    def forged(self) -> Raw:
        """Data that nobody was shown: every verb with anything behind it."""
        key = self._key()
        verbs = [each.verb for each in self.registry.buttons]
        verb = self.chance.choice((*verbs, "bot.again", "bot.meant:case:new", "bot.meant:refer", "nothing.there", ""))
        number, version = self.chance.choice(NUMBERS), self.chance.choice(VERSIONS)
        data = self.chance.choice(
            (f"{verb}:{number}", f"{verb}:{number}:{version}", verb, f"{verb}:{number}:{version}")
        )
        if self.chance.random() < 0.05:
            data = odd_text(self.chance)
        return self._press(self._reader(key.chat_id), self.town.room(key.chat_id), key, data[:LONGEST_DATA])

    def _press(self, who: Citizen, room: Room, key: Key, data: str) -> Raw:
        message = self._under(who, room, key)
        query = self.envelopes.query(who, data, message)
        if self.chance.random() < 0.01:
            del query["data"]
            query["game_short_name"] = "none"
        return self.envelopes.update(callback_query=query)

    def _under(self, who: Citizen, room: Room, key: Key) -> Raw | None:
        """The message as it is told of: whole, out of reach, of a topic, or not at all."""
        style = self.chance.random()
        if style < 0.01:
            return None
        shown = next((each for each in self.memory.shown[key.chat_id] if each.id == key.message_id), None)
        if shown is None or style < 0.03:
            return {"message_id": key.message_id, "date": 0, "chat": self.envelopes.chat(who, room)}
        message = self.envelopes.shown(who, room, shown)
        replied = self.memory.said_in(key.chat_id, key.replies_to)
        return message | ({"reply_to_message": replied} if replied else {})

    def _key(self, *, in_group: bool = False) -> Key:
        keys = [key for key in self.memory.keys if key.chat_id < 0] if in_group else self.memory.keys
        if not keys:
            return Key(self.chance.choice(list(self.town.people)), 1, "help.page:1", None)
        back = min(int(self.chance.expovariate(0.02)) if self.chance.random() < 0.8 else 10**6, len(keys))
        return keys[-back] if back else keys[-1]

    def _reader(self, chat_id: int) -> Citizen:
        """Somebody who reads in a chat."""
        if chat_id > 0:
            return self.town.people[chat_id]
        return self.chance.choice(self.town.staff_of(self.town.room(chat_id).centre_id))
