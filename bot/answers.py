"""From a handler's reply to calls of the Bot API."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from bot.incoming import Incoming
from domain.customers.rules import mask_phones
from domain.outbox.views import Answer
from handlers.declaration import InlineButton, Reply, Rows

MAX_TEXT_UNITS = 4096
MAX_TOAST_CHARACTERS = 200
_TO_BE_COPIED = re.compile(r"(<code>.*?</code>|<[^>]*>)", re.DOTALL)
"""What stands in a text to be copied: examples, and the addresses in tags."""


def answers_to(incoming: Incoming, reply: Reply, centre_id: int | None) -> list[Answer]:
    """The calls that answer ``incoming``; a pressed button is always released, with or without words."""
    calls = list(_release(incoming, reply))
    calls += [call for part in (reply, *reply.more) for call in _spoken(incoming, part)]
    return [Answer(incoming.chat_id, call, centre_id) for call in calls]


def push_call(chat_id: int, thread_id: int | None, reply: Reply) -> dict[str, Any]:
    """The call that sends ``reply`` to a chat by itself."""
    call = {"method": "sendMessage", "chat_id": chat_id, **_content(chat_id, reply.text, reply.rows)}
    return call | ({"message_thread_id": thread_id} if thread_id else {})


def _release(incoming: Incoming, reply: Reply) -> Iterator[dict[str, Any]]:
    if incoming.callback_id:
        toast = _cut(_plain(reply.toast))
        words = {"text": toast, "show_alert": reply.alert} if toast else {}
        yield {"method": "answerCallbackQuery", "callback_query_id": incoming.callback_id, **words}


def _spoken(incoming: Incoming, reply: Reply) -> Iterator[dict[str, Any]]:
    if not reply.text:
        return
    parts = list(pieces(reply.text))
    for number, part in enumerate(parts, start=1):
        rows = reply.rows if number == len(parts) else ()
        if reply.edits and incoming.callback_id and number == 1:
            target = {"chat_id": incoming.chat_id, "message_id": incoming.message_id}
            yield {"method": "editMessageText", **target, **_content(incoming.chat_id, part, rows)}
        else:
            yield push_call(incoming.chat_id, incoming.thread_id, Reply(part, rows)) | _in_reply_to(incoming)


def _in_reply_to(incoming: Incoming) -> dict[str, Any]:
    """In a group an answer hangs on the message it answers, so that two people's are not mixed up."""
    if incoming.is_private or incoming.callback_id or incoming.message_id is None:
        return {}
    return {"reply_parameters": {"message_id": incoming.message_id, "allow_sending_without_reply": True}}


def _content(chat_id: int, text: Markup, rows: Rows) -> dict[str, Any]:
    content: dict[str, Any] = {
        "text": str(text) if chat_id > 0 else _for_a_group(str(text)),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    if rows:
        content["reply_markup"] = {"inline_keyboard": [[_key(button) for button in row] for row in rows]}
    return content


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
    return toast if len(toast) <= MAX_TOAST_CHARACTERS else toast[: MAX_TOAST_CHARACTERS - 1] + "…"


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
    if _units(str(text)) <= MAX_TEXT_UNITS:
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
    used, last_line = _units(is_open.reopened), None
    for place, token in enumerate(tokens):
        following = is_open.after(token)
        used += _units(token)
        if used + _units(following.closed) > MAX_TEXT_UNITS:
            return last_line or (place, place, is_open)
        if token == "\n" and place:
            last_line = (place, place + 1, is_open)
        is_open = following
    return len(tokens), len(tokens), is_open


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
