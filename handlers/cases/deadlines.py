"""Deadlines as they come: a message for each reader, with buttons that answer it at once (interface §3)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from markupsafe import Markup

from domain import clock
from domain.actor import Role
from domain.cases import service
from domain.cases.views import DeadlineLine, Deadlines, Loudness, Standing, StepView
from domain.outbox import service as outbox
from handlers.cases import replies
from handlers.cases.board import MINE, board_button
from handlers.cases.phrases import case_name, open_button, short, span, step_button, step_item
from handlers.cases.words import pressed_case
from handlers.declaration import Button, Call, InlineButton, Recipient, Reply
from locales import say

MOST_CASES = 10
MOST_STEPS = 4


async def notice(recipient: Recipient) -> Reply | None:
    """What is left of the deadlines that somebody is to be told of; ``None`` when all is done or moved by now."""
    view = await _view(recipient.centre_id, recipient.zone, recipient.params)
    left = tuple(line for line in view.lines if line.is_still_so)
    return _message(recipient.lang, replace(view, lines=left), _centre(recipient.params)) if left else None


async def done(call: Call) -> Reply:
    """Mark a step of a notice done; the notice stays, with that line done."""
    mark = await service.mark_step(call.actor, pressed_case(call), call.button.version)
    toast = replies.mark_toast(call.lang, mark)
    left = await _as_it_is_now(call, toast)
    return left or replies.card(call.lang, mark.case, edits=True, toast=toast)


async def again(call: Call) -> Reply:
    """The notice as it is now; once it is forgotten, the case's card."""
    left = await _as_it_is_now(call, "")
    if left is not None:
        return left
    return replies.card(call.lang, await service.show_case(call.actor, number=pressed_case(call)), edits=True)


async def _as_it_is_now(call: Call, toast: str) -> Reply | None:
    """The pressed notice made anew; ``None`` when nobody knows any more what it was about."""
    actor = call.actor
    push = await outbox.push_of_message(actor.centre_id, actor.place.chat_id, call.button.message_id)
    if push is None or push.template != service.NOTICE:
        return None
    view = await _view(actor.centre_id, actor.zone, push.params)
    if not view.lines:
        return None
    again_at = f"cases.dlagain:{case_name(view.lines[0].case.number)}"
    return replace(_message(call.lang, view, _centre(push.params)), edits=True, toast=toast, again=again_at)


async def _view(centre_id: int, zone: str, told: Mapping[str, object]) -> Deadlines:
    """How the steps stand that a push was queued for."""
    loudness, steps = Loudness(int(str(told["loudness"]))), service.read_deadlines(str(told["steps"]))
    return await service.deadlines_now(centre_id, loudness, steps, zone=zone, now=clock.now())


def _centre(told: Mapping[str, object]) -> str:
    """The centre's name where its reader works for several."""
    return str(told.get("centre") or "")


def _message(lang: str, view: Deadlines, centre: str) -> Reply:
    cases = [tuple(lines) for _, lines in groupby(_by_case(view), key=lambda line: line.case.number)]
    shown, more = cases[:MOST_CASES], len(cases) - MOST_CASES
    lines = [
        _title(lang, view),
        *([Markup.escape(centre)] if centre else []),
        *(_lines(lang, view, case) for case in shown),
    ]
    lines += [say(lang, "cases-deadlines-more", count=more)] if more > 0 else []
    rows = [row for case in shown if (row := _row(lang, case))]
    others = (board_button(lang, MINE if view.loudness is Loudness.WARNING else "late"),)
    return Reply(Markup("\n").join(lines), (*rows, others) if more > 0 else tuple(rows))


def _title(lang: str, view: Deadlines) -> Markup:
    """How the notice stands: a warning that was not heeded in time is none any more."""
    if not view.open_lines:
        return say(lang, "cases-deadlines-answered")
    is_late = any(line.step.standing is Standing.LATE for line in view.open_lines)
    loudness = Loudness.LATE if is_late and view.loudness is Loudness.WARNING else view.loudness
    return say(lang, "cases-deadlines-title", loudness=loudness.name.lower())


def _by_case(view: Deadlines) -> list[DeadlineLine]:
    """The steps with those of one case together, where its first one stands."""
    first: dict[int, int] = {}
    for place, line in enumerate(view.lines):
        first.setdefault(line.case.number, place)
    return sorted(view.lines, key=lambda line: first[line.case.number])


def _lines(lang: str, view: Deadlines, steps: Sequence[DeadlineLine]) -> Markup:
    case = steps[0].case
    items = [_item(lang, view, line.step) for line in steps[:MOST_STEPS]]
    items += [say(lang, "cases-item-more", count=len(steps) - MOST_STEPS)] if len(steps) > MOST_STEPS else []
    return say(
        lang,
        "cases-deadlines-case",
        case=case_name(case.number),
        plate=case.plate,
        advisor=short(case.advisor),
        day=case.day_number,
        items=Markup("\n").join(items),
    )


def _item(lang: str, view: Deadlines, step: StepView) -> Markup:
    item = step_item(lang, step, view.zone, view.now)
    if view.loudness is not Loudness.WARNING or not step.is_open or step.due_at is None or view.now >= step.due_at:
        return item
    return say(lang, "cases-deadlines-soon", item=item, span=span(lang, view.now, step.due_at))


def _row(lang: str, steps: Sequence[DeadlineLine]) -> tuple[InlineButton, ...]:
    """What does the first of a case's steps that wait for no other, and its card; nothing once all are done."""
    if not any(line.step.is_open for line in steps):
        return ()
    number = steps[0].case.number
    first = next((line.step for line in steps if line.can_be_done), None)
    data = f"cases.dldone:{case_name(number)}"
    doing = [step_button(lang, number, first, f"{data}:{first.name}", with_number=True)] if first else []
    return (*doing, open_button(lang, number))


BUTTONS = (
    Button("cases.dldone", Role.ADVISOR, done),
    Button("cases.dlagain", Role.ADVISOR, again),
)
