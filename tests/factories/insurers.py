"""Insurers with an account, for tests of every room."""

from datetime import date, datetime, time, timedelta

from domain import clock
from domain.actor import Actor
from domain.database.connection import transaction
from domain.insurers import service
from domain.insurers.models import InsurerPayment, InsurerRaise, InsurerStatement
from domain.insurers.rules.account import EntryKind
from domain.insurers.service._account import Account
from domain.insurers.service._closing import open_account
from domain.insurers.views import InsurerView, Plan, RaiseState
from domain.money import ZERO, yuan

LONG_REASON = "老客户，店长同意。" * 50
NAMES = ("平安", "人保", "太平洋", "国寿", "阳光", "大地", "太平")


async def an_insurer(actor: Actor, name: str = "平安", plan: Plan = Plan.BASIC) -> InsurerView:
    """An insurer of the actor's centre (a partner or manager) with the limit the policy starts with."""
    return await service.add_insurer(actor, name=name, plan=plan)


async def a_delivered_case(actor: Actor, insurer_id: int, number: int, share_yuan: int) -> None:
    """A case taken (by a manager's override if need be) and delivered at once, now."""
    await service.accept_case(
        actor,
        insurer_id=insurer_id,
        case_number=number,
        share_fen=yuan(share_yuan),
        override_reason=LONG_REASON,
    )
    await service.deliver_case(actor, insurer_id=insurer_id, case_number=number, delivered_at=clock.now())


async def a_statement(actor: Actor, insurer_id: int, number: int, share_yuan: int, day: date) -> date:
    """A statement of one case delivered on ``day``; time is moved past the period's end. The day it is then."""
    noon = clock.at(day, time(12), actor.zone)
    move_to(noon)
    await a_delivered_case(actor, insurer_id, number, share_yuan)
    first_of_next = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    move_to(clock.at(first_of_next, time(9), actor.zone))
    await service.close_statements(actor.centre_id, first_of_next)
    return first_of_next


async def a_proposal(actor: Actor, insurer_id: int) -> int:
    """That the limit of an insurer without statements be raised by a fifth, for three that were paid in time; its id.

    They have numbers that no statement of a test reaches, and are of no case.
    """
    limit_fen = (await service.standing(actor, insurer_id)).limit_fen
    async with transaction():
        account = await open_account(actor, insurer_id)
        for ordinal in (1, 2, 3):
            await _paid_statement(actor, account, ordinal)
        account.insurer.statements_asking = 3
        await account.save()
    row = await InsurerRaise.create(
        centre_id=actor.centre_id,
        insurer_id=insurer_id,
        before_fen=limit_fen,
        after_fen=limit_fen * 6 // 5,
        first_ordinal=1,
        last_ordinal=3,
        statements="S1, S2, S3",
        state=RaiseState.OPEN.value,
        day=account.today,
        at=clock.now(),
    )
    number: int = row.id
    return number


async def _paid_statement(actor: Actor, account: Account, ordinal: int) -> None:
    """One of ¥1,000 that was paid a day after it closed, with what its account says of that."""
    closed_on = account.today - timedelta(days=40 - 2 * ordinal)
    whose = {"centre_id": account.insurer.centre_id, "insurer_id": account.insurer.id}
    paid_on, fen = closed_on + timedelta(days=1), yuan(1_000)
    statement = await InsurerStatement.create(
        **whose, number=9_000 + 10 * account.insurer.id + ordinal, ordinal=ordinal, opens_on=closed_on,
        closes_on=closed_on, due_on=paid_on, amount_fen=fen, paid_fen=fen, penalty_daily_bp=5, late_fen_days=0,
        late_through=paid_on, penalty_fen=ZERO, settled_on=paid_on, closed_at=clock.now(),
    )  # fmt: skip
    payment = await InsurerPayment.create(**whose, amount_fen=fen, day=paid_on, at=clock.now(), staff_id=actor.staff_id)
    account.post(EntryKind.ACCEPTED, fen, day=closed_on)
    account.post(EntryKind.BILLED, fen, day=closed_on, statement=statement)
    account.post(EntryKind.PAID, -fen, day=paid_on, statement=statement, payment=payment)


def move_to(moment: datetime) -> None:
    """Let it be ``moment``, standing still."""
    clock.use(clock.FixedClock(moment))
