"""Reading a Bot API request: parameters come as JSON, form, multipart or query string, files as parts."""

import json
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from bot.sandbox.refusals import Json, Refusal, bad_request
from bot.sandbox.specification import Upload

LARGEST_BODY_BYTES = 50 * 1024 * 1024 + 65_536
TOO_LARGE = Refusal(413, "Request Entity Too Large")


async def read_request(request: web.Request) -> dict[str, Any]:
    """All parameters by name: text as ``str``, JSON values as they are, files as ``Upload``."""
    values: dict[str, Any] = dict(request.query)
    values.update(await _body(request))
    return _with_attachments(values)


async def _body(request: web.Request) -> dict[str, Any]:
    if request.content_type == "multipart/form-data":
        return await _multipart(request)
    raw = await _all_bytes(request)
    if not raw:
        return {}
    if request.content_type == "application/json":
        return _json_object(raw)
    if request.content_type == "application/x-www-form-urlencoded":
        return _form(raw)
    return {}


async def _all_bytes(request: web.Request) -> bytes:
    # Read here and not by request.read(): the application's own limit for bodies is far below Telegram's.
    raw = bytearray()
    async for chunk in request.content.iter_any():
        raw += chunk
        if len(raw) > LARGEST_BODY_BYTES:
            raise TOO_LARGE
    return bytes(raw)


def _json_object(raw: bytes) -> Json:
    try:
        value = json.loads(raw)
    except ValueError:
        raise bad_request("can't parse request JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("can't parse request JSON object")
    return value


def _form(raw: bytes) -> dict[str, Any]:
    return dict(parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True))


async def _multipart(request: web.Request) -> dict[str, Any]:
    values: dict[str, Any] = {}
    left = LARGEST_BODY_BYTES
    reader = await request.multipart()
    while (part := await reader.next()) is not None:
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = await _part_bytes(part, left)
        left -= len(content)
        values[part.name] = _value_of(part, content)
    return values


async def _part_bytes(part: BodyPartReader, most_bytes: int) -> bytes:
    # Chunk by chunk, for the same reason: part.read() has the application's limit too.
    raw = bytearray()
    while chunk := await part.read_chunk(65_536):
        raw += chunk
        if len(raw) > most_bytes:
            raise TOO_LARGE
    return bytes(raw)


def _value_of(part: BodyPartReader, content: bytes) -> str | Upload:
    if part.filename is None:
        return content.decode("utf-8", "replace")
    mime_type = part.headers.get("Content-Type", "application/octet-stream").split(";")[0]
    return Upload(part.filename, content, mime_type)


def _with_attachments(values: dict[str, Any]) -> dict[str, Any]:
    """``attach://name`` stands for the file that came under that name."""
    resolved = dict(values)
    for name, value in values.items():
        if isinstance(value, str) and value.startswith("attach://"):
            attached = values.get(value.removeprefix("attach://"))
            if isinstance(attached, Upload):
                resolved[name] = attached
                resolved.pop(value.removeprefix("attach://"), None)
    return resolved | _album(resolved)


def _album(values: dict[str, Any]) -> dict[str, Any]:
    """The media of an album, with the files that came along in their places."""
    try:
        media = json.loads(values["media"]) if isinstance(values.get("media"), str) else None
    except ValueError:
        return {}
    if not isinstance(media, list):
        return {}
    return {"media": [_with_file(item, values) if isinstance(item, dict) else item for item in media]}


def _with_file(item: Json, values: dict[str, Any]) -> Json:
    name = str(item.get("media", "")).removeprefix("attach://")
    return {**item, "media": values[name]} if isinstance(values.get(name), Upload) else item
