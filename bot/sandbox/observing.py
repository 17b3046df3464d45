"""What tests look at, and how they wait for it."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.sandbox import people
from bot.sandbox.buttons import Button, buttons_of
from bot.sandbox.core import ApiCall, Core
from bot.sandbox.menus import commands_for
from bot.sandbox.refusals import Json, NotPossible
from bot.sandbox.state import ChatState

T = TypeVar("T")
PATIENCE_SECONDS = 10.0


class Observing:
    """Mixed into ``Sandbox``: messages, calls, answers, and waiting for them without polling."""

    core: Core

    @property
    def calls(self) -> Sequence[ApiCall]:
        """Every Bot API call so far, oldest first (the latest 20,000)."""
        return list(self.core.calls)

    def calls_of(self, method: str) -> list[ApiCall]:
        """The calls of one method."""
        return [call for call in self.core.calls if call.method == method]

    def messages(self, chat_id: int, after: int = 0) -> list[Json]:
        """The messages of a chat with an id above ``after``, as the Bot API shows them, oldest first."""
        return [message for number, message in self._chat(chat_id).messages.items() if number > after]

    def bot_messages(self, chat_id: int, after: int = 0) -> list[Json]:
        """Those of them that the bot wrote."""
        return [m for m in self.messages(chat_id, after) if m["from"]["id"] == self.core.bot_id]

    def message(self, chat_id: int, message_id: int) -> Json:
        """One message."""
        return people.message_in(self._chat(chat_id), message_id)

    def last_message_id(self, chat_id: int) -> int:
        """The id of the latest message ever in the chat; 0 at the beginning."""
        return self._chat(chat_id).next_message_id - 1

    def buttons(self, chat_id: int, message_id: int) -> list[Button]:
        """The buttons under a message, row by row."""
        return buttons_of(self.message(chat_id, message_id))

    def answers(self, message_id: int | None = None) -> list[Json]:
        """The bot's answers to pressed buttons: ``text``, ``show_alert``, ``url``."""
        queries = self.core.queries.values()
        return [q.answer for q in queries if q.answer and message_id in {None, q.message_id}]

    def menu(self, user_id: int, chat_id: int) -> list[Json]:
        """The commands this person sees in this chat."""
        person = self.core.person(user_id)
        return commands_for(self.core, person, self._chat(chat_id)) if person else []

    # ---- waiting

    async def wait_for(self, predicate: Callable[[], T], timeout_seconds: float = PATIENCE_SECONDS) -> T:
        """What ``predicate`` returns once it is true; it is asked after every change, until time is up."""
        try:
            async with asyncio.timeout(timeout_seconds):
                while not (value := predicate()):
                    await self.core.events.next_change()
                return value
        except TimeoutError:
            raise TimeoutError(f"not within {timeout_seconds} s; latest calls: {self._latest()}") from None

    async def next_bot_message(self, chat_id: int, after: int = 0, timeout_seconds: float = PATIENCE_SECONDS) -> Json:
        """The bot's first message in the chat with an id above ``after``."""
        found = await self.wait_for(lambda: self.bot_messages(chat_id, after), timeout_seconds)
        return found[0]

    async def acknowledged(self, update_id: int, timeout_seconds: float = PATIENCE_SECONDS) -> None:
        """Return when the bot has confirmed the update."""
        await self.wait_for(lambda: update_id not in self.core.updates.pending, timeout_seconds)

    async def all_acknowledged(self, timeout_seconds: float = PATIENCE_SECONDS) -> None:
        """Return when no update waits for the bot."""
        await self.wait_for(lambda: not self.core.updates.pending, timeout_seconds)

    def _latest(self) -> list[str]:
        calls = [call for call in self.core.calls if call.method != "getUpdates"][-5:]
        return [f"{call.method} {call.description or 'ok'}" for call in calls]

    def _chat(self, chat_id: int) -> ChatState:
        chat = self.core.chat(chat_id)
        if chat is None:
            raise NotPossible(f"there is no chat {chat_id}")
        return chat
