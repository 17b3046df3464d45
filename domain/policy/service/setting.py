"""Reading and setting the figures a centre lives by (domain §10)."""

from collections.abc import Mapping, Sequence
from datetime import date

from domain import clock
from domain.actor import Actor, Role, system_use_case, use_case
from domain.people import service as people
from domain.policy import queries
from domain.policy.errors import NotOneValue, PolicyInThePast
from domain.policy.models import PolicyOverride
from domain.policy.reading import typed_form
from domain.policy.rules import DEFINITIONS, coming_after, find, group_view, in_force, read_value, with_overrides
from domain.policy.service._keeping import check_every_day, keep, lock_policy, overrides_in
from domain.policy.values import PolicyValues
from domain.policy.views import GroupView, Override, PolicyChange


@system_use_case
async def values_at(centre_id: int, day: date) -> PolicyValues:
    """Every policy value of a centre as it is in force on ``day``: the past keeps the policy of its time."""
    rows = await queries.overrides(centre_id, until=day)
    return with_overrides({row.key: row.stored for row in rows})


@system_use_case
async def values_on(centre_id: int, days: Sequence[date]) -> tuple[PolicyValues, ...]:
    """As ``values_at``, for each of ``days``. One query."""
    rows = await queries.overrides(centre_id, until=max(days))
    return _on(rows, days)


@system_use_case
async def values_and_turns(
    centre_id: int, days: Sequence[date], key: str
) -> tuple[tuple[PolicyValues, ...], tuple[tuple[date, int], ...]]:
    """As ``values_on``, and besides since when the value of ``key`` has been which one, up to the last of the days.

    The first turn is the default, since ever. One query.
    """
    rows = await queries.overrides(centre_id, until=max(days))
    turns = ((row.from_day, row.stored) for row in rows if row.key == key)
    return _on(rows, days), ((date.min, DEFINITIONS[key].default), *turns)


@system_use_case
async def values_of_centres(days: Mapping[int, date]) -> dict[int, PolicyValues]:
    """The policy in force in each centre on the day given for it (its own today, say). One query for all."""
    stored: dict[int, dict[str, int]] = {centre_id: {} for centre_id in days}
    for row in await queries.overrides_of(days):
        if row.from_day <= days[row.centre_id]:
            stored[row.centre_id][row.key] = row.stored
    return {centre_id: with_overrides(overrides) for centre_id, overrides in stored.items()}


@use_case(Role.MANAGER)
async def read_policy(actor: Actor, typed: str = "") -> GroupView:
    """The values in force today of everything, of a group (``margin``), or of one key (``margin.warn``).

    Each comes with its default, its range, since when it holds, and a change that is still to come.
    ``UnknownPolicy`` names the nearest key to one that doesn't exist.
    """
    name = find(typed) if typed.strip() else ""
    rows = overrides_in(await queries.overrides(actor.centre_id))
    return group_view(name, rows, clock.today(actor.zone))


@use_case(Role.MANAGER)
async def set_policy(actor: Actor, typed: str, text: str, from_day: date | None = None) -> PolicyChange:
    """Set one value to what ``text`` says, from ``from_day`` on (today without it).

    Refused: a key that doesn't exist (``UnknownPolicy``) or is a group (``NotOneValue``), text that is no
    such value (``PolicyUnreadable``), a value out of range (``PolicyOutOfRange``) or contradicting another on
    any day it would hold (``PolicyOutOfOrder``), a day that is over (``PolicyInThePast``).
    """
    key = find(typed)
    if key not in DEFINITIONS:
        raise NotOneValue(group=key)
    definition, today = DEFINITIONS[key], clock.today(actor.zone)
    stored, day = read_value(definition, text), from_day or today
    if day < today:
        raise PolicyInThePast(day=day)
    await lock_policy(actor.centre_id)
    before = overrides_in(await queries.overrides(actor.centre_id))
    new = Override(key, stored, day, actor.name)
    check_every_day(sorted((*before, new), key=lambda row: row.from_day), day)
    old = in_force(before, day).get(key, definition.default)
    kept = await keep(actor, key, stored, day)
    await people.record_change(
        actor,
        subject="policy",
        what=key,
        before={"value": typed_form(definition.kind, old)},
        after={
            "value": typed_form(definition.kind, stored),
            "from_day": day.isoformat(),
            "override_id": kept.id,
        },
    )
    return PolicyChange(definition, old, stored, day, is_today=day == today, coming=coming_after(before, key, day))


def _on(rows: Sequence[PolicyOverride], days: Sequence[date]) -> tuple[PolicyValues, ...]:
    """What these rows make of every value on each of the days."""
    return tuple(with_overrides({row.key: row.stored for row in rows if row.from_day <= day}) for day in days)
