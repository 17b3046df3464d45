"""``/eta``, ``/wait``, ``/handover``, ``/rework``, and ``/case cancel`` (interface §2)."""

from domain.actor import Role
from domain.cases import service
from domain.cases.errors import DeliveryReasonMissing
from handlers.cases.flow import replies
from handlers.cases.flow.forms import (
    ANY_CASE,
    CAUSE,
    ENDED,
    ON_THE_WAY,
    PROMISED,
    TO_WHOM,
    WAIT_NOTE,
    WHY_BACK,
    WHY_CANCELLED,
    WHY_HANDED,
    WHY_LATER,
)
from handlers.cases.flow.words import CANCEL, DONE, END
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given


async def promise(call: Call, given: Given) -> Reply:
    """Promise the delivery for another day; one later than before is asked its reason."""
    try:
        moved = await service.promise_delivery(
            call.actor, given[ON_THE_WAY], given[PROMISED], reason=given.get(WHY_LATER) or ""
        )
    except DeliveryReasonMissing as needed:
        raise given.lacking(WHY_LATER, needed) from needed
    return replies.promised(call.lang, moved)


async def wait(call: Call, given: Given) -> Reply:
    """From today on the case stands still, and whose days these are."""
    waited = await service.begin_wait(call.actor, given[ON_THE_WAY], given[CAUSE], note=given.get(WAIT_NOTE) or "")
    return replies.waiting(call.lang, waited)


async def end_wait(call: Call, given: Given) -> Reply:
    """The case goes on; what it waited for may be said, and is known."""
    return replies.waiting(call.lang, await service.end_waiting(call.actor, given[ANY_CASE]))


async def hand_over(call: Call, given: Given) -> Reply:
    """Make somebody else responsible."""
    handed = await service.hand_over(
        call.actor, given[ON_THE_WAY], given[TO_WHOM].id, reason=given.get(WHY_HANDED) or ""
    )
    return replies.handed_over(call.lang, handed)


async def cancel(call: Call, given: Given) -> Reply:
    """Cancel a case whose car leaves without being repaired here."""
    return replies.cancelled(call.lang, await service.cancel_case(call.actor, given[ANY_CASE], given[WHY_CANCELLED]))


async def rework(call: Call, given: Given) -> Reply:
    """A delivered car is back for the same damage."""
    return replies.rework(call.lang, await service.begin_rework(call.actor, given[ANY_CASE], given[WHY_BACK]))


async def rework_done(call: Call, given: Given) -> Reply:
    """The rework is done."""
    return replies.rework(call.lang, await service.finish_rework(call.actor, given[ANY_CASE]))


PROMISING = Action(promise, (ON_THE_WAY, PROMISED, WHY_LATER))
WAITING = Action(wait, (ON_THE_WAY, CAUSE, WAIT_NOTE))
ENDING = Action(end_wait, (ANY_CASE, ENDED), name="end", verbs=END)
HANDING = Action(hand_over, (ON_THE_WAY, TO_WHOM, WHY_HANDED))
CANCELLING = Action(cancel, (ANY_CASE, WHY_CANCELLED), name="cancel", verbs=CANCEL)
REWORKING = Action(rework, (ANY_CASE, WHY_BACK))
REWORK_DONE = Action(rework_done, (ANY_CASE,), name="done", verbs=DONE)
COMMANDS = (
    Command("eta", ("交车时间",), Role.ADVISOR, (PROMISING,)),
    Command("wait", ("等待",), Role.ADVISOR, (ENDING, WAITING)),
    Command("handover", ("移交",), Role.ADVISOR, (HANDING,)),
    Command("rework", ("返修",), Role.ADVISOR, (REWORK_DONE, REWORKING)),
)
