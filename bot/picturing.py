"""Pictures in messages: which file it is, and as whose photo it is meant."""

from collections.abc import Mapping
from typing import Any

from telegram import Document, Message, PhotoSize

from domain.cases.views import SentPhoto

_LONGEST_FILE_ID = 255
_LONGEST_UNIQUE_ID = 64
_LONGEST_ALBUM = 64
_LONGEST_MIME = 32
_MOST_PIXELS = 1_000_000
_NEEDED_OF_SIZE = ("file_id", "file_unique_id", "width", "height")
_OF_SIZE = (*_NEEDED_OF_SIZE, "file_size")


def picture_in(message: Message | None) -> SentPhoto | None:
    """The picture of a message, the largest of its sizes, or an image sent as a file; ``None`` without one."""
    if message is None:
        return None
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return _photo(message, largest, "image/jpeg")
    file = message.document
    if file is not None and (file.mime_type or "").lower().startswith("image/"):
        return _photo(message, file, (file.mime_type or "").lower()[:_LONGEST_MIME])
    return None


def readable(message: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of a raw message that tell of its picture, as far as they are whole."""
    found: dict[str, Any] = {}
    sizes = message.get("photo")
    listed = sizes if isinstance(sizes, list) else []
    whole = [each for each in listed if isinstance(each, dict) and set(_NEEDED_OF_SIZE) <= each.keys()]
    if whole:
        found["photo"] = [{name: each[name] for name in _OF_SIZE if name in each} for each in whole]
    file = message.get("document")
    if isinstance(file, dict) and {"file_id", "file_unique_id"} <= file.keys():
        found["document"] = {
            name: file[name]
            for name in ("file_id", "file_unique_id", "file_name", "mime_type", "file_size")
            if name in file
        }
    if isinstance(message.get("media_group_id"), str):
        found["media_group_id"] = message["media_group_id"]
    return found


def _photo(message: Message, file: PhotoSize | Document, mime: str) -> SentPhoto | None:
    is_sound = 0 < len(file.file_id) <= _LONGEST_FILE_ID and 0 < len(file.file_unique_id) <= _LONGEST_UNIQUE_ID
    if not is_sound or "\0" in file.file_id + file.file_unique_id + mime:
        return None
    size = file if isinstance(file, PhotoSize) else None
    return SentPhoto(
        message_id=message.message_id,
        sent_at=message.date,
        file_id=file.file_id,
        file_unique_id=file.file_unique_id,
        mime=mime,
        as_file=size is None,
        size_bytes=file.file_size if file.file_size is not None and 0 <= file.file_size < 2**62 else None,
        width=_pixels(size.width) if size else None,
        height=_pixels(size.height) if size else None,
        album=(message.media_group_id or "").replace("\0", "")[:_LONGEST_ALBUM],
    )


def _pixels(told: int) -> int:
    return max(0, min(told, _MOST_PIXELS))
