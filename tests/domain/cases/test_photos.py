"""Photos of cases: filed once whatever comes twice or late, counted for their day, withdrawn and taken back."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import pytest

from domain import clock
from domain.actor import Actor
from domain.cases import service
from domain.cases.errors import (
    CaseWithdrawn,
    NoSuchPhoto,
    NotAPicture,
    PhotoForgotten,
    PhotoTooLarge,
    PhotoWithdrawnBefore,
)
from domain.cases.models import CasePhoto, CasePhotoDay, CaseStep
from domain.cases.views import Kept, KeptPhoto, PhotoJob, SentPhoto, Taking
from domain.errors import NotFound
from domain.people import service as people
from domain.people.views import ChangeView
from domain.undo import service as undo
from tests.factories.cases import Shop, a_case, a_shop, do_steps
from tests.factories.insurers import move_to
from tests.factories.people import anew

ZONE = ZoneInfo("Asia/Shanghai")
ARRIVAL = datetime(2026, 11, 20, 9, 30, tzinfo=ZONE)
_messages = count(1)


def a_photo(at: datetime | None = None, **facts: object) -> SentPhoto:
    """A picture that nobody sent before."""
    number = next(_messages)
    known: dict[str, object] = {
        "message_id": number, "sent_at": at or clock.now(), "file_id": f"F{number}", "file_unique_id": f"U{number}",
    }  # fmt: skip
    return SentPhoto(**(known | facts))  # type: ignore[arg-type]


def on(day: int, hour: int = 10) -> datetime:
    """A moment of November 2026."""
    return datetime(2026, 11, day, hour, tzinfo=ZONE)


@pytest.fixture
async def shop(database: str) -> Shop:
    move_to(ARRIVAL)
    shop = await a_shop()
    await a_case(shop)
    return shop


async def _days() -> list[date]:
    return [row.day for row in await CasePhotoDay.all().order_by("day")]


async def _photo_step() -> CaseStep:
    return await CaseStep.get(name="photo")


async def _job() -> PhotoJob:
    (job,) = await service.claim_photos(1)
    return job


async def test_the_first_photo_of_a_day_does_the_daily_step_and_the_second_only_adds(shop: Shop) -> None:
    move_to(on(22))
    first = await service.take_photo(shop.advisor, a_photo(), 1)
    assert (first.taking, first.number) == (Taking.FILED, 1)
    step = await _photo_step()
    assert (step.state, step.done_at, step.done_by_id) == ("open", clock.now(), shop.advisor.staff_id)
    assert step.due_at == on(24, 0)
    move_to(on(22, 15))
    second = await service.take_photo(shop.manager, a_photo(), 1)
    assert second.batch is not None
    assert (second.number, second.batch.of_case.today, second.batch.of_case.total) == (2, 2, 2)
    assert await _days() == [date(2026, 11, 22)]
    assert (await _photo_step()).done_by_id == shop.advisor.staff_id
    marked = await service.mark_step(shop.advisor, 1, "photo")
    assert not marked.fresh
    assert marked.case.photos == second.batch.of_case


async def test_a_photo_before_the_first_day_is_kept_and_shows_no_progress(shop: Shop) -> None:
    before = await _photo_step()
    taken = await service.take_photo(shop.advisor, a_photo(), 1)
    assert taken.taking is Taking.FILED
    assert await _days() == []
    after = await _photo_step()
    assert (after.due_at, after.done_at) == (before.due_at, None)


async def test_a_photo_counts_for_the_day_of_its_message_within_the_case(shop: Shop) -> None:
    move_to(on(24, 8))
    await service.take_photo(shop.advisor, a_photo(on(23, 18)), 1)
    assert await _days() == [date(2026, 11, 23)]
    assert (await _photo_step()).due_at == on(25, 0)
    await service.take_photo(shop.advisor, a_photo(on(22, 18)), 1)
    assert await _days() == [date(2026, 11, 22), date(2026, 11, 23)]
    assert (await _photo_step()).due_at == on(25, 0)
    early = await service.take_photo(shop.advisor, a_photo(on(1)), 1)
    late = await service.take_photo(shop.advisor, a_photo(on(30)), 1)
    days = [row.day for row in await CasePhoto.filter(number__in=[early.number, late.number]).order_by("number")]
    assert days == [date(2026, 11, 20), date(2026, 11, 24)]


async def test_what_comes_twice_is_filed_once(shop: Shop) -> None:
    photo = a_photo()
    first = await service.take_photo(shop.advisor, photo, 1)
    again = await service.take_photo(shop.advisor, photo, 1)
    resent = await service.take_photo(shop.advisor, replace(photo, message_id=9_999), 1)
    assert (again.taking, again.number) == (resent.taking, resent.number) == (Taking.SAME, first.number)
    assert await CasePhoto.filter(state="filed").count() == 1
    resent_again = await service.take_photo(shop.advisor, replace(photo, message_id=9_999), 1)
    assert (resent_again.taking, resent_again.number) == (Taking.SAME, 1)
    assert (await service.take_photo(shop.advisor, a_photo(), 1)).number == 2
    assert [each.what for each in await people.own_changes(shop.advisor)].count("photo") == 2


async def test_an_album_sent_once_more_is_told_once(shop: Shop) -> None:
    pictures = [a_photo(album="A1") for _ in range(2)]
    for place, picture in enumerate(pictures):
        await service.take_photo(shop.advisor, picture, None if place else 1)
    again = [replace(picture, message_id=8_000 + picture.message_id, album="A2") for picture in pictures]
    takings = [
        (await service.take_photo(shop.advisor, picture, None if place else 1)).taking
        for place, picture in enumerate([*again, a_photo(album="A2")])
    ]
    assert takings == [Taking.SAME, Taking.JOINED, Taking.JOINED]
    assert sorted(row.number or 0 for row in await CasePhoto.filter(state="filed")) == [1, 2, 3]
    assert not await CasePhoto.filter(state="waiting").exists()


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)])
async def test_an_album_goes_where_its_caption_says_in_whatever_order_it_comes(
    shop: Shop, order: tuple[int, ...]
) -> None:
    pictures = [a_photo(album="A1") for _ in range(3)]
    takings = [
        (await service.take_photo(shop.advisor, pictures[place], 1 if place == 0 else None)).taking for place in order
    ]
    captioned = order.index(0)
    assert takings == [Taking.WAITING] * captioned + [Taking.FILED] + [Taking.JOINED] * (2 - captioned)
    assert sorted(row.number or 0 for row in await CasePhoto.filter(state="filed")) == [1, 2, 3]
    batch = await service.photo_batch(shop.advisor, min(row.id for row in await CasePhoto.all()))
    assert (batch.case, batch.count, batch.of_case.total) == (1, 3, 3)
    for picture in pictures:
        assert (await service.take_photo(shop.advisor, picture)).taking is Taking.SAME
    assert await CasePhoto.all().count() == 3


async def test_albums_of_different_chats_and_captions_are_kept_apart(shop: Shop) -> None:
    await a_case(shop)
    await service.take_photo(shop.advisor, a_photo(album="A1"), 1)
    other = await service.take_photo(shop.advisor, a_photo(album="A1"), 2)
    assert other.batch is not None
    assert (other.batch.case, other.batch.count) == (2, 1)
    elsewhere = replace(shop.advisor.person.place, chat_id=4_711)
    actor = replace(shop.advisor, person=replace(shop.advisor.person, place=elsewhere))
    assert (await service.take_photo(actor, a_photo(album="A1"))).taking is Taking.WAITING


async def test_undo_takes_the_whole_album_back_and_its_day(shop: Shop) -> None:
    move_to(on(22))
    first, second, third = (anew(shop.advisor) for _ in range(3))
    pictures = [a_photo(album="A1") for _ in range(3)]
    await service.take_photo(first, pictures[0], 1)
    await service.take_photo(second, pictures[1])
    done = next(each for each in await people.own_changes(first) if each.what == "photo")
    await undo.undo_change(anew(shop.advisor), done.id)
    assert await _days() == []
    assert (await _photo_step()).due_at == on(23, 0)
    assert (await _photo_step()).done_at is None
    assert (await service.take_photo(third, pictures[2])).taking is Taking.LEFT
    assert {row.state for row in await CasePhoto.all()} == {"withdrawn"}
    assert (await service.photos_of(shop.advisor, 1)).photos.total == 0
    resent = await service.take_photo(anew(shop.advisor), replace(pictures[0], message_id=9_998, album=""), 1)
    assert (resent.taking, resent.number) == (Taking.FILED, 3)


async def test_a_withdrawn_photo_takes_its_days_mark_along_only_if_it_was_the_last_and_made_it(shop: Shop) -> None:
    move_to(on(22))
    for _ in range(2):
        await service.take_photo(shop.advisor, a_photo(), 1)
    move_to(on(23))
    await service.mark_step(shop.advisor, 1, "photo")
    await service.take_photo(shop.advisor, a_photo(), 1)
    await service.withdraw_photo(shop.advisor, 1, 1, "拍错车")
    assert await _days() == [date(2026, 11, 22), date(2026, 11, 23)]
    await service.withdraw_photo(shop.advisor, 1, 2)
    assert await _days() == [date(2026, 11, 23)]
    gone = await service.withdraw_photo(shop.advisor, 1, 3)
    assert (gone.of_case.total, await _days()) == (0, [date(2026, 11, 23)])
    assert (await _photo_step()).due_at == on(25, 0)
    with pytest.raises(PhotoWithdrawnBefore) as refused:
        await service.withdraw_photo(shop.manager, 1, 3)
    assert refused.value.by == shop.advisor.name
    with pytest.raises(NoSuchPhoto) as unknown:
        await service.withdraw_photo(shop.manager, 1, 4)
    assert unknown.value.last == 3
    with pytest.raises(NotFound):
        await service.withdraw_photo(shop.manager, 7, 1)


async def test_a_photo_after_the_repair_is_kept_and_opens_nothing(shop: Shop) -> None:
    move_to(on(23))
    await do_steps(shop.advisor, 1, "inspection", "plan", "submitted", "assessed", "quality", "delivered")
    waived = await _photo_step()
    taken = await service.take_photo(shop.advisor, a_photo(), 1)
    assert taken.taking is Taking.FILED
    after = await _photo_step()
    assert (after.state, after.due_at, after.done_at) == (waived.state, waived.due_at, waived.done_at)


async def _withdrawn(actor: Actor) -> ChangeView:
    await service.withdraw_photo(actor, 1, 1)
    return next(each for each in await people.own_changes(actor) if each.what == "photo withdrawn")


@pytest.mark.parametrize("fate", ["never fetched", "kept", "removed", "being removed"])
async def test_a_withdrawal_taken_back_brings_the_photo_and_its_day_back(shop: Shop, fate: str) -> None:
    move_to(on(22))
    await service.take_photo(anew(shop.advisor), a_photo(), 1)
    fetched = await _job()
    if fate != "never fetched":
        assert await service.photo_kept(fetched, KeptPhoto("ab" * 32, "image/jpeg", 10, 4, 3))
    change = await _withdrawn(anew(shop.advisor))
    assert await _days() == []
    if "removed" in fate:
        move_to(clock.now() + timedelta(minutes=4))
        removal = await _job()
        assert removal.removes
        if fate == "removed":
            await service.photo_removed(removal)
    await service.undo_photo_withdrawn(anew(shop.advisor), change)
    row = await CasePhoto.get(number=1)
    assert (row.state, await _days()) == ("filed", [date(2026, 11, 22)])
    assert row.kept == (Kept.KEPT if fate == "kept" else Kept.WANTED)
    assert (row.key == fetched.key) == (fate == "kept")
    assert (await service.photos_of(shop.advisor, 1)).photos.total == 1
    if fate == "being removed":
        await service.photo_removed(removal)
        assert (await CasePhoto.get(number=1)).kept == Kept.WANTED


async def test_what_is_fetched_after_its_withdrawal_is_removed(shop: Shop) -> None:
    await service.take_photo(shop.advisor, a_photo(), 1)
    job = await _job()
    await service.withdraw_photo(shop.advisor, 1, 1)
    assert await service.photo_kept(job, KeptPhoto("ab" * 32, "image/jpeg", 10, 4, 3))
    assert (await CasePhoto.get(number=1)).kept == Kept.UNWANTED
    assert await service.claim_photos(5) == ()
    move_to(clock.now() + timedelta(minutes=4))
    removal = await _job()
    assert (removal.removes, removal.key) == (True, job.key)
    await service.photo_removed(removal)
    assert not await service.has_photos_to_see_to()


async def test_a_photo_is_fetched_by_one_at_a_time_and_given_up_visibly(shop: Shop) -> None:
    await service.take_photo(shop.advisor, a_photo(), 1)
    job = await _job()
    assert await service.claim_photos(5) == ()
    move_to(clock.now() + service.PHOTO_LEASE)
    assert (await _job()).key == job.key
    for _ in range(30):  # what is away is waited for, however long
        assert not await service.photo_not_kept(job, "NetworkError", is_its_own=False)
        move_to(clock.now() + timedelta(hours=2))
        job = await _job()
    assert await service.photo_not_kept(job, "BadRequest", is_its_own=True)
    assert await service.claim_photos(5) == ()
    health = await service.photo_health()
    assert (health.waiting, health.lost) == (0, 1)
    assert (await service.photos_of(shop.advisor, 1)).photos.total == 1


async def test_a_store_that_is_back_keeps_nobody_waiting(shop: Shop) -> None:
    await service.take_photo(shop.advisor, a_photo(), 1)
    await service.photo_not_kept(await _job(), "OSError", is_its_own=False)
    assert not await service.has_photos_to_see_to()
    await service.retry_photos()
    assert await service.has_photos_to_see_to()


async def test_what_turns_out_to_be_no_photo_is_withdrawn_by_the_bot(shop: Shop) -> None:
    move_to(on(22))
    await service.take_photo(shop.advisor, a_photo(), 1)
    await service.photo_refused(await _job(), "kind")
    assert (await CasePhoto.get(number=1)).state == "withdrawn"
    assert await _days() == []
    with pytest.raises(PhotoWithdrawnBefore) as refused:
        await service.withdraw_photo(shop.advisor, 1, 1)
    assert refused.value.by == ""


async def test_a_picture_without_a_case_waits_for_an_answer_and_is_forgotten(shop: Shop) -> None:
    second = (await a_case(shop)).case
    taken = await service.take_photo(shop.advisor, a_photo(), asks=True)
    question = await service.photo_question(shop.centre.id, taken.id)
    assert question is not None
    assert [choice.number for choice in question.choices] == [2, 1]
    told = await service.photo_question(shop.centre.id, taken.id, [2, 77])
    assert told is not None
    assert [(choice.number, choice.plate) for choice in told.choices] == [(2, second.plate)]
    filed = await service.file_waiting(shop.manager, taken.id, 2)
    assert (filed.taking, filed.number) == (Taking.FILED, 1)
    assert (await service.file_waiting(shop.manager, taken.id, 1)).taking is Taking.SAME
    assert await service.photo_question(shop.centre.id, taken.id) is None
    other = await service.take_photo(shop.advisor, a_photo(), asks=True)
    move_to(clock.now() + timedelta(days=1))
    await service.claim_photos(1)
    with pytest.raises(PhotoForgotten):
        await service.file_waiting(shop.advisor, other.id, 1)


async def test_what_is_no_photo_or_has_no_case_is_refused(shop: Shop) -> None:
    with pytest.raises(NotAPicture) as kind:
        await service.take_photo(shop.advisor, a_photo(mime="image/heic", as_file=True), 1)
    assert kind.value.kind == "HEIC"
    with pytest.raises(PhotoTooLarge):
        await service.take_photo(shop.advisor, a_photo(size_bytes=20 * 1024 * 1024 + 1), 1)
    with pytest.raises(NotFound):
        await service.take_photo(shop.advisor, a_photo(), 99)
    other = await a_case(shop, by=anew(shop.advisor))
    await undo.undo_last(anew(shop.advisor))
    with pytest.raises(CaseWithdrawn):
        await service.take_photo(shop.advisor, a_photo(), other.case.number)
    assert await CasePhoto.all().count() == 0


async def test_cases_are_named_by_number_and_plate(shop: Shop) -> None:
    plate = (await a_case(shop)).case.plate
    assert await service.cases_named(shop.advisor, numbers=[1, 99], plates=[plate, "京A00000"]) == (1, 2)
    assert await service.cases_named(shop.advisor) == ()


async def test_photos_are_shown_newest_first_ten_at_a_time(shop: Shop) -> None:
    for day in (20, 22):
        move_to(on(day, 12))
        for _ in range(6):
            await service.take_photo(shop.advisor, a_photo(), 1)
    page = await service.photos_of(shop.manager, 1)
    assert [photo.number for photo in page.photos] == list(range(12, 2, -1))
    assert {photo.by for photo in page.photos} == {shop.advisor.name}
    assert [photo.number for photo in (await service.photos_of(shop.manager, 1, 99)).photos] == [2, 1]
