"""What these commands are told, and what their prompts offer."""

from collections.abc import Sequence
from datetime import date, timedelta

from typing_extensions import override

from domain.cases.views import Source, WaitCause
from domain.forms.views import Offer
from domain.names import Named
from domain.people import service as people
from handlers.calling import Call
from handlers.cases.flow.words import CAUSES, EXPRESS, SOURCES, told_express, told_source
from handlers.cases.forms import ASSESSED_CASE, CASE
from handlers.fields import Asked, Day, Flag, OneNamed, OneOf, Text
from handlers.fields.base import Texts

OFFERED_DAYS = 4
ON_THE_WAY = ASSESSED_CASE
"""The case meant; a plain number beside a day or a name would be no case's."""
ANY_CASE = CASE


class SourceOf(OneOf[Source]):
    """How a car came; a pasted message may say so of itself."""

    @override
    def noticed(self, text: str) -> Source | None:
        return told_source(text)


class Express(Flag):
    """Whether the express SOP is meant; whoever pastes a message may say so before it."""

    @override
    def noticed(self, text: str) -> bool | None:
        return True if told_express(text) else None


async def _days_to_come(call: Call, texts: Texts) -> Sequence[Offer]:
    days = [call.today + timedelta(days=ahead) for ahead in range(OFFERED_DAYS)]
    return [Offer(_day(call, day), day.isoformat()) for day in days]


def _day(call: Call, day: date) -> str:
    word = {0: "today", 1: "tomorrow"}.get((day - call.today).days, "other")
    return call.say("cases-when-day", day=word, date=day).unescape()


async def _staff(call: Call) -> Sequence[Named]:
    return await people.names(call.actor)


SOURCE = SourceOf("source", SOURCES, asked=Asked.NEVER)
IS_EXPRESS = Express("express", EXPRESS)

PROMISED = Day("promised", offers=_days_to_come)
WHY_LATER = Text("why_later", what="reason", asked=Asked.OPTIONAL)

CAUSE = OneOf[WaitCause]("cause", CAUSES, explains=True)
ENDED = OneOf[WaitCause]("cause", CAUSES, asked=Asked.NEVER)
WAIT_NOTE = Text("wait_note", what="note", asked=Asked.OPTIONAL)

TO_WHOM = OneNamed("staff", _staff)
WHY_HANDED = Text("why_handed", what="reason", asked=Asked.OPTIONAL)

WHY_CANCELLED = Text("why_cancelled", what="reason")
WHY_BACK = Text("why_back", what="reason")
