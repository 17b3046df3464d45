"""Photos on their way to a chat: by the Bot API's own copy, and from our store where it has none any more."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from telegram import InputFile
from telegram.error import BadRequest

from bot.api import BotApi
from bot.documents import MADE
from bot.media import Media, MediaFault
from bot.request import READ_SECONDS
from domain.outbox.views import Answer
from handlers.declaration import Picture

MOST_IN_ALBUM = 10
KEPT = "kept"
"""What stands beside a call's photos and is not the Bot API's: what each is called in our store, empty if it is not."""
_OF_FILES = ("file", "media", "photo", "document")
"""What the Bot API speaks of when it does not know a file (any more), or not as that kind."""


class Showing:
    """The Bot API as the courier knows it."""

    def __init__(self, api: BotApi, media: Media) -> None:
        self._api = api
        self._media = media

    async def call(self, method: str, **parameters: Any) -> Any:
        """As ``BotApi.call``; a photo that the Bot API does not have is sent from our store, if it is there.

        A document that was just made goes with its call, in the time that any call may take.
        """
        made: Mapping[str, InputFile] | None = parameters.pop(MADE, None)
        if made is not None:
            return await self._api.upload(method, made, patience=READ_SECONDS, **parameters)
        kept: Sequence[str] | None = parameters.pop(KEPT, None)
        if kept is None:
            return await self._api.call(method, **parameters)
        try:
            return await self._api.call(method, **parameters)
        except BadRequest as refused:
            files = await self._files(kept) if any(word in str(refused).lower() for word in _OF_FILES) else None
            if files is None:
                raise
            return await self._api.upload(method, files, **_attached(method, parameters, list(files)))

    async def _files(self, kept: Sequence[str]) -> Mapping[str, bytes] | None:
        """The bytes of all of them by the names they are attached under; ``None`` where one is not to be had."""
        found: dict[str, bytes] = {}
        for place, key in enumerate(kept):
            try:
                content = await self._media.get(key) if key else None
            except MediaFault:
                content = None
            if content is None:
                return None
            found[f"photo{place}"] = content
        return found


def picture_answers(
    chat_id: int,
    thread_id: int | None,
    replies: Mapping[str, object],
    pictures: Sequence[Picture],
    centre_id: int | None,
) -> list[Answer]:
    """The calls that show ``pictures``, side by side where the chat platform lets them stand so."""
    where = {"chat_id": chat_id, **({"message_thread_id": thread_id} if thread_id else {}), **replies}
    calls = [
        _call(list(run)[:MOST_IN_ALBUM], "document" if as_file else "photo", where)
        for as_file, run in groupby(sorted(pictures, key=lambda each: each.as_file), key=lambda each: each.as_file)
    ]
    return [Answer(chat_id, call, centre_id) for call in calls]


def _call(pictures: Sequence[Picture], kind: str, where: Mapping[str, object]) -> dict[str, object]:
    kept = [picture.key for picture in pictures]
    if len(pictures) == 1:
        alone = pictures[0]
        call = {kind: alone.file_id, "caption": alone.caption}
        return {"method": "sendPhoto" if kind == "photo" else "sendDocument", **where, **call, KEPT: kept}
    media = [{"type": kind, "media": picture.file_id, "caption": picture.caption} for picture in pictures]
    return {"method": "sendMediaGroup", **where, "media": media, KEPT: kept}


def _attached(method: str, parameters: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """The same call with attached files in the place of the Bot API's own."""
    if method == "sendMediaGroup":
        pairs = zip(parameters["media"], names, strict=True)
        return {**parameters, "media": [{**item, "media": f"attach://{name}"} for item, name in pairs]}
    kind = "photo" if method == "sendPhoto" else "document"
    return {**parameters, kind: f"attach://{names[0]}"}
