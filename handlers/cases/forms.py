"""What the commands of the cases room are told, and what their prompts offer."""

from collections.abc import Sequence
from dataclasses import dataclass

from typing_extensions import override

from domain.cases import service
from domain.cases.views import Board, BoardFilter, Stage
from domain.forms.views import Offer
from domain.insurers import service as insurers
from domain.insurers.errors import IntakeStopped
from domain.insurers.views import IntakeState
from domain.names import Named
from handlers.arguments import Words, tells
from handlers.calling import Call
from handlers.cases.phrases import case_name
from handlers.cases.words import (
    DONE,
    LATE,
    MINE,
    NEW,
    STAGES,
    WAITING,
    WAIVE,
    step_words,
    without_claim,
    without_override,
)
from handlers.fields import (
    Amount,
    Asked,
    Claim,
    Field,
    Flag,
    Marked,
    NumberOf,
    OneNamed,
    OneOf,
    PersonName,
    Phone,
    Plate,
    Text,
)
from handlers.fields.base import Texts, explained
from handlers.fields.offering import owners_name, owners_phone, recent_cars

MOST_OFFERED = 6
MOST_INSURERS = 12


@dataclass(frozen=True)
class CaseRef:
    """Which case is meant: by number, plate or claim; or none, but a new one."""

    number: int | None = None
    plate: str | None = None
    claim: str | None = None
    is_new: bool = False


@dataclass(eq=False)
class OverrideNeeded(IntakeStopped):
    """What stops the insurer's cases, to a manager who may take this one all the same."""

    key = "cases-override-needed"


async def cases_at_hand(call: Call, texts: Texts) -> Sequence[Offer]:
    """One's own cases in hand, the late ones first; else everybody's."""
    board = await service.board(call.actor, BoardFilter(advisor_id=call.actor.staff_id))
    if not board.lines:
        board = await service.board(call.actor, BoardFilter())
    return _offers(board)


def _offers(board: Board) -> list[Offer]:
    lines = board.lines[:MOST_OFFERED]
    return [Offer(f"{case_name(line.number)} {line.plate}", case_name(line.number)) for line in lines]


class WhichCase(Field[CaseRef]):
    """A case by its number, plate or claim."""

    rank = 1

    @override
    async def take(self, call: Call, words: Words) -> CaseRef | None:
        """The first of the three that is among the words, or the thing whose card is replied to."""
        if number := words.take_number("case"):
            return CaseRef(number=number)
        if plate := words.take_plate():
            return CaseRef(plate=plate)
        if claim := words.take_claim():
            return CaseRef(claim=claim)
        if number := words.take_number("case", bare=True):
            return CaseRef(number=number)
        words.refuse_other_numbers("case")
        if call.about is not None and call.about.kind == "case":
            return CaseRef(number=call.about.number)
        return None

    @override
    def write(self, value: CaseRef) -> str:
        if value.is_new:
            return "new"
        return case_name(value.number) if value.number is not None else value.plate or value.claim or ""

    @override
    async def read(self, call: Call, text: str) -> CaseRef:
        return CaseRef(is_new=True) if text in NEW else await super().read(call, text)

    @override
    async def offers(self, call: Call, texts: Texts) -> Sequence[Offer]:
        new = Offer(call.say("cases-offer-new").unescape(), "new")
        return [*await cases_at_hand(call, texts), new]


async def _steps_to_do(call: Call, texts: Texts) -> Sequence[Offer]:
    """The steps of the case that come next."""
    number = await CASE.read(call, texts["case"])
    case = await service.show_case(call.actor, number=number, looks=False)
    return [Offer(call.say("cases-step", step=step.called).unescape(), step.name) for step in case.next_steps]


async def _insurers(call: Call) -> Sequence[Named]:
    return await insurers.names(call.actor)


async def _insurers_as_they_stand(call: Call, texts: Texts) -> Sequence[Offer]:
    """The insurers that we work with, each with the sign of whether its cars may be taken; the worst last."""
    found = [each for each in await insurers.credit_all(call.actor) if each.state is not IntakeState.ENDED]
    return [
        Offer(
            call.say("insurers-button-one", state=credit.state.value, insurer=credit.name).unescape(),
            f"#{credit.insurer_id}",
        )
        for credit in reversed(found[-MOST_INSURERS:])
    ]


class WhichStep(OneOf[str]):
    """A step of the SOP by its words, or one of the centre's own by its title."""

    @override
    async def take(self, call: Call, words: Words) -> str | None:
        if not words.left:
            return None
        return words.take_choice(await _all_steps(call), self.what)

    @override
    async def explain(self, call: Call, words: Words) -> None:
        table = await _all_steps(call)
        explained(lambda: words.need_choice(table, self.what))

    @override
    async def read(self, call: Call, text: str) -> str:
        table = await _all_steps(call)
        if text in table.values():
            return text
        words = Words(text, today=call.today)
        value = words.need_choice(table, self.what)
        words.expect_nothing_left()
        return value

    @override
    async def shown(self, call: Call, text: str) -> str:
        own = await service.own_steps(call.actor)
        return call.say("choice-step", value=own.get(text, text)).unescape()


async def _all_steps(call: Call) -> dict[str, str]:
    """Every step by everything it is called."""
    own = await service.own_steps(call.actor)
    return {**step_words(call.lang), **{title: name for name, title in own.items()}}


def _step_table(call: Call) -> dict[str, str]:
    return dict(step_words(call.lang))


def looks_new(words: Words) -> bool:
    """Whether a line tells of a car that has just come: it has a plate and a phone."""
    return tells(words.take_plate) and tells(words.take_phone)


WHICH = WhichCase("which", what="case_or_new", unless=("called_claim",))

INSURER = OneNamed("insurer", _insurers, offers=_insurers_as_they_stand)
PLATE = Plate(offers=recent_cars)
NAME = PersonName(beside_note=True, asked=Asked.OPTIONAL, only_with=("phone",), offers=owners_name)
PHONE = Phone(asked=Asked.OPTIONAL, offers=owners_phone)
ESTIMATE = Amount("estimate")
DAMAGE = Text("damage", asked=Asked.OPTIONAL)
CALLED_CLAIM = Marked("called_claim", without_claim, asked=Asked.NEVER)
CLAIM = Claim("claim", asked=Asked.NEVER)
OVERRIDE = Marked("override", without_override, what="reason", asked=Asked.NEVER)

IS_LATE = Flag("late", LATE)
IS_MINE = Flag("mine", MINE)
IS_WAITING = Flag("waiting", WAITING)
STAGE = OneOf[Stage]("stage", STAGES, asked=Asked.NEVER)
OF_INSURER = OneNamed("insurer", _insurers, asked=Asked.NEVER)

CASE = NumberOf("case", bare=True, offers=cases_at_hand)
STEP = WhichStep("step", _step_table, asked=Asked.OPTIONAL, offers=_steps_to_do)
WAIVED = Flag("waived", WAIVE)
IS_DONE = Flag("done", DONE)
WHY_WAIVED = Text("why_waived", what="reason", only_with=("waived",))

ASSESSED_CASE = NumberOf("case", offers=cases_at_hand)
ASSESSED = Amount("assessed", what="assessment")
DEDUCTIBLE = Amount("deductible", what="amount", asked=Asked.OPTIONAL)
