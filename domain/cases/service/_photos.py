"""What filing and withdrawing photos have in common: their rows, their days' marks, the daily step (domain §3)."""

import secrets
from collections.abc import Sequence
from datetime import date, timedelta

from domain import changes, clock
from domain.cases import queries
from domain.cases.models import Case, CasePhoto, CasePhotoDay, CaseStep
from domain.cases.rules import due
from domain.cases.rules import photos as rules
from domain.cases.service._due import let_next_photo_be_due, moments_of
from domain.cases.views import Kept, Moments, PhotoBatch, PhotoState, StepName, StepState

CARD = "photo"
"""The kind of the message that tells of pictures sent in one go, and goes on telling as more of them come."""
REMOVED_AFTER = timedelta(minutes=3)
"""So long what is withdrawn stays in the store: longer than its undo, and than any fetch that is in hand."""
_KEY_BYTES = 24
_OF_STATE = (
    "state", "withdrawn_at", "withdrawn_by_id", "withdrawn_why", "kept", "due_at", "tries",
)  # fmt: skip
"""What withdrawing changes; whoever fetches the photo meanwhile changes the rest."""


def new_key() -> str:
    """What a photo is called in the store: nobody guesses it, and it says nothing."""
    return secrets.token_urlsafe(_KEY_BYTES)


async def file_rows(case: Case, rows: Sequence[CasePhoto], zone: str) -> list[CasePhoto]:
    """Give the pictures to the case, which is locked, and mark their days; the very same ones are not filed twice.

    Returns what was filed.
    """
    number, filed = await queries.last_photo_number(case), list[CasePhoto]()
    for row in rows:
        if await queries.same_picture(case, row.file_unique_id):
            continue
        number += 1
        row.sent_at = rules.sent_at(row.sent_at, case.arrived_at, clock.now())
        row.case_id, row.number, row.state = case.id, number, PhotoState.FILED.value
        row.day = clock.local(row.sent_at, zone).date()
        _want(row)
        await row.save()
        filed.append(row)
    for row in filed:
        await _mark_day(case, row, zone)
    return filed


async def withdraw_rows(case: Case, rows: Sequence[CasePhoto], *, by_id: int | None, why: str, zone: str) -> None:
    """The pictures are the case's no more; a day whose last one went was not shown, if photos alone had marked it."""
    for row in rows:
        row.state, row.withdrawn_at, row.withdrawn_by_id = PhotoState.WITHDRAWN.value, clock.now(), by_id
        row.withdrawn_why, row.kept, row.tries = why, Kept.UNWANTED.value, 0
        row.due_at = clock.now() + REMOVED_AFTER
        await row.save(update_fields=_OF_STATE)
    for day in {row.day for row in rows if row.day is not None}:
        await _unmark_day(case, day, zone)


async def restore_row(case: Case, row: CasePhoto, zone: str) -> None:
    """The picture is the case's again, fetched anew if it has left the store, or is leaving it just now."""
    is_leaving = row.claimed_until is not None and row.claimed_until > clock.now()
    is_there = row.kept == Kept.UNWANTED.value and bool(row.sha256) and not is_leaving
    row.state, row.withdrawn_at, row.withdrawn_by_id = PhotoState.FILED.value, None, None
    row.withdrawn_why = ""
    if is_there:
        row.kept, row.due_at = Kept.KEPT.value, None
    else:
        row.key, row.claimed_until = new_key(), None
        _want(row)
    await row.save(update_fields=[*_OF_STATE, "key", "sha256", "claimed_until", "fault"])
    await _mark_day(case, row, zone)


async def batch_view(case: Case, one: CasePhoto, zone: str) -> PhotoBatch:
    """The pictures that came in one go with ``one``, as far as they are this case's."""
    rows = await queries.pictures_with(one)
    ours = [row for row in rows if row.case_id == case.id]
    today = clock.today(zone)
    return PhotoBatch(
        id=batch_id(rows),
        case=case.number,
        count=sum(row.state == PhotoState.FILED.value for row in ours),
        withdrawn=sum(row.state == PhotoState.WITHDRAWN.value for row in ours),
        day=one.day or today,
        is_today=one.day == today,
        of_case=await queries.photo_counts(case, today),
    )


def batch_id(rows: Sequence[CasePhoto]) -> int:
    """What pictures that came in one go are known by: the first of them."""
    return int(min(row.id for row in rows))


def outdated(case: Case, batch: int) -> None:
    """The message that tells of these pictures follows."""
    changes.outdated(case.centre_id, CARD, batch)


def _want(row: CasePhoto) -> None:
    """Let the store fetch it."""
    row.kept, row.due_at, row.tries, row.fault, row.sha256 = Kept.WANTED.value, clock.now(), 0, "", ""


async def _open_photo_step(case: Case, zone: str) -> tuple[CaseStep, Moments] | None:
    """The daily step, while it is open, and what its due time counts from."""
    steps = {step.name: step for step in await queries.steps_of(case)}
    photo = steps.get(StepName.PHOTO)
    is_open = photo is not None and photo.state == StepState.OPEN.value
    return (photo, moments_of(case, steps, zone)) if photo is not None and is_open else None


async def _mark_day(case: Case, row: CasePhoto, zone: str) -> None:
    """The day is marked as shown, once, if it is one of those on which a photo is due and they still are."""
    open_step, day = await _open_photo_step(case, zone), row.day
    if open_step is None or day is None:
        return
    step, moments = open_step
    if not rules.is_due_on(day, due.due_at(due.rule_of(step.due_rule), moments), zone):
        return
    days = await queries.photo_days_of(case)
    if any(shown.day == day for shown in days):
        return
    made = await CasePhotoDay.create(
        centre_id=case.centre_id,
        case_id=case.id,
        day=day,
        shown_at=row.sent_at,
        shown_by_id=row.sent_by_id,
        by_photo=True,
    )
    await _tell(step, [*days, made], moments)


async def _unmark_day(case: Case, day: date, zone: str) -> None:
    days = await queries.photo_days_of(case)
    shown = next((each for each in days if each.day == day), None)
    if shown is None or not shown.by_photo or await queries.has_photo_of(case, day):
        return
    await shown.delete()
    open_step = await _open_photo_step(case, zone)
    if open_step is not None:
        await _tell(open_step[0], [each for each in days if each is not shown], open_step[1])


async def _tell(step: CaseStep, days: Sequence[CasePhotoDay], moments: Moments) -> None:
    """The daily step tells of the last day that was shown, and is due by the next one."""
    shown = sorted(days, key=lambda each: each.day)
    last = shown[-1] if shown else None
    step.done_at = last.shown_at if last else None
    step.done_by_id = last.shown_by_id if last else None
    let_next_photo_be_due(step, moments, shown)
    await step.save()
