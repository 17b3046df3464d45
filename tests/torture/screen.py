"""What the Bot API has been asked, kept whole and found at once, as the sandbox keeps only the latest."""

import json
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox import Sandbox
from bot.sandbox.core import ApiCall


class _Calls(deque[ApiCall]):
    """The sandbox's record of calls, which tells of each."""

    def __init__(self, screen: "Screen") -> None:
        super().__init__()
        self._screen = screen

    def append(self, call: ApiCall) -> None:
        if call.method != "getUpdates":
            super().append(call)
            self._screen.see(call)


@dataclass
class Screen:
    """Every message of the bot as it was sent, by chat, and what it hangs on."""

    sent: dict[int, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    sent_at: dict[tuple[int, int], float] = field(default_factory=dict)
    """When, as seconds, by chat and message."""
    hung: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    """The first answer to a message in a group, by chat and message."""
    edited: set[tuple[int, int]] = field(default_factory=set)
    """The messages that the bot asked to edit, by chat and message."""
    released: set[str] = field(default_factory=set)
    """The presses that the bot asked to answer."""

    def watch(self, sandbox: Sandbox) -> None:
        """See everything from now on."""
        sandbox.core.calls = _Calls(self)

    def see(self, call: ApiCall) -> None:
        """Keep what a call did."""
        asked = call.parameters
        if call.method == "answerCallbackQuery":
            self.released.add(str(asked["callback_query_id"]))
        elif call.method.startswith("editMessage"):
            self.edited.add((int(asked["chat_id"]), int(asked["message_id"])))
        elif call.method == "sendMessage" and isinstance(call.result, dict):
            self._keep(call.result, asked, call.at.timestamp())

    def _keep(self, message: dict[str, Any], asked: dict[str, Any], at: float) -> None:
        chat_id = int(message["chat"]["id"])
        self.sent[chat_id].append(message)
        self.sent_at[chat_id, message["message_id"]] = at
        if "reply_parameters" in asked:
            replied = json.loads(asked["reply_parameters"])["message_id"]
            self.hung.setdefault((chat_id, int(replied)), message)
