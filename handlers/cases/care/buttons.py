"""The buttons under messages about a case's customer: the same services as the commands."""

from dataclasses import replace

from domain.actor import Role
from domain.cases import service
from domain.cases.views import Moment
from domain.errors import NotFound
from handlers.cases.care import loaners, messages, replies
from handlers.cases.care.commands import ANSWERING, CLOSING
from handlers.cases.care.forms import ANSWERED, COMPLAINED_OF, OUTCOME
from handlers.cases.phrases import label
from handlers.cases.words import pressed_case
from handlers.declaration import Button, Call, Reply
from handlers.fields.actions import with_command
from handlers.paging import pressed_page


async def answer(call: Call) -> Reply:
    """Ask what the customer was answered, which no button can tell."""
    case = await service.show_case(call.actor, number=pressed_case(call), looks=False)
    raise with_command(ANSWERING.missing(ANSWERED, {COMPLAINED_OF.name: case.number}), "complaint")


async def resolve(call: Call) -> Reply:
    """Ask what was done about a complaint."""
    case = await service.show_case(call.actor, number=pressed_case(call), looks=False)
    raise with_command(CLOSING.missing(OUTCOME, {COMPLAINED_OF.name: case.number}), "complaint")


async def complaints(call: Call) -> Reply:
    """Turn the page of the complaints."""
    view = await service.list_complaints(call.actor)
    return replies.complaints(call, view, pressed_page(call.button.number), edits=True)


async def tell(call: Call) -> Reply:
    """Turn the message into that of another moment."""
    view = await service.prepare_telling(call.actor, pressed_case(call), _moment(call))
    return messages.telling(call, view, edits=True)


async def told(call: Call) -> Reply:
    """The customer was told."""
    view = await service.mark_told(call.actor, pressed_case(call), _moment(call))
    return messages.telling(call, view, edits=True, toast=label(call.say("cases-toast-told")))


async def pool(call: Call) -> Reply:
    """Turn the page of the pool."""
    view = await service.loaner_pool(call.actor)
    return loaners.pool(call, view, pressed_page(call.button.number), edits=True)


async def loaner_back(call: Call) -> Reply:
    """A car is back; the message becomes the pool."""
    done = await service.return_loaner(call.actor, call.button.number)
    view = await service.loaner_pool(call.actor)
    return replace(loaners.pool(call, view, edits=True), toast=label(loaners.back(call, done).text))


def _moment(call: Call) -> Moment:
    """The moment a button is about; what can't be one is as good as not there."""
    typed = call.button.version
    found = next((moment for moment in Moment if moment.value == typed), None)
    if found is None:
        raise NotFound(what=typed[:20])
    return found


BUTTONS = (
    Button("cases.answer", Role.ADVISOR, answer),
    Button("cases.resolve", Role.ADVISOR, resolve),
    Button("cases.complaints", Role.ADVISOR, complaints),
    Button("cases.tell", Role.ADVISOR, tell),
    Button("cases.told", Role.ADVISOR, told),
    Button("cases.pool", Role.ADVISOR, pool),
    Button("cases.back", Role.ADVISOR, loaner_back),
)
