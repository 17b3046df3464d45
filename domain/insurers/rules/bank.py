"""Reading a bank's list: its columns, the lines that tell of money received, those that can't be read (domain §4)."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from domain.insurers.errors import BankFileRefused
from domain.insurers.rules.bank_cells import Unreadable, amount_in, as_text, day_in
from domain.insurers.rules.bank_words import (
    AMOUNTS,
    BEHIND_COMPANY,
    CURRENCIES,
    DATES,
    IN,
    NEVER,
    ONLY_A_WAY,
    ORGANISED,
    OUT,
    PAYERS,
    REMARKS,
    SAYS_MORE,
    TOTALS,
    WAY_IN,
    WAY_OUT,
    WAYS,
    WHO,
    YUAN,
)
from domain.insurers.views import Cell, Reading, Sheet, SheetLine, UnreadLine

MOST_LINES = 1_000
HEADER_WITHIN = 20
LONGEST_PAYER = 120
LONGEST_RAW = 40
KEPT = timedelta(days=90)
"""How long a list is kept of which nothing is open any more."""
_LONGEST_HEADER = 24


@dataclass(frozen=True)
class _Columns:
    """Where in a row what stands."""

    day: int
    amount: int
    payer: int | None = None
    remark: int | None = None
    way: int | None = None
    currency: int | None = None
    is_of_income: bool = False
    """Whether the amount's column is one of money that came in."""
    worth: int = field(default=0, compare=False)
    """How much it looks like a header."""


def read_sheet(sheet: Sheet, today: date) -> Reading:
    """What a sheet tells of money received, line by line.

    Refused (``BankFileRefused``): when no row of the first 20 names a column of days and one of amounts (``date``,
    ``amount``), when nothing follows it (``empty``), when more than 1,000 lines do (``lines``).
    """
    begin, columns = _header(sheet)
    head = [as_text(cell) for cell in sheet.rows[begin - 1][1]]
    rows = [each for each in sheet.rows[begin:] if not _is_blank(each[1]) and [as_text(c) for c in each[1]] != head]
    if not rows:
        raise BankFileRefused(why="empty")
    if len(rows) > MOST_LINES:
        raise BankFileRefused(why="lines")
    columns = _with_way(columns, [cells for _, cells in rows])
    found = [_line(number, cells, columns, today) for number, cells in rows]
    return Reading(
        lines=tuple(each for each in found if isinstance(each, SheetLine)),
        unread=tuple(each for each in found if isinstance(each, UnreadLine)),
        left_out=sum(each is None for each in found),
        other_sheets=sheet.others,
    )


def has_header(rows: Sequence[tuple[int, tuple[Cell, ...]]]) -> bool:
    """Whether one of these rows names the columns of a list of payments."""
    return any(isinstance(_columns(_words(cells)), _Columns) for _, cells in rows[:HEADER_WITHIN])


def is_person(payer: str) -> bool:
    """Whether a payer may be a private person: nothing in one word of it says that it is an organisation, or somebody
    may be named besides."""
    plain = _plain(payer)
    return bool(plain) and (not ORGANISED.search(plain) or bool(SAYS_MORE.search(plain)) or _goes_on(plain))


def _goes_on(payer: str) -> bool:
    """Whether something stands behind a company's name that is no branch of it: whom the money is for, perhaps."""
    found = BEHIND_COMPANY.fullmatch(payer)
    return found is not None and bool(found["rest"]) and not ORGANISED.search(found["rest"])


def _header(sheet: Sheet) -> tuple[int, _Columns]:
    """How many rows end with the header, and its columns; of several that might be it, the one that says most."""
    best: tuple[int, _Columns] | None = None
    lacking = "date"
    for place, (_, cells) in enumerate(sheet.rows[:HEADER_WITHIN]):
        words = _words(cells)
        below = _words(sheet.rows[place + 1][1]) if place + 1 < len(sheet.rows) else []
        is_double = _is_second_row(below)
        found = _columns(_together(words, below) if is_double else words)
        if isinstance(found, str):
            lacking = "amount" if found == "amount" else lacking
        elif best is None or found.worth > best[1].worth:
            best = (place + 1 + is_double, found)
    if best is None:
        raise BankFileRefused(why=lacking if sheet.rows else "empty")
    return best


def _is_second_row(words: Sequence[str]) -> bool:
    """Whether a row only divides a merged cell above it: 收入 and 支出 under 金额."""
    said = [word for word in words if word]
    return bool(said) and all(_says(word, IN) or _says(word, OUT) for word in said)


