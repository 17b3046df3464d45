"""/insurer /insurers /credit /statement /limit /paid /penalty /margin /stop /resume /revenue (interface §2)."""

from datetime import date

from domain.actor import Role
from domain.insurers import service
from domain.insurers.views import Plan
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given
from handlers.insurers import limits, replies, revenue, statements
from handlers.insurers.ageing import ageing_table
from handlers.insurers.bank.files import LISTING as BANK_LISTING
from handlers.insurers.bank.files import bare_or
from handlers.insurers.bank.words import BY_HAND
from handlers.insurers.forms import (
    INSURER,
    INSURER_NAME,
    LIMIT,
    OF_INSURER,
    OF_MONTH,
    OF_STATEMENT,
    PLAN,
    REASON,
    RECEIVED,
    RECEIVED_ON,
    WHY_RESUMED,
    WHY_STOPPED,
)
from handlers.insurers.margin.commands import COMMANDS as MARGIN
from handlers.insurers.payments import commands as payments
from handlers.insurers.register import replies as register
from handlers.insurers.register.commands import ACTIONS as REGISTER
from handlers.insurers.words import (
    ADD,
    AGEING,
    LISTED,
    NOTE,
    names_no_number,
    names_one_thing,
    number_replied_to,
    says_something,
)


async def insurer(call: Call, given: Given) -> Reply:
    """Show an insurer and its terms, or list them all."""
    found = given.get(OF_INSURER)
    if found is None:
        return await insurers(call, given)
    return register.insurer_card(call, await service.show_insurer(call.actor, found.id))


async def add_insurer(call: Call, given: Given) -> Reply:
    """Add an insurer (``add 平安 basic``)."""
    plan = given.get(PLAN) or Plan.BASIC
    return register.added(call, await service.add_insurer(call.actor, name=given[INSURER_NAME], plan=plan))


async def insurers(call: Call, given: Given) -> Reply:
    """List the insurers and their terms."""
    return register.insurer_list(call, await service.list_insurers(call.actor))


async def credit(call: Call, given: Given) -> Reply:
    """All insurers' credit, or one in full."""
    found = given.get(OF_INSURER)
    if found is None:
        return replies.credit_list(call, await service.credit_all(call.actor))
    return replies.credit_card(call, await service.credit_one(call.actor, found.id))


async def statement(call: Call, given: Given) -> Reply:
    """Show a statement: the one named, or whose card is replied to; without either, what is unpaid by its age."""
    number = given.get(OF_STATEMENT) or number_replied_to(call)
    if number is None:
        return await ageing(call, given)
    shown = await service.show_statement(call.actor, number, limit=statements.LINES_ON_A_PAGE)
    return await statements.statement_in_full(call, shown)


async def statements_of(call: Call, given: Given) -> Reply:
    """List an insurer's statements; of a month with a single one, that."""
    month = given.get(OF_MONTH)
    if month is not None:
        return await statements_in(call, given[INSURER].id, month)
    view = await service.list_statements(call.actor, given[INSURER].id, limit=statements.ON_A_PAGE)
    return statements.statement_list(call, view)


async def statements_in(call: Call, insurer_id: int, month: date) -> Reply:
    """An insurer's statement of a month, or the list where it has two."""
    view = await service.statements_of_month(call.actor, insurer_id, month)
    if len(view.statements) != 1:
        return statements.statements_of_month(call, view, month)
    number = view.statements.items[0].number
    shown = await service.show_statement(call.actor, number, limit=statements.LINES_ON_A_PAGE)
    return await statements.statement_in_full(call, shown)


async def ageing(call: Call, given: Given) -> Reply:
    """Everything that is unpaid by how long it has been due, of all insurers."""
    return ageing_table(call, await service.ageing(call.actor))


async def limit(call: Call, given: Given) -> Reply:
    """Give an insurer another credit limit, with a reason."""
    changed = await service.set_limit(
        call.actor, insurer_id=given[INSURER].id, amount_fen=given[LIMIT], reason=given[REASON]
    )
    return replies.limit_changed(call, changed)


async def limit_history(call: Call, given: Given) -> Reply:
    """Show how an insurer's limit came to be."""
    return await limits.history(call, given[INSURER].id)


async def paid(call: Call, given: Given) -> Reply:
    """Write down money received from an insurer; today unless a day is named."""
    payment = await service.receive_payment(
        call.actor, insurer_id=given[INSURER].id, amount_fen=given[RECEIVED], day=given.get(RECEIVED_ON)
    )
    return replies.paid(call, payment)


async def stop(call: Call, given: Given) -> Reply:
    """Stop intake from an insurer by hand, with a reason."""
    stopped = await service.stop(call.actor, insurer_id=given[INSURER].id, reason=given[WHY_STOPPED])
    return replies.stopped(call, stopped)


async def resume(call: Call, given: Given) -> Reply:
    """Lift a stop by hand, with a reason."""
    resumed = await service.resume(call.actor, insurer_id=given[INSURER].id, reason=given[WHY_RESUMED])
    return replies.resumed(call, resumed)


LIMITING = Action(limit, (INSURER, LIMIT, REASON))
PAID = Action(paid, (INSURER, RECEIVED, RECEIVED_ON), verbs=BY_HAND)
COMMANDS = (
    Command("credit", ("额度", "授信"), Role.ADVISOR, (Action(credit, (OF_INSURER,)),)),
    Command(
        "insurer",
        ("保险公司",),
        Role.PARTNER,
        (Action(add_insurer, (INSURER_NAME, PLAN), name="add", verbs=ADD), *REGISTER, Action(insurer, (OF_INSURER,))),
    ),
    Command("insurers", ("保险公司列表",), Role.PARTNER, (Action(insurers),)),
    Command(
        "paid",
        ("回款", "到账"),
        Role.PARTNER,
        (BANK_LISTING, payments.REVERSING, payments.CORRECTING, payments.LISTING, bare_or(PAID), PAID),
    ),
    Command(
        "statement",
        ("对账",),
        Role.PARTNER,
        (
            Action(ageing, name="ageing", verbs=AGEING),
            Action(statements_of, (INSURER, OF_MONTH), name="of", verbs=LISTED, fits=names_no_number),
            Action(statement, (OF_STATEMENT,)),
        ),
    ),
    Command(
        "limit",
        ("调额",),
        Role.MANAGER,
        (Action(limit_history, (INSURER,), name="of", fits=names_one_thing), LIMITING),
    ),
    *MARGIN,
    Command("stop", ("停单",), Role.MANAGER, (Action(stop, (INSURER, WHY_STOPPED)),)),
    Command("resume", ("恢复",), Role.MANAGER, (Action(resume, (INSURER, WHY_RESUMED)),)),
    *payments.COMMANDS,
    Command(
        "revenue",
        ("营收",),
        Role.MANAGER,
        (
            Action(
                revenue.note, (revenue.MONTH, revenue.REVENUE), name="note", verbs=NOTE, leads=True, fits=says_something
            ),
            Action(revenue.show),
        ),
    ),
)
