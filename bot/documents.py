"""Documents on their way to a chat: asked for with an answer, made and attached when they are sent."""

from collections.abc import Mapping, Sequence
from typing import Any

from telegram import InputFile

from bot.incoming import Incoming
from domain.actor import ChatKind
from domain.outbox.views import Answer
from handlers.declaration import DocumentOf

MADE = "made"
"""What stands beside a call and is not the Bot API's: the files that go with it, by what they are attached under."""
_OF_TEXTS = ("method", "text", "link_preview_options")


def document_answers(
    incoming: Incoming, replies: Mapping[str, object], documents: Sequence[DocumentOf], centre_id: int | None
) -> list[Answer]:
    """Answers that are worded, and whose files are made, when they are sent; where to stands in their calls."""
    thread = {"message_thread_id": incoming.thread_id} if incoming.thread_id else {}
    where = {"method": "sendDocument", "chat_id": incoming.chat_id, **thread, **replies}
    kind = {"kind": ChatKind.PRIVATE.value} if incoming.is_private else {}
    return [
        Answer(incoming.chat_id, dict(where), centre_id, template=each.template, params={**kind, **each.params})
        for each in documents
    ]


def with_document(call: Mapping[str, Any], name: str, content: bytes) -> dict[str, Any]:
    """The call that sends a message, as one that sends a document with the message's words as its caption."""
    kept = {key: value for key, value in call.items() if key not in _OF_TEXTS}
    caption = {"caption": call["text"]} if call.get("text") else {}
    made = {"document": InputFile(content, name)}
    return {"method": "sendDocument", **kept, **caption, "document": "attach://document", MADE: made}
