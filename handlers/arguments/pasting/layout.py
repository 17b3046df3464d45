"""Bringing labels and values onto one line: tables, labels above their values, headings over sections."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlers.arguments.pasting import labels
from handlers.arguments.pasting.cleaning import shape_of
from handlers.arguments.pasting.vocabulary import Who

_SECTION = re.compile(r"\s*(?:【[^】:]{1,12}】|\[[^\]:]{1,12}\]|[^\s:,。]{1,8}(?:信息|资料|情况)) ?:?\s*")
_WIDE = re.compile(r" {2,}")
_MOST_CELLS = 40


@dataclass(frozen=True)
class Laid:
    """One line, and whom the section it stands in is about."""

    text: str
    section: Who | None = None


def laid_out(lines: Sequence[str]) -> list[Laid]:
    """The lines with every value behind its label, and the sections they belong to."""
    return list(_in_sections(list(_joined(list(_without_tables(lines))))))


def _without_tables(lines: Sequence[str]) -> Iterator[str]:
    """Tables as lines of ``header: value``, a blank line between rows."""
    at = 0
    while at < len(lines):
        header, split = _header(lines[at])
        rows = _rows(lines, at + 1, len(header), split) if header else []
        if not rows:
            yield lines[at]
            at += 1
            continue
        for number, cells in rows:
            yield from (f"{title}: {cell}" for title, cell in zip(header, cells, strict=True) if cell)
            yield ""
            at = number + 1


def _header(line: str) -> tuple[list[str], str]:
    """The cells of a line that is the header of a table, and what parts them; none if it is no header."""
    for split in ("\t", "|", "  ", " "):
        cells = _cells(line, split)
        if 2 <= len(cells) <= _MOST_CELLS and all(cells):
            whole = sum(_is_label(cell) for cell in cells)
            if whole >= 2 and whole * 2 > len(cells):
                return [cell.strip(" :：") for cell in cells], split
    return [], ""


def _cells(line: str, split: str) -> list[str]:
    text = line.strip(" |｜") if split == "|" else line.strip(" ")
    parts = _WIDE.split(text) if split == "  " else re.split("[|｜]", text) if split == "|" else text.split(split)
    return [part.strip() for part in parts]


def _rows(lines: Sequence[str], at: int, width: int, split: str) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    for number in range(at, len(lines)):
        cells = _cells(lines[number], split)
        if len(cells) == width and any(cells) and not _header(lines[number])[0]:
            rows.append((number, cells))
        elif rows or lines[number].strip():
            break
    return rows


def _is_label(text: str) -> bool:
    shape = shape_of(text)
    return len(shape) < 24 and labels.is_whole(shape, labels.find(shape))


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Labels that stand alone are put before the line below; several of them before as many lines."""
    at = 0
    while at < len(lines):
        if not _is_label(lines[at]):
            yield lines[at]
            at += 1
            continue
        run = next((n for n in range(1, len(lines) - at) if not _is_label(lines[at + n])), len(lines) - at)
        values = [line for line in lines[at + run : at + 2 * run] if _is_value(line)]
        count = run if len(values) == run else int(bool(values) and values[0] is lines[at + run])
        yield from lines[at : at + run - count]
        names = lines[at + run - count : at + run]
        yield from (f"{name.strip(' :：')}: {value}" for name, value in zip(names, values, strict=False))
        at += run + count


def _is_value(line: str) -> bool:
    shape = shape_of(line).lstrip()
    marks = labels.find(shape)
    return bool(shape) and not (marks and (marks[0].start < 2 or any(mark.colon for mark in marks)))


def _in_sections(lines: Sequence[str]) -> Iterator[Laid]:
    section: Who | None = None
    is_begun = False
    for line in lines:
        if _is_label(line) or _SECTION.fullmatch(shape_of(line)):
            marks = labels.find(shape_of(line))
            if not marks or marks[0].is_heading:
                section, is_begun = marks[0].who if marks else None, False
                continue
        if not line.strip() and is_begun:
            section = None
        is_begun = is_begun or bool(line.strip())
        yield Laid(line, section)
