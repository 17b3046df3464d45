"""The morning digest: numbers first, then the worst, each with a button; the rest in a fold, and on pages behind.

The first pages hold what is late and what is due today, at most as many cases as there are buttons under a page. The
others follow on pages of their own, so that every case can be worked on from the digest.
"""

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from domain.cases.views import BoardLine, CaseState, DigestBoard, DigestLine, Section, StepName
from domain.pages import Page
from handlers.cases.flow.lines import line_items
from handlers.cases.phrases import (
    case_name,
    day_word,
    label,
    mark_items,
    open_button,
    pressing_items,
    short,
    step_button,
    step_item,
)
from handlers.declaration import InlineButton, Reply, Rows
from handlers.paging import in_rows, turners, units
from locales import say

CASES_ON_A_PAGE = 18
BUTTONS_IN_A_ROW = {"zh-CN": 3, "en": 2}
MOST_ITEMS_IN_A_LINE = {"zh-CN": 2, "en": 1}
MOST_FOLDED = 40
FEWER = 5
LONGEST_TEXT = 4000
DELIVERY_DAYS_SHOWN = 3
DELIVERIES_OF_A_DAY_SHOWN = 8


def digest(lang: str, view: DigestBoard, page: int = 1, *, edits: bool = False, toast: str = "") -> Reply:
    """One page of the digest; the first tells how all of it stands."""
    pages = _pages(view)
    number = min(max(1, page), len(pages))
    shown = pages[number - 1]
    text = _fitting(lang, view, shown, number, len(pages))
    rows = (*_rows(lang, view, shown, number), *_turners(lang, pages, number))
    return Reply(text, rows, edits=edits, toast=toast, again=f"cases.page:{number}")


def all_done(lang: str, toast: str = "") -> Reply:
    """What the digest turns into when the last case was closed from it."""
    return Reply(say(lang, "cases-digest-all-done"), edits=True, toast=toast)


def step_and_page(version: str) -> tuple[str, str]:
    """Step and page of a digest button's ``inspection.2``."""
    step, _, page = version.partition(".")
    return step, page


def _pages(view: DigestBoard) -> list[tuple[DigestLine, ...]]:
    """The cases by the pages they stand on: first the pressing ones, if there are any."""
    pressing = [line for line in view.lines if line.section is not Section.IN_PROGRESS]
    return [*_split(pressing), *_split(_others(view))] or [()]


def _others(view: DigestBoard) -> list[DigestLine]:
    return [line for line in view.lines if line.section is Section.IN_PROGRESS]


def _is_pressing(shown: Sequence[DigestLine]) -> bool:
    """Whether a page is one of what is late or due today."""
    return bool(shown) and shown[0].section is not Section.IN_PROGRESS


def _split(lines: Sequence[DigestLine]) -> list[tuple[DigestLine, ...]]:
    return [tuple(lines[at : at + CASES_ON_A_PAGE]) for at in range(0, len(lines), CASES_ON_A_PAGE)]


def _fitting(lang: str, view: DigestBoard, shown: Sequence[DigestLine], number: int, count: int) -> Markup:
    """The page; where names are long, with fewer steps in a line and fewer cases in the fold."""
    text = Markup()
    for most_items in dict.fromkeys((MOST_ITEMS_IN_A_LINE.get(lang, 1), 1)):
        for most_folded in range(MOST_FOLDED, -1, -FEWER):
            lines = [_title(lang, view, number, count), *_numbers(lang, view)]
            lines += _sections(lang, view, shown, most_items)
            lines += _deliveries(lang, view) if number == 1 else []
            lines += _folded(lang, view, most_folded) if number == 1 and _is_pressing(shown) else []
            text = Markup("\n").join(lines)
            if units(text) <= LONGEST_TEXT:
                return text
    return text


def _title(lang: str, view: DigestBoard, number: int, count: int) -> Markup:
    if count == 1:
        return say(lang, "cases-digest-title", day=view.today)
    return say(lang, "cases-digest-title-page", day=view.today, page=number, pages=count)


def _numbers(lang: str, view: DigestBoard) -> list[Markup]:
    """How all cases stand: what is pressing, and what the day brings."""
    late, today = _count(view, Section.LATE), _count(view, Section.TODAY)
    delivering = sum(len(numbers) for day, numbers in view.deliveries if day == view.today)
    photos = sum(_lacks_photo(line.case) for line in view.lines)
    numbers = [say(lang, "cases-digest-counts", open=view.open_count, late=late, today=today)]
    of_the_day = [say(lang, "cases-digest-delivering", count=delivering)] if delivering else []
    of_the_day += [say(lang, "cases-digest-photos", count=photos)] if photos else []
    return [*numbers, Markup(" · ").join(of_the_day)] if of_the_day else numbers


def _lacks_photo(case: BoardLine) -> bool:
    return any(step.name == StepName.PHOTO for step in case.pressing)


def _presses(case: BoardLine) -> bool:
    """Whether anything of a case is late or due today but for the photo, which everybody owes every day."""
    return bool(case.late) or any(step.name != StepName.PHOTO for step in case.due_today)


