"""Writing one more row down, once it makes no two values contradict each other."""

from collections.abc import Iterable, Sequence
from datetime import date

from domain import clock
from domain.actor import Actor
from domain.database.connection import lock
from domain.policy.models import PolicyOverride
from domain.policy.rules import check_order, in_force
from domain.policy.views import Override


async def lock_policy(centre_id: int) -> None:
    """Hold the centre's policy until the transaction ends."""
    await lock(f"policy:{centre_id}")


def overrides_in(rows: Iterable[PolicyOverride]) -> list[Override]:
    """The rows as the rules know them, in the same order."""
    return [Override(row.key, row.stored, row.from_day, row.set_by) for row in rows]


def check_every_day(rows: Sequence[Override], since: date) -> None:
    """Hold the values against each other on ``since`` and on every later day that something changes."""
    for day in sorted({since} | {row.from_day for row in rows if row.from_day > since}):
        check_order(in_force(rows, day))


async def keep(actor: Actor, key: str, stored: int, day: date) -> PolicyOverride:
    """Add a row for ``day``."""
    return await PolicyOverride.create(
        centre_id=actor.centre_id,
        key=key,
        stored=stored,
        from_day=day,
        set_by=actor.name,
        set_by_staff_id=actor.staff_id,
        set_at=clock.now(),
    )
