"""What people do in the sandbox: write, answer, send pictures, correct themselves, press buttons."""

import secrets
import time
from typing import Any

from bot.sandbox import utf16
from bot.sandbox.core import CallbackQuery, Core, quotable
from bot.sandbox.detection import with_detected
from bot.sandbox.files import keep_document
from bot.sandbox.membership import sender_json, set_blocked
from bot.sandbox.methods.sending import photo_from_bytes
from bot.sandbox.methods.text import CAPTION_LIMIT, MESSAGE_LIMIT
from bot.sandbox.privacy import bot_hears
from bot.sandbox.refusals import Json, NotPossible, Refusal
from bot.sandbox.state import ChatState
from bot.sandbox.update_queue import NOT_SENT

ANONYMOUS_ADMIN: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


def user_text(text: str, most: int, *, may_be_empty: bool = False) -> tuple[str, list[Json]]:
    """What a person typed, trimmed, with what Telegram finds in it."""
    kept = text.replace("\r\n", "\n").strip()
    if not kept and not may_be_empty:
        raise NotPossible("there is nothing to send", "empty")
    if utf16.length(kept) > most:
        raise NotPossible(f"at most {most} characters fit", "too-long")
    return kept, with_detected(kept, [])


def open_chat(core: Core, user_id: int, chat_id: int) -> ChatState:
    """The chat this person writes in; refuses one they are not in or that is no more."""
    chat = core.chat(chat_id)
    if chat is None or user_id not in chat.chat.members or core.person(user_id) is None:
        raise NotPossible(f"{user_id} is not in the chat {chat_id}")
    if chat.migrated_to is not None:
        raise NotPossible(f"this group is a supergroup now: {chat.migrated_to}")
    return chat


def message_in(chat: ChatState, message_id: int) -> Json:
    """A message of the chat; refuses one that is not there."""
    if message_id not in chat.messages:
        raise NotPossible(f"there is no message {message_id} in this chat")
    return chat.messages[message_id]


def text_content(text: str) -> Json:
    """A text message's own part."""
    kept, entities = user_text(text, MESSAGE_LIMIT)
    return {"text": kept, **({"entities": entities} if entities else {})}


def caption_content(caption: str) -> Json:
    """A caption, if there is one."""
    kept, entities = user_text(caption, CAPTION_LIMIT, may_be_empty=True)
    shown: Json = {"caption": kept} if kept else {}
    return {**shown, "caption_entities": entities} if entities else shown


def photo_content(core: Core, content: bytes, caption: str) -> Json:
    """A photo's own part; refuses what is not a picture."""
    shown = caption_content(caption)
    try:
        return {"photo": photo_from_bytes(core, content), **shown}
    except Refusal as refusal:
        raise NotPossible(refusal.description, "not-a-picture") from refusal


def document_content(core: Core, content: bytes, name: str, mime_type: str, caption: str) -> Json:
    """A document's own part."""
    kept = keep_document(core.state, core.files, content, name, mime_type)
    return {"document": kept, **caption_content(caption)}


def send(
    core: Core,
    user_id: int,
    chat_id: int,
    content: Json,
    *,
    reply_to: int | None = None,
    thread_id: int | None = None,
    anonymous: bool = False,
) -> int:
    """A person's message; the id of the update the bot gets, ``NOT_SENT`` when it is not told."""
    chat = open_chat(core, user_id, chat_id)
    answered = message_in(chat, reply_to) if reply_to else None
    place = _thread(chat, thread_id or (answered or {}).get("message_thread_id"))
    extras = {"reply_to_message": quotable(answered)} if answered else {}
    _begin(core, chat)
    sender = sender_json(core, user_id)
    if anonymous:
        sender, extras = ANONYMOUS_ADMIN, {**extras, "sender_chat": core.chat_json(chat.chat)}
    message = core.post(chat, sender, {**place, **extras, **content})
    mark_read(core, user_id, chat_id, message["message_id"])
    return core.updates.add("message", message) if bot_hears(core, chat, message) else NOT_SENT


def edit(core: Core, user_id: int, chat_id: int, message_id: int, text: str) -> int:
    """A person corrects a message of their own."""
    chat = open_chat(core, user_id, chat_id)
    message = message_in(chat, message_id)
    if message["from"]["id"] != user_id:
        raise NotPossible("only one's own messages can be edited")
    own = ("text", "entities", "caption", "caption_entities")
    changed = {key: value for key, value in message.items() if key not in own}
    changed |= text_content(text) if "text" in message else caption_content(text)
    changed["edit_date"] = core.unix_now()
    core.replace(chat, changed)
    return core.updates.add("edited_message", changed) if bot_hears(core, chat, changed) else NOT_SENT


def press(core: Core, user_id: int, chat_id: int, message_id: int, data: str) -> tuple[int, str]:
    """A person presses a button, or forges the press of one: the update's id and the query's."""
    chat = open_chat(core, user_id, chat_id)
    message = message_in(chat, message_id)
    if message["from"]["id"] != core.bot_id:
        raise NotPossible("this message is not the bot's")
    query_id = str(secrets.randbelow(9 * 10**17) + 10**17)
    core.queries[query_id] = CallbackQuery(user_id, chat_id, message_id, time.monotonic())
    update: Json = {
        "id": query_id,
        "from": sender_json(core, user_id),
        "message": message,
        "chat_instance": str(abs(chat_id) * 7919),
        "data": data,
    }
    return core.updates.add("callback_query", update), query_id


def forward_content(core: Core, user_id: int, chat_id: int, message_id: int) -> Json:
    """Someone's message as it is when this person passes it on."""
    message = message_in(open_chat(core, user_id, chat_id), message_id)
    carried = ("text", "entities", "caption", "caption_entities", "photo", "document")
    origin = {"type": "user", "sender_user": message["from"], "date": message["date"]}
    return {**{key: message[key] for key in carried if key in message}, "forward_origin": origin}


def mark_read(core: Core, user_id: int, chat_id: int, message_id: int) -> None:
    """This person has seen the chat up to here."""
    key = f"{user_id}:{chat_id}"
    if message_id > core.state.read.get(key, 0):
        core.state.read[key] = message_id
        core.events.changed()


def _begin(core: Core, chat: ChatState) -> None:
    """Writing to the bot in private starts it, and lets it in again when it was blocked."""
    if chat.is_group:
        return
    if chat.chat.id in core.state.blocked:
        set_blocked(core, chat.chat.id, blocked=False)
    if chat.chat.id not in core.state.started:
        core.state.started.add(chat.chat.id)
        core.events.publish("chats")


def _thread(chat: ChatState, thread_id: Any) -> Json:
    if not thread_id:
        return {}
    if not any(topic.id == thread_id for topic in chat.chat.topics):
        raise NotPossible(f"there is no topic {thread_id} in this chat")
    return {"message_thread_id": thread_id, "is_topic_message": True}
