"""/renewals /visit (interface §2)."""

from domain.actor import Role
from domain.cases import service as cases
from domain.customers import service
from handlers.customers import replies
from handlers.customers.forms import (
    EXPIRES,
    INSURER,
    KIND,
    NAME,
    OF_PLATE,
    PHONE,
    PLATE,
    PREMIUM,
    SOLD_BY,
    SPENT,
    VISITED_FOR,
    VISITED_ON,
    WITHIN,
)
from handlers.customers.words import ADD, looks_new
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given


async def renewals(call: Call, given: Given) -> Reply:
    """The policies that expire within so many days; or one car's policy."""
    plate = given.get(OF_PLATE)
    if plate is not None:
        return replies.card(call, await service.show_policy(call.actor, plate=plate))
    return replies.radar(call, await service.renewal_radar(call.actor, given.get(WITHIN), limit=replies.ON_A_PAGE))


async def add(call: Call, given: Given) -> Reply:
    """Write down a car's policy: when it expires, and whatever else is known."""
    added = await service.add_policy(
        call.actor,
        plate=given[PLATE],
        expires_on=given[EXPIRES],
        insurer=given.get(INSURER),
        kind=given.get(KIND),
        premium_fen=given.get(PREMIUM),
        name=given.get(NAME),
        phone=given.get(PHONE),
        sold_by=given.get(SOLD_BY),
    )
    return replies.added(call, added)


async def visit(call: Call, given: Given) -> Reply:
    """Write down a paid visit of a car: for what, how much, on which day."""
    noted = await cases.note_visit(
        call.actor, plate=given[PLATE], kind=given[VISITED_FOR], amount_fen=given[SPENT], day=given.get(VISITED_ON)
    )
    return replies.visited(call, noted)


COMMANDS = (
    Command(
        "renewals",
        ("续保", "续保雷达", "保单"),
        Role.ADVISOR,
        (
            Action(
                add,
                (PLATE, EXPIRES, INSURER, PREMIUM, KIND, NAME, PHONE, SOLD_BY),
                name="add",
                verbs=ADD,
                fits=looks_new,
                pastes=True,
            ),
            Action(renewals, (OF_PLATE, WITHIN)),
        ),
    ),
    Command("visit", ("到店",), Role.ADVISOR, (Action(visit, (PLATE, VISITED_FOR, SPENT, VISITED_ON)),)),
)
