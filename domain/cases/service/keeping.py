"""Keeping photos in our own store: what is to be fetched and removed, and what became of it (domain §3).

Whoever does it claims the photo first, does it outside of any transaction, and tells here what became of it.
"""

from datetime import timedelta

from domain import clock
from domain.actor import system_look, system_use_case
from domain.cases import queries
from domain.cases.models import Case, CasePhoto
from domain.cases.rules import photos as rules
from domain.cases.service._card import case_name
from domain.cases.service._photos import batch_id, outdated, withdraw_rows
from domain.cases.views import Kept, KeptPhoto, PhotoHealth, PhotoJob, PhotoState
from domain.outbox import service as outbox
from domain.people.service import centre, record_own_change

PHOTO_LEASE = timedelta(minutes=2)
"""How long a claim holds: longer than fetching a photo may take."""
PHOTO_LOST = "cases.photo_lost"
"""The push that tells of a photo which could not be kept."""
_LONGEST_WAIT = timedelta(days=1, hours=1)
"""What is due further ahead than any of it may be was set by a clock that was wrong."""


@system_look
async def has_photos_to_see_to() -> bool:
    """A cheap look, without a transaction or a lock, at whether there is anything to do."""
    return await queries.something_to_see_to(clock.now(), _LONGEST_WAIT)


@system_use_case
async def claim_photos(most: int) -> tuple[PhotoJob, ...]:
    """Claim what is to be fetched or removed now, at most so many; what nobody spoke for is forgotten."""
    now = clock.now()
    await queries.forget_waiting(now)
    rows = await queries.claim_photos(now, now + PHOTO_LEASE, _LONGEST_WAIT, most)
    return tuple(
        PhotoJob(row.id, row.centre_id, row.kept == Kept.UNWANTED.value, row.file_id, row.key, row.tries)
        for row in rows
    )


@system_use_case
async def photo_kept(job: PhotoJob, kept: KeptPhoto) -> bool:
    """The photo's bytes are in the store; false when nobody wants them there any more under that key."""
    found = await queries.lock_photo_case(job.id)
    if found is None or found[1].key != job.key:
        return False
    row = found[1]
    row.sha256, row.claimed_until = kept.sha256, None
    row.mime, row.size_bytes, row.width, row.height = kept.mime, kept.size_bytes, kept.width, kept.height
    if row.kept == Kept.WANTED.value:
        row.kept, row.due_at, row.fault = Kept.KEPT.value, None, ""
    await _save(row)
    return True


@system_use_case
async def photo_removed(job: PhotoJob) -> None:
    """The photo is not in the store any more."""
    found = await queries.lock_photo_case(job.id)
    if found is not None and found[1].key == job.key and found[1].kept == Kept.UNWANTED.value:
        row = found[1]
        row.kept, row.sha256, row.due_at, row.claimed_until = Kept.GONE.value, "", None, None
        await _save(row)


@system_use_case
async def photo_not_kept(job: PhotoJob, fault: str, *, is_its_own: bool) -> bool:
    """A try failed: again after a growing pause. Says whether the photo was given up, which its chat is told of.

    ``is_its_own``: the fault lies with the file, and is counted; else something was away, which is waited for.
    """
    found = await queries.lock_photo_case(job.id)
    if found is None or found[1].key != job.key:
        return False
    case, row = found
    row.tries = min(row.tries + 1, rules.MOST_TRIES if is_its_own else rules.MOST_TRIES - 1)
    row.fault, row.claimed_until = fault[:120], None
    row.due_at = clock.now() + rules.pause_after(row.tries)
    is_lost = is_its_own and rules.is_given_up(row.tries) and row.kept == Kept.WANTED.value
    if is_lost:
        row.kept, row.due_at = Kept.LOST.value, None
        await _tell(case, row, "lost")
    await _save(row)
    return is_lost


@system_use_case
async def photo_refused(job: PhotoJob, why: str) -> None:
    """What was sent is no photo, as its bytes show (``kind``, ``large``): the bot withdraws it, and says so."""
    found = await queries.lock_photo_case(job.id)
    if found is None or found[1].key != job.key or found[1].state != PhotoState.FILED.value:
        return
    case, row = found
    row.fault, row.claimed_until = why, None
    await _save(row)
    zone = (await centre(case.centre_id)).zone
    await withdraw_rows(case, [row], by_id=None, why="", zone=zone)
    await record_own_change(
        case.centre_id,
        subject="case",
        number=case.number,
        what="photo withdrawn",
        before={},
        after={"photo_number": row.number, "reason": "", "photo_id": row.id},
    )
    outdated(case, batch_id(await queries.pictures_with(row)))
    await _tell(case, row, why)


@system_use_case
async def retry_photos() -> None:
    """The store is there again: nothing waits for it any longer."""
    await queries.free_photos(clock.now())


@system_use_case
async def photo_health() -> PhotoHealth:
    """How many photos wait for being fetched, and how many were given up, over all centres."""
    return PhotoHealth(*await queries.photo_health())


async def _save(row: CasePhoto) -> None:
    fields = ["sha256", "claimed_until", "mime", "size_bytes", "width", "height", "kept", "due_at", "fault", "tries"]
    await row.save(update_fields=fields)


async def _tell(case: Case, row: CasePhoto, why: str) -> None:
    """Let the chat that a photo came from know that it could not be kept."""
    lang = (await centre(case.centre_id)).lang
    await outbox.queue(
        case.centre_id,
        chat_id=row.chat_id,
        thread_id=None,
        lang=lang,
        template=PHOTO_LOST,
        params={"case": case_name(case.number), "photo": row.number, "why": why},
        unique_key=f"photo lost:{row.id}:{row.key[:8]}",
    )
