"""Days and amounts as they stand in cells: exact, and refused where there is any doubt (domain §4)."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from domain.insurers.views import Cell
from domain.money import FEN_PER_YUAN, round_half_up

MOST_FEN = 100_000_000_000
"""A thousand million yuan: what is more is a slip, or no amount at all."""
_NOISE = Decimal("0.000001")
"""By how much of a yuan what a spreadsheet reckons in binary misses what was meant."""
_TIME = r"(?:[T\s]\s*\d{1,2}[:：]?\d{2}(?:[:：]?\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?"
_FULL_DAYS = (
    re.compile(rf"(?P<y>\d{{4}})\s*[-/.年]\s*(?P<m>\d{{1,2}})\s*[-/.月]\s*(?P<d>\d{{1,2}})\s*日?{_TIME}"),
    re.compile(rf"(?P<y>\d{{4}})(?P<m>\d{{2}})(?P<d>\d{{2}})(?:\d{{6}}|{_TIME})"),
)
_SHORT_DAY = re.compile(rf"(?P<m>\d{{1,2}})\s*[-/月]\s*(?P<d>\d{{1,2}})\s*日?{_TIME}")
_MARKS = re.compile(r"^(?:rmb|cny|人民币|¥)\s*|\s*(?:元整?|rmb|cny)$", re.IGNORECASE)
_FIGURE = re.compile(r"(?P<sign>[-+−]?)\s*(?:¥\s*)?(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d+(?:\.\d*)?|\.\d+)")
_NONE = frozenset(("", "-", "--", "—", "–", "/", "无"))
_LONGEST_FIGURE = 30


class Unreadable(Exception):
    """A cell that can't be read: ``why`` (``date``, ``amount``, ``decimals``, ``large``, ``way``), and what it says."""

    def __init__(self, why: str, raw: str) -> None:
        super().__init__(why)
        self.why = why
        self.raw = raw


def as_text(cell: Cell) -> str:
    """A cell as a text; a number without what binary reckoning has left behind it."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}" if cell.is_finite() and abs(cell.adjusted()) < _LONGEST_FIGURE else str(cell)
    return cell.strip() if isinstance(cell, str) else cell.isoformat()


def day_in(cell: Cell, today: date) -> date:
    """The day in a cell; one without a year is the last such day until ``today``. ``Unreadable`` (``date``) else."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = unicodedata.normalize("NFKC", as_text(cell)).strip()
    try:
        for shape in _FULL_DAYS:
            if found := shape.fullmatch(text):
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
        if found := _SHORT_DAY.fullmatch(text):
            return _last(int(found["m"]), int(found["d"]), today)
    except ValueError:
        raise Unreadable("date", text) from None
    raise Unreadable("date", text)


def amount_in(cell: Cell) -> int | None:
    """The amount in a cell, in fen; ``None`` when there is none. ``Unreadable`` (``amount``, ``decimals``, ``large``).

    Two decimals at most: what is off a whole fen by no more than binary reckoning is, is rounded half-up.
    """
    if isinstance(cell, Decimal):
        if not cell.is_finite():
            raise Unreadable("amount", str(cell))
        return _fen(cell, as_text(cell), _NOISE)
    text = unicodedata.normalize("NFKC", as_text(cell)).strip()
    if text in _NONE:
        return None
    is_negative = text.startswith("(") and text.endswith(")")
    found = _FIGURE.fullmatch(_MARKS.sub("", text.strip("()").strip()).strip()) if isinstance(cell, str) else None
    if found is None or len(text) > _LONGEST_FIGURE:
        raise Unreadable("amount", text)
    exact = Decimal(found["figure"].replace(",", ""))
    return _fen(-exact if is_negative or found["sign"] in ("-", "−") else exact, text, Decimal(0))


def _fen(yuan: Decimal, raw: str, noise: Decimal) -> int:
    if abs(yuan) * FEN_PER_YUAN > MOST_FEN:
        raise Unreadable("large", raw)
    fen = round_half_up(Fraction(yuan) * FEN_PER_YUAN)
    if abs(Fraction(yuan) - Fraction(fen, FEN_PER_YUAN)) > Fraction(noise):
        raise Unreadable("decimals", raw)
    return fen


def _last(month: int, day: int, today: date) -> date:
    """The last such day until today; of the 29th of February, the last there was."""
    for year in range(today.year, today.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    raise ValueError(f"there is no day {month}-{day}")
