"""Everything that changes in the sandbox, as plain data that can be written down and read again."""

from dataclasses import asdict, dataclass, field
from typing import Any

from bot.sandbox.refusals import Json
from bot.sandbox.world import Chat, Presence, Topic, World


@dataclass
class ChatState:
    """One chat: who is in it, where the bot stands, and its messages by id."""

    chat: Chat
    bot: Presence = "member"
    migrated_to: int | None = None
    messages: dict[int, Json] = field(default_factory=dict)
    next_message_id: int = 1

    @property
    def is_group(self) -> bool:
        """Whether several people are in it."""
        return self.chat.kind != "private"

    @property
    def bot_is_in(self) -> bool:
        """Whether the bot may read and write here."""
        return self.bot in {"member", "administrator"}


@dataclass
class StoredFile:
    """A file Telegram keeps: ``path`` is what getFile tells, ``key`` names the bytes on disk."""

    key: str
    name: str
    path: str
    mime_type: str
    size_bytes: int
    width: int = 0
    height: int = 0


@dataclass
class Webhook:
    """Where updates are posted; no address means polling."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    last_error_date: int = 0
    last_error_message: str = ""


@dataclass
class State:
    """The whole of it."""

    chats: dict[int, ChatState] = field(default_factory=dict)
    started: set[int] = field(default_factory=set)
    blocked: set[int] = field(default_factory=set)
    read: dict[str, int] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    webhook: Webhook = field(default_factory=Webhook)
    allowed_updates: list[str] = field(default_factory=list)
    pending: dict[int, Json] = field(default_factory=dict)
    next_update_id: int = 1

    def to_json(self) -> Json:
        """As JSON knows it (keys become text)."""
        return {
            **vars(self),
            "chats": {key: {**vars(chat), "chat": asdict(chat.chat)} for key, chat in self.chats.items()},
            "started": sorted(self.started),
            "blocked": sorted(self.blocked),
            "files": {key: vars(stored) for key, stored in self.files.items()},
            "webhook": vars(self.webhook),
        }


def fresh_state(world: World, first_update_id: int) -> State:
    """The state at the beginning of ``world``: empty chats, nobody blocked."""
    state = State(next_update_id=first_update_id)
    state.started = {person.id for person in world.people if person.started}
    add_missing_chats(state, world)
    return state


def add_missing_chats(state: State, world: World) -> None:
    """Give the state every chat of ``world`` that it does not have yet."""
    for person in world.people:
        name = f"{person.first_name} {person.last_name}".strip()
        chat = Chat(person.id, "private", name, (person.id,), colour=person.colour)
        state.chats.setdefault(person.id, ChatState(chat))
    for chat in world.groups:
        state.chats.setdefault(chat.id, ChatState(chat, bot=chat.bot))


def state_from_json(raw: Json) -> State:
    """The state as ``to_json`` wrote it."""
    return State(
        chats={int(key): _chat_state(value) for key, value in raw["chats"].items()},
        started=set(raw["started"]),
        blocked=set(raw["blocked"]),
        read=raw["read"],
        files={key: StoredFile(**value) for key, value in raw["files"].items()},
        commands=raw["commands"],
        descriptions=raw["descriptions"],
        webhook=Webhook(**raw["webhook"]),
        allowed_updates=raw["allowed_updates"],
        pending={int(key): value for key, value in raw["pending"].items()},
        next_update_id=raw["next_update_id"],
    )


def _chat_state(raw: dict[str, Any]) -> ChatState:
    chat = dict(raw["chat"])
    chat["topics"] = tuple(Topic(**topic) for topic in chat["topics"])
    chat["members"], chat["admins"] = tuple(chat["members"]), tuple(chat["admins"])
    return ChatState(
        chat=Chat(**chat),
        bot=raw["bot"],
        migrated_to=raw["migrated_to"],
        messages={int(key): value for key, value in raw["messages"].items()},
        next_message_id=raw["next_message_id"],
    )
