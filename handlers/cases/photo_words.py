"""Which cases a caption, or a message of ours, speaks of; and the words about photos."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from domain.errors import DomainError
from handlers.arguments import Words
from handlers.arguments.parting import parted

PHOTOS: Mapping[str, bool] = dict.fromkeys(("photos", "photo", "照片", "图片", "pictures", "相片"), True)
WITHDRAW: Mapping[str, bool] = dict.fromkeys(("withdraw", "撤回", "删除", "撤下", "remove", "delete"), True)
WORD = "照片"
MOST_NAMED = 60
_CASE = re.compile(r"(?<![A-Za-z0-9])(?:C[-#]?|#C?)0{0,9}([1-9][0-9]{0,8})(?![A-Za-z0-9])", re.ASCII | re.IGNORECASE)


def numbers_in(text: str) -> tuple[int, ...]:
    """The numbers of cases that a text names (C12, #12), each once, in their order."""
    plain = unicodedata.normalize("NFKC", text)
    return tuple(dict.fromkeys(int(found[1]) for found in _CASE.finditer(plain)))[:MOST_NAMED]


def plates_in(text: str, today: date) -> tuple[str, ...]:
    """The plates that a caption names; what only looks like one is none."""
    words, found = Words(parted(text), today=today), list[str]()
    while len(found) < MOST_NAMED:
        try:
            plate = words.take_plate()
        except DomainError:
            return tuple(found)
        if plate is None:
            break
        found.append(plate)
    return tuple(dict.fromkeys(found))
