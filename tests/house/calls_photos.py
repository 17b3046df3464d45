"""One real call of every service of photos, and what it does with another centre's things."""

from datetime import timedelta
from itertools import count

from domain import clock
from domain.actor import Actor
from domain.cases import service as cases
from domain.cases.errors import PhotoForgotten
from domain.cases.views import SentPhoto
from tests.factories.people import anew
from tests.factories.world import CUSTOMERS, ONE_MORE_PLATE, World
from tests.house.calls import Called, undoing

_numbers = count(70_001)


def _a_photo(album: str = "") -> SentPhoto:
    number = next(_numbers)
    return SentPhoto(number, clock.now() - timedelta(minutes=1), f"F{number}", f"U{number}", album=album)


async def _waiting(actor: Actor) -> int:
    return (await cases.take_photo(actor, _a_photo(), asks=True)).id


async def _file_waiting(world: World) -> object:
    return await cases.file_waiting(world.advisor, await _waiting(world.advisor), 2)


async def _take_album(world: World) -> object:
    """The first of it is filed; the second only joins."""
    await cases.take_photo(anew(world.advisor), _a_photo("A7"), 2)
    return await cases.take_photo(world.advisor, _a_photo("A7"))


async def _withdraw(world: World) -> object:
    return await cases.withdraw_photo(world.advisor, 3, 1, "拍错车")


async def _ask_later(world: World, photo_of: World) -> None:
    await cases.ask_later(world.advisor, photo_of.photo_id, [1])


async def _file_theirs(world: World, other: World) -> object:
    return await cases.file_waiting(world.advisor, other.waiting_photo_id, 2)


async def _batch(world: World, of: World) -> object:
    return await cases.photo_batch(world.advisor, of.photo_id)


async def _question(world: World, of: World) -> object:
    return await cases.photo_question(world.centre_id, of.waiting_photo_id)


CASE_PHOTOS = {
    "cases.ask_later": Called(
        lambda w: _ask_later(w, w), refused=(_ask_later,), error=PhotoForgotten,
    ),
    "cases.cases_named": Called(
        lambda w: cases.cases_named(w.advisor, numbers=[1, 2], plates=[CUSTOMERS[0][0]]),
        empty=(
            lambda w, t: cases.cases_named(w.advisor, numbers=[t.last_case]),
            lambda w, t: cases.cases_named(w.advisor, plates=[ONE_MORE_PLATE]),
        ),
    ),
    "cases.file_waiting": Called(
        _file_waiting,
        refused=(_file_theirs,),
        error=PhotoForgotten,
    ),
    "cases.photo_batch": Called(
        lambda w: _batch(w, w),
        refused=(_batch,),
    ),
    "cases.photo_question": Called(
        lambda w: _question(w, w),
        empty=(_question,),
    ),
    "cases.photos_of": Called(
        lambda w: cases.photos_of(w.advisor, 3),
        refused=(lambda w, t: cases.photos_of(w.advisor, t.last_case),),
    ),
    "cases.take_photo": Called(
        _take_album,
        refused=(lambda w, t: cases.take_photo(w.advisor, _a_photo(), t.last_case),),
    ),
    "cases.undo_photo": undoing(
        cases.undo_photo, lambda w: cases.take_photo(w.advisor, _a_photo("A8"), 2), what="photo"
    ),
    "cases.undo_photo_withdrawn": undoing(cases.undo_photo_withdrawn, _withdraw, what="photo withdrawn"),
    "cases.withdraw_photo": Called(
        _withdraw, refused=(lambda w, t: cases.withdraw_photo(w.advisor, t.last_case, 1),)
    ),
}  # fmt: skip
