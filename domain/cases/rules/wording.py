"""A centre's own words for the key moments, and what stands in their braces (domain §3)."""

import re
import unicodedata
from collections.abc import Mapping

from domain.cases.errors import UnknownPlaceholder, WordingTooLong
from domain.customers.errors import quoted

MOST_CHARACTERS = 220
"""With its placeholders filled in it still goes on a button that copies, which takes 256."""
PLACEHOLDERS: Mapping[str, tuple[str, ...]] = {
    "name": ("称呼", "客户", "车主", "customer"),
    "plate": ("车牌", "车牌号"),
    "centre": ("门店", "店名", "center"),
    "advisor": ("顾问", "服务顾问"),
    "day": ("交车日", "交车时间"),
    "days": ("天数",),
}
"""What a message to the customer may be filled with, by all that it is called, the shown word first: nothing of what
the insurer pays or the centre earns."""
_NAMES = {word: name for name, words in PLACEHOLDERS.items() for word in (name, *words)}
_BRACES = re.compile(r"\{([^{}]*)\}?|\}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_NARROW_BEHIND_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff}])[,!?:;]")
_WIDE = str.maketrans(",!?:;", "，！？：；")


def checked_wording(text: str) -> str:
    """The words as they are kept: without blanks around, and with wide signs behind Chinese, as customers read them.

    Refused: none at all or over 220 characters (``WordingTooLong``), and braces that hold none of ``PLACEHOLDERS``
    (``UnknownPlaceholder``).
    """
    words = text.strip().translate(str.maketrans("｛｝", "{}"))
    if _CHINESE.search(words):
        words = _NARROW_BEHIND_CHINESE.sub(lambda found: found.group().translate(_WIDE), words)
    if not 0 < len(words) <= MOST_CHARACTERS:
        raise WordingTooLong(characters=len(words), most=MOST_CHARACTERS)
    for found in _BRACES.finditer(words):
        if _name_in(found) is None:
            raise UnknownPlaceholder(placeholder=quoted(found.group()))
    return words


def filled(wording: str, facts: Mapping[str, str]) -> str:
    """The words with what stands for their placeholders; braces within a fact are never filled."""
    return _BRACES.sub(lambda found: facts.get(_name_in(found) or "", found.group()), wording)


def _name_in(found: re.Match[str]) -> str | None:
    """What whole braces hold, by its name; ``None`` for anything else."""
    if found[1] is None or not found.group().endswith("}"):
        return None
    return _NAMES.get(unicodedata.normalize("NFKC", found[1]).strip().lower())
