"""``/case``, ``/cases``, ``/step``, ``/assess`` (interface §2)."""

from domain.actor import Role
from domain.cases import service
from domain.cases.errors import CustomerNeeded
from domain.cases.views import BoardFilter, Source, Template
from domain.insurers.errors import IntakeStopped
from handlers.cases import board as boards
from handlers.cases import replies
from handlers.cases.care import commands as care
from handlers.cases.flow import commands as flow
from handlers.cases.flow.forms import IS_EXPRESS, SOURCE
from handlers.cases.forms import (
    ASSESSED,
    ASSESSED_CASE,
    CALLED_CLAIM,
    CASE,
    CLAIM,
    DAMAGE,
    DEDUCTIBLE,
    ESTIMATE,
    INSURER,
    IS_DONE,
    IS_LATE,
    IS_MINE,
    IS_WAITING,
    NAME,
    OF_INSURER,
    OVERRIDE,
    PHONE,
    PLATE,
    STAGE,
    STEP,
    WAIVED,
    WHICH,
    WHY_WAIVED,
    CaseRef,
    OverrideNeeded,
    looks_new,
)
from handlers.cases.money import commands as money
from handlers.cases.money.forms import WHY_AMOUNT
from handlers.cases.photos import COMMANDS as PHOTO_COMMANDS
from handlers.cases.photos import OF_CASE as PHOTOS_OF_CASE
from handlers.cases.sop import commands as sop
from handlers.cases.words import NEW
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given


async def case(call: Call, given: Given) -> Reply:
    """Show a case by number, plate or claim."""
    claim = given.get(CALLED_CLAIM)
    which = given[WHICH] if claim is None else CaseRef(claim=claim)
    if which.is_new:
        raise TAKING.missing(INSURER, {})
    shown = await service.show_case(call.actor, number=which.number, plate=which.plate, claim=which.claim)
    return replies.card(call.lang, shown)


async def take_car(call: Call, given: Given) -> Reply:
    """Take a car: its risk card and its first step. A manager whom a stop holds up is asked why to override it."""
    try:
        taken = await service.open_case(
            call.actor,
            insurer_id=given[INSURER].id,
            plate=given[PLATE],
            name=given.get(NAME),
            phone=given.get(PHONE),
            estimate_fen=given[ESTIMATE],
            damage=given.get(DAMAGE) or "",
            claim=given.get(CALLED_CLAIM) or given.get(CLAIM),
            override_reason=given.get(OVERRIDE),
            sop=Template.EXPRESS if given.has(IS_EXPRESS) else Template.STANDARD,
            source=given.get(SOURCE) or Source.WALK_IN,
        )
    except CustomerNeeded as needed:
        raise given.lacking(NAME if needed.missing == "name" else PHONE, needed) from needed
    except IntakeStopped as stopped:
        if call.actor.role < Role.MANAGER:
            raise
        raise given.lacking(OVERRIDE, OverrideNeeded(stopped.insurer, stopped.state, stopped.reasons)) from stopped
    return replies.opened(call.lang, taken)


async def cases(call: Call, given: Given) -> Reply:
    """The board, or the part of it that is asked for."""
    insurer = given.get(OF_INSURER)
    wanted = BoardFilter(
        late=given.has(IS_LATE),
        advisor_id=call.actor.staff_id if given.has(IS_MINE) else None,
        insurer_id=insurer.id if insurer else None,
        stage=given.get(STAGE),
        waiting=given.has(IS_WAITING),
    )
    return boards.board(call.lang, await service.board(call.actor, wanted))


async def step(call: Call, given: Given) -> Reply:
    """Mark a step done, or waived with a reason; without a step, the card with its buttons."""
    number, is_waived = given[CASE], given.has(WAIVED)
    if not (is_waived or given.has(STEP)):
        return replies.card(call.lang, await service.show_case(call.actor, number=number))
    name = given.need(STEP)
    reason = given[WHY_WAIVED] if is_waived else None
    return replies.marked(call.lang, await service.mark_step(call.actor, number, name, waive_reason=reason))


async def assess(call: Call, given: Given) -> Reply:
    """Enter the assessed amount and the customer's deductible."""
    done = await service.assess(
        call.actor,
        given[ASSESSED_CASE],
        assessed_fen=given[ASSESSED],
        deductible_fen=given.get(DEDUCTIBLE),
        note=given.get(WHY_AMOUNT) or "",
    )
    return replies.assessed(call.lang, done)


TAKING = Action(
    take_car,
    (INSURER, PLATE, PHONE, NAME, ESTIMATE, DAMAGE, OVERRIDE, CALLED_CLAIM, CLAIM, SOURCE, IS_EXPRESS),
    name="new",
    verbs=NEW,
    fits=looks_new,
    pastes=True,
)
ASSESSING = Action(assess, (ASSESSED_CASE, ASSESSED, DEDUCTIBLE, WHY_AMOUNT))
COMMANDS = (
    Command(
        "case",
        ("事故车",),
        Role.ADVISOR,
        (
            TAKING,
            flow.CANCELLING,
            money.HISTORY,
            money.RISKING,
            PHOTOS_OF_CASE,
            Action(case, (CALLED_CLAIM, WHICH)),
        ),
    ),
    Command(
        "cases",
        ("在修",),
        Role.ADVISOR,
        (Action(cases, (IS_LATE, IS_MINE, IS_WAITING, STAGE, OF_INSURER)),),
    ),
    Command(
        "step",
        ("完成",),
        Role.ADVISOR,
        (Action(step, (CASE, WAIVED, IS_DONE, STEP, WHY_WAIVED)),),
    ),
    Command(
        "assess",
        ("定损",),
        Role.ADVISOR,
        (money.VERIFYING, ASSESSING),
    ),
    *flow.COMMANDS,
    *sop.COMMANDS,
    *money.COMMANDS,
    *care.COMMANDS,
    *PHOTO_COMMANDS,
)
