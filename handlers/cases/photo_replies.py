"""What is said of photos: filed, asked about, shown, withdrawn, not kept."""

from collections.abc import Mapping
from itertools import groupby

from markupsafe import Markup

from domain import clock
from domain.cases.service import CARD_KIND
from domain.cases.views import (
    CaseView,
    PhotoBatch,
    PhotoPage,
    PhotoQuestion,
    PhotoView,
    TakenPhoto,
    Taking,
    WithdrawnPhoto,
)
from handlers.cases.phrases import case_name, label
from handlers.declaration import CardOf, InlineButton, Picture, Reply, Rows
from handlers.paging import in_rows, turners
from locales import say

CHOICES_IN_A_ROW = 2
WITHDRAWALS_IN_A_ROW = 5


def taken(lang: str, photo: TakenPhoto) -> Reply:
    """A picture that was filed, in a line that goes on telling as its album comes; silence for what only joins it."""
    if photo.taking is Taking.SAME and photo.batch is not None:
        facts = {"case": case_name(photo.batch.case), "number": photo.number or 0}
        return Reply(say(lang, "cases-photo-same", **facts))
    if photo.taking is Taking.FILED and photo.batch is not None:
        return batch(lang, photo.batch)
    return Reply()


def batch(lang: str, view: PhotoBatch) -> Reply:
    """Pictures that came in one go: how many of them are filed now, and how many the case has."""
    facts = {"case": case_name(view.case), "count": view.count, "withdrawn": view.withdrawn}
    counts = {"today": view.of_case.today, "total": view.of_case.total}
    if not view.count:
        key = "cases-photo-batch-withdrawn"
    else:
        key = "cases-photo-batch" if view.is_today else "cases-photo-batch-of-day"
    return Reply(say(lang, key, day=view.day, **facts, **counts), card=CardOf(CARD_KIND, view.id))


def question(lang: str, asked: PhotoQuestion) -> Reply:
    """Which case are these pictures of?"""
    buttons = [
        InlineButton(f"{case_name(each.number)} {each.plate}", f"cases.photo_file:{case_name(each.number)}:{asked.id}")
        for each in asked.choices
    ]
    return Reply(say(lang, "cases-photo-which", count=asked.count), in_rows(buttons, CHOICES_IN_A_ROW), quotes=True)


def shown(lang: str, page: PhotoPage) -> Reply:
    """A page of photos, and below them by day which is which, with a button for each that was a mistake."""
    case = case_name(page.case)
    if not page.photos.total:
        return Reply(say(lang, "cases-photo-none", case=case))
    facts = {"page": page.photos.number, "pages": page.photos.count, "count": page.photos.total}
    lines = [say(lang, "cases-photo-title", case=case, plate=page.plate, **facts)]
    for day, photos in groupby(page.photos, key=lambda photo: photo.day):
        numbers = " ".join(str(photo.number) for photo in photos)
        is_today = "yes" if day == page.today else "no"
        lines.append(say(lang, "cases-photo-day", day=day, today=is_today, numbers=numbers))
    lines.append(say(lang, "cases-photo-how-to-withdraw"))
    pictures = tuple(_picture(lang, page, photo) for photo in page.photos)
    return Reply(Markup("\n").join(lines), _rows(lang, page), pictures=pictures)


def withdrawn(lang: str, gone: WithdrawnPhoto) -> Reply:
    """A photo that is shown no more."""
    facts = {"case": case_name(gone.case), "number": gone.number, "day": gone.day, "total": gone.of_case.total}
    return Reply(say(lang, "cases-photo-withdrawn", **facts))


def lost(lang: str, facts: Mapping[str, object]) -> Reply:
    """A photo that could not be kept, or turned out to be none."""
    told = {"case": str(facts.get("case")), "number": facts.get("photo"), "why": str(facts.get("why"))}
    return Reply(say(lang, "cases-photo-lost", **told))


def photo_lines(lang: str, case: CaseView) -> list[Markup]:
    """How many photos a case has; no line without any."""
    counts = case.photos
    return [say(lang, "cases-photo-counts", today=counts.today, total=counts.total)] if counts.total else []


def _picture(lang: str, page: PhotoPage, photo: PhotoView) -> Picture:
    at = clock.local(photo.sent_at, page.zone)
    facts = {"case": case_name(page.case), "number": photo.number, "day": photo.day, "time": f"{at:%H:%M}"}
    caption = label(say(lang, "cases-photo-caption", by=photo.by, **facts))
    return Picture(photo.file_id, caption, photo.key, photo.as_file)


def _rows(lang: str, page: PhotoPage) -> Rows:
    case = case_name(page.case)
    buttons = [
        InlineButton(
            label(say(lang, "cases-photo-button-withdraw", number=photo.number)),
            f"cases.photo_withdraw:{case}:{photo.number}",
        )
        for photo in page.photos
    ]
    turns = turners(lang, page.photos, lambda number: f"cases.photos:{case}:{number}")
    return (*in_rows(buttons, WITHDRAWALS_IN_A_ROW), *turns)
