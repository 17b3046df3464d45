"""Every read and write of what is claimed and switched off of the digests."""

from datetime import datetime

from domain.database.connection import fetch_rows
from domain.outbox.models import DigestOff, DigestRun

_CLAIM_SLOT = (
    'INSERT INTO "outbox_digest_run" ("centre_id", "digest", "scheduled_for", "claimed_at") '
    'VALUES ($1, $2, $3, $4) ON CONFLICT ("centre_id", "digest", "scheduled_for") DO NOTHING RETURNING "id"'
)


async def delete_runs_before(moment: datetime) -> int:
    """Drop slots scheduled before ``moment``; the table is read every second and only for the last days."""
    return await DigestRun.filter(scheduled_for__lt=moment).delete()


async def runs_since(moment: datetime) -> set[tuple[int, str, datetime]]:
    """The slots claimed since ``moment``: centre, digest, the moment it was scheduled for."""
    runs = await DigestRun.filter(scheduled_for__gte=moment).values_list("centre_id", "digest", "scheduled_for")
    return {(int(centre_id), str(digest), scheduled_for) for centre_id, digest, scheduled_for in runs}


async def switched_off() -> set[tuple[int, str]]:
    """Every (centre, digest) that a manager has switched off."""
    pairs = await DigestOff.all().values_list("centre_id", "digest")
    return {(int(centre_id), str(digest)) for centre_id, digest in pairs}


async def switched_off_in(centre_id: int) -> set[str]:
    """The digests that one centre has switched off."""
    return {str(digest) for digest in await DigestOff.filter(centre_id=centre_id).values_list("digest", flat=True)}


async def switch_off(centre_id: int, digest: str) -> None:
    """This centre does not want this digest; doing it twice is harmless."""
    await DigestOff.bulk_create([DigestOff(centre_id=centre_id, digest=digest)], ignore_conflicts=True)


async def switch_on(centre_id: int, digest: str) -> None:
    """This centre wants this digest again."""
    await DigestOff.filter(centre_id=centre_id, digest=digest).delete()


async def claim_slot(centre_id: int, digest: str, scheduled_for: datetime, now: datetime) -> bool:
    """Whether this slot is ours: the first to insert it has it, over all processes."""
    return bool(await fetch_rows(_CLAIM_SLOT, centre_id, digest, scheduled_for, now))
