"""Where the bot may write: a chat by its id, or Telegram's reason why not."""

from typing import Any

from bot.sandbox.core import Core, quotable
from bot.sandbox.refusals import Json, bad_request, forbidden, upgraded
from bot.sandbox.specification import check_structure
from bot.sandbox.state import ChatState


def known_chat(core: Core, chat_id: int | str) -> ChatState:
    """The chat, where the bot has ever seen it; it may have been removed since."""
    chat = core.chat(chat_id) if isinstance(chat_id, int) else None
    if chat is None or chat.bot == "absent" or not _has_met(core, chat):
        raise bad_request("chat not found")
    return chat


def _has_met(core: Core, chat: ChatState) -> bool:
    """A person is known to the bot who wrote to it or who shares a group with it."""
    user_id = chat.chat.id
    if chat.is_group or user_id in core.state.started or user_id in core.state.blocked:
        return True
    return any(
        user_id in group.chat.members and group.bot_is_in for group in core.state.chats.values() if group.is_group
    )


def writable_chat(core: Core, chat_id: int | str) -> ChatState:
    """The chat, if the bot may write there now."""
    chat = known_chat(core, chat_id)
    if chat.migrated_to is not None:
        raise upgraded(chat.migrated_to)
    if not chat.is_group:
        if chat.chat.id in core.state.blocked:
            raise forbidden("bot was blocked by the user")
        if chat.chat.id not in core.state.started:
            raise forbidden("bot can't initiate conversation with a user")
    elif chat.bot == "kicked":
        raise forbidden(f"bot was kicked from the {chat.chat.kind} chat")
    elif not chat.bot_is_in:
        raise forbidden(f"bot is not a member of the {chat.chat.kind} chat")
    return chat


def thread_of(chat: ChatState, thread_id: int | None) -> Json:
    """What a message says of its topic; only a forum has topics."""
    if not thread_id:
        return {}
    if not any(topic.id == thread_id for topic in chat.chat.topics):
        raise bad_request("message thread not found")
    return {"message_thread_id": thread_id, "is_topic_message": True}


def answered_message(chat: ChatState, reply: Any) -> Json:
    """What a message says of the one it answers (``reply_parameters``)."""
    if not reply:
        return {}
    message_id = check_structure("ReplyParameters", reply)["message_id"]
    answered = chat.messages.get(message_id)
    if answered:
        return {"reply_to_message": quotable(answered)}
    if reply.get("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")
