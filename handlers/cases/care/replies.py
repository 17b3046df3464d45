"""What is said of scores, complaints and bookings."""

from markupsafe import Markup

from domain.cases.views import (
    BookedCase,
    CaseView,
    ComplaintLine,
    ComplaintList,
    ComplaintState,
    HandledComplaint,
    ScoredCase,
)
from domain.pages import page_of
from handlers.cases.phrases import case_name, label, noted, short, unnamed
from handlers.declaration import Call, InlineButton, Reply, Rows
from handlers.paging import and_more, cut, offset_of, turners
from locales import say

COMPLAINTS_ON_A_PAGE = 8
LONGEST_WORDS = 80
"""Of a complaint in a list."""


def scored(call: Call, done: ScoredCase) -> Reply:
    """The score, what it amends, and what it set off."""
    case, score = done.case, done.case.care.score
    assert score is not None
    facts = {"case": case_name(case.number), "score": score.score, "former": done.former or 0}
    lines = [call.say("cases-scored", again=_again(done, score.score), **facts)]
    lines += [call.say("cases-words", words=noted(case, score.words))] if score.words else []
    lines += [call.say("cases-score-opens", case=case_name(case.number))] if done.opens else []
    return Reply(_joined(lines), _rows(call, case))


def _again(done: ScoredCase, score: int) -> str:
    """Whether it is the first score, the very same, or which part of it is another one."""
    if done.same or done.former is None:
        return "same" if done.same else "no"
    return "words" if done.former == score else "yes"


def complained(call: Call, done: HandledComplaint) -> Reply:
    """A complaint written down."""
    return _handled(call, done, call.say("cases-complained", case=case_name(done.case.number)))


def answered(call: Call, done: HandledComplaint) -> Reply:
    """What the customer was answered."""
    return _handled(call, done, call.say("cases-answered", case=case_name(done.case.number)))


def closed(call: Call, done: HandledComplaint) -> Reply:
    """What was done about it, and whether the case is closed with it."""
    case = done.case
    head = call.say("cases-complaint-closed", case=case_name(case.number), state=case.state.value)
    return _handled(call, done, head)


def booked(call: Call, done: BookedCase) -> Reply:
    """The day the car comes back."""
    again = "no" if done.former is None else "same" if done.former == done.day else "yes"
    text = call.say("cases-booked", case=case_name(done.case.number), day=done.day, again=again)
    return Reply(text, ((_card_button(call.lang, done.case.number),),))


def complaints(call: Call, view: ComplaintList, page: int = 1, *, edits: bool = False) -> Reply:
    """A page of the complaints that are not closed, those nobody has answered first."""
    if not view.lines:
        return Reply(Markup("\n\n").join([call.say("cases-complaints-none"), *_counts(call, view)]), edits=edits)
    shown = page_of(view.lines, offset_of(page, COMPLAINTS_ON_A_PAGE), COMPLAINTS_ON_A_PAGE)
    waiting = sum(line.complaint.state is ComplaintState.OPEN for line in view.lines)
    title = call.say("cases-complaints-title", count=len(view.lines), waiting=waiting)
    lines = [title, *(complaint_line(call, line) for line in shown), *and_more(call.lang, shown), *_counts(call, view)]
    buttons = tuple((next_button(call.lang, line.case, line.complaint.state, with_case=True),) for line in shown)
    turns = turners(call.lang, shown, lambda number: f"cases.complaints:{number}")
    return Reply(Markup("\n\n").join(lines), (*buttons, *turns), edits=edits)


def _counts(call: Call, view: ComplaintList) -> list[Markup]:
    parts = [Markup("{} {}").format(short(name), count) for name, count in view.by_insurer]
    return [call.say("cases-complaints-by-insurer", counts=Markup(" · ").join(parts))] if parts else []


def complaint_line(call: Call, line: ComplaintLine) -> Markup:
    """A complaint in two lines: whose case, how long it waits, and what the customer said."""
    complaint = line.complaint
    words = cut(unnamed(complaint.words, line.customer_name), LONGEST_WORDS)
    facts = {
        "case": case_name(line.case),
        "plate": line.plate,
        "insurer": short(line.insurer),
        "advisor": short(line.advisor),
        "state": complaint.state.value,
        "source": complaint.source.value,
        "hours": line.hours,
        "has": "yes" if words else "no",
        "words": words,
    }
    return call.say("cases-complaint-line", **facts)


def _handled(call: Call, done: HandledComplaint, head: Markup) -> Reply:
    case, complaint = done.case, done.complaint
    lines = [head]
    lines += [call.say("cases-words", words=noted(case, complaint.words))] if complaint.words else []
    if complaint.answer:
        lines.append(call.say("cases-care-answer", by=complaint.answered_by, answer=noted(case, complaint.answer)))
    if complaint.outcome:
        lines.append(call.say("cases-care-outcome", outcome=noted(case, complaint.outcome)))
    return Reply(_joined(lines), _rows(call, case))


def _rows(call: Call, case: CaseView) -> Rows:
    complaint = case.care.complaint
    ways = [next_button(call.lang, case.number, complaint.state)] if complaint else []
    return ((*ways, _card_button(call.lang, case.number)),)


def next_button(lang: str, number: int, state: ComplaintState, *, with_case: bool = False) -> InlineButton:
    """What is to be done about a complaint next: to answer it, or to close it."""
    case, verb = case_name(number), "answer" if state is ComplaintState.OPEN else "resolve"
    text = say(lang, "cases-button-complaint", way=verb, case=case if with_case else "")
    return InlineButton(label(text), f"cases.{verb}:{case}")


def _card_button(lang: str, number: int) -> InlineButton:
    name = case_name(number)
    return InlineButton(label(say(lang, "cases-button-card", case=name)), f"cases.card:{name}")


def _joined(lines: list[Markup]) -> Markup:
    return Markup("\n").join(lines)
