"""sendMessage, sendPhoto, sendDocument, sendMediaGroup, sendChatAction."""

import secrets
from collections.abc import Callable
from typing import Any

from bot.images import recognise
from bot.sandbox.core import Core
from bot.sandbox.files import document_json, keep_document, keep_photo, photo_json
from bot.sandbox.keyboards import checked_markup
from bot.sandbox.methods import text
from bot.sandbox.places import answered_message, thread_of, writable_chat
from bot.sandbox.refusals import Json, bad_request
from bot.sandbox.specification import Upload, check_structure

LARGEST_PHOTO_BYTES = 10 * 1024 * 1024
LARGEST_DOCUMENT_BYTES = 50 * 1024 * 1024
SMALLEST_ALBUM, LARGEST_ALBUM = 2, 10
ACTIONS = frozenset({"typing", "upload_photo", "upload_document", "upload_video", "find_location"})


def send_message(core: Core, parameters: Json) -> Json:
    """A text message."""
    return _send(core, parameters, lambda: text.message_text(core, parameters))


def send_photo(core: Core, parameters: Json) -> Json:
    """A photo, uploaded or by the id of one that is known."""
    return _send(core, parameters, lambda: _photo(core, parameters["photo"]) | text.caption(core, parameters))


def send_document(core: Core, parameters: Json) -> Json:
    """A document, uploaded or by the id of one that is known."""
    return _send(core, parameters, lambda: _document(core, parameters["document"]) | text.caption(core, parameters))


def send_media_group(core: Core, parameters: Json) -> list[Json]:
    """Photos, or documents, that belong together: all of them or none."""
    chat = writable_chat(core, parameters["chat_id"])
    answered = answered_message(chat, parameters.get("reply_parameters"))
    thread = thread_of(chat, parameters.get("message_thread_id"))
    if not SMALLEST_ALBUM <= len(parameters["media"]) <= LARGEST_ALBUM:
        raise bad_request("there are too few or too many media in the album")
    items = [_album_item(core, item) for item in parameters["media"]]
    if len({"photo" in item for item in items}) > 1:
        raise bad_request("documents can't be mixed with other media types")
    core.gate.pass_message(chat.chat.id, is_group=chat.is_group)
    album = {"media_group_id": str(10**16 + secrets.randbelow(10**16))}
    return [core.post(chat, core.bot_json(), {**thread, **answered, **album, **item}) for item in items]


def _album_item(core: Core, item: Any) -> Json:
    kind, media = (item.get("type"), item.get("media")) if isinstance(item, dict) else (None, None)
    if kind not in {"photo", "document"} or not isinstance(media, str | Upload):
        raise bad_request("wrong media in the album")
    check_structure("InputMediaPhoto" if kind == "photo" else "InputMediaDocument", {**item, "media": "x"})
    shown = _photo(core, media) if kind == "photo" else _document(core, media)
    return shown | text.caption(core, item)


def send_chat_action(core: Core, parameters: Json) -> bool:
    """ "Typing…" on the page for a while."""
    chat = writable_chat(core, parameters["chat_id"])
    if parameters["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    core.events.publish("action", chat_id=chat.chat.id, action=parameters["action"])
    return True


def _send(core: Core, parameters: Json, content: Callable[[], Json]) -> Json:
    chat = writable_chat(core, parameters["chat_id"])
    answered = answered_message(chat, parameters.get("reply_parameters"))
    thread = thread_of(chat, parameters.get("message_thread_id"))
    markup = parameters.get("reply_markup")
    keyboard = checked_markup(markup)
    shown = content()
    core.gate.pass_message(chat.chat.id, is_group=chat.is_group)
    extras: Json = {"reply_markup": keyboard} if keyboard else {}
    if parameters.get("protect_content"):
        extras["has_protected_content"] = True
    asks = bool(markup and markup.get("force_reply"))
    return core.post(chat, core.bot_json(), {**thread, **answered, **shown, **extras}, asks_reply=asks)


def _photo(core: Core, photo: Upload | str) -> Json:
    if isinstance(photo, str):
        if photo not in core.state.files or not core.state.files[photo].width:
            raise bad_request(_unknown_file(photo))
        return {"photo": photo_json(core.state, photo)}
    if len(photo.content) > LARGEST_PHOTO_BYTES:
        raise bad_request("file is too big")
    return {"photo": photo_from_bytes(core, photo.content)}


def photo_from_bytes(core: Core, content: bytes) -> list[Json]:
    """Keep a picture, checked as Telegram checks it; the sizes a message shows."""
    picture = recognise(content)
    if picture is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    sides = sorted((picture.width, picture.height))
    if sum(sides) > 10_000 or sides[1] > 20 * sides[0]:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return keep_photo(core.state, core.files, content, picture)


def _document(core: Core, document: Upload | str) -> Json:
    if isinstance(document, str):
        if document not in core.state.files or core.state.files[document].width:
            raise bad_request(_unknown_file(document))
        return {"document": document_json(document, core.state.files[document])}
    if not document.content:
        raise bad_request("file must be non-empty")
    if len(document.content) > LARGEST_DOCUMENT_BYTES:
        raise bad_request("file is too big")
    kept = keep_document(core.state, core.files, document.content, document.name, document.mime_type)
    return {"document": kept}


def _unknown_file(value: str) -> str:
    """The sandbox fetches nothing from the network, so an address is refused as one Telegram cannot reach."""
    return "failed to get HTTP URL content" if "://" in value else "wrong file identifier/HTTP URL specified"
