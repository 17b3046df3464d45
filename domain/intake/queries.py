"""Every read and write of the intake's tables."""

from datetime import datetime
from typing import Any

from domain.database.connection import fetch_rows
from domain.intake.models import IncomingUpdate, SetAside

_FIRST = (
    'INSERT INTO "intake_update" ("bot_id", "update_id", "received_at") VALUES ($1, $2, $3) '
    'ON CONFLICT ("bot_id", "update_id") DO NOTHING RETURNING "id"'
)


async def insert_if_new(bot_id: int, update_id: int, now: datetime) -> bool:
    """Write the update's number down; false when it stands there already. Waits for a rival in flight."""
    return bool(await fetch_rows(_FIRST, bot_id, update_id, now))


async def updates_of_others_exist(bot_id: int) -> bool:
    """Whether another bot has taken updates into this database."""
    return await IncomingUpdate.exclude(bot_id=bot_id).exists()


async def insert_set_aside(**columns: Any) -> None:
    """Keep an update that could not be handled."""
    await SetAside.create(**columns)


async def count_set_aside(since: datetime | None = None) -> int:
    """How many updates are set aside; since a moment, if it is given."""
    found = SetAside.all() if since is None else SetAside.filter(set_aside_at__gte=since)
    return await found.count()


async def set_aside_since(moment: datetime, order: str, limit: int) -> list[SetAside]:
    """Some of the updates set aside since ``moment``, without what they say; ``order`` as Tortoise takes it."""
    found = SetAside.filter(set_aside_at__gte=moment).order_by(order).limit(limit)
    return await found.only("id", "reference", "fault", "set_aside_at")


async def newest() -> list[IncomingUpdate]:
    """The two updates that were taken last."""
    return await IncomingUpdate.all().order_by("-received_at", "-id").limit(2)


async def delete_set_aside_before(moment: datetime) -> int:
    """Drop the updates set aside before ``moment``; returns how many."""
    return await SetAside.filter(set_aside_at__lt=moment).delete()


async def delete_before(moment: datetime) -> int:
    """Drop the numbers of updates received before ``moment``; returns how many."""
    return await IncomingUpdate.filter(received_at__lt=moment).delete()
