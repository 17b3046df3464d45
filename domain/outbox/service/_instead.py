"""What is said in the team's groups because whoever it was for cannot be written to."""

from domain.actor import ChatKind
from domain.outbox import queries
from domain.outbox.models import OutboxMessage
from domain.outbox.service._queueing import queue_row
from domain.people import service as people

OR_TO_TEAM = "or_to_team"
"""The parameter that asks for it."""


async def say_in_team_instead(chat_id: int, noticed_by: int | None) -> None:
    """Queue for the team what waits for a chat that is gone, as far as it is to be said at all."""
    for row in await queries.lost_with_chat(chat_id, noticed_by):
        if row.centre_id is not None and (row.params or {}).get(OR_TO_TEAM):
            await _say_in_team(row, row.centre_id)


async def _say_in_team(row: OutboxMessage, centre_id: int) -> None:
    params = {name: value for name, value in (row.params or {}).items() if name != OR_TO_TEAM}
    what = (row.unique_key or "").rpartition(":")[0]
    for chat in await people.chats_of(centre_id, ChatKind.TEAM):
        await queue_row(
            centre_id,
            chat_id=chat.chat_id,
            lang=chat.lang,
            template=row.template or "",
            params={**params, "kind": chat.kind.value, "thread_id": chat.thread_id},
            unique_key=f"{what}:{chat.chat_id}",
            rank=row.rank,
        )
