"""``/nps``, ``/complaint``, ``/booking``, ``/tell``, ``/wording``, ``/loaner`` (domain §3, interface §2)."""

import re

from domain.actor import Role
from domain.cases import service
from handlers.cases.care import loaners, messages, replies
from handlers.cases.care.forms import (
    ANSWERED,
    BOOKED_ON,
    CALLED,
    COMPLAINED_OF,
    COMPLAINT,
    DUE_BACK,
    LENT_FOR,
    LOANER,
    LOANER_BACK,
    LOANER_GONE,
    LOANER_MODEL,
    MOMENT,
    NEW_LOANER,
    OF_CASE,
    OUTCOME,
    SAID,
    SCORE,
    says_more,
)
from handlers.cases.care.words import ADD, ANSWER, BACK, CLOSE, LEND, MOMENTS, OPEN, REMOVE, RESET
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given


async def nps(call: Call, given: Given) -> Reply:
    """Enter what the customer of a delivered case said when called."""
    scored = await service.enter_score(call.actor, given[CALLED], given[SCORE], given.get(SAID) or "")
    return replies.scored(call, scored)


async def complain(call: Call, given: Given) -> Reply:
    """Write down a complaint about a case."""
    return replies.complained(call, await service.open_complaint(call.actor, given[OF_CASE], given[COMPLAINT]))


async def answer(call: Call, given: Given) -> Reply:
    """Write down what the customer was answered."""
    return replies.answered(call, await service.answer_complaint(call.actor, given[COMPLAINED_OF], given[ANSWERED]))


async def close(call: Call, given: Given) -> Reply:
    """Close a complaint with what was done about it."""
    return replies.closed(call, await service.close_complaint(call.actor, given[COMPLAINED_OF], given[OUTCOME]))


async def complaints(call: Call, given: Given) -> Reply:
    """The complaints that are not closed."""
    return replies.complaints(call, await service.list_complaints(call.actor))


async def booking(call: Call, given: Given) -> Reply:
    """Book the next maintenance."""
    return replies.booked(call, await service.book_maintenance(call.actor, given[OF_CASE], given[BOOKED_ON]))


async def tell(call: Call, given: Given) -> Reply:
    """Prepare the message to the customer: of the moment the case is in, or of the one named."""
    return messages.telling(call, await service.prepare_telling(call.actor, given[OF_CASE], given.get(MOMENT)))


async def wording(call: Call, given: Given) -> Reply:
    """Show what the centre says at the four moments, or at one; or set that, or set it back."""
    named, rest = [*re.split(r"\s+", call.text.strip(), maxsplit=1), ""][:2]
    moment = MOMENTS.get(named.lower())
    if moment is None:
        return messages.wordings(call, await service.read_wordings(call.actor), unknown=named)
    if not rest:
        every = await service.read_wordings(call.actor)
        return messages.wording(call, next(each for each in every if each.moment is moment))
    if rest.strip().lower() in RESET:
        return messages.wording_set(call, await service.reset_wording(call.actor, moment))
    return messages.wording_set(call, await service.set_wording(call.actor, moment, rest))


async def add_loaner(call: Call, given: Given) -> Reply:
    """Put a car into the pool."""
    car = await service.add_loaner(call.actor, given[NEW_LOANER], given.get(LOANER_MODEL) or "")
    return loaners.added(call, car)


async def lend_loaner(call: Call, given: Given) -> Reply:
    """Lend a car for a case."""
    lent = await service.lend_loaner(call.actor, given[LENT_FOR], given[LOANER], given.get(DUE_BACK))
    return loaners.lent(call, lent)


async def loaner_back(call: Call, given: Given) -> Reply:
    """A car is back."""
    return loaners.back(call, await service.return_loaner(call.actor, given[LOANER_BACK]))


async def remove_loaner(call: Call, given: Given) -> Reply:
    """Take a car out of the pool."""
    return loaners.removed(call, await service.retire_loaner(call.actor, given[LOANER_GONE]))


async def pool(call: Call, given: Given) -> Reply:
    """The pool: which car is free, which is out, until when."""
    return loaners.pool(call, await service.loaner_pool(call.actor))


SCORING = Action(nps, (CALLED, SCORE, SAID))
COMPLAINING = Action(complain, (OF_CASE, COMPLAINT), name="open", verbs=OPEN, leads=True, fits=says_more)
ANSWERING = Action(answer, (COMPLAINED_OF, ANSWERED), name="answer", verbs=ANSWER, leads=True)
CLOSING = Action(close, (COMPLAINED_OF, OUTCOME), name="close", verbs=CLOSE, leads=True)
BOOKING = Action(booking, (OF_CASE, BOOKED_ON))
LENDING = Action(lend_loaner, (LENT_FOR, LOANER, DUE_BACK), name="lend", verbs=LEND, leads=True, fits=says_more)
COMMANDS = (
    Command("nps", ("回访",), Role.ADVISOR, (SCORING,)),
    Command("complaint", ("投诉",), Role.ADVISOR, (COMPLAINING, ANSWERING, CLOSING, Action(complaints))),
    Command("booking", ("预约",), Role.ADVISOR, (BOOKING,)),
    Command("tell", ("告知客户",), Role.ADVISOR, (Action(tell, (OF_CASE, MOMENT)),)),
    Command("wording", ("话术",), Role.MANAGER, (Action(wording, is_raw=True),)),
    Command(
        "loaner",
        ("代步车",),
        Role.ADVISOR,
        (
            Action(add_loaner, (NEW_LOANER, LOANER_MODEL), name="add", verbs=ADD, leads=True),
            LENDING,
            Action(loaner_back, (LOANER_BACK,), name="back", verbs=BACK, leads=True),
            Action(remove_loaner, (LOANER_GONE,), name="remove", verbs=REMOVE, leads=True),
            Action(pool),
        ),
    ),
)
