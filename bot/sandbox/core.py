"""The heart: identities, chats and messages as the Bot API shows them, shared by bot methods and people."""

import time
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from bot.sandbox.clock import SandboxClock
from bot.sandbox.events import Events
from bot.sandbox.faults import Faults
from bot.sandbox.files import FileStore
from bot.sandbox.limits import FloodGate, FloodLimits
from bot.sandbox.refusals import Json
from bot.sandbox.state import ChatState, State, add_missing_chats, fresh_state
from bot.sandbox.update_queue import UpdateQueue
from bot.sandbox.world import Chat, Person, World

MOST_CALLS_REMEMBERED = 20_000
MOST_MESSAGES_KEPT = 5_000


@dataclass
class ApiCall:
    """One Bot API call as it was made and answered. ``unknown`` names parameters the method does not have."""

    method: str
    parameters: Json
    at: datetime
    ok: bool = False
    result: object = None
    error_code: int = 0
    description: str = ""
    unknown: list[str] = field(default_factory=list)


@dataclass
class CallbackQuery:
    """A pressed button that waits for the bot's answer; time is real, as Telegram's patience is."""

    user_id: int
    chat_id: int
    message_id: int
    pressed_at_seconds: float
    answer: Json | None = None


class Core:
    """What the parts of the sandbox share."""

    def __init__(self, world: World, token: str, clock: SandboxClock, limits: FloodLimits, files: FileStore) -> None:
        self.world = world
        self.token = token
        self.bot_id = int(token.partition(":")[0])
        self.clock = clock
        self.files = files
        self.gate = FloodGate(limits)
        self.state = fresh_state(world, int(time.time()))
        self.events = Events()
        self.updates = UpdateQueue(self.state, self.events.changed)
        self.calls: deque[ApiCall] = deque(maxlen=MOST_CALLS_REMEMBERED)
        self.faults = Faults()
        self.queries: dict[str, CallbackQuery] = {}

    def take_over(self, state: State) -> None:
        """Go on from ``state``, with whatever the world has that it lacks."""
        add_missing_chats(state, self.world)
        vars(self.state).update(vars(state))

    def reset(self) -> None:
        """Back to the beginning of the world; update ids go on, as Telegram never repeats one."""
        self.take_over(fresh_state(self.world, self.state.next_update_id))
        self.files.clear()
        self.queries.clear()
        self.events.publish("reset")

    def unix_now(self) -> int:
        """The sandbox's time as Telegram writes dates."""
        return int(self.clock.now().timestamp())

    def person(self, user_id: int) -> Person | None:
        """Someone of this world."""
        return self.world.person(user_id)

    def chat(self, chat_id: int) -> ChatState | None:
        """A chat by its id."""
        return self.state.chats.get(chat_id)

    def bot_json(self) -> Json:
        """The bot as the sender of a message."""
        bot = self.world.bot
        return {
            "id": self.bot_id,
            "is_bot": True,
            "first_name": bot.first_name,
            "username": bot.username,
        }

    def user_json(self, person: Person) -> Json:
        """A person as the sender of a message."""
        user: Json = {"id": person.id, "is_bot": False, "first_name": person.first_name}
        if person.last_name:
            user["last_name"] = person.last_name
        if person.username:
            user["username"] = person.username
        if person.language_code:
            user["language_code"] = person.language_code
        return user

    def chat_json(self, chat: Chat) -> Json:
        """A chat as it stands in a message."""
        if chat.kind != "private":
            shown: Json = {"id": chat.id, "type": chat.kind, "title": chat.title}
            return {**shown, "is_forum": True} if chat.topics else shown
        user = self.user_json(person) if (person := self.person(chat.id)) else {}
        names: Json = {key: user[key] for key in ("first_name", "last_name", "username") if key in user}
        return {"id": chat.id, "type": "private", **names}

    def post(self, chat: ChatState, sender: Json, content: Json, **page_only: object) -> Json:
        """A new message in ``chat``: given its id and date, kept, and shown on the page."""
        message: Json = {
            "message_id": chat.next_message_id,
            "from": sender,
            "chat": self.chat_json(chat.chat),
            "date": self.unix_now(),
            **content,
        }
        chat.next_message_id += 1
        chat.messages[message["message_id"]] = message
        if len(chat.messages) > MOST_MESSAGES_KEPT:
            del chat.messages[next(iter(chat.messages))]
        self.events.publish("message", chat_id=chat.chat.id, message=message, **page_only)
        return message

    def replace(self, chat: ChatState, message: Json) -> Json:
        """Put a changed message in the place of the one with its id."""
        chat.messages[message["message_id"]] = message
        self.events.publish("edited", chat_id=chat.chat.id, message=message)
        return message

    def remove(self, chat: ChatState, message_id: int) -> None:
        """Take a message away for everyone."""
        del chat.messages[message_id]
        self.events.publish("deleted", chat_id=chat.chat.id, message_id=message_id)


def quotable(message: Json) -> Json:
    """A message as it is carried in a reply: without the one it answers itself."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}
