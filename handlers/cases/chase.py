"""The photo chase: in the afternoon, the cases whose customers were shown nothing today (interface §3)."""

from dataclasses import replace
from itertools import groupby

from markupsafe import Markup

from domain import clock
from domain.actor import Role
from domain.cases import service
from domain.cases.views import PhotoChase, PhotoLine, StepName
from domain.pages import page_of
from handlers.cases import replies
from handlers.cases.phrases import case_name, label, short
from handlers.cases.words import pressed_case
from handlers.declaration import Button, Call, InlineButton, Recipient, Reply
from handlers.paging import in_rows, offset_of, pressed_page, turners
from locales import say

CASES_ON_A_PAGE = 30
BUTTONS_IN_A_ROW = 3


async def photos(recipient: Recipient) -> Reply | None:
    """The cases without a photo today, by whose they are; nothing when every customer was shown theirs."""
    view = await service.photo_chase(recipient.centre_id, zone=recipient.zone, now=clock.now())
    return chase(recipient.lang, replace(view, lines=view.missing)) if view.missing else None


def chase(lang: str, view: PhotoChase, page: int = 1) -> Reply:
    """The chase; the number of every case stands in it as people write it under a photo."""
    shown = page_of(view.lines, offset_of(page, CASES_ON_A_PAGE), CASES_ON_A_PAGE)
    lines = [say(lang, "cases-chase-title", day=view.today, count=len(view.missing))]
    for advisor, cases in groupby(shown, key=lambda line: line.case.advisor):
        lines += [Markup(""), say(lang, "cases-chase-advisor", advisor=short(advisor))]
        lines += [_line(lang, line) for line in cases]
    buttons = [_button(lang, line, shown.number) for line in shown if not line.is_sent]
    turns = turners(lang, shown, lambda number: f"cases.chase:{number}")
    return Reply(
        Markup("\n").join(lines),
        (*in_rows(buttons, BUTTONS_IN_A_ROW), *turns),
        again=f"cases.chase:{shown.number}",
    )


async def sent(call: Call) -> Reply:
    """Mark today's photo of a case sent; the chase stays, with that line ticked."""
    mark = await service.mark_step(call.actor, pressed_case(call), StepName.PHOTO)
    return replace(await _now(call, call.button.version), toast=replies.mark_toast(call.lang, mark))


async def turned(call: Call) -> Reply:
    """Turn the page of the chase, or make it anew."""
    return await _now(call, call.button.number)


async def _now(call: Call, page: str) -> Reply:
    view = await service.photo_chase(call.actor.centre_id, zone=call.actor.zone, now=clock.now())
    return replace(chase(call.lang, view, pressed_page(page)), edits=True)


def _line(lang: str, line: PhotoLine) -> Markup:
    state = "sent" if line.is_sent else "missed" if line.missed_days else "today"
    return say(
        lang,
        "cases-chase-line",
        state=state,
        case=case_name(line.case.number),
        plate=line.case.plate,
        day=line.case.day_number,
        missed=line.missed_days,
    )


def _button(lang: str, line: PhotoLine, page: int) -> InlineButton:
    name = case_name(line.case.number)
    return InlineButton(label(say(lang, "cases-chase-button", case=name)), f"cases.chdone:{name}:{page}")


BUTTONS = (
    Button("cases.chdone", Role.ADVISOR, sent),
    Button("cases.chase", Role.ADVISOR, turned),
)
