"""/insurer /insurers /credit /statement /limit /paid /stop /resume (interface §2)."""

from domain.actor import Role
from domain.insurers import service
from domain.insurers.views import Plan
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given
from handlers.insurers import replies, statements
from handlers.insurers.bank.files import LISTING, bare_or
from handlers.insurers.bank.words import BY_HAND
from handlers.insurers.forms import (
    INSURER,
    INSURER_NAME,
    LIMIT,
    OF_INSURER,
    PLAN,
    REASON,
    RECEIVED,
    RECEIVED_ON,
    STATEMENT,
    WHY_RESUMED,
    WHY_STOPPED,
)
from handlers.insurers.words import ADD, names_no_number


async def insurer(call: Call, given: Given) -> Reply:
    """Show an insurer and its terms, or list them all."""
    found = given.get(OF_INSURER)
    if found is None:
        return await insurers(call, given)
    return replies.insurer_card(call, await service.show_insurer(call.actor, found.id))


async def add_insurer(call: Call, given: Given) -> Reply:
    """Add an insurer (``add 平安 basic``)."""
    plan = given.get(PLAN) or Plan.BASIC
    return replies.added(call, await service.add_insurer(call.actor, name=given[INSURER_NAME], plan=plan))


async def insurers(call: Call, given: Given) -> Reply:
    """List the insurers and their terms."""
    return replies.insurer_list(call, await service.list_insurers(call.actor))


async def credit(call: Call, given: Given) -> Reply:
    """All insurers' credit, or one in full."""
    found = given.get(OF_INSURER)
    if found is None:
        return replies.credit_list(call, await service.credit_all(call.actor))
    return replies.credit_card(call, await service.credit_one(call.actor, found.id))


async def statement(call: Call, given: Given) -> Reply:
    """Show a statement."""
    shown = await service.show_statement(call.actor, given[STATEMENT], limit=statements.LINES_ON_A_PAGE)
    return statements.statement_in_full(call, shown)


async def statements_of(call: Call, given: Given) -> Reply:
    """List an insurer's statements."""
    view = await service.list_statements(call.actor, given[INSURER].id, limit=statements.ON_A_PAGE)
    return statements.statement_list(call, view)


async def limit(call: Call, given: Given) -> Reply:
    """Give an insurer another credit limit, with a reason."""
    changed = await service.set_limit(
        call.actor, insurer_id=given[INSURER].id, amount_fen=given[LIMIT], reason=given[REASON]
    )
    return replies.limit_changed(call, changed)


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


PAID = Action(paid, (INSURER, RECEIVED, RECEIVED_ON), verbs=BY_HAND)
COMMANDS = (
    Command("credit", ("额度", "授信"), Role.ADVISOR, (Action(credit, (OF_INSURER,)),)),
    Command(
        "insurer",
        ("保险公司",),
        Role.PARTNER,
        (Action(add_insurer, (INSURER_NAME, PLAN), name="add", verbs=ADD), Action(insurer, (OF_INSURER,))),
    ),
    Command("insurers", ("保险公司列表",), Role.PARTNER, (Action(insurers),)),
    Command(
        "paid",
        ("回款", "到账"),
        Role.PARTNER,
        (LISTING, bare_or(PAID), PAID),
    ),
    Command(
        "statement",
        ("对账",),
        Role.PARTNER,
        (Action(statements_of, (INSURER,), name="of", fits=names_no_number), Action(statement, (STATEMENT,))),
    ),
    Command("limit", ("调额",), Role.MANAGER, (Action(limit, (INSURER, LIMIT, REASON)),)),
    Command("stop", ("停单",), Role.MANAGER, (Action(stop, (INSURER, WHY_STOPPED)),)),
    Command("resume", ("恢复",), Role.MANAGER, (Action(resume, (INSURER, WHY_RESUMED)),)),
)
