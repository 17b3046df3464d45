"""Updates made from the Bot API's own description of them: every kind, every field, as it may be and at its ends.

``update_types.json`` is an extract of the description: every type that an update may hold, each field with its types,
whether it is always there, and its one value where it has only one.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.conversation.talking import BOT
from tests.fuzz.texts import PIECES, odd_text

Json = dict[str, Any]
EXTRACT = Path(__file__).with_name("update_types.json")
DEEPEST = 5
LISTENED_TO = ("message", "callback_query", "my_chat_member")
"""What the bot asks to be sent; it may come to more all the same."""
MOVES_A_CHAT = frozenset({"migrate_to_chat_id", "migrate_from_chat_id"})
"""What these would do, ``others.Others.migration`` does for chats that there are."""
WHOLE = (0, 1, 5, -1, 77, 2**31 - 1, 2**31, -(2**31), 2**32, 2**52 - 1, -(2**52), -1_000_000_000_001)
"""What Telegram's integers may be: never more than 52 bits."""
IDS = ("1", "a-_", "9" * 64)
DATES = (1, 1_790_000_000, 1_800_000_000, 2**31 - 1)
BROKEN: tuple[Any, ...] = (
    None,
    "",
    "x",
    [],
    {},
    [[]],
    {"id": []},
    True,
    1.5,
    -1,
    2**63,
    2**70,
    10**400,
    float("nan"),
    "\ud800",
    "\0",
)
"""What stands in a broken update where something else should be."""
CHAT_TYPES = ("private", "group", "supergroup", "channel")
ENTITY_TYPES = ("bot_command", "bot_command", "mention", "bold", "text_link", "custom_emoji", "date_time", "tomorrow")


@cache
def described() -> Json:
    """The extract, read once."""
    types: Json = json.loads(EXTRACT.read_text("utf-8"))["types"]
    return types


def kinds_of_update() -> list[str]:
    """Every kind of update that the Bot API tells of."""
    return [name for name in described()["Update"] if name != "update_id"]


def type_of(kind: str) -> str:
    """The type of what a kind of update holds."""
    types: str = described()["Update"][kind][0]
    return types


@dataclass
class Described:
    """Makes values of the described types; the deeper they stand, the less of what may be left out they have."""

    chance: Random

    def of(self, kind: str, depth: int = 0) -> Any:
        """A value of a type as the description names it."""
        if kind.startswith("Array of "):
            count = self.chance.choice((0, 1, 1, 2, 3) if depth < DEEPEST else (0,))
            return [self.of(kind.removeprefix("Array of "), depth + 1) for _ in range(count)]
        if kind not in described():
            return self._plain(kind)
        body = described()[kind]
        if isinstance(body, list):
            return self.of(self.chance.choice(body if depth < DEEPEST else body[:1]), depth)
        return self._object(kind, body, depth)

    def broken(self, whole: Json) -> Json:
        """The same with something of another kind in it, or without what is always there, at any depth."""
        raw: Json = _copied(whole)
        for _ in range(self.chance.choice((1, 1, 2, 4))):
            holder = self.chance.choice(_holders(raw) or [{"": raw}])
            name = self.chance.choice(list(holder))
            if self.chance.random() < 0.3:
                del holder[name]
            else:
                holder[name] = _copied(self.chance.choice(BROKEN))
        return raw

    def update(self, kind: str, person: Json, chat: Json) -> Json:
        """What an update of a kind holds; where the bot listens, it comes from ``person`` in ``chat``."""
        body: Json = self.of(type_of(kind))
        if kind not in LISTENED_TO:
            return body
        holder = body.get("message") if kind == "callback_query" else body
        if isinstance(holder, dict):
            holder["chat"] = chat
        for name in ("old_chat_member", "new_chat_member") if kind == "my_chat_member" else ():
            body[name]["user"] = BOT
        return body | {"from": person}

    def _object(self, kind: str, fields: dict[str, Sequence[Any]], depth: int) -> Json:
        often = 0.0 if depth >= DEEPEST else self.chance.choice((0.03, 0.15, 0.5 if depth < 2 else 0.1))
        made: Json = {}
        for name, (types, is_needed, *constant) in fields.items():
            if name in MOVES_A_CHAT or not (is_needed or self.chance.random() < often):
                continue
            made[name] = constant[0] if constant else self._field(kind, name, types, depth)
        return made

    def _field(self, kind: str, name: str, types: str, depth: int) -> Any:
        if kind == "Chat" and name == "type":
            return self.chance.choice(CHAT_TYPES)
        if kind == "MessageEntity" and name == "type":
            return self.chance.choice(ENTITY_TYPES)
        if types == "Integer" and (name == "date" or name.endswith("_date")):
            return self.chance.choice(DATES)
        if types == "String" and (name == "id" or name.endswith("_id")):
            return self.chance.choice(IDS)
        return self.of(self.chance.choice(types.split("|")), depth + 1)

    def _plain(self, kind: str) -> Any:
        match kind:
            case "Integer":
                return self.chance.choice(WHOLE)
            case "Boolean":
                return self.chance.random() < 0.5
            case "Float":
                return self.chance.choice((0.0, -0.5, 39.9, 1e300, 5e-324))
            case _:
                return odd_text(self.chance) if self.chance.random() < 0.1 else self.chance.choice(PIECES)


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copied(each) for name, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value


def _holders(value: Any) -> list[Json]:
    """Every object within, those that hold anything."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found = [holder for each in inside for holder in _holders(each)]
    return [value, *found] if isinstance(value, dict) and value else found
