"""An update as Baohe sees it: who, where, and what was typed or pressed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from telegram import CallbackQuery, Chat, Message, MessageEntity, Update, User
from telegram.constants import ChatType

from bot.picturing import picture_in, readable
from bot.sent_files import file_in
from domain.cases.views import SentPhoto
from domain.insurers.views import SentFile

ANONYMOUS_ADMIN_ID = 1087968824


@dataclass(frozen=True)
class Said:
    """What a message says, as far as the bot is spoken to."""

    text: str = ""
    command: str = ""
    tail: str = ""
    picture: SentPhoto | None = None
    file: SentFile | None = None


NOTHING_SAID = Said()


@dataclass(frozen=True)
class Incoming:
    """A message or a pressed button, stripped to what matters."""

    update_id: int
    chat_id: int
    thread_id: int | None
    is_private: bool
    title: str
    user_id: int
    user_name: str
    user_lang: str
    message_id: int | None
    text: str = ""
    command: str = ""
    """The name behind the slash, lower case; empty when the text is no command for this bot."""
    tail: str = ""
    is_mentioned: bool = False
    """Whether the text begins with the bot's name, be it all that is said."""
    is_addressed: bool = False
    """Whether plain words are meant for the bot: a private chat, a mention, or a reply to it."""
    is_anonymous: bool = False
    callback_id: str = ""
    data: str = ""
    replied: Said = NOTHING_SAID
    """Under a button: what the pressed message answers. Of a message: what the one it replies to says."""
    replied_id: int | None = None
    """The message it replies to."""
    replies_to_bot: bool = False
    is_passed_on: bool = False
    """Whether these are somebody else's words, forwarded in private."""
    picture: SentPhoto | None = None
    file: SentFile | None = None

    def said_again(self) -> "Incoming":
        """Under a button: what the pressed message answers, as if whoever pressed had said it."""
        said = self.replied
        words = replace(self, command=said.command, tail=said.tail, text=said.text, data="")
        return replace(words, picture=said.picture, file=said.file, is_addressed=bool(said.text or said.picture))


@dataclass(frozen=True)
class Identity:
    """The bot itself."""

    id: int
    username: str


_LISTENED_TO = """
    message_id message_thread_id is_topic_message date chat from sender_chat via_bot forward_origin reply_to_message
    text entities caption caption_entities migrate_to_chat_id migrate_from_chat_id
"""
_NEEDED = frozenset(_LISTENED_TO.split())
"""What of a message Baohe listens to."""
_MARKS = frozenset({"entities", "caption_entities"})
_HERE = ("member", "administrator", "restricted", "creator")


def read_update(raw: Mapping[str, Any]) -> Update:
    """``raw`` as the library reads it; raises what is wrong with it when nothing can be made of it.

    The library refuses an update in which a server that is older than itself leaves out a field of today, be it in
    a poll that is forwarded, and one with a date or a duration that Python has none for. Then only what Baohe listens
    to is read.
    """
    try:
        return Update.de_json(dict(raw), None)
    except (TypeError, KeyError, ValueError, OverflowError, AttributeError):
        return Update.de_json(_needed(raw), None)


def _needed(raw: Mapping[str, Any]) -> dict[str, Any]:
    needed: dict[str, Any] = {"update_id": raw["update_id"]}
    if "message" in raw:
        needed["message"] = _message(raw["message"])
    if "callback_query" in raw:
        query = raw["callback_query"]
        needed["callback_query"] = query | ({"message": _message(query["message"])} if query.get("message") else {})
    if "my_chat_member" in raw:
        change = raw["my_chat_member"]
        standings = {name: _standing(change[name]) for name in ("old_chat_member", "new_chat_member")}
        needed["my_chat_member"] = {name: change[name] for name in ("chat", "from", "date")} | standings
    return needed


def _message(raw: Mapping[str, Any]) -> dict[str, Any]:
    needed = {name: value for name, value in raw.items() if name in _NEEDED} | readable(raw)
    if "reply_to_message" in needed:
        needed["reply_to_message"] = _message(needed["reply_to_message"])
    for name in _MARKS & needed.keys():
        commands = [mark for mark in needed[name] if mark["type"] == MessageEntity.BOT_COMMAND]
        needed[name] = [{part: mark[part] for part in ("type", "offset", "length")} for mark in commands]
    return needed


