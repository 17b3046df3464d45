"""Spreadsheets: amounts are numbers, days are days, and no text is ever a formula or an address."""

import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from handlers.papers.names import clean

LONGEST_TEXT = 32_000
"""A cell holds 32,767 characters."""
BEGINS_A_FORMULA = ("=", "+", "-", "@", "'")
"""What a spreadsheet program would reckon with once somebody edits the cell, or a quote that it would swallow."""
_A4 = 9
_WIDEST = 64
_FEN_PER_YUAN = 100
_ONE = 10_000
_PLAIN = {"valign": "vcenter", "font_size": 10}
_HEADER = {"bold": True, "bg_color": "#14776A", "font_color": "#FFFFFF", "text_wrap": True, "border": 1}
_LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 14},
    "part": {"bold": True, "font_size": 11},
    "label": {"font_color": "#5F6B73"},
    "fact": {"bold": True, "align": "left", "shrink": True},
    "header": _HEADER,
    "number header": {**_HEADER, "align": "right"},
    "cell": {"border": 1, "border_color": "#C9D1D6"},
    "sum": {"border": 1, "border_color": "#C9D1D6", "bold": True, "bg_color": "#E8F2F0"},
    "note": {"font_color": "#5F6B73", "font_size": 9},
}
_FORMATS: dict[type, dict[str, object]] = {}


@dataclass(frozen=True)
class Money:
    """An amount in fen, shown in yuan."""

    fen: int


@dataclass(frozen=True)
class Rate:
    """A rate in basis points, shown in per cent."""

    basis_points: int


Value = str | int | date | Money | Rate | None
_FORMATS |= {
    Money: {"num_format": '"¥"#,##0.00;"−¥"#,##0.00', "align": "right"},
    Rate: {"num_format": "0.00%", "align": "right"},
    date: {"num_format": "yyyy-mm-dd", "align": "left"},
}


def width_for(texts: Iterable[str], least: int) -> int:
    """How wide a column must be for all of these texts, in Latin letters, of which a Chinese one takes two."""
    longest = max((_letters(text) for text in texts), default=0)
    return min(max(least, longest + 2), _WIDEST)


def _letters(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1 for character in text)


def _begins_a_formula(text: str) -> bool:
    """Whether it begins like one, in full width too: a Chinese spreadsheet program takes that for the same."""
    return unicodedata.normalize("NFKC", clean(text).lstrip()[:1]).startswith(BEGINS_A_FORMULA)


class Sheet:
    """One sheet, written from top to bottom."""

    def __init__(self, book: "Book", page: Worksheet, widths: Sequence[int]) -> None:
        self._book = book
        self._page = page
        self._last = len(widths) - 1
        self._row = 0
        for column, width in enumerate(widths):
            page.set_column(column, column, width)

    def title(self, text: str) -> None:
        """The title of the whole."""
        self._page.set_row(self._row, 24)
        self._wide(text, "title")

    def part(self, text: str) -> None:
        """A title of a part, with some room above."""
        self._row += 1
        self._wide(text, "part")

    def note(self, text: str) -> None:
        """A remark below a table."""
        self._wide(text, "note")

    def facts(self, *facts: tuple[int, str, int, Value]) -> None:
        """A line of facts, each as ``(column, what, columns it takes, value)``."""
        for column, label, width, value in facts:
            self._write(column, label, "label")
            if width > 1:
                style = self._book.style("fact")
                self._page.merge_range(self._row, column + 1, self._row, column + width, "", style)
            self._write(column + 1, value, "fact")
        self._row += 1

    def header(self, titles: Sequence[str], *, amounts_from: int, freezes: bool = False) -> None:
        """The head of a table, of whose columns those from ``amounts_from`` on hold numbers.

        ``freezes``: with all above it stays in sight and is printed on every page.
        """
        for column, title in enumerate(titles):
            self._write(column, title, "header" if column < amounts_from else "number header")
        self._row += 1
        if freezes:
            self._page.freeze_panes(self._row, 0)
            self._page.repeat_rows(0, self._row - 1)

    def line(self, values: Sequence[Value]) -> None:
        """A line of a table."""
        self._line(values, "cell")

    def total(self, values: Sequence[Value]) -> None:
        """A line of sums."""
        self._line(values, "sum")

    def _line(self, values: Sequence[Value], look: str) -> None:
        for column, value in enumerate(values):
            self._write(column, value, look)
        self._row += 1

    def _wide(self, text: str, look: str) -> None:
        self._write(0, text, look)
        self._row += 1

    def _write(self, column: int, value: Value, look: str) -> None:
        style, row = self._book.style(look, value), self._row
        match value:
            case None:
                self._page.write_blank(row, column, None, style)
            case str():
                self._page.write_string(row, column, clean(value)[:LONGEST_TEXT], style)
            case Money(fen):
                self._page.write_number(row, column, fen / _FEN_PER_YUAN, style)
            case Rate(basis_points):
                self._page.write_number(row, column, basis_points / _ONE, style)
            case date():
                self._page.write_datetime(row, column, value, style)
            case _:
                self._page.write_number(row, column, value, style)


class Book:
    """A spreadsheet in the making; nothing of it is on the disk."""

    def __init__(self) -> None:
        self._file = io.BytesIO()
        how = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = Workbook(self._file, how)
        self._styles: dict[tuple[object, ...], Any] = {}

    def sheet(self, name: str, widths: Sequence[int]) -> Sheet:
        """Another sheet, printed on A4 across as wide as its columns; ``widths`` in characters."""
        page = self._book.add_worksheet(name)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.set_footer("&C&P / &N")
        page.hide_gridlines(2)
        return Sheet(self, page, widths)

    def style(self, look: str, value: Value = None) -> Any:
        """How a value looks in a place; texts that look like formulas stay texts when they are edited."""
        quotes = isinstance(value, str) and _begins_a_formula(value)
        key = (look, type(value), quotes)
        if key not in self._styles:
            special = {"quote_prefix": True} if quotes else {}
            wanted = {**_PLAIN, **_LOOKS[look], **_FORMATS.get(type(value), {}), **special}
            self._styles[key] = self._book.add_format(wanted)
        return self._styles[key]

    def content(self) -> bytes:
        """The finished file."""
        self._book.close()
        return self._file.getvalue()
