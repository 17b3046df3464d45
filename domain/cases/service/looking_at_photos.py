"""A case's photos: looked at, and withdrawn when one was a mistake (domain §3, interface §2)."""

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.errors import NoSuchPhoto, PhotoWithdrawnBefore
from domain.cases.models import CasePhoto
from domain.cases.service._card import case_name, locked_case
from domain.cases.service._photos import batch_id, outdated, withdraw_rows
from domain.cases.views import Kept, PhotoPage, PhotoState, PhotoView, WithdrawnPhoto
from domain.customers.service import vehicles_by_id
from domain.pages import Page, beginning_of
from domain.people.service import record_change, staff_names

PHOTOS_ON_A_PAGE = 10
"""As many as one message of the chat platform shows side by side."""


@use_case(Role.ADVISOR)
async def photos_of(actor: Actor, number: int, page: int = 1) -> PhotoPage:
    """A page of the case's photos, the newest first (interface §2); past the last page, that one. ``NotFound``."""
    case = await locked_case(actor, number)
    counts = await queries.photo_counts(case, clock.today(actor.zone))
    offset = beginning_of((page - 1) * PHOTOS_ON_A_PAGE, PHOTOS_ON_A_PAGE, counts.total)
    rows = await queries.filed_photos(case, offset, PHOTOS_ON_A_PAGE)
    names = await staff_names(actor.centre_id, {row.sent_by_id for row in rows})
    vehicle = (await vehicles_by_id(actor.centre_id, [case.vehicle_id]))[case.vehicle_id]
    views = tuple(_view(row, names.get(row.sent_by_id, "")) for row in rows)
    shown = Page(views, offset, PHOTOS_ON_A_PAGE, counts.total)
    return PhotoPage(case.number, vehicle.plate, shown, clock.today(actor.zone), actor.zone)


@use_case(Role.ADVISOR)
async def withdraw_photo(actor: Actor, number: int, photo: int, why: str = "") -> WithdrawnPhoto:
    """Photo ``photo`` of case ``number`` was a mistake: it is shown no more and leaves our store within minutes.

    Its day's mark goes too if it was the day's last photo. Refused: an unknown case, ``NoSuchPhoto``,
    ``PhotoWithdrawnBefore``.
    """
    case = await locked_case(actor, number)
    row = await queries.photo_numbered(case, photo)
    if row is None:
        raise NoSuchPhoto(case=case_name(number), number=photo, last=await queries.last_photo_number(case))
    if row.state == PhotoState.WITHDRAWN.value:
        names = await staff_names(actor.centre_id, {row.withdrawn_by_id} if row.withdrawn_by_id else set())
        by = names.get(row.withdrawn_by_id, "") if row.withdrawn_by_id else ""
        at = clock.local(row.withdrawn_at or clock.now(), actor.zone)
        whose = "staff" if by else "bot"
        raise PhotoWithdrawnBefore(case=case_name(number), number=photo, whose=whose, by=by, at=at)
    await withdraw_rows(case, [row], by_id=actor.staff_id, why=why, zone=actor.zone)
    await record_change(
        actor,
        subject="case",
        number=number,
        what="photo withdrawn",
        before={},
        after={"photo_number": photo, "reason": why, "photo_id": row.id},
    )
    outdated(case, batch_id(await queries.pictures_with(row)))
    day = row.day or clock.today(actor.zone)
    return WithdrawnPhoto(number, photo, day, await queries.photo_counts(case, clock.today(actor.zone)))


def _view(row: CasePhoto, by: str) -> PhotoView:
    return PhotoView(
        number=row.number or 0,
        day=row.day or row.sent_at.date(),
        sent_at=row.sent_at,
        by=by,
        file_id=row.file_id,
        as_file=row.as_file,
        key=row.key if row.kept == Kept.KEPT.value else "",
    )
