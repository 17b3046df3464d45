"""The rows of a spreadsheet (xlsx or csv) by its bytes, within limits: whatever somebody sends, little is unpacked.

To be run in a thread: it reckons, and waits for nobody.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from openpyxl import load_workbook

from domain.insurers import service as insurers
from domain.insurers.errors import BankFileRefused
from domain.insurers.views import Cell, Sheet

MOST_UNPACKED_BYTES = 30 * 1024 * 1024
MOST_TAGS = 1_000_000
"""With attributes, in all parts together: a cell of four signs takes hundreds once it is read, and packed none."""
MOST_PARTS = 300
MOST_SHEETS = 20
MOST_ROWS = 5_000
"""Rows that hold something: more than are taken, so that what is said of them is how many they are."""
MOST_ROWS_PASSED = 50_000
"""Rows with those that are empty."""
MOST_COLUMNS = 60
LONGEST_CELL = 300
LONGEST_FIGURE = 40
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""An .xls of old, and an .xlsx that is protected by a password."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DECLARES = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
"""No spreadsheet program declares entities."""
_MARKED = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_UNMARKED = ("utf-8", "gb18030")
_SEPARATORS = ",;\t"
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
"""An element of a sheet, by whatever prefix a program writes it."""
_CONTROLS = frozenset(range(32)) - {9, 10, 13}

Rows = list[tuple[int, tuple[Cell, ...]]]


def sheet_in(content: bytes) -> Sheet:
    """The sheet that looks like a list of payments, else the first one that holds anything.

    Refused (``BankFileRefused``): what is neither xlsx nor csv (``kind``), an .xls (``old``), one with a password
    (``password``), one that unpacks to too much or has too many rows (``lines``), a damaged one (``damaged``).
    """
    if content.startswith(_OLD_OFFICE):
        raise BankFileRefused(why="password" if _ENCRYPTED in content else "old")
    if content.startswith(_ZIP):
        return _of_workbook(content)
    return Sheet(tuple(_of_text(_text_of(content))))


def _of_workbook(content: bytes) -> Sheet:
    try:
        has_formulas = _checked_package(content)
        return _chosen(list(_sheets(content, has_formulas=has_formulas)))
    except BankFileRefused:
        raise
    except Exception:  # whatever a library makes of a package that was damaged, or made to do harm
        raise BankFileRefused(why="damaged") from None


def _checked_package(content: bytes) -> bool:
    """Refuse what is no workbook, or would unpack to more than a list of payments ever needs; whether it reckons."""
    has_formulas, tags = False, 0
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = package.infolist()
        if not any(part.filename.lower() == "xl/workbook.xml" for part in parts):
            raise BankFileRefused(why="kind")
        if any(part.flag_bits & 1 for part in parts):
            raise BankFileRefused(why="password")
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
            raise BankFileRefused(why="lines")
        for part in parts:  # whatever they are called: a sheet may be in any of them
            held = package.read(part)
            if any(mark in held for mark in _DECLARES):
                raise BankFileRefused(why="damaged")
            tags += held.count(b"<") + held.count(b"=")
            if tags > MOST_TAGS:
                raise BankFileRefused(why="lines")
            has_formulas = has_formulas or bool(_FORMULA.search(held))
    return has_formulas


def _sheets(content: bytes, *, has_formulas: bool) -> Iterator[Rows]:
    """Every sheet's rows. A formula of which the file holds no result stands there as it is, so that it is told of."""
    books = [load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)]
    if has_formulas:
        books.append(load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False))
    try:
        for sheets in zip(*(book.worksheets[:MOST_SHEETS] for book in books), strict=True):
            for sheet in sheets:
                sheet.reset_dimensions()
            yield _rows(_together(*(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True) for sheet in sheets)))
    finally:
        for book in books:
            book.close()


def _together(values: Iterable[Sequence[Any]], formulas: Iterable[Sequence[Any]] | None = None) -> Iterator[list[Any]]:
    if formulas is None:
        yield from map(list, values)
        return
    for row, reckoned in zip(values, formulas, strict=False):
        yield [other if value is None else value for value, other in zip(row, reckoned, strict=False)]


def _chosen(sheets: list[Rows]) -> Sheet:
    filled = [rows for rows in sheets if rows]
    if not filled:
        raise BankFileRefused(why="empty")
    chosen = next((rows for rows in filled if insurers.has_header(rows)), filled[0])
    return Sheet(tuple(chosen), len(filled) - 1)


def _rows(found: Iterable[Iterable[Any]]) -> Rows:
    """The rows that hold anything, by their numbers; ``BankFileRefused`` (``lines``) where there is no end of them."""
    rows: Rows = []
    for number, values in enumerate(found, start=1):
        cells = [_cell(value) for value in values]
        while cells and cells[-1] in (None, ""):
            cells.pop()
        if cells:
            rows.append((number, tuple(cells)))
        if len(rows) > MOST_ROWS or number > MOST_ROWS_PASSED:
            raise BankFileRefused(why="lines")
    return rows


def _cell(value: Any) -> Cell:
    """A cell as rules take it: numbers exactly as they are written, never as binary fractions."""
    if value is None or isinstance(value, bool):
        return None if value is None else str(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float):
        written = repr(value)
        return Decimal(written) if len(written) <= LONGEST_FIGURE else written[:LONGEST_FIGURE]
    text = str(getattr(value, "text", value))  # of a formula for several cells, which is a thing of its own
    return text.replace("\0", " ")[:LONGEST_CELL].strip()


def _text_of(content: bytes) -> str:
    """The text of a csv file: UTF-8 or UTF-16 by its mark, else UTF-8, else as Chinese banks write it (GB18030)."""
    if not content.strip():
        raise BankFileRefused(why="empty")
    encodings = [name for mark, name in _MARKED if content.startswith(mark)] or list(_UNMARKED)
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROLS & {ord(each) for each in text[:4_000]}:
            return text
    raise BankFileRefused(why="kind")


def _of_text(text: str) -> Rows:
    head = [line for line in text.splitlines()[:20] if line.strip()]
    separator = max(_SEPARATORS, key=lambda each: sum(line.count(each) for line in head))
    if not any(separator in line for line in head):
        raise BankFileRefused(why="kind")
    try:
        return _separated(text, separator, csv.QUOTE_MINIMAL)
    except csv.Error:  # a quote that none answers would swallow what follows: it is a sign like any other
        try:
            return _separated(text, separator, csv.QUOTE_NONE)
        except csv.Error:
            raise BankFileRefused(why="damaged") from None


def _separated(text: str, separator: str, quoting: Literal[0, 3]) -> Rows:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting, strict=True)
    return _rows(cells[:MOST_COLUMNS] for cells in reader)
