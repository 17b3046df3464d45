"""Splitting a command's tail into words, whatever keyboard it was typed on."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from domain.customers.rules import PROVINCES, folded

MOST_WORDS = 200
_LONGEST_SHAPE = 100
JOINER = "\u200d"  # holds emoji together, so free text keeps it; shapes don't


@dataclass(frozen=True)
class Word:
    """One word: as it was typed, as it is compared (``shape``: NFKC, upper case), and where it stood."""

    text: str
    shape: str
    start: int
    end: int
    quoted: bool = False
    place: int = 0
    """Which word it is, counted from 0: neighbours have neighbouring places."""


@dataclass(frozen=True)
class Tail:
    """The text behind a command without its invisible characters, and its words in order."""

    text: str
    words: tuple[Word, ...]


_LABELS = """
    电话 手机 手机号 联系电话 联系方式 车牌 车牌号 车号 姓名 车主 客户 客户姓名 到期 到期日 到期时间 保费 金额
    保险公司 代理人 车架号 报案号
    PHONE TEL MOBILE PLATE NAME CUSTOMER EXPIRY EXPIRES PREMIUM AMOUNT INSURER AGENT VIN CLAIM
"""
LABELS = frozenset(_LABELS.split())

_ASIDE = r"\s\x00-\x1f\x7f-\x9f,;、。|!?()\[\]{}<>【】《》〈〉\"“”「」『』"
# 5,000 is one word, and so is a mistyped 5,00; 8200,500 and 13812345678,8500 are two. Right behind Chinese
# (估价8,500) only groups of three hold together, or the 7 of 陈静7，13 would.
_END_OF_GROUP = r"(?![0-9/\-:年月日号天周个%])"
_GROUPED = (
    rf"(?<![^{_ASIDE}:¥+\-])(?<![0-9A-Za-z./][+\-])(?<![0-9]:)[0-9]{{1,3}}(?:,[0-9]{{1,4}}{_END_OF_GROUP})+"
    rf"|(?<=[\u4e00-\u9fff])[0-9]{{1,3}}(?:,[0-9]{{3}}{_END_OF_GROUP})+"
)
_PIECE = re.compile(
    r"[\"“”](?P<double>[^\"“”\n]{1,200})[\"“”]"
    r"|「(?P<corner>[^「」\n]{1,200})」|『(?P<white>[^『』\n]{1,200})』"
    r"|(?<![^\s,;:])'(?P<single>[^'\n]{1,200})'(?![^\s,;:])"
    rf"|(?P<word>(?:{_GROUPED}|(?<=[0-9]):(?=[0-9])|[^{_ASIDE}:])+)"
)
_EDGES = ".,;:~*`'…·=&^"
_PLATE_HEAD = f"[{PROVINCES}][A-Z]"
_EMBEDDED = re.compile(
    r"(?<![A-Z0-9+])1[3-9][0-9]{9}(?![A-Z0-9])"
    rf"|{_PLATE_HEAD}[A-Z0-9]{{5,6}}(?![A-Z0-9])|{_PLATE_HEAD}[A-Z0-9]{{4}}(?:[警学挂港澳]|应急)",
    re.IGNORECASE,
)


def split(raw: str) -> Tail:
    """The words of ``raw``: parted by blanks, line breaks, commas and brackets; quotes keep words together.

    Full-width forms count as their plain ones, invisible characters don't count at all, labels such as
    «电话:» are dropped, and a phone or plate written right against a name is parted from it.
    """
    text = visible(raw)
    alike = "".join(one_for_one(c) for c in text)
    words = (w for piece in _PIECE.finditer(alike) for w in _words_of(piece, text, alike))
    return Tail(text, _first_words(list(islice((w for w in words if w.shape), MOST_WORDS + 1)), text))


def _first_words(words: list[Word], text: str) -> tuple[Word, ...]:
    """``words``, but what follows the first 200 is one piece of free text: no command has as many words,
    and whoever sends them must not keep the bot busy.
    """
    if len(words) <= MOST_WORDS:
        return tuple(words)
    start = words[MOST_WORDS].start
    return (*words[:MOST_WORDS], Word(text[start:].strip(), "…", start, len(text)))


def visible(raw: str) -> str:
    """The text without what can't be seen; control characters (NUL, which no PostgreSQL takes) part words as blanks."""
    return "".join(
        " " if unicodedata.category(c) == "Cc" and not c.isspace() else c
        for c in unicodedata.normalize("NFC", raw)
        if c == JOINER or unicodedata.category(c) not in ("Cf", "Cs")
    )


_DASHES = dict.fromkeys("‐‑‒–—―−﹣－", "-")


def one_for_one(character: str) -> str:
    """The plain form of a character where that is one character too, so that positions stay true."""
    plain = unicodedata.normalize("NFKC", character)
    return _DASHES.get(character, plain if len(plain) == 1 else character)


def _words_of(piece: re.Match[str], text: str, alike: str) -> Iterator[Word]:
    if piece.lastgroup != "word":
        inside = text[piece.start(piece.lastgroup or 0) : piece.end(piece.lastgroup or 0)]
        yield Word(inside.strip(), shape_of(inside), piece.start(), piece.end(), quoted=True)
        return
    if alike[piece.end() : piece.end() + 1] == ":" and shape_of(piece.group()) in LABELS:
        return
    for start, end in _parted(alike, piece.start(), piece.end()):
        yield Word(text[start:end], shape_of(alike[start:end]), start, end)


def _parted(alike: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of one unbroken word: 王先生13812345678 is a name and a phone."""
    here = start
    for found in _EMBEDDED.finditer(alike, start, end):
        if here < found.start():
            yield here, found.start()
        yield found.span()
        here = found.end()
    if here < end:
        yield here, end


def shape_of(text: str) -> str:
    """``text`` as words are compared: NFKC, upper case, plain dashes, nothing invisible, no marks around.

    Nothing that has a shape is longer than 100 characters: of longer text only the beginning counts.
    """
    beginning = "".join(map(one_for_one, text[:_LONGEST_SHAPE]))
    shape = folded(beginning).replace(JOINER, "").strip().strip(_EDGES)
    return shape + "…" if len(text) > _LONGEST_SHAPE else shape
