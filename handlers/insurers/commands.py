"""/insurer /insurers /credit /limit /paid /stop /resume (interface §2)."""

from domain.actor import Role
from domain.insurers import service
from domain.insurers.views import Plan
from handlers.arguments import Assume
from handlers.declaration import Call, Command, Reply
from handlers.insurers import replies
from handlers.insurers.words import ADD, PLANS, named_insurer


async def insurer(call: Call) -> Reply:
    """Add an insurer (``add 平安 basic``), show one and its terms, or list them all."""
    if call.words.take_choice(ADD, beginnings=False):
        return await _add(call)
    if not len(call.words):
        return await insurers(call)
    found = await named_insurer(call)
    call.words.expect_nothing_left()
    return replies.insurer_card(call, await service.show_insurer(call.actor, found.id))


async def _add(call: Call) -> Reply:
    plan = call.words.take_choice(PLANS, "plan", beginnings=False) or Plan.BASIC
    name = call.words.need_text("insurer")
    return replies.added(call, await service.add_insurer(call.actor, name=name, plan=plan))


async def insurers(call: Call) -> Reply:
    """List the insurers and their terms."""
    call.words.expect_nothing_left()
    return replies.insurer_list(call, await service.list_insurers(call.actor))


async def credit(call: Call) -> Reply:
    """All insurers' credit, or one in full."""
    if not len(call.words):
        return replies.credit_list(call, await service.credit_all(call.actor))
    found = await named_insurer(call)
    call.words.expect_nothing_left()
    return replies.credit_card(call, await service.credit_one(call.actor, found.id))


async def limit(call: Call) -> Reply:
    """Give an insurer another credit limit, with a reason."""
    amount_fen = call.words.need_amount()
    found = await named_insurer(call)
    reason = call.words.rest_text()
    changed = await service.set_limit(call.actor, insurer_id=found.id, amount_fen=amount_fen, reason=reason)
    return replies.limit_changed(call, changed)


async def paid(call: Call) -> Reply:
    """Write down money received from an insurer; today unless a day is named."""
    day = call.words.take_date(Assume.PAST)
    amount_fen = call.words.need_amount()
    found = await named_insurer(call)
    call.words.expect_nothing_left()
    payment = await service.receive_payment(call.actor, insurer_id=found.id, amount_fen=amount_fen, day=day)
    return replies.paid(call, payment)


async def stop(call: Call) -> Reply:
    """Stop intake from an insurer by hand, with a reason."""
    found = await named_insurer(call)
    reason = call.words.rest_text()
    return replies.stopped(call, await service.stop(call.actor, insurer_id=found.id, reason=reason))


async def resume(call: Call) -> Reply:
    """Lift a stop by hand, with a reason."""
    found = await named_insurer(call)
    reason = call.words.rest_text()
    return replies.resumed(call, await service.resume(call.actor, insurer_id=found.id, reason=reason))


COMMANDS = (
    Command("credit", ("额度", "授信"), Role.ADVISOR, credit, ("平安", "")),
    Command("insurer", ("保险公司",), Role.PARTNER, insurer, ("add 平安 basic", "平安")),
    Command("insurers", ("保险公司列表",), Role.PARTNER, insurers),
    Command("paid", ("回款", "到账"), Role.PARTNER, paid, ("平安 32000 11-14", "平安 32000")),
    Command("limit", ("调额",), Role.MANAGER, limit, ("平安 80000 回款正常",)),
    Command("stop", ("停单",), Role.MANAGER, stop, ("平安 等合同续签",)),
    Command("resume", ("恢复",), Role.MANAGER, resume, ("平安 合同已续签",)),
)