def _standing(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {"user": raw["user"], "status": "member" if raw["status"] in _HERE else "left"}


def incoming_of(update: Update, me: Identity) -> Incoming | None:
    """What ``update`` says; ``None`` for kinds that Baohe does not listen to (edits, channels, forwards in groups)."""
    if update.callback_query:
        return _of_button(update.update_id, update.callback_query, me)
    message = update.message
    if message is None or message.from_user is None or message.via_bot:
        return None
    if message.forward_origin and message.chat.type != ChatType.PRIVATE:
        return None
    return _of_message(update.update_id, message, message.from_user, me)


def _of_button(update_id: int, query: CallbackQuery, me: Identity) -> Incoming | None:
    under = query.message
    if under is None:
        return None
    readable = under if isinstance(under, Message) else None
    return Incoming(
        update_id=update_id,
        chat_id=under.chat.id,
        thread_id=_thread(readable) if readable else None,
        is_private=under.chat.type == ChatType.PRIVATE,
        title=_title(under.chat),
        user_id=query.from_user.id,
        user_name=_plain(query.from_user.full_name),
        user_lang=query.from_user.language_code or "",
        message_id=under.message_id,
        callback_id=query.id,
        data=_plain(query.data),
        replied=_said(readable.reply_to_message, me) if readable and readable.reply_to_message else NOTHING_SAID,
    )


def _of_message(update_id: int, message: Message, sender: User, me: Identity) -> Incoming:
    said = _said(message, me)
    is_mentioned = _without_mention(_text_of(message), me)[1]
    is_private = message.chat.type == ChatType.PRIVATE
    return Incoming(
        update_id=update_id,
        chat_id=message.chat.id,
        thread_id=_thread(message),
        is_private=is_private,
        title=_title(message.chat),
        user_id=sender.id,
        user_name=_plain(sender.full_name),
        user_lang=sender.language_code or "",
        message_id=message.message_id,
        text=said.text,
        command=said.command,
        tail=said.tail,
        is_mentioned=is_mentioned,
        is_addressed=is_private or is_mentioned or _replies_to(message, me),
        is_anonymous=sender.id == ANONYMOUS_ADMIN_ID or message.sender_chat is not None,
        replied=_said(message.reply_to_message, me) if message.reply_to_message else NOTHING_SAID,
        replied_id=message.reply_to_message.message_id if message.reply_to_message else None,
        replies_to_bot=_replies_to(message, me),
        is_passed_on=message.forward_origin is not None,
        picture=said.picture,
        file=said.file,
    )


def _said(message: Message, me: Identity) -> Said:
    text = _text_of(message)
    return Said(_without_mention(text, me)[0], *_command(message, text, me), picture_in(message), file_in(message))


def _command(message: Message, text: str, me: Identity) -> tuple[str, str]:
    """The command at the very beginning, if it is for this bot, and what follows it."""
    marks = message.entities or message.caption_entities
    first = next((mark for mark in marks if mark.type == MessageEntity.BOT_COMMAND and mark.offset == 0), None)
    if first is None:
        return "", ""
    name, _, addressee = text[1 : first.length].partition("@")
    if addressee and addressee.lower() != me.username.lower():
        return "", ""
    return name.lower(), text[first.length :].rstrip().lstrip(" \t")


def _without_mention(text: str, me: Identity) -> tuple[str, bool]:
    mention = f"@{me.username}"
    if text.lower().lstrip().startswith(mention.lower()):
        return text.lstrip()[len(mention) :].strip(), True
    return text.strip(), False


def _replies_to(message: Message, me: Identity) -> bool:
    replied = message.reply_to_message
    return bool(replied and replied.from_user and replied.from_user.id == me.id)


def _thread(message: Message) -> int | None:
    thread_id = message.message_thread_id
    return thread_id if message.is_topic_message and isinstance(thread_id, int) else None


def _text_of(message: Message | None) -> str:
    """What a message says."""
    return _plain(message.text or message.caption) if message else ""


def _title(chat: Chat) -> str:
    return _plain(chat.title or chat.full_name)


def _plain(text: str | None) -> str:
    """A text as databases take it: U+0000 says nothing, and neither does half of a character."""
    return (text or "").replace("\0", " ").encode(errors="ignore").decode()
