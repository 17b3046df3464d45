"""Photos of cases: taken from messages, and asked about where nobody said of which case (domain §3, interface §2)."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from domain import clock
from domain.actor import Actor, Role, system_use_case, use_case
from domain.cases import queries
from domain.cases.errors import PhotoForgotten
from domain.cases.models import Case, CasePhoto
from domain.cases.rules import photos as rules
from domain.cases.service._card import case_in_hand, case_name, locked_case
from domain.cases.service._photos import CARD, batch_id, batch_view, file_rows, new_key, outdated
from domain.cases.views import (
    BoardFilter,
    CaseChoice,
    Kept,
    PhotoBatch,
    PhotoQuestion,
    PhotoState,
    SentPhoto,
    TakenPhoto,
    Taking,
)
from domain.customers.service import find_vehicle, vehicles_by_id
from domain.errors import NotFound
from domain.outbox import service as outbox
from domain.people.service import record_change

CARD_KIND = CARD
WAITS_FOR_ITS_ALBUM = timedelta(minutes=10)
"""How long a picture is remembered that nobody said anything about; its album comes within seconds."""
WAITS_FOR_AN_ANSWER = timedelta(days=1)
"""How long one is remembered of which it was asked which case it is of."""
A_MOMENT = timedelta(seconds=3)
"""How long the rest of an album may take, before it is asked about."""
PHOTO_WHICH = "cases.photo_which"
"""The push that asks which case an album is of."""
MOST_CHOICES = 6
MOST_TOLD_CHOICES = 16


@use_case(Role.ADVISOR)
async def cases_named(actor: Actor, *, numbers: Collection[int] = (), plates: Collection[str] = ()) -> tuple[int, ...]:
    """The centre's cases that these numbers and plates name (of a car its case in care, else its newest), ascending."""
    found = set(await queries.case_numbers_among(actor.centre_id, numbers)) if numbers else set()
    for plate in plates:
        vehicle = await find_vehicle(actor, plate)
        if vehicle is not None:
            case = await queries.open_case_of_vehicle(actor.centre_id, vehicle.id)
            case = case or await queries.last_case_of_vehicle(actor.centre_id, vehicle.id)
            found |= {case.number} if case else set()
    return tuple(sorted(found))


@use_case(Role.ADVISOR)
async def take_photo(actor: Actor, photo: SentPhoto, number: int | None = None, *, asks: bool = False) -> TakenPhoto:
    """File the picture of a message to case ``number``, with what came of its album before it.

    Without a number it goes where its album went; else it waits for that, or, if the sender ``asks``, for an answer.
    The same message twice is one photo, and so is the same picture twice at one case. Its day is the one of its
    message; the first of a day marks it as shown, from the day on which the daily step is first due (domain §3).
    Refused: an unknown or withdrawn case, a kind that is no photo (``NotAPicture``), too large (``PhotoTooLarge``).
    """
    chat_id = actor.place.chat_id
    album = await queries.album_of(actor.centre_id, chat_id, photo.album) if photo.album else []
    row = await queries.photo_of_message(actor.centre_id, chat_id, photo.message_id)
    if row is not None and row.case_id is not None:
        return await _as_it_was(actor, row)
    sibling = max((each for each in album if each.case_id is not None), key=_is_filed, default=None)
    if number is None and sibling is None:
        return TakenPhoto(Taking.WAITING, (row or await _kept_waiting(actor, photo, asks=asks)).id)
    rules.check_kind(photo.mime, photo.size_bytes)
    if number is not None:
        case = await case_in_hand(actor, number)
    else:
        assert sibling is not None
        case = await _case_of(actor, sibling)
        if sibling.state == PhotoState.WITHDRAWN.value:
            return TakenPhoto(Taking.LEFT, sibling.id)
    row = row or await _kept_waiting(actor, photo, asks=asks)
    waiting = [each for each in album if each.case_id is None and each.id != row.id]
    return await _filed(actor, case, row, [*waiting, row], joins=number is None)


@use_case(Role.ADVISOR)
async def file_waiting(actor: Actor, photo_id: int, number: int) -> TakenPhoto:
    """File a picture that waits, and its whole album, to case ``number``: somebody has said so.

    Refused: ``PhotoForgotten``, and what ``take_photo`` refuses; one that has its case already stays there.
    """
    row = await queries.photo_by_id(actor.centre_id, photo_id)
    if row is None or row.chat_id != actor.place.chat_id:
        raise PhotoForgotten
    if row.case_id is not None:
        return await _as_it_was(actor, row)
    album = await queries.album_of(actor.centre_id, row.chat_id, row.album) if row.album else [row]
    waiting = [each for each in album if each.case_id is None]
    for each in waiting:
        rules.check_kind(each.mime, each.size_bytes)
    case = await case_in_hand(actor, number)
    return await _filed(actor, case, row, waiting, joins=False)


