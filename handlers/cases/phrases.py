"""Small parts of sentences about cases that card, board and digest share."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from markupsafe import Markup

from domain import clock
from domain.cases.service import due_day, end_of_day, lateness
from domain.cases.views import CaseMark, CaseView, Standing, StepName, StepView
from domain.customers.rules import mask_name
from handlers.declaration import InlineButton
from locales import say

LONGEST_NAME = 8
_ASKING = {
    StepName.ASSESSED.value: ("assess", "cases.assess:{case}"),
    StepName.CALLBACK.value: ("call", "cases.act:{case}:nps"),
}
"""What is pressed to do a step that no button can tell enough of, and what kind of button that is."""


def label(sentence: Markup) -> str:
    """A sentence for a button or a toast, where Telegram takes no markup."""
    return sentence.striptags()


def case_name(number: int) -> str:
    """C12."""
    return f"C{number}"


def short(name: str) -> str:
    """A name for a crowded line: Daniel Meyer is Daniel there."""
    if len(name) <= LONGEST_NAME:
        return name
    first = name.split(maxsplit=1)[0]
    return first if len(first) <= LONGEST_NAME else f"{first[: LONGEST_NAME - 1]}…"


def noted(case: CaseView, text: str) -> str:
    """What somebody noted, without the owner's name where others read: it may be told beside the damage."""
    return text if case.is_whole else unnamed(text, case.customer_name)


def unnamed(text: str, name: str) -> str:
    """What somebody noted, with a customer's name masked in it."""
    return text.replace(name, mask_name(name)) if name else text


def card_button(lang: str, number: int) -> InlineButton:
    """The button that turns a message into the whole card."""
    case = case_name(number)
    return InlineButton(label(say(lang, "cases-button-card", case=case)), data=f"cases.card:{case}")


def more_button(lang: str, number: int) -> InlineButton:
    """The button that shows what else can be done about a case."""
    return InlineButton(label(say(lang, "cases-button-more")), data=f"cases.more:{case_name(number)}")


def day_word(day: date, today: date) -> str:
    """``past``, ``today``, ``tomorrow`` or ``other``: which word to use for a day."""
    if day < today:
        return "past"
    return {0: "today", 1: "tomorrow"}.get((day - today).days, "other")


def when(lang: str, moment: datetime, zone: str, now: datetime) -> Markup:
    """A due time as people say it: today 10:30, tomorrow, 2026-11-23; a midnight is the day that it ends."""
    today = clock.local(now, zone).date()
    day = due_day(moment, zone)
    if moment == end_of_day(day, zone):
        return say(lang, "cases-when-day", day=_today_or(day, today), date=day)
    at = f"{clock.local(moment, zone):%H:%M}"
    return say(lang, "cases-when-time", day=_today_or(day, today), date=day, time=at)


def done_when(lang: str, moment: datetime, zone: str, now: datetime) -> Markup:
    """The moment something was done."""
    day, today = clock.local(moment, zone).date(), clock.local(now, zone).date()
    at = f"{clock.local(moment, zone):%H:%M}"
    return say(lang, "cases-when-time", day="today" if day == today else "other", date=day, time=at)


def span(lang: str, since: datetime, until: datetime) -> Markup:
    """How long from one moment to the other: 20 minutes, 5 hours, 3 days."""
    count, unit = lateness(since, until + timedelta(seconds=30))
    return say(lang, "cases-span", count=count, unit=unit)


def step_item(lang: str, step: StepView, zone: str, now: datetime) -> Markup:
    """A step and how it stands, for one of several in a line."""
    if step.done_today or not step.is_open:
        return say(lang, "cases-item-done", step=step.called)
    if step.due_at is None:
        return say(lang, "cases-item-waiting", step=step.called)
    if now >= step.due_at:
        return say(lang, "cases-item-late", step=step.called, span=span(lang, step.due_at, now))
    day = due_day(step.due_at, zone)
    if day != clock.local(now, zone).date():
        return say(lang, "cases-item-ahead", step=step.called, when=when(lang, step.due_at, zone, now))
    if step.due_at == end_of_day(day, zone):
        return say(lang, "cases-item-today", step=step.called)
    at = f"{clock.local(step.due_at, zone):%H:%M}"
    return say(lang, "cases-item-today-at", step=step.called, time=at)


class Standpoint(Protocol):
    """Where and when something is looked at."""

    @property
    def zone(self) -> str:
        """The centre's zone."""
        ...

    @property
    def now(self) -> datetime:
        """The moment."""
        ...


def pressing_items(
    lang: str, pressing: Sequence[StepView], otherwise: Sequence[StepView], view: Standpoint, most: int
) -> list[Markup]:
    """What presses most of a case, in a line that a phone shows whole, and how much more does; else what comes next.

    A late step takes all the room there is.
    """
    shown = pressing[: 1 if pressing and pressing[0].standing is Standing.LATE else most]
    items = [step_item(lang, step, view.zone, view.now) for step in shown or otherwise[:1]]
    left = len(pressing) - len(shown)
    return [*items, say(lang, "cases-item-more", count=left)] if left > 0 else items


def step_button(lang: str, number: int, step: StepView, data: str, *, with_number: bool = False) -> InlineButton:
    """The button that does ``step``; the assessment and the call-back need figures, so their buttons ask for them."""
    case = case_name(number)
    kind, asking = _ASKING.get(step.name, ("done", ""))
    if with_number:
        text = say(lang, "cases-button-step-of", kind=kind, case=case, step=step.called)
    else:
        text = say(lang, "cases-button-step", kind=kind, step=step.called)
    return InlineButton(label(text), data=asking.format(case=case) if asking else data)


def open_button(lang: str, number: int) -> InlineButton:
    """The button that sends a case's card as a message of its own."""
    case = case_name(number)
    return InlineButton(label(say(lang, "cases-button-open", case=case)), data=f"cases.see:{case}")


def mark_items(lang: str, marks: Iterable[CaseMark]) -> list[Markup]:
    """What a line warns of besides steps."""
    return [say(lang, "cases-item-mark", mark=mark.value) for mark in marks]


def _today_or(day: date, today: date) -> str:
    word = day_word(day, today)
    return "other" if word == "past" else word
