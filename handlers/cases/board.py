"""The board ``/cases``: late cases first, then by stage, a page of it at a time."""

from itertools import groupby

from markupsafe import Markup

from domain import clock
from domain.cases.views import Board, BoardFilter, BoardLine, Stage
from domain.pages import Page, page_of
from handlers.cases.flow.lines import line_items
from handlers.cases.phrases import case_name, label, mark_items, pressing_items, short
from handlers.declaration import InlineButton, Reply, Rows
from handlers.paging import and_more, in_rows, offset_of, turners
from locales import say

CASES_ON_A_PAGE = 20
ITEMS_IN_A_LINE = {"zh-CN": 2, "en": 1}
NUMBERS_IN_A_ROW = 5
MINE = "mine"
WAITING = "waiting"
_LONGEST_ID = 18


def board(lang: str, view: Board, page: int = 1, *, edits: bool = False) -> Reply:
    """One page of the cases that were asked for, with buttons for the others and for the common filters."""
    lines = [_title(lang, view)]
    shown = page_of(view.lines, offset_of(page, CASES_ON_A_PAGE), CASES_ON_A_PAGE)
    for stage, cases in groupby(shown, key=lambda line: None if line.late else line.stage):
        lines += [Markup("")] if view.wanted.late else [Markup(""), _heading(lang, view, stage)]
        lines += [board_line(lang, view, line) for line in cases]
    if shown.left:
        lines += [Markup(""), *and_more(lang, shown)]
    return Reply(Markup("\n").join(lines), _rows(lang, view.wanted, shown), edits=edits)


def filter_code(wanted: BoardFilter) -> str:
    """A filter as a button carries it: ``late.a12.i5.srepair``."""
    parts = ["late"] if wanted.late else []
    parts += [WAITING] if wanted.waiting else []
    parts += [f"a{wanted.advisor_id}"] if wanted.advisor_id is not None else []
    parts += [f"i{wanted.insurer_id}"] if wanted.insurer_id is not None else []
    parts += [f"s{wanted.stage.value}"] if wanted.stage is not None else []
    return ".".join(parts) or "all"


def filter_of(code: str, staff_id: int) -> BoardFilter:
    """The filter a button carries; ``mine`` is for whoever presses. What it can't be is left out."""
    parts = code.split(".")
    advisor_id = staff_id if MINE in parts else _id_of("a", parts)
    stages = {f"s{stage.value}": stage for stage in Stage}
    stage = next((stages[part] for part in parts if part in stages), None)
    return BoardFilter("late" in parts, advisor_id, _id_of("i", parts), stage, WAITING in parts)


def _id_of(letter: str, parts: list[str]) -> int | None:
    digits = [part[1:] for part in parts if part[:1] == letter and len(part) <= _LONGEST_ID]
    return next((int(each) for each in digits if each.isascii() and each.isdecimal()), None)


def _title(lang: str, view: Board) -> Markup:
    wanted = view.wanted
    if not view.lines:
        return say(lang, "cases-board-empty", filtered="yes" if wanted != BoardFilter() else "no")
    count, late = len(view.lines), sum(bool(line.late) for line in view.lines)
    if wanted.late:
        title = say(lang, "cases-board-title-late", count=count)
    else:
        title = say(lang, "cases-board-title", count=count, late=late)
    words = [Markup.escape(view.lines[0].advisor)] if wanted.advisor_id is not None else []
    words += [Markup.escape(view.insurer)] if wanted.insurer_id is not None else []
    words += [say(lang, "cases-stage", stage=wanted.stage.value)] if wanted.stage is not None else []
    words += [say(lang, "cases-board-waiting")] if wanted.waiting else []
    return say(lang, "cases-board-filtered", title=title, words=Markup(" · ").join(words)) if words else title


def _heading(lang: str, view: Board, stage: Stage | None) -> Markup:
    if stage is None:
        return say(lang, "cases-section-late", count=sum(bool(line.late) for line in view.lines))
    count = sum(line.stage is stage and not line.late for line in view.lines)
    return say(lang, "cases-section-stage", stage=stage.value, count=count)


def board_line(lang: str, view: Board, line: BoardLine) -> Markup:
    """A case in one line: whose it is, and what is late or comes next."""
    items = [*mark_items(lang, line.marks), *line_items(lang, line.flow, clock.local(view.now, view.zone).date())]
    items += pressing_items(lang, line.pressing, line.next_steps, view, ITEMS_IN_A_LINE.get(lang, 1))
    return say(
        lang,
        "cases-board-line",
        case=case_name(line.number),
        plate=line.plate,
        insurer=short(line.insurer),
        day=line.day_number,
        whose="all" if view.wanted.advisor_id is None else "mine",
        advisor=short(line.advisor),
        items=Markup(" ").join(items),
    )


def _rows(lang: str, wanted: BoardFilter, shown: Page[BoardLine]) -> Rows:
    code = filter_code(wanted)
    filters = [name for name in ("late", MINE, WAITING, "all") if name != code]
    narrowing = tuple(board_button(lang, name) for name in filters)
    turns = turners(lang, shown, lambda number: f"cases.board:{number}:{code}")
    return (*in_rows((_number(line.number) for line in shown), NUMBERS_IN_A_ROW), *turns, narrowing)


def _number(number: int) -> InlineButton:
    """The button that sends a case's card: there is one for every line, so it says no more than its number."""
    return InlineButton(case_name(number), f"cases.see:{case_name(number)}")


def board_button(lang: str, wanted: str) -> InlineButton:
    """The button that turns a message into the board: all of it, the ``late`` or one's own (``mine``)."""
    return InlineButton(label(say(lang, "cases-button-filter", filter=wanted)), f"cases.board:1:{wanted}")
