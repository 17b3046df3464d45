"""What has been seen so far: shown buttons, messages that can be replied to, updates that can come again."""

import re
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Any

from tests.conversation.talking import Shown

KEPT_KEYS, KEPT_MESSAGES, KEPT_UPDATES = 1_500, 40, 200
_CODE = re.compile(r"\?start=([\w-]+)")
_NUMBER = re.compile(r"\b([CRQ])(\d{1,6})\b")


@dataclass(frozen=True)
class Key:
    """A button that was shown: where, under which message, and what it carries."""

    chat_id: int
    message_id: int
    data: str
    replies_to: int | None


@dataclass
class Memory:
    """The last of everything, so that it takes no more room the longer it goes on."""

    keys: deque[Key] = field(default_factory=lambda: deque(maxlen=KEPT_KEYS))
    shown: dict[int, deque[Shown]] = field(default_factory=lambda: defaultdict(lambda: deque(maxlen=KEPT_MESSAGES)))
    said: dict[int, deque[dict[str, Any]]] = field(
        default_factory=lambda: defaultdict(lambda: deque(maxlen=KEPT_MESSAGES))
    )
    codes: deque[str] = field(default_factory=lambda: deque(maxlen=20))
    updates: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=KEPT_UPDATES))
    highest: dict[str, int] = field(default_factory=lambda: {"C": 3, "R": 4, "Q": 3})
    """The highest number of cases, referrals and quotes that was spoken of."""

    def see(self, chat_id: int, shown: Shown) -> None:
        """Take in a message that the bot sent or changed."""
        messages = self.shown[chat_id]
        if all(each.id != shown.id for each in messages):
            messages.append(shown)
        self.keys.extend(Key(chat_id, shown.id, data, shown.replies_to) for data in shown.data)
        for row in shown.keyboard:
            for button in row:
                self.codes.extend(_CODE.findall(button.get("url", "")))
        self.codes.extend(_CODE.findall(shown.text))
        for letter, digits in _NUMBER.findall(shown.text):
            if int(digits) == self.highest[letter] + 1:
                self.highest[letter] += 1

    def hear(self, message: dict[str, Any]) -> None:
        """Take in what somebody wrote."""
        plain = {name: value for name, value in message.items() if name != "reply_to_message"}
        self.said[message["chat"]["id"]].append(plain)

    def said_in(self, chat_id: int, message_id: int | None) -> dict[str, Any] | None:
        """A message of somebody, if it is remembered."""
        return next((each for each in self.said[chat_id] if each["message_id"] == message_id), None)
