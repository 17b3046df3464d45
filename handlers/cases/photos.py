"""Photos of cases: filed from messages, asked about, shown and withdrawn (interface §2)."""

from dataclasses import dataclass, replace

from domain.actor import Role
from domain.cases import service
from domain.cases.views import Taking
from domain.errors import NotFound
from handlers.arguments import Words, tells
from handlers.cases import photo_replies as replies
from handlers.cases.forms import cases_at_hand
from handlers.cases.photo_words import PHOTOS, WITHDRAW, WORD, numbers_in, plates_in
from handlers.cases.phrases import case_name
from handlers.cases.words import pressed_case
from handlers.declaration import Action, Button, Call, Card, Command, Recipient, Reply, Template
from handlers.fields import Asked, Flag, Given, NumberOf, Text, Whole
from handlers.paging import pressed_page

MOST_PHOTOS = 9_999
_LONGEST_ID = 18

IS_PHOTOS = Flag("photos", PHOTOS)
PHOTO_CASE = NumberOf("case", offers=cases_at_hand)
PHOTO_NUMBER = Whole("photo_number", 1, MOST_PHOTOS)
WHY_WITHDRAWN = Text("why_withdrawn", what="reason", asked=Asked.OPTIONAL)


@dataclass(frozen=True)
class Meant:
    """The cases that a picture may be of; ``missing``: what is named, but is none of ours."""

    numbers: tuple[int, ...] = ()
    missing: str = ""


async def meant_by(call: Call) -> Meant:
    """What the caption says, else the message that the picture replies to."""
    numbers, plates = numbers_in(call.text), plates_in(call.text, call.today)
    ours = await service.cases_named(call.actor, numbers=numbers, plates=plates)
    if ours:
        return Meant(ours)
    if numbers or plates:
        return Meant(missing=case_name(numbers[0]) if numbers else plates[0])
    told = call.picture.told if call.picture else ()
    return Meant(await service.cases_named(call.actor, numbers=told) if told else ())


async def take(call: Call) -> Reply:
    """File a picture to the one case that is meant; else it waits for its album's, or it is asked for."""
    assert call.picture is not None
    meant, photo, is_addressed = await meant_by(call), call.picture.photo, call.picture.is_addressed
    number = meant.numbers[0] if len(meant.numbers) == 1 else None
    if meant.missing and is_addressed:
        raise NotFound(what=meant.missing)
    taken = await service.take_photo(call.actor, photo, number, asks=is_addressed or bool(meant.numbers))
    if taken.taking is not Taking.WAITING:
        return replies.taken(call.lang, taken)
    if photo.album and (is_addressed or meant.numbers):
        await service.ask_later(call.actor, taken.id, meant.numbers)
    if photo.album:
        return Reply()
    question = await service.photo_question(call.actor.centre_id, taken.id, meant.numbers)
    return replies.question(call.lang, question) if question else Reply()


async def file_here(call: Call) -> Reply:
    """File a picture that waited to the case of the button; the question becomes the answer."""
    taken = await service.file_waiting(call.actor, _photo_id(call.button.version), pressed_case(call))
    return replace(replies.taken(call.lang, taken), edits=True)


async def show(call: Call, given: Given) -> Reply:
    """The photos of a case, the newest first."""
    return replies.shown(call.lang, await service.photos_of(call.actor, given[PHOTO_CASE]))


async def turn(call: Call) -> Reply:
    """Another page of a case's photos, or the first."""
    page = pressed_page(call.button.version or "1")
    return replies.shown(call.lang, await service.photos_of(call.actor, pressed_case(call), page))


async def withdraw(call: Call, given: Given) -> Reply:
    """Withdraw a photo of a case."""
    why = given.get(WHY_WITHDRAWN) or ""
    gone = await service.withdraw_photo(call.actor, given[PHOTO_CASE], given[PHOTO_NUMBER], why)
    return replies.withdrawn(call.lang, gone)


async def withdraw_here(call: Call) -> Reply:
    """Withdraw the photo of the button."""
    gone = await service.withdraw_photo(call.actor, pressed_case(call), pressed_page(call.button.version))
    return replies.withdrawn(call.lang, gone)


async def batch(call: Call, number: int) -> Reply:
    """What is said of pictures that came in one go, as it is now."""
    return replies.batch(call.lang, await service.photo_batch(call.actor, number))


async def batch_here(call: Call) -> Reply:
    """The same, in the place of an older message."""
    return replace(await batch(call, _photo_id(call.button.number)), edits=True)


async def which(recipient: Recipient) -> Reply | None:
    """The question which case an album is of, unless that has been said meanwhile."""
    photo_id, told = recipient.params.get("photo"), str(recipient.params.get("told") or "")
    if not isinstance(photo_id, int):
        return None
    question = await service.photo_question(recipient.centre_id, photo_id, numbers_in(told))
    return replies.question(recipient.lang, question) if question else None


async def lost(recipient: Recipient) -> Reply | None:
    """That a photo could not be kept."""
    return replies.lost(recipient.lang, recipient.params)


def _photo_id(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or len(text) > _LONGEST_ID:
        raise NotFound(what=text[:20])
    return int(text)


def asks_for_photos(words: Words) -> bool:
    """Whether a line says photos, names at most a case besides, and nothing else."""
    if not tells(lambda: words.take_choice(PHOTOS, beginnings=False)):
        return False
    tells(lambda: words.take_number("case", bare=True))
    return not words.left


TAKE = Button("cases.take_photo", Role.ADVISOR, take)
"""What a message with a picture does; there is no such button."""

WITHDRAWING = Action(withdraw, (PHOTO_CASE, PHOTO_NUMBER, WHY_WITHDRAWN), name="withdraw", verbs=WITHDRAW)
SHOWING = Action(show, (PHOTO_CASE,))
OF_CASE = Action(show, (IS_PHOTOS, PHOTO_CASE), name="photos", fits=asks_for_photos)
"""The photos of a case, of ``/case``."""
COMMANDS = (Command("photo", (WORD,), Role.ADVISOR, (WITHDRAWING, SHOWING)),)
BUTTONS = (
    Button("cases.photo_file", Role.ADVISOR, file_here),
    Button("cases.photos", Role.ADVISOR, turn),
    Button("cases.photo_withdraw", Role.ADVISOR, withdraw_here),
    Button("cases.photo_card", Role.ADVISOR, batch_here),
)
CARDS = (Card(service.CARD_KIND, "", batch, "cases.photo_card"),)
TEMPLATES = (Template(service.PHOTO_WHICH, which), Template(service.PHOTO_LOST, lost))
