"""What a row of the outbox says at the moment it is sent."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.answers import push_call
from bot.documents import with_document
from bot.living import Living
from domain.actor import ChatKind
from domain.outbox import service as outbox
from domain.outbox.views import Edited, Waiting
from domain.people import service as people
from handlers.declaration import Recipient, Renderer


@dataclass(frozen=True)
class Worded:
    """A call, and what is to be kept of an edit once it is through."""

    call: dict[str, Any]
    edited: Edited | None = None


class Wording:
    """Makes calls of rows: by ``renderers`` for pushes, by ``living`` for edits of cards."""

    def __init__(self, renderers: Mapping[str, Renderer], living: Living) -> None:
        self._renderers = renderers
        self._living = living

    async def of(self, row: Waiting) -> Worded | None:
        """An answer as it was worded, else it is worded from what is true now; ``None`` when there is nothing to say.

        ``NotSentYet`` when what it edits is still on its way.
        """
        if row.template is None:
            return Worded(row.call or {})
        if row.template in (outbox.CARD, outbox.UNDO_OVER):
            return await self._edited(row)
        render = self._renderers[row.template]
        params = dict(row.params or {})
        thread_id = params.pop("thread_id", None)
        centre = await people.centre(row.centre_id or 0)
        recipient = Recipient(
            centre_id=centre.id,
            zone=centre.zone,
            lang=row.lang,
            place=ChatKind(str(params.pop("kind", ChatKind.TEAM))),
            params={name: _plain(value) for name, value in params.items()},
        )
        reply = await render(recipient)
        if reply is None:
            return None
        call = push_call(row.chat_id, number_in(thread_id), reply)
        if reply.document is not None:
            call = with_document(call, reply.document.name, await asyncio.to_thread(reply.document.make))
        return Worded({**(row.call or {}), **call})

    async def _edited(self, row: Waiting) -> Worded | None:
        params = row.params or {}
        shown_id = number_in(params.get("shown")) or 0
        if row.template == outbox.CARD:
            edit = await self._living.card_edit(row.id, shown_id, (params.get("kind"), params.get("number")))
        else:
            edit = await self._living.undo_over_edit(row.id, shown_id)
        return Worded(edit.call, edit.edited) if edit else None


def number_in(value: object) -> int | None:
    """``value`` where it is a whole number, of what a document holds."""
    return value if isinstance(value, int) else None


def _plain(value: object) -> str | int | bool | None:
    return value if isinstance(value, str | int | bool) or value is None else str(value)
