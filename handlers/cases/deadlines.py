"""Deadlines as they come: a message for each reader, with buttons that answer it at once (interface §3)."""

from dataclasses import replace

from markupsafe import Markup

from domain import clock
from domain.actor import Role
from domain.cases import service
from domain.cases.views import DeadlineLine, Deadlines, Loudness
from domain.outbox import service as outbox
from handlers.cases import replies
from handlers.cases.board import MINE, board_button
from handlers.cases.phrases import case_name, open_button, short, span, step_button, step_item
from handlers.cases.words import pressed_case
from handlers.declaration import Button, Call, Recipient, Reply, Rows
from locales import say

MOST_LINES = 10


async def notice(recipient: Recipient) -> Reply | None:
    """What is left of the deadlines that somebody is to be told of; ``None`` when all is done or moved by now."""
    loudness, steps = recipient.params["loudness"], recipient.params["steps"]
    view = await service.deadlines_now(
        recipient.centre_id,
        Loudness(int(loudness or 0)),
        service.read_deadlines(str(steps)),
        zone=recipient.zone,
        now=clock.now(),
    )
    return _message(recipient.lang, replace(view, lines=view.open_lines)) if view.open_lines else None


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
    loudness, steps = push.params["loudness"], push.params["steps"]
    view = await service.deadlines_now(
        actor.centre_id,
        Loudness(int(str(loudness))),
        service.read_deadlines(str(steps)),
        zone=actor.zone,
        now=clock.now(),
    )
    if not view.lines:
        return None
    again_at = f"cases.dlagain:{case_name(view.lines[0].case.number)}"
    return replace(_message(call.lang, view), edits=True, toast=toast, again=again_at)


def _message(lang: str, view: Deadlines) -> Reply:
    shown = view.lines[:MOST_LINES]
    title = "cases-deadlines-title" if view.open_lines else "cases-deadlines-answered"
    more, among = len(view.lines) - len(shown), MINE if view.loudness is Loudness.WARNING else "late"
    lines = [say(lang, title, loudness=view.loudness.name.lower()), *(_line(lang, view, line) for line in shown)]
    lines += [say(lang, "cases-deadlines-more", count=more)] if more else []
    return Reply(Markup("\n").join(lines), _rows(lang, shown, among if more else ""))


def _line(lang: str, view: Deadlines, line: DeadlineLine) -> Markup:
    return say(
        lang,
        "cases-deadlines-line",
        case=case_name(line.case.number),
        plate=line.case.plate,
        advisor=short(line.case.advisor),
        day=line.case.day_number,
        item=_item(lang, view, line),
    )


def _item(lang: str, view: Deadlines, line: DeadlineLine) -> Markup:
    step = line.step
    item = step_item(lang, step, view.zone, view.now)
    if view.loudness is not Loudness.WARNING or not step.is_open or step.due_at is None or view.now >= step.due_at:
        return item
    return say(lang, "cases-deadlines-soon", item=item, span=span(lang, view.now, step.due_at))


def _rows(lang: str, lines: tuple[DeadlineLine, ...], among: str) -> Rows:
    """For each step what does it, unless another comes first, and its case's card; then the way to all the others."""
    rows = []
    for line in lines:
        if line.step.is_open:
            name = case_name(line.case.number)
            data = f"cases.dldone:{name}:{line.step.name}"
            doing = [step_button(lang, line.case.number, line.step, data, with_number=True)] if line.can_be_done else []
            rows.append((*doing, open_button(lang, line.case.number)))
    return (*rows, (board_button(lang, among),)) if among else tuple(rows)


BUTTONS = (
    Button("cases.dldone", Role.ADVISOR, done),
    Button("cases.dlagain", Role.ADVISOR, again),
)
