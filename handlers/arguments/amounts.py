"""Reading an amount of yuan from one word. Exact: digits become ``Fraction`` and whole fen, never float."""

import re
from fractions import Fraction

from domain.customers.errors import quoted
from domain.money import FEN_PER_YUAN, Fen
from handlers.arguments import numerals
from handlers.arguments.errors import AmountTooLarge, AmountTooPrecise, NotAnAmount

MOST_YUAN = 100_000_000
_LONGEST = 40

_UNITS = {"": 1, "百": 100, "千": 1000, "K": 1000, "万": 10_000, "W": 10_000, "亿": 100_000_000}
_FRAME = re.compile(
    r"(?P<sign>[+-]|负)?(?:¥|RMB|CNY)?(?P<inner>-)?(?P<body>[^+¥-]*?)(?P<yuan>元|块钱?|圆|RMB|CNY|YUAN)?整?"
)
_CHUNK = re.compile(r"(?P<whole>[0-9]+(?:,[0-9]+)*)(?P<part>\.[0-9]+)?(?P<unit>[百千万亿KW]?)")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*|[0-9]+")
_NUMERAL_AMOUNT = re.compile(f"[一二两三四五六七八九十]{numerals.NUMERAL}*")
_MARKED = re.compile(r"(?:[+-]|负)?(?:¥|RMB|CNY)?-?[0-9][0-9.,]*[百千万亿KW元块圆角毛分整0-9.,]*")
_DAY_LIKE = re.compile(r"(?:19|20)[0-9]{6}")
_MONTH_AND_DAY = re.compile(r"(?:0?[1-9]|1[0-2])\.(?:0?[1-9]|[12][0-9]|3[01])")


def may_be_a_day(shape: str) -> bool:
    """Whether a number could as well be a day, 12.31: such words are amounts only where nothing else is."""
    return bool(_MONTH_AND_DAY.fullmatch(shape))


def read_amount(shape: str) -> Fen | None:
    """The amount that ``shape`` writes, negative ones as such; ``None`` if it is no amount at all.

    Understands 5000, 5,000, ¥5000, 5000元, 5千, 1.2万, 1万2, 5k, 五千. Refuses what was meant as an amount
    and is none (5,00), parts of a fen, and more than 100,000,000 yuan.
    """
    if len(shape) > _LONGEST or not (frame := _FRAME.fullmatch(shape)):
        return None
    body = frame["body"]
    if _DAY_LIKE.fullmatch(shape) or (shape.isdecimal() and (len(shape) > 9 or shape[0] == "0" != shape)):
        return None
    if frame["sign"] == "+" and body.endswith("W"):
        return None  # +2w is two weeks
    yuan = _yuan_of(body, named=bool(frame["yuan"]))
    if yuan is None:
        if _MARKED.fullmatch(shape):
            raise NotAnAmount(quoted(shape))
        return None
    negative = frame["sign"] in ("-", "负") or bool(frame["inner"])
    return _in_fen(-yuan if negative else yuan, shape)


def _in_fen(yuan: Fraction, shape: str) -> Fen:
    if abs(yuan) > MOST_YUAN:
        raise AmountTooLarge(quoted(shape), MOST_YUAN)
    fen = yuan * FEN_PER_YUAN
    if fen.denominator != 1:
        raise AmountTooPrecise(quoted(shape))
    return Fen(fen.numerator)


def _yuan_of(body: str, *, named: bool) -> Fraction | None:
    if _NUMERAL_AMOUNT.fullmatch(body):
        whole = numerals.whole(body) if named or any(unit in body for unit in "百千万亿") else None
        return None if whole is None else Fraction(whole)
    chunks = _chunks_of(body)
    if not chunks:
        return None
    total, former = Fraction(0), 0
    for number, unit, digits in chunks:
        size = _UNITS[unit]
        if former and not unit and digits == 1:
            size = former // 10  # 1万2 is 12,000
        if former and (size >= former or number * size >= former):
            return None
        total, former = total + number * size, size
    return total


def _chunks_of(body: str) -> list[tuple[Fraction, str, int]] | None:
    """``1万2`` as its numbers, their units and lengths; ``None`` if it isn't made so."""
    chunks: list[tuple[Fraction, str, int]] = []
    at = 0
    while at < len(body):
        chunk = _CHUNK.match(body, at)
        if chunk is None or not _GROUPED.fullmatch(chunk["whole"]) or (chunks and not chunks[-1][1]):
            return None
        number = Fraction(chunk["whole"].replace(",", "") + (chunk["part"] or ""))
        chunks.append((number, chunk["unit"], len(chunk["whole"] + (chunk["part"] or ""))))
        at = chunk.end()
    return chunks
