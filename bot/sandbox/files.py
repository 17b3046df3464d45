"""The bytes of photos and documents, in memory and, with a directory, on disk."""

import secrets
from pathlib import Path

from bot.images import Picture
from bot.sandbox.refusals import Json
from bot.sandbox.state import State, StoredFile

PHOTO_SIDES = (90, 320, 800, 1280)
SIZE_LETTERS = "smxy"


class FileStore:
    """Bytes by key. Names of keys are ours, so they are safe as file names."""

    def __init__(self, directory: Path | None) -> None:
        self._directory = directory
        self._bytes: dict[str, bytes] = {}
        if directory:
            directory.mkdir(parents=True, exist_ok=True)

    def put(self, content: bytes) -> str:
        """Keep ``content``; the key to read it by."""
        key = secrets.token_urlsafe(12)
        if self._directory:
            (self._directory / key).write_bytes(content)
        else:
            self._bytes[key] = content
        return key

    def get(self, key: str) -> bytes:
        """The bytes kept under ``key``."""
        if self._directory:
            return (self._directory / key).read_bytes()
        return self._bytes[key]

    def clear(self) -> None:
        """Forget all."""
        self._bytes.clear()
        if self._directory:
            for path in self._directory.iterdir():
                path.unlink()


def keep_photo(state: State, store: FileStore, content: bytes, picture: Picture) -> list[Json]:
    """Store a picture and describe it in Telegram's sizes; all carry the same bytes, nothing is scaled."""
    key = store.put(content)
    number = len(state.files)
    sizes = []
    for letter, side in zip(SIZE_LETTERS, PHOTO_SIDES, strict=True):
        scale = min(1, side / max(picture.width, picture.height))
        width, height = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
        file_id = f"AgACAgUAAx{key}{letter}"
        path = f"photos/file_{number}{letter}.{picture.extension}"
        state.files[file_id] = StoredFile(
            key, f"photo_{number}.{picture.extension}", path, picture.mime_type, len(content), width, height
        )
        sizes.append(_photo_size(file_id, state.files[file_id]))
        if scale == 1:
            break
    return sizes


def _photo_size(file_id: str, stored: StoredFile) -> Json:
    return {
        "file_id": file_id,
        "file_unique_id": f"AQAD{stored.key}{file_id[-1]}",
        "width": stored.width,
        "height": stored.height,
        "file_size": stored.size_bytes,
    }


def keep_document(state: State, store: FileStore, content: bytes, name: str, mime_type: str) -> Json:
    """Store a document; what the message says of it."""
    key = store.put(content)
    file_id = f"BQACAgUAAx{key}"
    suffix = Path(name).suffix.lower()
    path = f"documents/file_{len(state.files)}{suffix}"
    state.files[file_id] = StoredFile(key, name, path, mime_type, len(content))
    return document_json(file_id, state.files[file_id])


def document_json(file_id: str, stored: StoredFile) -> Json:
    """A stored document as a message carries it."""
    return {
        "file_id": file_id,
        "file_unique_id": f"AgAD{stored.key}",
        "file_name": stored.name,
        "mime_type": stored.mime_type,
        "file_size": stored.size_bytes,
    }


def photo_json(state: State, file_id: str) -> list[Json]:
    """The sizes of the photo that ``file_id`` belongs to."""
    key = state.files[file_id].key
    return [_photo_size(known, stored) for known, stored in state.files.items() if stored.key == key]
