"""Every read and lock of photos: of a case, of an album, and of those that the store is to be seen to (domain §3)."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from tortoise.expressions import Q

from domain.cases.models import Case, CasePhoto
from domain.cases.views import CaseState, Kept, PhotoCounts, PhotoState
from domain.database.connection import fetch_rows, lock

_COUNTS = """
SELECT COUNT(*) AS total, COUNT(CASE WHEN day = $3 THEN 1 END) AS today
FROM case_photo WHERE centre_id = $1 AND case_id = $2 AND state = 'filed'"""
_HEALTH = """
SELECT COUNT(CASE WHEN kept = 'wanted' THEN 1 END) AS waiting, COUNT(CASE WHEN kept = 'lost' THEN 1 END) AS lost
FROM case_photo WHERE kept IN ('wanted', 'lost')"""


async def photo_of_message(centre_id: int, chat_id: int, message_id: int) -> CasePhoto | None:
    """What was made of the picture in a message."""
    return await CasePhoto.filter(centre_id=centre_id, chat_id=chat_id, message_id=message_id).first()


async def album_of(centre_id: int, chat_id: int, album: str) -> list[CasePhoto]:
    """The pictures of an album that have come, the first one first. Messages of a chat are taken one by one."""
    return await CasePhoto.filter(centre_id=centre_id, chat_id=chat_id, album=album).order_by("id")


async def photo_by_id(centre_id: int, photo_id: int) -> CasePhoto | None:
    """A picture, whatever became of it."""
    return await CasePhoto.filter(centre_id=centre_id, id=photo_id).first()


async def pictures_with(photo: CasePhoto) -> list[CasePhoto]:
    """The pictures that were sent in one go with this one, itself among them, the first one first."""
    return await album_of(photo.centre_id, photo.chat_id, photo.album) if photo.album else [photo]


async def same_picture(case: Case, file_unique_id: str) -> CasePhoto | None:
    """The very same picture, where it is among the case's photos."""
    return await CasePhoto.filter(
        centre_id=case.centre_id, case_id=case.id, state=PhotoState.FILED.value, file_unique_id=file_unique_id
    ).first()


async def last_photo_number(case: Case) -> int:
    """The number that was given last, 0 for none; the case is locked by whoever gives the next one."""
    numbered = CasePhoto.filter(centre_id=case.centre_id, case_id=case.id, number__isnull=False)
    row = await numbered.order_by("-number").first()
    return row.number or 0 if row else 0


async def photo_numbered(case: Case, number: int) -> CasePhoto | None:
    """The case's photo of that number."""
    return await CasePhoto.filter(centre_id=case.centre_id, case_id=case.id, number=number).first()


async def photo_counts(case: Case, today: date) -> PhotoCounts:
    """How many photos the case has."""
    row = (await fetch_rows(_COUNTS, case.centre_id, case.id, today))[0]
    return PhotoCounts(int(row["today"]), int(row["total"]))


async def has_photo_of(case: Case, day: date) -> bool:
    """Whether a photo of that day is filed."""
    filed = PhotoState.FILED.value
    return await CasePhoto.filter(centre_id=case.centre_id, case_id=case.id, state=filed, day=day).exists()


async def filed_photos(case: Case, offset: int, limit: int) -> list[CasePhoto]:
    """Some of a case's photos, the newest first."""
    found = CasePhoto.filter(centre_id=case.centre_id, case_id=case.id, state=PhotoState.FILED.value)
    return await found.order_by("-day", "-number").offset(offset).limit(limit)


async def case_numbers_among(centre_id: int, numbers: Collection[int]) -> list[int]:
    """Which of the numbers are cases of the centre, ascending."""
    found = await Case.filter(centre_id=centre_id, number__in=list(numbers)).order_by("number")
    return [case.number for case in found]


async def cases_of(centre_id: int, numbers: Collection[int]) -> list[Case]:
    """The cases of those numbers that were not withdrawn, by number."""
    found = Case.filter(centre_id=centre_id, number__in=list(numbers)).exclude(state=CaseState.WITHDRAWN.value)
    return await found.order_by("number")


async def case_of_photo(photo: CasePhoto) -> Case | None:
    """The case that a photo is filed to."""
    return await Case.filter(centre_id=photo.centre_id, id=photo.case_id).first()


async def lock_photo_case(photo_id: int) -> tuple[Case, CasePhoto] | None:
    """A photo with its case locked, under which it changes; for the bot itself, which serves all centres."""
    seen = await CasePhoto.filter(id=photo_id).first()
    if seen is None or seen.case_id is None:
        return None
    case = await Case.filter(id=seen.case_id).select_for_update().first()
    photo = await CasePhoto.filter(id=photo_id).first()
    return (case, photo) if case is not None and photo is not None else None


async def something_to_see_to(now: datetime, longest: timedelta) -> bool:
    """Whether a photo waits for being fetched, removed or forgotten."""
    return await CasePhoto.filter(_due(now, longest)).exists()


async def claim_photos(now: datetime, until: datetime, longest: timedelta, most: int) -> Sequence[CasePhoto]:
    """Claim the photos that are to be fetched or removed now, the longest due first; nobody else does meanwhile."""
    await lock("photos-claim")
    found = CasePhoto.filter(_due(now, longest), kept__in=[Kept.WANTED.value, Kept.UNWANTED.value])
    rows = await found.order_by("due_at", "id").limit(most)
    await CasePhoto.filter(id__in=[row.id for row in rows]).update(claimed_until=until)
    return rows


async def free_photos(now: datetime) -> None:
    """Let everything that waits for the store be tried at once: it is there again."""
    seen_to = [Kept.WANTED.value, Kept.UNWANTED.value]
    await CasePhoto.filter(kept__in=seen_to, due_at__gt=now, tries__gt=0).update(due_at=now)


async def forget_waiting(now: datetime) -> None:
    """Forget the pictures of which nobody said in time which case they were of."""
    await CasePhoto.filter(state=PhotoState.WAITING.value, kept=Kept.NO.value, due_at__lte=now).delete()


async def photo_health() -> tuple[int, int]:
    """How many photos wait for being fetched, and how many were given up."""
    row = (await fetch_rows(_HEALTH))[0]
    return int(row["waiting"]), int(row["lost"])


def _due(now: datetime, longest: timedelta) -> Q:
    """What is due, and free; a moment that lies further ahead than any pause is of a clock that went back."""
    seen_to = Q(kept__in=[Kept.NO.value, Kept.WANTED.value, Kept.UNWANTED.value])
    is_due = Q(due_at__lte=now) | Q(due_at__gt=now + longest)
    is_free = Q(claimed_until__isnull=True) | Q(claimed_until__lte=now) | Q(claimed_until__gt=now + longest)
    return seen_to & is_due & is_free
