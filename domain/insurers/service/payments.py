"""Money received from insurers (domain §4 Settlement)."""

from datetime import date

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.insurers.models import InsurerPayment
from domain.insurers.rules.account import EntryKind
from domain.insurers.rules.received import refusal
from domain.insurers.rules.settlement import Allotment
from domain.insurers.service._account import Account
from domain.insurers.service._closing import open_account
from domain.insurers.service._credit import credit_of
from domain.insurers.service._paying import allot
from domain.insurers.views import AllottedView, PaymentView
from domain.money import Fen
from domain.people.service import record_change


@use_case(Role.PARTNER)
async def receive_payment(actor: Actor, *, insurer_id: int, amount_fen: int, day: date | None = None) -> PaymentView:
    """Write down money received on ``day`` (today by default) and pay statements with it, oldest first.

    What is more than all statements ask for stays as credit and pays the next one. The late penalty gathered up
    to ``day`` is fixed: paying stops it growing and never erases it. Refused: an amount not above zero, a day to
    come or over a year ago.
    """
    today = clock.today(actor.zone)
    day = day or today
    if refused := refusal(amount_fen, day, today):
        raise refused
    account = await open_account(actor, insurer_id)
    payment = await _written_down(actor, insurer_id, amount_fen, day)
    numbers = {row.id: row for row in account.unpaid}
    allotment = await allot(account, amount_fen, day, payment)
    if allotment.left_fen:
        account.post(EntryKind.OVERPAID, allotment.left_fen, day=day, payment=payment)
    await account.save()
    parts = tuple(
        AllottedView(numbers[row_id].number, fen, numbers[row_id].amount_fen - numbers[row_id].paid_fen)
        for row_id, fen in allotment.parts
    )
    await _audit(actor, account, payment, allotment)
    return PaymentView(amount_fen, day, parts, allotment.left_fen, await credit_of(account), payment.id)


async def _written_down(actor: Actor, insurer_id: int, amount_fen: int, day: date) -> InsurerPayment:
    return await InsurerPayment.create(
        centre_id=actor.centre_id,
        insurer_id=insurer_id,
        amount_fen=Fen(amount_fen),
        day=day,
        at=clock.now(),
        staff_id=actor.staff_id,
    )


async def _audit(actor: Actor, account: Account, payment: InsurerPayment, allotment: Allotment) -> None:
    insurer = account.insurer
    received_fen = payment.amount_fen - allotment.left_fen
    before = {
        "billed_fen": insurer.billed_fen + received_fen,
        "overpaid_fen": insurer.overpaid_fen - allotment.left_fen,
    }
    told = {"amount_fen": payment.amount_fen, "day": payment.day.isoformat(), "payment_id": payment.id}
    after = {"billed_fen": insurer.billed_fen, "overpaid_fen": insurer.overpaid_fen}
    await record_change(
        actor,
        subject="insurer",
        number=insurer.id,
        what="paid",
        before=before,
        after={"insurer": insurer.name, **told, **after},
    )
