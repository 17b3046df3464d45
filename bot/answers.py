"""From a handler's reply to calls of the Bot API."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup

from bot.documents import document_answers
from bot.incoming import Incoming
from bot.showing import picture_answers
from domain.customers.rules import mask_phones
from domain.outbox.views import Answer, Keyboard, Shown
from handlers.declaration import InlineButton, Reply, Rows
from handlers.paging import units

MAX_TEXT_UNITS = 4096
MAX_TOAST_UNITS = 200
_TO_BE_COPIED = re.compile(r"(<code>.*?</code>|<[^>]*>)", re.DOTALL)
"""What stands in a text to be copied: examples, and the addresses in tags."""


@dataclass(frozen=True)
class UndoOffer:
    """The undo that an answer carries for a moment: of which change, until when, and what its button says."""

    change_id: int
    until: datetime
    label: str


def answers_to(incoming: Incoming, reply: Reply, centre_id: int | None, undo: UndoOffer | None = None) -> list[Answer]:
    """The calls that answer ``incoming``; a pressed button is always released, with or without words.

    An undo stands under the first message.
    """
    answers = [Answer(incoming.chat_id, call, centre_id) for call in _release(incoming, reply)]
    for place, part in enumerate((reply, *reply.more)):
        if part.pictures:
            replies = _in_reply_to(incoming, quotes=part.quotes)
            answers += picture_answers(incoming.chat_id, incoming.thread_id, replies, part.pictures, centre_id)
        answers += _spoken(incoming, part, centre_id, None if place else undo)
        where = _in_reply_to(incoming, quotes=part.quotes)
        answers += document_answers(incoming, where, part.documents, centre_id)
    return answers


def push_call(chat_id: int, thread_id: int | None, reply: Reply) -> dict[str, Any]:
    """The call that sends ``reply`` to a chat by itself."""
    call = {"method": "sendMessage", "chat_id": chat_id, **_content(chat_id, reply.text, reply.rows)}
    return call | ({"message_thread_id": thread_id} if thread_id else {})


def _release(incoming: Incoming, reply: Reply) -> Iterator[dict[str, Any]]:
    if incoming.callback_id:
        toast = _cut(_for_readers(incoming.chat_id, _plain(reply.toast)))
        words = {"text": toast, "show_alert": reply.alert} if toast else {}
        yield {"method": "answerCallbackQuery", "callback_query_id": incoming.callback_id, **words}


def edit_call(chat_id: int, message_id: int, reply: Reply, undo: UndoOffer | None = None) -> dict[str, Any]:
    """The call that makes a message say ``reply``, with the undo it may still carry."""
    rows = with_undo(reply.rows, undo)
    target = {"chat_id": chat_id, "message_id": message_id}
    return {"method": "editMessageText", **target, **_content(chat_id, reply.text, rows)}


def with_undo(rows: Rows, undo: UndoOffer | None, again: str = "") -> Rows:
    """The buttons and below them the undo, if there is one; ``again`` is how the message is made anew after it."""
    if undo is None:
        return rows
    data = f"undo.it:{undo.change_id}:{again}" if again else f"undo.it:{undo.change_id}"
    return (*rows, (InlineButton(undo.label, data),))


def keyboard_of(rows: Rows, chat_id: int) -> Keyboard:
    """Buttons as the Bot API takes them in a chat, and as they are remembered."""
    keyboard = [[_key(button) for button in row] for row in rows]
    return [[key | {"text": _for_readers(chat_id, key["text"])} for key in row] for row in keyboard]


def fingerprint_of(text: Markup, rows: Rows) -> str:
    """What tells one content of a message from another."""
    content = json.dumps([str(text), [[_key(button) for button in row] for row in rows]], ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _spoken(incoming: Incoming, reply: Reply, centre_id: int | None, undo: UndoOffer | None) -> Iterator[Answer]:
    if not reply.text:
        return
    parts = list(pieces(reply.text))
    for number, part in enumerate(parts, start=1):
        is_last = number == len(parts)
        rows = with_undo(reply.rows, undo, reply.again) if is_last else ()
        if reply.edits and incoming.callback_id and incoming.message_id is not None and number == 1:
            call = edit_call(incoming.chat_id, incoming.message_id, Reply(part, rows))
        else:
            call = push_call(incoming.chat_id, incoming.thread_id, Reply(part, rows))
            call |= _in_reply_to(incoming, quotes=reply.quotes)
        shown = _shown(incoming.chat_id, reply, len(parts) == 1, undo) if is_last else None
        yield Answer(incoming.chat_id, call, centre_id, shown)


def _shown(chat_id: int, reply: Reply, is_whole: bool, undo: UndoOffer | None) -> Shown | None:
    """What must be remembered of a message: that it is a card, or carries an undo."""
    card = reply.card if is_whole else None
    if card is None and undo is None:
        return None
    return Shown(
        kind=card.kind if card else "",
        number=card.number if card else None,
        rows=keyboard_of(reply.rows, chat_id),
        fingerprint=fingerprint_of(reply.text, with_undo(reply.rows, undo, reply.again)),
        undo_change_id=undo.change_id if undo else None,
        undo_until=undo.until if undo else None,
    )


def _in_reply_to(incoming: Incoming, *, quotes: bool) -> dict[str, Any]:
    """In a group an answer hangs on the message it answers, so that two people's are not mixed up."""
    if incoming.callback_id or incoming.message_id is None or (incoming.is_private and not quotes):
        return {}
    return {"reply_parameters": {"message_id": incoming.message_id, "allow_sending_without_reply": True}}


