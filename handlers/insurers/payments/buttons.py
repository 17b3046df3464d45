"""The buttons about payments and penalty: the same services as the commands, or the forms that these begin."""

from dataclasses import replace

from domain.actor import Role, permit
from domain.insurers import service
from handlers.declaration import Button, Call, Reply
from handlers.fields.actions import with_command
from handlers.insurers.forms import INSURER, pressed_named
from handlers.insurers.payments import penalty, replies
from handlers.insurers.payments.commands import PAYING_PENALTY, REVERSING, WAIVING
from handlers.insurers.payments.forms import PAYMENT, PENALTY_RECEIVED, PENALTY_WAIVED, WHY_REVERSED, ref_of
from handlers.insurers.words import id_of, pressed_insurer
from handlers.paging import pressed_page


async def payments(call: Call) -> Reply:
    """Turn the message to a page of an insurer's payments."""
    page = pressed_page(call.button.version)
    return replace(await replies.payments_page(call, pressed_insurer(call), page), edits=True)


async def reverse(call: Call) -> Reply:
    """Ask why a payment is to be reversed, which no button can tell."""
    permit(call.actor, Role.PARTNER)
    insurer = await pressed_named(call)
    line = await service.standing_payment(call.actor, insurer.id, id_of(call.button.version))
    told = {INSURER.name: insurer, PAYMENT.name: ref_of(line)}
    raise with_command(REVERSING.missing(WHY_REVERSED, told), "paid")


async def penalties(call: Call) -> Reply:
    """Turn the list of the insurers with penalty to another page."""
    page = pressed_page(call.button.number)
    return replace(penalty.every_insurer(call, await service.list_penalties(call.actor), page), edits=True)


async def penalty_of(call: Call) -> Reply:
    """Turn the message to how an insurer's penalty came about."""
    page = pressed_page(call.button.version)
    return replace(await penalty.penalty_page(call, pressed_insurer(call), page), edits=True)


async def open_penalty(call: Call) -> Reply:
    """Send how an insurer's penalty came about; what the button stands under remains as a record."""
    return await penalty.penalty_page(call, pressed_insurer(call), 1)


async def moves(call: Call) -> Reply:
    """Turn the message to a page of what was paid and waived."""
    page = pressed_page(call.button.version)
    return replace(await penalty.moves_page(call, pressed_insurer(call), page), edits=True)


async def penalty_paid(call: Call) -> Reply:
    """Ask how much was received for penalty."""
    permit(call.actor, Role.PARTNER)
    told = {INSURER.name: await pressed_named(call)}
    raise with_command(PAYING_PENALTY.missing(PENALTY_RECEIVED, told), "penalty")


async def waive(call: Call) -> Reply:
    """Ask how much of the penalty is waived, and why."""
    permit(call.actor, Role.MANAGER)
    told = {INSURER.name: await pressed_named(call)}
    raise with_command(WAIVING.missing(PENALTY_WAIVED, told), "penalty")


async def surplus(call: Call) -> Reply:
    """Use a surplus for penalty, as much as the button says (``12:43500-60000``: amount and surplus, in fen)."""
    part, _, seen = call.button.version.partition("-")
    done = await service.use_surplus(
        call.actor, insurer_id=pressed_insurer(call), amount_fen=id_of(part), surplus_fen=id_of(seen)
    )
    return penalty.surplus_used(call, done)


BUTTONS = (
    Button("insurers.payments", Role.PARTNER, payments),
    Button("insurers.reverse", Role.PARTNER, reverse),
    Button("insurers.penalties", Role.PARTNER, penalties),
    Button("insurers.penalty", Role.PARTNER, penalty_of),
    Button("insurers.penopen", Role.PARTNER, open_penalty),
    Button("insurers.penmoves", Role.PARTNER, moves),
    Button("insurers.penpaid", Role.PARTNER, penalty_paid),
    Button("insurers.penwaive", Role.MANAGER, waive),
    Button("insurers.surplus", Role.PARTNER, surplus),
)