def _together(above: Sequence[str], below: Sequence[str]) -> list[str]:
    found, last = list[str](), ""
    for place in range(max(len(above), len(below))):
        upper = above[place] if place < len(above) else ""
        lower = below[place] if place < len(below) else ""
        last = upper or last
        found.append(f"{last} {lower}" if lower else upper)
    return found


def _words(cells: Sequence[Cell]) -> list[str]:
    """The cells of a row as a header would have them; what is long, or has a figure in it, is none."""
    words = [_plain(as_text(cell)) for cell in cells]
    return [word if len(word) <= _LONGEST_HEADER and not re.search(r"\d", word) else "" for word in words]


def _columns(words: Sequence[str]) -> _Columns | str:
    """The columns that a row names; ``date`` or ``amount`` for what it lacks."""
    said = {place: word for place, word in enumerate(words) if word and not _says(word, NEVER)}
    day = _best(said, DATES)
    if day is None:
        return "date"
    said.pop(day)
    way = next((place for place, word in said.items() if _is_way(word)), None)
    currency = _best(said, CURRENCIES)
    rest = {place: word for place, word in said.items() if place not in (way, currency) and not _says(word, DATES)}
    only_in = {place: word for place, word in rest.items() if not _says(word, OUT)}
    sums = {place: word for place, word in only_in.items() if not _says(word, (*REMARKS, *WHO))}
    money = _best(sums, (*IN, *AMOUNTS))
    if money is None:
        return "amount"
    others = {place: word for place, word in only_in.items() if place != money}
    payer = _best(others, PAYERS)
    remark = _best({place: word for place, word in others.items() if place != payer}, REMARKS)
    is_of_income = _says(words[money], IN)
    worth = 2 + (payer is not None) * 2 + (remark is not None) + is_of_income
    return _Columns(day, money, payer, remark, way, currency, is_of_income, worth)


def _with_way(columns: _Columns, rows: Sequence[Sequence[Cell]]) -> _Columns:
    """The columns, with the one that says of lines that their money went out, whatever the bank calls it."""
    if columns.way is not None or columns.is_of_income:
        return columns
    said: dict[int, set[str]] = defaultdict(set)
    for cells in rows:
        for place, cell in enumerate(cells):
            said[place] |= {word for word in (_plain(as_text(cell)),) if word}
    others = {
        place: words for place, words in said.items() if place not in (columns.day, columns.amount, columns.payer)
    }
    ways = (place for place, words in others.items() if _says_ways(words))
    return replace(columns, way=next(ways, None))


def _says_ways(words: Collection[str]) -> bool:
    return all(map(ONLY_A_WAY.fullmatch, words)) and any(map(WAY_OUT.fullmatch, words))


def _best(said: Mapping[int, str], wanted: Sequence[str]) -> int | None:
    """The first column that says the first of ``wanted`` that any does."""
    return next((place for word in wanted for place, text in said.items() if word in text), None)


def _says(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)


def _is_way(word: str) -> bool:
    return _says(word, WAYS) or (_says(word, IN) and _says(word, OUT))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _is_blank(cells: Sequence[Cell]) -> bool:
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells)


def _line(row: int, cells: Sequence[Cell], columns: _Columns, today: date) -> SheetLine | UnreadLine | None:
    """What a row tells; ``None`` when no money came in by it, or it only adds up others."""

    def at(place: int | None) -> Cell:
        return cells[place] if place is not None and place < len(cells) else None

    try:
        if columns.way is not None and _went_out(at(columns.way)):
            return None
        fen = amount_in(at(columns.amount))
        if fen is None or fen <= 0:
            return None
        _check_currency(at(columns.currency))
        day = day_in(at(columns.day), today)
    except Unreadable as unreadable:
        if unreadable.why == "date" and any(TOTALS.fullmatch(_plain(as_text(cell))) for cell in cells):
            return None
        return UnreadLine(row, unreadable.why, _cut(unreadable.raw, LONGEST_RAW))
    payer = as_text(at(columns.payer)) or as_text(at(columns.remark))
    return SheetLine(row, day, _cut(payer, LONGEST_PAYER), fen)


def _went_out(cell: Cell) -> bool:
    """Whether the bank says that the money of a line went out; ``Unreadable`` when it says neither."""
    word = _plain(as_text(cell))
    if WAY_OUT.fullmatch(word):
        return True
    if WAY_IN.fullmatch(word):
        return False
    raise Unreadable("way", as_text(cell))


def _check_currency(cell: Cell) -> None:
    """``Unreadable`` for money that is no yuan."""
    word = _plain(as_text(cell))
    if word and not YUAN.fullmatch(word):
        raise Unreadable("currency", as_text(cell))


def _cut(text: str, most: int) -> str:
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
