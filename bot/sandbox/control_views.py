"""What can be read over HTTP: the whole picture for the page, messages, menus, calls, and waiting."""

from collections.abc import Callable, Coroutine
from dataclasses import asdict
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from bot.sandbox.core import ApiCall, Core
from bot.sandbox.menus import commands_for, description_for
from bot.sandbox.refusals import Json, NotPossible
from bot.sandbox.state import ChatState
from bot.sandbox.world import Person

if TYPE_CHECKING:
    from bot.sandbox.sandbox import Sandbox

Query = dict[str, str]
View = Callable[["Sandbox", Query], Json | Coroutine[Any, Any, Json]]
PAGE_OF_MESSAGES = 200


def whole_state(sandbox: "Sandbox", _query: Query) -> Json:
    """Everything the page needs to draw itself, but the messages."""
    core, options = sandbox.core, sandbox.options
    return {
        "edition": core.events.edition,
        "published": core.events.published,
        "bot": core.bot_json(),
        "people": [_person(sandbox, person) for person in core.world.people],
        "chats": [_chat(chat) for chat in core.state.chats.values() if chat.migrated_to is None],
        "read": core.state.read,
        "unread": unread_counts(core),
        "clock": {"now": core.clock.now().isoformat(), "zone": options.zone},
        "language": options.language,
        "can_reset": options.on_reset is not None,
        "privacy_mode": core.world.privacy_mode,
    }


def _person(sandbox: "Sandbox", person: Person) -> Json:
    state = sandbox.core.state
    return {
        **asdict(person),
        "started": person.id in state.started,
        "blocked": person.id in state.blocked,
        "bot_description": description_for(sandbox.core, person),
    }


def _chat(chat: ChatState) -> Json:
    last = next(reversed(chat.messages.values()), None)
    return {**asdict(chat.chat), "bot": chat.bot, "last_message": last}


def unread_counts(core: Core) -> dict[str, int]:
    """How many messages of others each person has not seen, by ``user:chat``; nothing where there are none."""
    places = [(user_id, chat) for chat in core.state.chats.values() for user_id in chat.chat.members]
    counts = {f"{user_id}:{chat.chat.id}": _unread(core, user_id, chat) for user_id, chat in places}
    return {place: count for place, count in counts.items() if count}


def _unread(core: Core, user_id: int, chat: ChatState) -> int:
    seen = core.state.read.get(f"{user_id}:{chat.chat.id}", 0)
    latest_first = reversed(chat.messages.values())
    unseen = takewhile(lambda message: message["message_id"] > seen, latest_first)
    return sum(message["from"]["id"] != user_id for message in unseen)


def messages(sandbox: "Sandbox", query: Query) -> Json:
    """The latest messages of a chat, optionally only those with an id above ``after`` or below ``before``."""
    after, before = int(query.get("after", 0)), int(query.get("before", 0))
    found = sandbox.messages(int(query["chat_id"]), after)
    if before:
        found = [message for message in found if message["message_id"] < before]
    latest = found[-int(query.get("limit", PAGE_OF_MESSAGES)) :]
    return {"messages": latest, "complete": len(latest) == len(found)}


def menu(sandbox: "Sandbox", query: Query) -> Json:
    """The commands a person sees in a chat."""
    person, chat = sandbox.core.person(int(query["user_id"])), sandbox.core.chat(int(query["chat_id"]))
    if person is None or chat is None:
        raise NotPossible("no such person or chat")
    return {"commands": commands_for(sandbox.core, person, chat)}


def calls(sandbox: "Sandbox", query: Query) -> Json:
    """The Bot API calls so far, optionally of one ``method``."""
    wanted = query.get("method")
    return {"calls": [_call(call) for call in sandbox.calls if wanted in {None, call.method}]}


def _call(call: ApiCall) -> Json:
    return {**vars(call), "at": call.at.isoformat()}


def pending(sandbox: "Sandbox", _query: Query) -> Json:
    """The updates that wait for the bot."""
    return {"updates": sandbox.pending}


def answers(sandbox: "Sandbox", query: Query) -> Json:
    """The bot's answers to pressed buttons, optionally of one message."""
    message_id = int(query["message_id"]) if "message_id" in query else None
    return {"answers": sandbox.answers(message_id)}


async def wait(sandbox: "Sandbox", query: Query) -> Json:
    """Wait for the bot's message in ``chat_id`` above ``after``; without a chat, until no update waits."""
    seconds = float(query.get("timeout_seconds", 10))
    try:
        if "chat_id" not in query:
            await sandbox.all_acknowledged(seconds)
            return {"message": None}
        after = int(query.get("after", 0))
        return {"message": await sandbox.next_bot_message(int(query["chat_id"]), after, seconds)}
    except TimeoutError as error:
        raise NotPossible(str(error), "timeout") from error


VIEWS: dict[str, View] = {
    "state": whole_state,
    "messages": messages,
    "menu": menu,
    "calls": calls,
    "pending": pending,
    "answers": answers,
    "wait": wait,
}
