"""From a handler's reply to calls of the Bot API."""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from bot.incoming import Incoming
from domain.outbox.views import Answer
from handlers.declaration import InlineButton, Reply, Rows

MAX_TEXT_UNITS = 4096
MAX_TOAST_CHARACTERS = 200


def answers_to(incoming: Incoming, reply: Reply, centre_id: int | None) -> list[Answer]:
    """The calls that answer ``incoming``; a pressed button is always released, with or without words."""
    calls = list(_release(incoming, reply))
    calls += [call for part in (reply, *reply.more) for call in _spoken(incoming, part)]
    return [Answer(incoming.chat_id, call, centre_id) for call in calls]


def push_call(chat_id: int, thread_id: int | None, reply: Reply) -> dict[str, Any]:
    """The call that sends ``reply`` to a chat by itself."""
    call = {"method": "sendMessage", "chat_id": chat_id, **_content(reply.text, reply.rows)}
    return call | ({"message_thread_id": thread_id} if thread_id else {})


def _release(incoming: Incoming, reply: Reply) -> Iterator[dict[str, Any]]:
    if incoming.callback_id:
        toast = _plain(reply.toast)[:MAX_TOAST_CHARACTERS]
        words = {"text": toast, "show_alert": reply.alert} if toast else {}
        yield {"method": "answerCallbackQuery", "callback_query_id": incoming.callback_id, **words}


def _spoken(incoming: Incoming, reply: Reply) -> Iterator[dict[str, Any]]:
    if not reply.text:
        return
    if reply.edits and incoming.callback_id:
        target = {"chat_id": incoming.chat_id, "message_id": incoming.message_id}
        yield {"method": "editMessageText", **target, **_content(reply.text, reply.rows)}
        return
    parts = list(pieces(reply.text))
    for number, part in enumerate(parts, start=1):
        rows = reply.rows if number == len(parts) else ()
        yield push_call(incoming.chat_id, incoming.thread_id, Reply(part, rows)) | _in_reply_to(incoming)


def _in_reply_to(incoming: Incoming) -> dict[str, Any]:
    """In a group an answer hangs on the message it answers, so that two people's are not mixed up."""
    if incoming.is_private or incoming.callback_id or incoming.message_id is None:
        return {}
    return {"reply_parameters": {"message_id": incoming.message_id, "allow_sending_without_reply": True}}


def _content(text: Markup, rows: Rows) -> dict[str, Any]:
    content: dict[str, Any] = {
        "text": str(text),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    if rows:
        content["reply_markup"] = {"inline_keyboard": [[_key(button) for button in row] for row in rows]}
    return content


def _key(button: InlineButton) -> dict[str, Any]:
    label = _plain(button.label)
    if button.url:
        return {"text": label, "url": button.url}
    if button.copy:
        return {"text": label, "copy_text": {"text": button.copy}}
    return {"text": label, "callback_data": button.data}


def _plain(words: str) -> str:
    """Buttons and toasts show no formatting: what a message would escape stands in them as it is."""
    return words.striptags() if isinstance(words, Markup) else words


def pieces(text: Markup) -> Iterator[Markup]:
    """``text`` in parts that Telegram takes, broken between lines. Replies are short; this is the last net."""
    part: list[str] = []
    room = MAX_TEXT_UNITS
    for line in str(text).split("\n"):
        cut = _cut(line)
        if _units(cut) + 1 > room and part:
            yield Markup("\n".join(part))
            part, room = [], MAX_TEXT_UNITS
        part.append(cut)
        room -= _units(cut) + 1
    yield Markup("\n".join(part))


def _cut(line: str) -> str:
    if _units(line) < MAX_TEXT_UNITS:
        return line
    return str(Markup.escape(Markup(line).striptags()[: MAX_TEXT_UNITS // 8])) + "…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
