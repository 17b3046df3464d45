"""Exactly once in: an update's number is written in the very transaction of its effects."""

from datetime import timedelta

from domain import clock
from domain.actor import system_use_case
from domain.intake import queries

KEPT_DAYS = 14
"""Telegram offers an update for a day at most; its number is remembered far longer."""


@system_use_case
async def is_first_sight(bot_id: int, update_id: int) -> bool:
    """Whether this update comes for the first time; from now on, if the transaction commits, it does not.

    Two processes with the same update: the second waits here until the first has committed or failed.
    """
    return await queries.insert_if_new(bot_id, update_id, clock.now())


@system_use_case
async def set_aside(bot_id: int, update_id: int, *, payload: dict[str, object], reference: str, fault: str) -> None:
    """Keep an update that failed every time, under the ``reference`` that its sender is shown."""
    await queries.insert_set_aside(
        bot_id=bot_id,
        update_id=update_id,
        payload=payload,
        reference=reference,
        fault=fault,
        set_aside_at=clock.now(),
    )


@system_use_case
async def set_aside_count() -> int:
    """How many updates wait for somebody to look at them."""
    return await queries.count_set_aside()


@system_use_case
async def forget_old() -> int:
    """Forget the numbers of updates older than ``KEPT_DAYS`` days; returns how many were forgotten."""
    return await queries.delete_before(clock.now() - timedelta(days=KEPT_DAYS))
