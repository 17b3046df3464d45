"""What the commands about a case's customer are told, and what their prompts offer."""

from collections.abc import Sequence

from domain.cases import service
from domain.cases.views import BoardFilter, Moment, Stage
from domain.forms.views import Offer
from handlers.arguments import Words
from handlers.arguments.dates import months_later
from handlers.calling import Call
from handlers.cases.care.words import MOMENTS
from handlers.cases.forms import MOST_OFFERED, cases_at_hand
from handlers.cases.phrases import case_name
from handlers.fields import Asked, Day, NumberOf, OneOf, Plate, Text, Whole
from handlers.fields.base import Texts

MONTHS_TO_MAINTENANCE = (3, 6, 12)


async def cases_to_call(call: Call, texts: Texts) -> Sequence[Offer]:
    """The delivered cases in hand, whose customers are to be called."""
    board = await service.board(call.actor, BoardFilter(stage=Stage.FOLLOW_UP))
    return [
        Offer(f"{case_name(line.number)} {line.plate}", case_name(line.number)) for line in board.lines[:MOST_OFFERED]
    ]


async def cases_complained_of(call: Call, texts: Texts) -> Sequence[Offer]:
    """The cases with a complaint that is not closed."""
    found = (await service.list_complaints(call.actor)).lines
    return [Offer(f"{case_name(line.case)} {line.plate}", case_name(line.case)) for line in found[:MOST_OFFERED]]


async def _scores(call: Call, texts: Texts) -> Sequence[Offer]:
    return [Offer(str(score), str(score)) for score in range(service.BEST_SCORE + 1)]


async def _months_ahead(call: Call, texts: Texts) -> Sequence[Offer]:
    """Some months from now, as cars are usually booked."""
    days = [(months, months_later(call.today, months)) for months in MONTHS_TO_MAINTENANCE]
    return [
        Offer(call.say("cases-offer-months", count=months, day=day).unescape(), day.isoformat()) for months, day in days
    ]


async def free_loaners(call: Call, texts: Texts) -> Sequence[Offer]:
    """The cars of the pool that nobody drives."""
    pool = await service.loaner_pool(call.actor)
    return [Offer(f"{car.plate} {car.model}".strip(), car.plate) for car in pool.free[:MOST_OFFERED]]


async def loaners_out(call: Call, texts: Texts) -> Sequence[Offer]:
    """The cars that are out, those that should be back first."""
    pool = await service.loaner_pool(call.actor)
    out = [car for car in pool.cars if car.case is not None]
    return [Offer(f"{car.plate} {case_name(car.case or 0)}", car.plate) for car in out[:MOST_OFFERED]]


async def _promised(call: Call, texts: Texts) -> Sequence[Offer]:
    """The day the case is promised for, if that is still to come."""
    number = await LENT_FOR.read(call, texts["case"])
    case = await service.show_case(call.actor, number=number, looks=False)
    if case.promised_day < call.today:
        return []
    return [Offer(call.say("cases-offer-promised", day=case.promised_day).unescape(), case.promised_day.isoformat())]


def says_more(words: Words) -> bool:
    """Whether a line says anything."""
    return bool(words)


CALLED = NumberOf("case", offers=cases_to_call)
SCORE = Whole("score", 0, service.BEST_SCORE, offers=_scores)
SAID = Text("said", asked=Asked.OPTIONAL)

OF_CASE = NumberOf("case", offers=cases_at_hand)
COMPLAINED_OF = NumberOf("case", offers=cases_complained_of)
COMPLAINT = Text("complaint", what="reason")
ANSWERED = Text("answered", what="reason")
OUTCOME = Text("outcome", what="reason")

BOOKED_ON = Day("booked_on", offers=_months_ahead)
MOMENT = OneOf[Moment]("moment", MOMENTS, asked=Asked.NEVER)

LENT_FOR = NumberOf("case", offers=cases_at_hand)
LOANER = Plate("loaner", offers=free_loaners)
DUE_BACK = Day("due_back", asked=Asked.OPTIONAL, offers=_promised)
NEW_LOANER = Plate("loaner")
LOANER_MODEL = Text("loaner_model", asked=Asked.OPTIONAL, most_characters=40)
LOANER_BACK = Plate("loaner", offers=loaners_out)
LOANER_GONE = Plate("loaner", offers=free_loaners)
