"""How the services about payments and penalty are called."""

from operator import attrgetter

from domain.insurers import service as insurers
from domain.money import yuan
from tests.factories.people import anew
from tests.factories.world import World
from tests.house.calls import Called, undoing


def _payment(world: World) -> int:
    """The payment that was told of last."""
    payment_id = world.changes["insurer", "paid"].after["payment_id"]
    assert isinstance(payment_id, int)
    return payment_id


async def _reverse(world: World) -> object:
    return await insurers.reverse_payment(
        world.partner, insurer_id=world.insurer_id, payment_id=_payment(world), reason="重复登记"
    )


async def _overpaid(world: World) -> int:
    """More comes in than is owed, when penalty is owed; what there is too much."""
    await insurers.receive_payment(anew(world.partner), insurer_id=world.insurer_id, amount_fen=yuan(90_000))
    return (await insurers.standing(world.partner, world.insurer_id)).overpaid_fen


async def _use_surplus(world: World) -> object:
    surplus_fen = await _overpaid(world)
    return await insurers.use_surplus(
        world.partner, insurer_id=world.insurer_id, amount_fen=100, surplus_fen=surplus_fen
    )


PAYMENTS = {
    "insurers.use_surplus": Called(
        _use_surplus,
        refused=(
            lambda w, t: insurers.use_surplus(w.partner, insurer_id=t.insurer_id, amount_fen=100, surplus_fen=100),
        ),
    ),
    "insurers.undo_surplus_used": undoing(
        insurers.undo_surplus_used, _use_surplus, by=attrgetter("partner"), what="surplus used"
    ),
    "insurers.correct_payment": Called(
        lambda w: insurers.correct_payment(
            w.partner, insurer_id=w.insurer_id, payment_id=_payment(w), amount_fen=yuan(2_000), reason="写错了"
        ),
        refused=(
            lambda w, t: insurers.correct_payment(
                w.partner, insurer_id=w.insurer_id, payment_id=_payment(t), amount_fen=yuan(2_000), reason="写错了"
            ),
        ),
    ),
    "insurers.list_payments": Called(
        lambda w: insurers.list_payments(w.partner, w.insurer_id, limit=5),
        refused=(lambda w, t: insurers.list_payments(w.partner, t.insurer_id),),
    ),
    "insurers.payments_like": Called(
        lambda w: insurers.payments_like(w.partner, w.insurer_id, amount_fen=yuan(3_000)),
        empty=(lambda w, t: insurers.payments_like(w.partner, t.insurer_id, amount_fen=yuan(3_000)),),
    ),
    "insurers.standing_payment": Called(
        lambda w: insurers.standing_payment(w.partner, w.insurer_id, _payment(w)),
        refused=(
            lambda w, t: insurers.standing_payment(w.partner, w.insurer_id, _payment(t)),
            lambda w, t: insurers.standing_payment(w.partner, t.insurer_id, _payment(t)),
        ),
    ),
    "insurers.reverse_payment": Called(
        _reverse,
        refused=(
            lambda w, t: insurers.reverse_payment(
                w.partner, insurer_id=w.insurer_id, payment_id=_payment(t), reason="重复登记"
            ),
            lambda w, t: insurers.reverse_payment(
                w.partner, insurer_id=t.insurer_id, payment_id=_payment(t), reason="重复登记"
            ),
        ),
    ),
    "insurers.undo_payment_reversed": undoing(
        insurers.undo_payment_reversed, _reverse, by=attrgetter("partner"), what="payment reversed"
    ),
    "insurers.list_penalties": Called(lambda w: insurers.list_penalties(w.partner)),
    "insurers.show_penalty": Called(
        lambda w: insurers.show_penalty(w.partner, w.insurer_id, limit=5),
        refused=(lambda w, t: insurers.show_penalty(w.partner, t.insurer_id),),
    ),
    "insurers.pay_penalty": Called(
        lambda w: insurers.pay_penalty(w.partner, insurer_id=w.insurer_id, amount_fen=yuan(1)),
        refused=(lambda w, t: insurers.pay_penalty(w.partner, insurer_id=t.insurer_id, amount_fen=yuan(1)),),
    ),
    "insurers.undo_penalty_paid": undoing(
        insurers.undo_penalty_paid,
        lambda w: insurers.pay_penalty(w.partner, insurer_id=w.insurer_id, amount_fen=yuan(1)),
        by=attrgetter("partner"),
    ),
    "insurers.waive_penalty": Called(
        lambda w: insurers.waive_penalty(w.manager, insurer_id=w.insurer_id, amount_fen=None, reason="友好协商"),
        refused=(
            lambda w, t: insurers.waive_penalty(w.manager, insurer_id=t.insurer_id, amount_fen=None, reason="友好协商"),
        ),
    ),
    "insurers.undo_penalty_waived": undoing(
        insurers.undo_penalty_waived,
        lambda w: insurers.waive_penalty(w.manager, insurer_id=w.insurer_id, amount_fen=None, reason="友好协商"),
        by=attrgetter("manager"),
    ),
}
