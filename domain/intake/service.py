"""Exactly once in: an update's number is written in the very transaction of its effects."""

import json
from datetime import timedelta

from domain import clock
from domain.actor import Person, operator_use_case, system_use_case
from domain.intake import queries
from domain.intake.models import SetAside
from domain.intake.views import IntakeStanding, SetAsideView
from domain.people.errors import OnlyInPrivate

KEPT_DAYS = 14
"""Telegram offers an update for a day at most; its number is remembered far longer."""
SET_ASIDE_KEPT_DAYS = 30
"""Time enough to look at what failed; it holds what people wrote, so it does not stay."""
DEEPEST = 100
"""More levels than any update has."""

SET_ASIDE_SHOWN = 5
"""How many of the updates set aside an operator is shown."""


@system_use_case
async def is_first_sight(bot_id: int, update_id: int) -> bool:
    """Whether this update comes for the first time; from now on, if the transaction commits, it does not.

    Two processes with the same update: the second waits here until the first has committed or failed.
    """
    return await queries.insert_if_new(bot_id, update_id, clock.now())


@system_use_case
async def is_another_bots(bot_id: int) -> bool:
    """Whether this database serves, or lately served, another bot than ``bot_id``."""
    return await queries.updates_of_others_exist(bot_id)


@system_use_case
async def set_aside(bot_id: int, update_id: int, *, payload: dict[str, object], reference: str, fault: str) -> None:
    """Keep an update that failed every time, under the ``reference`` that its sender is shown.

    What no database or JSON document takes is kept as a description of it: an update that could not even be set
    aside would come for ever.
    """
    await queries.insert_set_aside(
        bot_id=bot_id,
        update_id=update_id,
        payload=_storable(payload),
        reference=reference,
        fault=fault,
        set_aside_at=clock.now(),
    )


@system_use_case
async def set_aside_count() -> int:
    """How many updates wait for somebody to look at them."""
    return await queries.count_set_aside()


@system_use_case
async def set_aside_lately(within: timedelta, limit: int) -> list[SetAsideView]:
    """What was set aside within so long, the oldest first, at most so many."""
    rows = await queries.set_aside_since(clock.now() - within, "set_aside_at", limit)
    return [_set_aside_view(row) for row in rows]


@operator_use_case
async def standing(person: Person) -> IntakeStanding:
    """When the last update before the person's own came, and what was set aside in the last day.

    Refused in a group (``OnlyInPrivate``): a deployment serves more than one centre.
    """
    if not person.place.is_private:
        raise OnlyInPrivate(command="/status")
    yesterday = clock.now() - timedelta(days=1)
    before = [row.received_at for row in await queries.newest() if row.update_id != person.source.update_id]
    newest = await queries.set_aside_since(yesterday, "-set_aside_at", SET_ASIDE_SHOWN)
    return IntakeStanding(
        last_update_at=next(iter(before), None),
        set_aside=tuple(_set_aside_view(row) for row in newest),
        set_aside_count=await queries.count_set_aside(yesterday),
    )


@system_use_case
async def forget_old() -> int:
    """Forget numbers older than ``KEPT_DAYS`` days, and what was set aside ``SET_ASIDE_KEPT_DAYS`` days ago.

    Returns how many numbers were forgotten.
    """
    now = clock.now()
    await queries.delete_set_aside_before(now - timedelta(days=SET_ASIDE_KEPT_DAYS))
    return await queries.delete_before(now - timedelta(days=KEPT_DAYS))


def _set_aside_view(row: SetAside) -> SetAsideView:
    kind = row.fault.partition("(")[0]
    return SetAsideView(row.reference, kind if kind.isascii() and kind.isidentifier() else "", row.set_aside_at)


def _storable(payload: dict[str, object]) -> dict[str, object]:
    if _is_nested_too_deeply(payload):
        return {"unstorable": "nested too deeply"}
    try:
        json.dumps(payload, ensure_ascii=False, allow_nan=False).encode()
    except ValueError as unstorable:
        return {"unstorable": type(unstorable).__name__, "text": ascii(payload)}
    return payload


def _is_nested_too_deeply(payload: dict[str, object]) -> bool:
    """Whether it could not be written or described from anywhere: how deep Python goes depends on who asks."""
    level: list[object] = [payload]
    for _ in range(DEEPEST):
        inside = [each.values() if isinstance(each, dict) else each for each in level if isinstance(each, dict | list)]
        level = [each for values in inside for each in values]
    return bool(level)
