"""What waited when a backup was made, once it has been restored."""

from datetime import timedelta

from domain import clock
from domain.actor import system_use_case
from domain.outbox import queries
from domain.outbox.service._keeping import answer_is_lost

STILL_SENT = timedelta(hours=1)
"""So long after its time a message is sent all the same: who moves to another machine is done within it."""
_WHY = "it waited when a backup was made that was restored long after its time; it may have been sent since"


@system_use_case
async def settle_restored() -> int:
    """Decide what becomes of the messages that waited when the restored backup was made; how many are given up.

    What has not been due for ``STILL_SENT`` is sent as ever, at least once: moving to another machine or engine
    loses nothing. What is older was most likely sent while the bot ran on after the backup: yesterday's digests and
    answers are given up, for all to see (``health``), rather than poured out again. Edits stay whatever their age:
    they say what is true when they are made, and saying it twice changes nothing.
    """
    rows = await queries.overdue_messages(clock.now() - STILL_SENT)
    for row in rows:
        await answer_is_lost(row.id)
    await queries.give_up(rows, _WHY)
    return len(rows)
