"""Changing and deleting messages, and answering pressed buttons."""

import time
from typing import Any

from bot.sandbox.core import CallbackQuery, Core
from bot.sandbox.keyboards import checked_markup
from bot.sandbox.methods import text
from bot.sandbox.places import writable_chat
from bot.sandbox.refusals import NOT_MODIFIED, QUERY_TOO_OLD, Json, bad_request
from bot.sandbox.state import ChatState

PATIENCE_SECONDS = 60
DELETABLE_SECONDS = 48 * 3600
COMPARED = ("text", "entities", "caption", "caption_entities", "reply_markup")


def edit_message_text(core: Core, parameters: Json) -> Json:
    """Another text for a message of the bot; without a keyboard the old one goes."""
    chat, message = _own_message(core, parameters)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    if "text" not in parameters:
        raise bad_request("message text is empty")
    return _change(core, chat, message, parameters, text.message_text(core, parameters))


def edit_message_caption(core: Core, parameters: Json) -> Json:
    """Another caption under a photo or document of the bot."""
    chat, message = _own_message(core, parameters)
    if "photo" not in message and "document" not in message:
        raise bad_request("there is no caption in the message to edit")
    return _change(core, chat, message, parameters, text.caption(core, parameters))


def edit_message_reply_markup(core: Core, parameters: Json) -> Json:
    """Another keyboard, or none, under a message of the bot."""
    chat, message = _own_message(core, parameters)
    kept = {key: message[key] for key in COMPARED if key in message and key != "reply_markup"}
    return _change(core, chat, message, parameters, kept)


def delete_message(core: Core, parameters: Json) -> bool:
    """Take a message away: its own and, as administrator or in private, those of others."""
    chat = writable_chat(core, parameters["chat_id"])
    message = chat.messages.get(parameters["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    if chat.bot != "administrator":
        if chat.is_group and message["from"]["id"] != core.bot_id:
            raise bad_request("message can't be deleted")
        if core.unix_now() - message["date"] >= DELETABLE_SECONDS:
            raise bad_request("message can't be deleted for everyone")
    core.remove(chat, message["message_id"])
    return True


def answer_callback_query(core: Core, parameters: Json) -> bool:
    """The bot's answer to a pressed button, shown as a toast or an alert."""
    query = core.queries.get(parameters["callback_query_id"])
    if query is None or time.monotonic() - query.pressed_at_seconds > PATIENCE_SECONDS:
        raise bad_request(QUERY_TOO_OLD)
    if len(parameters.get("text", "")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    if query.answer is None:
        _show_answer(core, parameters, query)
    return True


def _show_answer(core: Core, parameters: Json, query: CallbackQuery) -> None:
    query.answer = {
        "text": parameters.get("text", ""),
        "show_alert": parameters.get("show_alert", False),
        "url": parameters.get("url", ""),
    }
    core.events.publish(
        "answer",
        query_id=parameters["callback_query_id"],
        user_id=query.user_id,
        chat_id=query.chat_id,
        message_id=query.message_id,
        **query.answer,
    )


def _own_message(core: Core, parameters: Json) -> tuple[ChatState, Json]:
    if "inline_message_id" in parameters:
        raise bad_request("MESSAGE_ID_INVALID")
    if "chat_id" not in parameters:
        raise bad_request("chat_id is empty")
    if "message_id" not in parameters:
        raise bad_request("message identifier is not specified")
    chat = writable_chat(core, parameters["chat_id"])
    message = chat.messages.get(parameters["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"]["id"] != core.bot_id:
        raise bad_request("message can't be edited")
    return chat, message


def _change(core: Core, chat: ChatState, message: Json, parameters: Json, content: Json) -> Json:
    keyboard = checked_markup(parameters.get("reply_markup"))
    changed: Json = {key: value for key, value in message.items() if key not in COMPARED}
    changed |= content
    if keyboard:
        changed["reply_markup"] = keyboard
    if _compared(changed) == _compared(message):
        raise bad_request(NOT_MODIFIED)
    core.gate.pass_message(chat.chat.id, is_group=chat.is_group)
    changed["edit_date"] = core.unix_now()
    return core.replace(chat, changed)


def _compared(message: Json) -> list[Any]:
    return [message.get(key) for key in COMPARED]
