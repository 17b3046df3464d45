"""Updates as the Bot API tells of them: who said or pressed what, where."""

import re
from dataclasses import dataclass
from datetime import UTC
from itertools import count
from random import Random
from typing import Any

from bot.incoming import ANONYMOUS_ADMIN_ID
from domain import clock
from tests.conversation.talking import BOT, Screen, Shown
from tests.fuzz.town import Citizen, Room, Side

Raw = dict[str, Any]
ODD_NAMES = (
    {"first_name": ""},
    {"first_name": "长" * 64, "last_name": "名" * 64},
    {"first_name": "<b>小李</b> & Co", "username": "li"},
    {"first_name": "\u202e\u200b"},
    {"first_name": "😀", "last_name": "\x00"},
    {"first_name": "\ud800"},
    {"first_name": "13812345678"},
)


@dataclass
class Envelopes:
    """Makes updates; each has its own number."""

    chance: Random
    screen: Screen
    ids: "count[int]"

    def update(self, **body: Any) -> Raw:
        """An update with its number."""
        return {"update_id": next(self.ids), **body}

    def user(self, who: Citizen) -> Raw:
        """Somebody as they are named in an update."""
        user = {"id": who.id, "is_bot": False, "first_name": who.name}
        user |= {"language_code": who.lang} if who.lang else {}
        return user | (self.chance.choice(ODD_NAMES) if self.chance.random() < 0.005 else {})

    def chat(self, who: Citizen, room: Room) -> Raw:
        """A chat as it is named in an update."""
        if room.is_private:
            return {"id": room.id, "type": "private", "first_name": who.name}
        kind = "supergroup" if str(room.id).startswith("-100") else "group"
        title = room.title if self.chance.random() < 0.99 else "<群>\x00" + "长" * 250
        return {"id": room.id, "type": kind, "title": title} | ({"is_forum": True} if room.topics else {})

    def message(self, who: Citizen, room: Room, text: str | None, **more: Any) -> Raw:
        """A message of somebody; ``text`` with its command marked as Telegram marks it."""
        message: Raw = {
            "message_id": self.screen.next_id(),
            "date": int(clock.now().astimezone(UTC).timestamp()),
            "chat": self.chat(who, room),
            "from": self.user(who),
        }
        if room.topics and self.chance.random() < 0.6:
            message |= {"message_thread_id": self.chance.choice(room.topics), "is_topic_message": True}
        if text is not None:
            message |= {"text": text, **_entities(text)}
        return message | more

    def anonymous(self, room: Room, text: str) -> Raw:
        """A message of an admin who does not show who they are."""
        nobody = Citizen(ANONYMOUS_ADMIN_ID, "Group", None, side=_NOWHERE)
        message = self.message(nobody, room, text)
        message["from"] = {
            "id": ANONYMOUS_ADMIN_ID,
            "is_bot": True,
            "first_name": "Group",
            "username": "GroupAnonymousBot",
        }
        return message | {"sender_chat": message["chat"]}

    def shown(self, who: Citizen, room: Room, shown: Shown) -> Raw:
        """One of the bot's messages as updates tell of it."""
        message: Raw = {
            "message_id": shown.id,
            "date": int(clock.now().timestamp()) - 5,
            "chat": self.chat(who, room),
            "from": BOT,
            "text": shown.text,
        }
        return message | ({"reply_markup": {"inline_keyboard": shown.keyboard}} if shown.keyboard else {})

    def query(self, who: Citizen, data: str, message: Raw | None) -> Raw:
        """A pressed button."""
        query = {"id": f"q{next(self.ids)}", "from": self.user(who), "chat_instance": "1", "data": data}
        return query | ({"message": message} if message is not None else {})


_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,64}(@\w+)?", re.ASCII)
_NOWHERE = Side("", "")


def _entities(text: str, name: str = "entities") -> Raw:
    found = _COMMAND.match(text)
    return {name: [{"type": "bot_command", "offset": 0, "length": found.end()}]} if found else {}


def captioned(message: Raw) -> Raw:
    """The same as the caption of a photo."""
    plain = {name: value for name, value in message.items() if name not in ("text", "entities")}
    photo = [{"file_id": "x", "file_unique_id": "y", "width": 90, "height": 90}]
    text = message.get("text", "")
    return plain | {"photo": photo, "caption": text[:1024], **_entities(text[:1024], "caption_entities")}
