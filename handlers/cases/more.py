"""What else can be done about a case: behind the card's last button, whatever fits the case as it is now."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from domain.actor import Role
from domain.cases import service
from domain.cases.views import CaseState, CaseView
from handlers.cases import replies
from handlers.cases.phrases import case_name, label
from handlers.cases.words import pressed_case
from handlers.declaration import Button, Call, InlineButton, Reply
from handlers.fields import Given, NumberOf
from handlers.fields.actions import with_command
from handlers.paging import in_rows
from handlers.registry import gather
from locales import say

ACTS_IN_A_ROW = {"zh-CN": 3, "en": 2}
Fits = Callable[[CaseView], bool]


@dataclass(frozen=True)
class Act:
    """Something that can be done: by which action of which command, of which cases; or the button that shows it."""

    name: str
    command: str
    action: str = ""
    fits: Fits = lambda _: True
    shows: str = ""


def _in_care(case: CaseView) -> bool:
    return case.state is CaseState.OPEN


def _delivered(case: CaseView) -> bool:
    return case.state in {CaseState.DELIVERED, CaseState.CLOSED}


def _in_rework(case: CaseView) -> bool:
    return bool(case.flow.reworks) and case.flow.reworks[-1].done_on is None


ACTS = (
    Act("assess", "assess", fits=_in_care),
    Act("verify", "assess", "verified", lambda case: case.assessed_fen is not None),
    Act("cost", "cost"),
    Act("supplement", "supplement", fits=_in_care),
    Act("dispute", "dispute", "review", lambda case: case.assessed_fen is not None and case.money.dispute is None),
    Act("amounts", "case", shows="cases.amounts:{case}:999999"),
    Act("eta", "eta", fits=_in_care),
    Act("wait", "wait", fits=_in_care),
    Act("go-on", "wait", "end", lambda case: case.flow.waiting is not None),
    Act("photos", "photo", shows="cases.photos:{case}", fits=lambda case: case.photos.total > 0),
    Act("tell", "tell"),
    Act("loaner", "loaner", "lend", lambda case: _in_care(case) and case.care.loan is None),
    Act("handover", "handover", fits=_in_care),
    Act("nps", "nps", fits=_delivered),
    Act("booking", "booking", fits=_delivered),
    Act("complain", "complaint", "open", lambda case: case.care.complaint is None),
    Act("answer", "complaint", "answer", lambda case: case.care.complaint is not None),
    Act("close", "complaint", "close", lambda case: case.care.complaint is not None),
    Act("rework", "rework", fits=lambda case: _delivered(case) and not _in_rework(case)),
    Act("mended", "rework", "done", _in_rework),
    Act("cancel", "case", "cancel", _in_care),
)


async def more(call: Call) -> Reply:
    """The card with what else can be done instead of its steps."""
    case = await service.show_case(call.actor, number=pressed_case(call))
    card = replies.card(call.lang, case, edits=True)
    if case.state in {CaseState.WITHDRAWN, CaseState.CANCELLED}:
        return card
    back = InlineButton(label(call.say("cases-button-back")), f"cases.card:{case_name(case.number)}")
    return replace(card, rows=(*in_rows(_buttons(call.lang, case), ACTS_IN_A_ROW.get(call.lang, 2)), (back,)))


async def act(call: Call) -> Reply:
    """Begin what was chosen, of this case: what is still to be told is asked for."""
    number = pressed_case(call)
    case = await service.show_case(call.actor, number=number, looks=False)
    chosen = next((each for each in ACTS if each.name == call.button.version and each.fits(case)), None)
    command = gather().command(chosen.command) if chosen and not chosen.shows else None
    if chosen is None or command is None:
        return await more(call)
    action = command.action(chosen.action)
    known = {field.name: number for field in action.fields if isinstance(field, NumberOf) and field.name == "case"}
    asked = action.next_asked(known)
    if asked is None:
        return await action.run(call, Given(action, known))
    raise with_command(action.missing(asked, known), command.name)


def _buttons(lang: str, case: CaseView) -> Iterator[InlineButton]:
    name = case_name(case.number)
    for each in ACTS:
        if each.fits(case):
            data = each.shows.format(case=name) or f"cases.act:{name}:{each.name}"
            yield InlineButton(label(say(lang, "cases-act", act=each.name)), data)


BUTTONS = (
    Button("cases.more", Role.ADVISOR, more),
    Button("cases.act", Role.ADVISOR, act),
)
