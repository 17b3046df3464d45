"""The morning digest as a message: the worst first, every case in a line, the urgent steps as buttons."""

from itertools import groupby

from markupsafe import Markup

from domain.cases.views import DigestBoard, DigestLine, Section, StepView
from domain.pages import Page, page_of
from handlers.cases.phrases import case_name, day_word, mark_items, short, step_button, step_item
from handlers.declaration import Reply, Rows
from handlers.paging import and_more, in_rows, offset_of, turners, units
from locales import say

CASES_ON_A_PAGE = 30
BUTTONS_ON_A_PAGE = 18
BUTTONS_IN_A_ROW = {"zh-CN": 3, "en": 2}
MOST_ITEMS_IN_A_LINE = 2
LONGEST_TEXT = 4000
DELIVERY_DAYS_SHOWN = 4
DELIVERIES_OF_A_DAY_SHOWN = 8


def digest(lang: str, view: DigestBoard, page: int = 1, *, edits: bool = False, toast: str = "") -> Reply:
    """One page of the digest; promised deliveries stand on the first."""
    shown = page_of(view.lines, offset_of(page, CASES_ON_A_PAGE), CASES_ON_A_PAGE)
    text = _text(lang, view, shown, MOST_ITEMS_IN_A_LINE)
    if units(text) > LONGEST_TEXT:
        text = _text(lang, view, shown, 1)
    return Reply(text, _rows(lang, shown), edits=edits, toast=toast, again=f"cases.page:{shown.number}")


def all_done(lang: str, toast: str = "") -> Reply:
    """What the digest turns into when the last case was closed from it."""
    return Reply(say(lang, "cases-digest-all-done"), edits=True, toast=toast)


def step_and_page(version: str) -> tuple[str, str]:
    """Step and page of a digest button's ``inspection.2``."""
    step, _, page = version.partition(".")
    return step, page


def _text(lang: str, view: DigestBoard, shown: Page[DigestLine], most_items: int) -> Markup:
    """The page with at most ``most_items`` steps to do in a line."""
    lines = [_title(lang, view, shown), _counts(lang, view)]
    for section, cases in groupby(shown, key=lambda line: line.section):
        lines += [Markup(""), say(lang, "cases-digest-section", section=section.value)]
        lines += [_line(lang, view, line, most_items) for line in cases]
    lines += [Markup(""), *and_more(lang, shown)] if shown.left else []
    lines += _deliveries(lang, view) if shown.number == 1 else []
    return Markup("\n").join(lines)


def _title(lang: str, view: DigestBoard, shown: Page[DigestLine]) -> Markup:
    if shown.count == 1:
        return say(lang, "cases-digest-title", day=view.today)
    return say(lang, "cases-digest-title-page", day=view.today, page=shown.number, pages=shown.count)


def _counts(lang: str, view: DigestBoard) -> Markup:
    cases = [line.case for line in view.lines]
    late = sum(bool(case.late) for case in cases)
    today = sum(bool(case.due_today) and not case.late for case in cases)
    return say(lang, "cases-digest-counts", open=view.open_count, late=late, today=today)


def _line(lang: str, view: DigestBoard, line: DigestLine, most_items: int) -> Markup:
    case = line.case
    return say(
        lang,
        "cases-digest-line",
        case=case_name(case.number),
        plate=case.plate,
        day=case.day_number,
        stage=case.stage.value,
        items=Markup(" ").join(_items(lang, view, line, most_items)),
        advisor=short(case.advisor),
    )


def _items(lang: str, view: DigestBoard, line: DigestLine, most_items: int) -> list[Markup]:
    """What was done last today, then what is late and due today, the worst first; else the next step."""
    case = line.case
    urgent = (*case.late, *case.due_today)
    last_done: list[StepView] = sorted(case.done_today, key=lambda step: (step.done_at or view.now, step.position))
    steps = [*last_done[-1:], *urgent[:most_items]] or list(case.next_steps[:1])
    items = [*mark_items(lang, case.marks), *(step_item(lang, step, view.zone, view.now) for step in steps)]
    left = len(urgent) - most_items
    return [*items, say(lang, "cases-item-more", count=left)] if left > 0 else items


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


def _rows(lang: str, shown: Page[DigestLine]) -> Rows:
    buttons = [
        step_button(
            lang,
            line.case.number,
            line.case.next_steps[0],
            f"cases.dgdone:{case_name(line.case.number)}:{line.case.next_steps[0].name}.{shown.number}",
            with_number=True,
        )
        for line in shown
        if line.section is not Section.IN_PROGRESS and (line.case.late or line.case.due_today) and line.case.next_steps
    ][:BUTTONS_ON_A_PAGE]
    turns = turners(lang, shown, lambda number: f"cases.page:{number}")
    return (*in_rows(buttons, BUTTONS_IN_A_ROW.get(lang, 2)), *turns)
