"""Figures as people read them: medians, percentiles, ratios, and tables that are Markdown and line up."""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

BEGIN = "<!-- figures: written by python -m bench --write -->"
END = "<!-- end of figures -->"


@dataclass(frozen=True)
class Table:
    """A table with what it says above it and what must be known below it. Cells are text, the first is a name."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    def text(self) -> str:
        """The table in Markdown, aligned so that a terminal shows it well too."""
        lines = [self.columns, *self.rows]
        widths = [max(_width(line[at]) for line in lines) for at in range(len(self.columns))]
        shown = [_row(line, widths) for line in lines]
        shown.insert(1, "|".join(["", *(_rule(at, width) for at, width in enumerate(widths)), ""]))
        return "\n\n".join([f"### {self.title}", "\n".join(shown), *self.notes])


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [_padded(cell, width, left=at == 0) for at, (cell, width) in enumerate(zip(cells, widths, strict=True))]
    return f"| {' | '.join(padded)} |"


def _rule(at: int, width: int) -> str:
    return "-" * (width + 2) if at == 0 else "-" * (width + 1) + ":"


def _padded(cell: str, width: int, *, left: bool) -> str:
    space = " " * (width - _width(cell))
    return cell + space if left else space + cell


def _width(text: str) -> int:
    """Columns that ``text`` takes in a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def with_figures(readme: str, texts: Sequence[str]) -> str:
    """``readme`` with the figures between its two marks replaced."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return "\n\n".join([f"{before}{BEGIN}", *texts, f"{END}{after}"])


def median(values: Sequence[float]) -> float:
    """The value in the middle."""
    return percentile(values, 50)


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest of ``values`` that at least ``percent`` of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def number(value: float) -> str:
    """Three digits that matter: 0.123, 1.23, 12.3, 1,234."""
    decimals = 3 if value < 1 else 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:,.{decimals}f}"


def ratio(value: float) -> str:
    """How many times: 1.25x."""
    return f"{value:.2f}x"
