"""The phone of an insurer's contact, as it is typed: a mobile, a landline in several words, a hotline."""

import re

from typing_extensions import override

from domain.customers.rules import mask_mobile
from domain.insurers import service
from domain.insurers.errors import NotAContactPhone
from handlers.arguments import Words
from handlers.calling import Call
from handlers.fields import Phone
from handlers.fields.base import explained

MOST_WORDS = 6
"""A number in its groups with its country, and an extension behind it."""
_FEWEST_DIGITS, _LEAST_OF_A_PHONE = 3, 5
_MADE_OF = re.compile(r"[0-9+() .·#-]+")
_A_DAY = re.compile(r"(?:19|20)[0-9]{2}[-/.]?[0-9]{1,2}[-/.]?[0-9]{1,2}")


class ContactPhone(Phone):
    """A mobile, or the line of a desk, which is no private person's: only the mobile is masked where others read."""

    @override
    async def take(self, call: Call, words: Words) -> str | None:
        return words.take_neighbours(_read, MOST_WORDS)

    @override
    async def explain(self, call: Call, words: Words) -> None:
        explained(lambda: words.need_word_like(_may_be_meant, NotAContactPhone, "phone"))

    @override
    async def shown(self, call: Call, text: str) -> str:
        return text if call.actor.place.is_private else mask_mobile(text)


def _read(shape: str) -> str | None:
    """The phone that one word or several make; one word that was meant as a phone and is none is refused."""
    if _digits(shape) < _FEWEST_DIGITS:
        return None
    try:
        return service.checked_phone(shape)
    except NotAContactPhone:
        if " " not in shape and _may_be_meant(shape):
            raise
        return None


def _may_be_meant(shape: str) -> bool:
    """Whether a word was probably meant as a phone: five digits and more, but for a day."""
    return bool(_MADE_OF.fullmatch(shape)) and _digits(shape) >= _LEAST_OF_A_PHONE and not _A_DAY.fullmatch(shape)


def _digits(shape: str) -> int:
    return sum(character.isdecimal() for character in shape)
