"""Pushes to all whom something concerns: a centre's groups of a kind, or its managers in private."""

from collections.abc import Mapping

from domain.actor import ChatKind, Role, system_use_case
from domain.outbox.service.messages import queue
from domain.people import service as people

MANAGERS_ONLY = "managers_only"
"""Stands in the facts of what is for managers: whoever is none any more when it is sent does not get it."""


@system_use_case
async def tell_groups(
    centre_id: int, kind: ChatKind, template: str, facts: Mapping[str, object], key: str, *, urgent: bool = False
) -> None:
    """Queue a push to each group that pushes for ``kind`` go to (a partner group, else the team's), once by ``key``."""
    for chat in await people.chats_of(centre_id, kind):
        await queue(
            centre_id,
            chat_id=chat.chat_id,
            thread_id=chat.thread_id,
            lang=chat.lang,
            template=template,
            params={**facts, "kind": chat.kind.value},
            unique_key=f"{key}:{chat.chat_id}",
            urgent=urgent,
        )


@system_use_case
async def tell_managers(
    centre_id: int, template: str, facts: Mapping[str, object], key: str, *, urgent: bool = False
) -> None:
    """Queue a push to each manager's private chat, once by ``key``; an ``urgent`` one waits for no morning."""
    for chat in await people.private_chats(centre_id, at_least=Role.MANAGER):
        await queue(
            centre_id,
            chat_id=chat.chat_id,
            thread_id=None,
            lang=chat.lang,
            template=template,
            params={**facts, "kind": ChatKind.PRIVATE.value, MANAGERS_ONLY: True},
            unique_key=f"{key}:{chat.chat_id}",
            urgent=urgent,
        )