def _sections(lang: str, view: DigestBoard, shown: Sequence[DigestLine], most_items: int) -> list[Markup]:
    lines: list[Markup] = []
    for section, cases in groupby(shown, key=lambda line: line.section):
        lines += [Markup(""), say(lang, "cases-digest-section", section=section.value, count=_count(view, section))]
        lines += [_line(lang, view, line.case, most_items) for line in cases]
    return lines


def _count(view: DigestBoard, section: Section) -> int:
    """How many cases of a section there are, without those that were seen to since this morning."""
    of_section = [line.case for line in view.lines if line.section is section]
    return len(of_section) if section is Section.IN_PROGRESS else sum(_presses(case) for case in of_section)


def _line(lang: str, view: DigestBoard, case: BoardLine, most_items: int) -> Markup:
    return say(
        lang,
        "cases-digest-line",
        case=case_name(case.number),
        plate=case.plate,
        day=case.day_number,
        stage=case.stage.value,
        items=Markup(" ").join(_items(lang, view, case, most_items)),
        advisor=short(case.advisor),
    )


def _items(lang: str, view: DigestBoard, case: BoardLine, most_items: int) -> list[Markup]:
    """What was done last today, then what is late and due today, the worst first; else the next step."""
    last_done = sorted(case.done_today, key=lambda step: (step.done_at or view.now, step.position))[-1:]
    done = [step_item(lang, step, view.zone, view.now) for step in last_done]
    pressing = pressing_items(lang, case.pressing, case.next_steps if not done else (), view, most_items)
    return [*mark_items(lang, case.marks), *line_items(lang, case.flow, view.today), *done, *pressing]


def _deliveries(lang: str, view: DigestBoard) -> list[Markup]:
    if not view.deliveries:
        return []
    past = [number for day, numbers in view.deliveries if day < view.today for number in numbers]
    days = [(day, numbers) for day, numbers in view.deliveries if day >= view.today][:DELIVERY_DAYS_SHOWN]
    groups = ([("past", view.today, tuple(past))] if past else []) + [
        (day_word(day, view.today), day, numbers) for day, numbers in days
    ]
    lines = [Markup(""), say(lang, "cases-digest-deliveries")]
    for word, day, numbers in groups:
        names = " ".join(case_name(number) for number in numbers[:DELIVERIES_OF_A_DAY_SHOWN])
        more = max(0, len(numbers) - DELIVERIES_OF_A_DAY_SHOWN)
        lines.append(say(lang, "cases-digest-delivery", day=word, date=day, cases=names, more=more))
    return lines


def _folded(lang: str, view: DigestBoard, most: int) -> list[Markup]:
    """The cases of which nothing presses, a line each, in a fold that opens with a touch."""
    others = _others(view)
    if not others:
        return []
    lines = [_short_line(lang, line.case) for line in others[:most]]
    left = len(others) - len(lines)
    lines += [say(lang, "paging-more", count=left)] if left else []
    heading = say(lang, "cases-digest-section", section=Section.IN_PROGRESS.value, count=len(others))
    return [Markup(""), heading, say(lang, "cases-digest-fold", lines=Markup("\n").join(lines))]


def _short_line(lang: str, case: BoardLine) -> Markup:
    return say(
        lang,
        "cases-digest-short-line",
        case=case_name(case.number),
        plate=case.plate,
        day=case.day_number,
        stage=case.stage.value,
        advisor=short(case.advisor),
        photo="due" if _lacks_photo(case) else "none",
    )


def _rows(lang: str, view: DigestBoard, shown: Sequence[DigestLine], page: int) -> Rows:
    buttons = [button for line in shown if (button := _button(lang, line, page))]
    return in_rows(buttons, BUTTONS_IN_A_ROW.get(lang, 2))


def _button(lang: str, line: DigestLine, page: int) -> InlineButton | None:
    """What a case needs most: its pressing step or its photo; where nothing is due, its card."""
    case = line.case
    if case.state is CaseState.CLOSED or (line.section is not Section.IN_PROGRESS and not _presses(case)):
        return None
    free = {step.name: step for step in case.next_steps}
    step = next((free[step.name] for step in case.pressing if step.name in free), None)
    if step is None:
        return open_button(lang, case.number)
    name = case_name(case.number)
    return step_button(lang, case.number, step, f"cases.dgdone:{name}:{step.name}.{page}", with_number=True)


def _turners(lang: str, pages: Sequence[tuple[DigestLine, ...]], number: int) -> Rows:
    """To the pages before and after; the way to what does not press says how much that is."""
    turns = turners(lang, Page((), number - 1, 1, len(pages)), lambda to: f"cases.page:{to}")
    if number == len(pages) or not _is_pressing(pages[number - 1]) or _is_pressing(pages[number]):
        return turns
    others = sum(len(page) for page in pages[number:])
    onward = InlineButton(label(say(lang, "cases-button-others", count=others)), f"cases.page:{number + 1}")
    return ((*turns[0][:-1], onward),)
