"""What ``/paid`` does besides writing down a payment, and ``/penalty`` (interface §2)."""

from domain.actor import Role
from domain.insurers import service
from domain.insurers.errors import PaymentUnclear, PaymentUnknown
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given
from handlers.insurers.forms import INSURER, OF_INSURER, RECEIVED_ON
from handlers.insurers.payments import penalty, replies
from handlers.insurers.payments.forms import (
    ALL_OF_IT,
    PAYMENT,
    PENALTY_RECEIVED,
    PENALTY_WAIVED,
    RIGHT_AMOUNT,
    WHY_LET_OFF,
    WHY_REVERSED,
)
from handlers.insurers.payments.words import (
    CORRECT,
    HISTORY,
    PENALTY_PAID,
    REVERSE,
    WAIVE,
    names_nothing_but_words,
    waives_everything,
)


async def payments_of(call: Call, given: Given) -> Reply:
    """List an insurer's payments."""
    return await replies.payments_page(call, given[INSURER].id, 1)


async def reverse(call: Call, given: Given) -> Reply:
    """Reverse a wrong payment, with a reason (``reverse 32000 11-14 记错了``)."""
    done = await service.reverse_payment(
        call.actor, insurer_id=given[INSURER].id, payment_id=await _which(call, given), reason=given[WHY_REVERSED]
    )
    return replies.reversed_payment(call, done)


async def correct(call: Call, given: Given) -> Reply:
    """Give a payment its right amount, with a reason (``correct 32000 11-14 23000 写错了``)."""
    done = await service.correct_payment(
        call.actor,
        insurer_id=given[INSURER].id,
        payment_id=await _which(call, given),
        amount_fen=given[RIGHT_AMOUNT],
        reason=given[WHY_REVERSED],
    )
    return replies.corrected_payment(call, done)


async def _which(call: Call, given: Given) -> int:
    """The payment that is meant; one of several alike is asked for."""
    insurer, ref = given[INSURER], given[PAYMENT]
    if ref.id is not None:
        return ref.id
    fen = ref.amount_fen or 0
    like = await service.payments_like(call.actor, insurer.id, amount_fen=fen, day=ref.day)
    if not like:
        raise PaymentUnknown(insurer=insurer.name, amount_fen=fen)
    if len(like) > 1:
        raise given.lacking(PAYMENT, PaymentUnclear(insurer=insurer.name, amount_fen=fen, count=len(like)))
    return like[0].id


async def penalty_paid(call: Call, given: Given) -> Reply:
    """Write down money received for penalty; today unless a day is named."""
    done = await service.pay_penalty(
        call.actor, insurer_id=given[INSURER].id, amount_fen=given[PENALTY_RECEIVED], day=given.get(RECEIVED_ON)
    )
    return penalty.paid(call, done)


async def penalty_waived(call: Call, given: Given) -> Reply:
    """Waive penalty, some of it or all, with a reason."""
    fen = None if given.has(ALL_OF_IT) else given[PENALTY_WAIVED]
    done = await service.waive_penalty(
        call.actor, insurer_id=given[INSURER].id, amount_fen=fen, reason=given[WHY_LET_OFF]
    )
    return penalty.waived(call, done)


async def penalties(call: Call, given: Given) -> Reply:
    """All insurers with penalty, or how that of one came about."""
    insurer = given.get(OF_INSURER)
    if insurer is None:
        return penalty.every_insurer(call, await service.list_penalties(call.actor))
    return await penalty.penalty_page(call, insurer.id, 1)


REVERSING = Action(reverse, (INSURER, PAYMENT, WHY_REVERSED), name="reverse", verbs=REVERSE)
CORRECTING = Action(correct, (INSURER, PAYMENT, RIGHT_AMOUNT, WHY_REVERSED), name="correct", verbs=CORRECT)
LISTING = Action(payments_of, (INSURER,), name="of", verbs=HISTORY, fits=names_nothing_but_words)
WAIVING = Action(
    penalty_waived, (INSURER, ALL_OF_IT, PENALTY_WAIVED, WHY_LET_OFF), name="waive", verbs=WAIVE, fits=waives_everything
)
PAYING_PENALTY = Action(penalty_paid, (INSURER, PENALTY_RECEIVED, RECEIVED_ON), name="paid", verbs=PENALTY_PAID)

COMMANDS = (Command("penalty", ("违约金",), Role.PARTNER, (PAYING_PENALTY, WAIVING, Action(penalties, (OF_INSURER,)))),)