@use_case(Role.ADVISOR)
async def ask_later(actor: Actor, photo_id: int, told: Collection[int] = ()) -> None:
    """Ask which case an album is of, once and in a moment, if its caption has not said so by then."""
    row = await queries.photo_by_id(actor.centre_id, photo_id)
    if row is None:
        raise PhotoForgotten
    place = actor.place
    await outbox.queue(
        actor.centre_id,
        chat_id=place.chat_id,
        thread_id=place.thread_id,
        lang=actor.lang,
        template=PHOTO_WHICH,
        params={"photo": row.id, "told": " ".join(case_name(number) for number in told)},
        unique_key=f"photo which:{row.chat_id}:{row.album or row.message_id}",
        urgent=True,
        due_at=clock.now() + A_MOMENT,
    )


@use_case(Role.ADVISOR)
async def photo_batch(actor: Actor, batch: int) -> PhotoBatch:
    """What the message tells of pictures that came in one go; ``NotFound`` while they have no case."""
    row = await queries.photo_by_id(actor.centre_id, batch)
    filed = [each for each in await queries.pictures_with(row) if each.case_id is not None] if row else []
    if not filed:
        raise NotFound(what=f"#{batch}")
    return await batch_view(await _case_of(actor, filed[0]), filed[0], actor.zone)


@system_use_case
async def photo_question(centre_id: int, photo_id: int, told: Collection[int] = ()) -> PhotoQuestion | None:
    """Which case are these pictures of? ``None`` when that has been said since, or nobody knows them any more.

    The choices are the cases that were ``told`` of, else the sender's in hand, else everybody's.
    """
    row = await queries.photo_by_id(centre_id, photo_id)
    pictures = await queries.pictures_with(row) if row else []
    if row is None or any(each.case_id is not None for each in pictures):
        return None
    return PhotoQuestion(row.id, len(pictures), await _choices(centre_id, row.sent_by_id, told))


async def _case_of(actor: Actor, row: CasePhoto) -> Case:
    """The case that a picture has, locked."""
    case = await queries.case_of_photo(row)
    if case is None:
        raise NotFound(what=f"#{row.id}")
    return await locked_case(actor, case.number)


async def _as_it_was(actor: Actor, row: CasePhoto) -> TakenPhoto:
    """A picture that has its case already: nothing changes."""
    case = await _case_of(actor, row)
    first = await queries.same_picture(case, row.file_unique_id) if row.state == PhotoState.TWIN.value else row
    shown = first or row
    return TakenPhoto(Taking.SAME, row.id, await batch_view(case, shown, actor.zone), shown.number)


async def _kept_waiting(actor: Actor, photo: SentPhoto, *, asks: bool) -> CasePhoto:
    now = clock.now()
    return await CasePhoto.create(
        centre_id=actor.centre_id,
        state=PhotoState.WAITING.value,
        sent_at=photo.sent_at,
        sent_by_id=actor.staff_id,
        chat_id=actor.place.chat_id,
        message_id=photo.message_id,
        album=photo.album,
        file_id=photo.file_id,
        file_unique_id=photo.file_unique_id,
        as_file=photo.as_file,
        mime=photo.mime,
        size_bytes=photo.size_bytes,
        width=photo.width,
        height=photo.height,
        withdrawn_why="",
        kept=Kept.NO.value,
        key=new_key(),
        sha256="",
        due_at=now + (WAITS_FOR_AN_ANSWER if asks else WAITS_FOR_ITS_ALBUM),
        fault="",
    )


async def _filed(actor: Actor, case: Case, row: CasePhoto, rows: list[CasePhoto], *, joins: bool) -> TakenPhoto:
    """File ``rows``, among them ``row``, and write that down; what is there already only tells its album the way."""
    filed = await file_rows(case, rows, actor.zone)
    for each in rows:
        if each not in filed:
            each.case_id, each.state, each.due_at = case.id, PhotoState.TWIN.value, None
            await each.save(update_fields=["case_id", "state", "due_at"])
    if not filed:
        as_it_was = await _as_it_was(actor, row)
        return replace(as_it_was, taking=Taking.JOINED) if joins else as_it_was
    first = batch_id(await queries.pictures_with(filed[0]))
    await record_change(
        actor,
        subject="case",
        number=case.number,
        what="photo joined" if joins else "photo",
        before={},
        after={"photos": len(filed), "photo_number": filed[-1].number, "batch_id": first},
    )
    outdated(case, first)
    taking = Taking.JOINED if joins else Taking.FILED
    return TakenPhoto(taking, row.id, await batch_view(case, filed[0], actor.zone), filed[-1].number)


async def _choices(centre_id: int, sender_id: int, told: Collection[int]) -> tuple[CaseChoice, ...]:
    if told:
        cases = await queries.cases_of(centre_id, told)
        cases.sort(key=lambda each: (each.advisor_id != sender_id, each.number))
        found = [(case.number, case.vehicle_id) for case in cases[:MOST_TOLD_CHOICES]]
    else:
        rows = await queries.cases_in_hand(centre_id, clock.now(), BoardFilter())
        rows.sort(key=lambda each: (each.advisor_id != sender_id, -each.number))
        found = [(each.number, each.vehicle_id) for each in rows[:MOST_CHOICES]]
    plates = await vehicles_by_id(centre_id, {vehicle_id for _, vehicle_id in found})
    return tuple(CaseChoice(number, plates[vehicle_id].plate) for number, vehicle_id in found)


def _is_filed(row: CasePhoto) -> bool:
    return row.state == PhotoState.FILED.value
