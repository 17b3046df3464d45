"""Long lists in messages: which page a button asks for, the buttons that turn pages, what one message holds."""

import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from markupsafe import Markup

from domain.errors import NotFound
from domain.pages import NEWEST, Page, Spot
from handlers.calling import InlineButton, Rows
from locales import say

MOST_LINES = 30
"""What a phone shows without much scrolling."""
MOST_UNITS = 3_600
"""Room for a list in one message, below the platform's 4,096, so that a title and a word at the end fit too."""
MOST_ENTRIES = 20
_LARGEST_PAGE = 999_999
_PAGE = re.compile(r"[0-9]+", re.ASCII)
_SPOT = re.compile(r"(?P<way>older|newer)\.(?P<id>[0-9]{1,18})", re.ASCII)


class Kept(Protocol):
    """An entry of a history; the later it was added, the higher its id."""

    @property
    def id(self) -> int:
        """Its id."""
        ...


Entry = TypeVar("Entry", bound=Kept)
ReadOn = Callable[[Spot, int], Awaitable[Sequence[Entry]]]
"""Reads so many entries next to a spot, newest first."""


@dataclass(frozen=True)
class Stretch:
    """As many entries of a history as one message holds, in words and newest first, and how it goes on."""

    blocks: tuple[Markup, ...]
    older: Spot | None = None
    """Where what is older begins; ``None`` at the oldest entry."""
    newer: Spot | None = None
    """Where what is newer begins; ``None`` at the newest entry."""


def pressed_page(text: str) -> int:
    """A page's number as a button carries it: the first for anything odd, for a huge one the last there may be."""
    if not _PAGE.fullmatch(text):
        return 1
    return max(1, int(text)) if len(text) < len(str(_LARGEST_PAGE)) else _LARGEST_PAGE


def offset_of(page: int, limit: int) -> int:
    """Where a page of ``limit`` things begins."""
    return (page - 1) * limit


def evenly(total: int, most: int) -> int:
    """How many things a page has when no page has over ``most`` and none is left nearly empty."""
    pages = max(1, -(-total // most))
    return max(1, -(-total // pages))


def turners(lang: str, page: Page[object], data: Callable[[int], str]) -> Rows:
    """Buttons to the pages before and after; ``data`` makes what a button carries of a page's number."""
    turns = [("back", page.number - 1)] if page.number > 1 else []
    turns += [("on", page.number + 1)] if page.left else []
    buttons = tuple(
        InlineButton(say(lang, "paging-button", way=way, page=to, pages=page.count).unescape(), data(to))
        for way, to in turns
    )
    return (buttons,) if buttons else ()


def and_more(lang: str, page: Page[object]) -> list[Markup]:
    """How many more follow; no line when there are none."""
    return [say(lang, "paging-more", count=page.left)] if page.left else []


def pressed_spot(code: str) -> Spot:
    """The spot of a history that a button carries, ``older.12``."""
    found = _SPOT.fullmatch(code)
    if found is None:
        raise NotFound(what=code[:20])
    spot = int(found["id"])
    return Spot(older_than=spot) if found["way"] == "older" else Spot(newer_than=spot)


def onward(lang: str, stretch: Stretch, data: Callable[[str], str]) -> Rows:
    """Buttons to what is newer and older; ``data`` makes what a button carries of a spot, ``older.12``."""
    ways = [("newer", stretch.newer)] if stretch.newer else []
    ways += [("older", stretch.older)] if stretch.older else []
    buttons = tuple(
        InlineButton(say(lang, "paging-history-button", way=way).unescape(), data(_spot_code(spot)))
        for way, spot in ways
    )
    return (buttons,) if buttons else ()


async def stretch_at(spot: Spot, read: ReadOn[Entry], write: Callable[[Entry], Markup]) -> Stretch:
    """What one message holds of a history next to ``spot``, entries worded by ``write``.

    Past its newest entry it is the newest stretch, past its oldest the oldest one.
    """
    found = await read(spot, MOST_ENTRIES + 1)
    if not found and spot.older_than is not None:
        return await stretch_at(Spot(newer_than=0), read, write)
    nearest = found if spot.newer_than is None else found[::-1]
    worded = [write(entry) for entry in nearest[:MOST_ENTRIES]]
    held = fitting(worded)
    is_all = held == len(nearest)
    if spot.newer_than is None:
        older = None if is_all else Spot(older_than=nearest[held - 1].id)
        return Stretch(tuple(worded[:held]), older, Spot(newer_than=nearest[0].id) if spot != NEWEST else None)
    if is_all:
        return await stretch_at(NEWEST, read, write)
    older = Spot(older_than=nearest[0].id) if spot.newer_than else None
    return Stretch(tuple(worded[:held][::-1]), older, Spot(newer_than=nearest[held - 1].id))


def fitting(blocks: Sequence[Markup], *, most_lines: int = MOST_LINES, gap: str = "\n\n") -> int:
    """How many of the blocks, from the first on, go into one message with ``gap`` between them; at least one."""
    lines = used = 0
    for place, block in enumerate(blocks):
        lines += block.count("\n") + gap.count("\n")
        used += units(block) + len(gap)
        if place and (lines > most_lines or used > MOST_UNITS):
            return place
    return len(blocks)


def leaves(blocks: Sequence[Markup], *, most_lines: int = MOST_LINES, gap: str = "\n\n") -> list[tuple[Markup, ...]]:
    """The blocks by the messages they go into, with ``gap`` between them, each as full as it may be."""
    found: list[tuple[Markup, ...]] = []
    left = tuple(blocks)
    while left:
        held = fitting(left, most_lines=most_lines, gap=gap)
        found.append(left[:held])
        left = left[held:]
    return found


def units(text: str) -> int:
    """The length of a text as the platform counts it: in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def in_rows(buttons: Iterable[InlineButton], a_row: int) -> Rows:
    """Buttons in rows that a phone shows whole."""
    every = tuple(buttons)
    return tuple(every[start : start + a_row] for start in range(0, len(every), a_row))


def cut(name: str, most_characters: int) -> str:
    """A name short enough for a line or a button."""
    return name if len(name) <= most_characters else f"{name[: most_characters - 1]}…"


def _spot_code(spot: Spot) -> str:
    return f"newer.{spot.newer_than}" if spot.older_than is None else f"older.{spot.older_than}"