def _content(chat_id: int, text: Markup, rows: Rows) -> dict[str, Any]:
    content: dict[str, Any] = {
        "text": str(text) if chat_id > 0 else _for_a_group(str(text)),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    if rows:
        content["reply_markup"] = {"inline_keyboard": keyboard_of(rows, chat_id)}
    return content


def _for_readers(chat_id: int, words: str) -> str:
    """What stands on a button or in a notice, without whole phones in a group."""
    return words if chat_id > 0 else mask_phones(words)


def _for_a_group(text: str) -> str:
    """``text`` without whole phones, whoever wrote them into a note, a reason or a mistyped command (domain §2)."""
    parts = _TO_BE_COPIED.split(text)
    return "".join(part if place % 2 else mask_phones(part) for place, part in enumerate(parts))


def _key(button: InlineButton) -> dict[str, Any]:
    label = _plain(button.label)
    if button.url:
        return {"text": label, "url": button.url}
    if button.copy:
        return {"text": label, "copy_text": {"text": button.copy}}
    return {"text": label, "callback_data": button.data}


def _cut(toast: str) -> str:
    if units(toast) <= MAX_TOAST_UNITS:
        return toast
    kept = toast[: MAX_TOAST_UNITS - 1]
    while units(kept) >= MAX_TOAST_UNITS:
        kept = kept[:-1]
    return kept + "…"


def without_tags(text: str) -> str:
    """A message's text as it reads without its formatting, line by line."""
    return "\n".join(Markup(line).striptags() for line in text.split("\n"))


def _plain(words: str) -> str:
    """Buttons and toasts show no formatting: what a message would escape stands in them as it is."""
    return without_tags(words) if isinstance(words, Markup) else words


def pieces(text: Markup) -> Iterator[Markup]:
    """``text`` in parts that Telegram takes: broken between lines where it can be, what is open closed and reopened.

    Replies are short; this is the last net.
    """
    if units(str(text)) <= MAX_TEXT_UNITS:
        if text.striptags():
            yield text
        return
    tokens, begun = _TOKEN.findall(str(text)), _Open()
    while tokens:
        here, rest, is_open = _first_part(tokens, begun)
        part = Markup(begun.reopened + "".join(tokens[:here]) + is_open.closed)
        if part.striptags():
            yield part
        tokens, begun = tokens[rest or 1 :], is_open


_TOKEN = re.compile(r"<[^>]*>|&\w+;|&#\w+;|.", re.DOTALL)


@dataclass(frozen=True)
class _Open:
    """The tags that are open at some place of a text, the outermost first."""

    tags: tuple[str, ...] = ()

    @property
    def reopened(self) -> str:
        return "".join(self.tags)

    @property
    def closed(self) -> str:
        return "".join(f"</{re.split(r'[ >]', tag[1:])[0]}>" for tag in reversed(self.tags))

    def after(self, token: str) -> "_Open":
        if token.startswith("</"):
            return _Open(self.tags[:-1])
        return _Open((*self.tags, token)) if token.startswith("<") else self


def _first_part(tokens: list[str], is_open: _Open) -> tuple[int, int, _Open]:
    """How many tokens the next part has, how many are then done with (a line break is left out), what is open."""
    used, last_line = units(is_open.reopened), None
    for place, token in enumerate(tokens):
        following = is_open.after(token)
        used += units(token)
        if used + units(following.closed) > MAX_TEXT_UNITS:
            return last_line or (place, place, is_open)
        if token == "\n" and place:
            last_line = (place, place + 1, is_open)
        is_open = following
    return len(tokens), len(tokens), is_open
