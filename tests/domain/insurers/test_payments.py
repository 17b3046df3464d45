"""Payments listed and reversed, and late penalty as an account of its own (domain §4)."""

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.database.connection import recorded_queries
from domain.errors import NotAllowed, NotFound
from domain.insurers import service
from domain.insurers.errors import (
    AmountNotPositive,
    CreditReasonMissing,
    NoPenaltyOwed,
    PaidInFuture,
    PaidLongAgo,
    PaymentReversedAlready,
    PenaltyExceeded,
)
from domain.insurers.models import InsurerEntry, InsurerPayment
from domain.insurers.views import InsurerView
from domain.money import yuan
from domain.people import service as people
from domain.people.views import CentreView
from domain.undo import service as undo
from tests.factories.insurers import a_delivered_case, a_statement, an_insurer, move_to
from tests.factories.people import a_centre, an_actor, anew

pytestmark = pytest.mark.usefixtures("database")

ZONE = "Asia/Shanghai"


@pytest.fixture
async def centre(database: str) -> CentreView:
    move_to(at(date(2026, 11, 10)))
    return await a_centre()


@pytest.fixture
async def manager(centre: CentreView) -> Actor:
    return await an_actor(Role.MANAGER, centre=centre, name="李店长")


@pytest.fixture
async def insurer(manager: Actor) -> InsurerView:
    """It owes ¥20,000 (S1, due 2026-12-15) and ¥30,000 (S2, due 2027-01-15); it is 2027-01-20."""
    insurer = await an_insurer(manager)
    await a_statement(manager, insurer.id, 1, 20_000, date(2026, 11, 20))
    await a_statement(manager, insurer.id, 2, 30_000, date(2026, 12, 20))
    move_to(at(date(2027, 1, 20)))
    return insurer


def at(day: date, hour: int = 12) -> datetime:
    return clock.at(day, time(hour), ZONE)


async def paid(actor: Actor, insurer: InsurerView, amount: int, day: date | None = None) -> int:
    """A payment in a message of its own; its id."""
    await service.receive_payment(anew(actor), insurer_id=insurer.id, amount_fen=yuan(amount), day=day)
    last = await InsurerPayment.all().order_by("-id").first()
    assert last is not None
    payment_id: int = last.id
    return payment_id


async def reversed_(actor: Actor, insurer: InsurerView, payment_id: int, reason: str = "记错了") -> object:
    return await service.reverse_payment(anew(actor), insurer_id=insurer.id, payment_id=payment_id, reason=reason)


async def owed(actor: Actor, insurer: InsurerView) -> int:
    return (await service.standing(actor, insurer.id)).penalty_fen


# --- reversal


async def test_a_reversed_payment_leaves_the_account_as_if_it_had_never_come(
    manager: Actor, insurer: InsurerView
) -> None:
    wrong = await paid(manager, insurer, 25_000, date(2026, 12, 20))
    await paid(manager, insurer, 30_000, date(2027, 1, 18))
    await a_delivered_case(manager, insurer.id, 3, 4_000)
    move_to(at(date(2027, 2, 3)))
    assert (await service.standing(manager, insurer.id)).overpaid_fen == yuan(1_000)
    done = await service.reverse_payment(anew(manager), insurer_id=insurer.id, payment_id=wrong, reason=" 打 错了 ")
    unpaid = [(each.number, each.unpaid_fen) for each in done.credit.open_statements]
    assert unpaid == [(2, yuan(20_000)), (3, yuan(4_000))]
    assert [(each.number, each.unpaid_fen) for each in done.statements] == [(1, 0), (2, yuan(20_000)), (3, yuan(4_000))]
    assert (done.amount_fen, done.day, done.reason) == (yuan(25_000), date(2026, 12, 20), "打 错了")
    assert done.credit.overpaid_fen == 0
    # S1: 34 days of 20,000 up to the payment of 01-18; S2: 3 days of 30,000, then 16 of 20,000
    assert done.credit.penalty_fen == yuan(340) + yuan(45) + yuan(160)
    notes = {entry.note for entry in await InsurerEntry.filter(payment_id=wrong).order_by("-id").limit(2)}
    assert notes == {"打 错了"}
    assert await service.check_accounts(manager.centre_id) == ()


async def test_a_reversal_is_undone_as_if_it_had_never_been(manager: Actor, insurer: InsurerView) -> None:
    first = await paid(manager, insurer, 15_000, date(2026, 12, 20))
    await paid(manager, insurer, 30_000)
    before = await service.standing(manager, insurer.id)
    lines = (await service.list_payments(manager, insurer.id)).payments
    await reversed_(manager, insurer, first)
    assert await service.standing(manager, insurer.id) != before
    undone = await undo.undo_last(anew(manager))
    assert undone.main.what == "payment reversed"
    assert await service.standing(manager, insurer.id) == before
    assert (await service.list_payments(manager, insurer.id)).payments == lines
    assert await service.check_accounts(manager.centre_id) == ()


async def test_what_came_before_what_is_asked_of_no_clock(manager: Actor, insurer: InsurerView) -> None:
    """A statement was closed by a clock that went ahead: what comes in before is credit, used when it closes."""
    wrong = await paid(manager, insurer, 20_000)
    move_to(at(date(2026, 12, 28)))
    await paid(manager, insurer, 20_000)
    expected = await service.standing(manager, insurer.id)
    again = await paid(manager, insurer, 1_000)
    await reversed_(manager, insurer, again)
    assert await service.standing(manager, insurer.id) == expected
    await reversed_(manager, insurer, wrong)
    (line,) = [each for each in (await service.list_payments(manager, insurer.id)).payments if not each.is_reversed]
    assert (line.parts, line.kept_fen) == (((1, yuan(20_000)),), 0)
    assert await service.check_accounts(manager.centre_id) == ()


async def test_a_payment_is_reversed_once_with_a_reason_and_only_the_insurers_own(
    manager: Actor, insurer: InsurerView
) -> None:
    payment, other = await paid(manager, insurer, 1_000), await an_insurer(manager, "人保")
    with pytest.raises(CreditReasonMissing):
        await reversed_(manager, insurer, payment, " \n ")
    for foreign in (reversed_(manager, other, payment), reversed_(manager, insurer, payment + 99)):
        with pytest.raises(NotFound):
            await foreign
    results = await asyncio.gather(*(reversed_(manager, insurer, payment) for _ in range(3)), return_exceptions=True)
    assert sum(isinstance(each, PaymentReversedAlready) for each in results) == 2
    with pytest.raises(PaymentReversedAlready) as refused:
        await service.standing_payment(manager, insurer.id, payment)
    assert (refused.value.insurer, refused.value.amount_fen) == ("平安", yuan(1_000))
    assert (await service.standing(manager, insurer.id)).exposure_fen == yuan(50_000)


async def test_the_audit_keeps_a_reversal_with_its_reason(manager: Actor, insurer: InsurerView) -> None:
    payment = await paid(manager, insurer, 21_000)
    await reversed_(manager, insurer, payment, "重复登记")
    change = (await people.own_changes(manager))[0]
    assert (change.subject, change.what, change.number) == ("insurer", "payment reversed", insurer.id)
    assert change.before == {"billed_fen": yuan(29_000), "overpaid_fen": 0}
    assert change.after["reason"] == "重复登记"
    assert (change.after["payment_id"], change.after["billed_fen"]) == (payment, yuan(50_000))


# --- the list


async def test_payments_are_listed_newest_first_with_where_they_went(
    centre: CentreView, manager: Actor, insurer: InsurerView
) -> None:
    clerk = await an_actor(Role.PARTNER, centre=centre, name="赵合作")
    first = await paid(clerk, insurer, 25_000, date(2027, 1, 2))
    await paid(manager, insurer, 26_000, date(2027, 1, 3))
    await paid(manager, insurer, 7, date(2026, 12, 31))
    page = await service.list_payments(manager, insurer.id, limit=2)
    assert (page.insurer, page.payments.total, page.payments.left) == ("平安", 3, 1)
    assert [(line.day, line.parts, line.kept_fen, line.who, line.is_reversed) for line in page.payments] == [
        (date(2027, 1, 3), ((2, yuan(24_993)),), yuan(1_007), "李店长", False),
        (date(2027, 1, 2), ((1, yuan(19_993)), (2, yuan(5_007))), 0, "赵合作", False),
    ]
    await reversed_(manager, insurer, first, "重复登记")
    moved, gone = (await service.list_payments(manager, insurer.id, limit=2)).payments
    assert (moved.parts, moved.kept_fen) == (((1, yuan(19_993)), (2, yuan(6_007))), 0)
    assert (gone.is_reversed, gone.reversed_by, gone.reversed_why, gone.parts) == (True, "李店长", "重复登记", ())


async def test_a_payment_is_found_by_amount_and_day(manager: Actor, insurer: InsurerView) -> None:
    first = await paid(manager, insurer, 500, date(2027, 1, 2))
    second = await paid(manager, insurer, 500, date(2027, 1, 3))
    both = await service.payments_like(manager, insurer.id, amount_fen=yuan(500))
    assert [line.id for line in both] == [second, first]
    (one,) = await service.payments_like(manager, insurer.id, amount_fen=yuan(500), day=date(2027, 1, 2))
    assert one.id == first
    await reversed_(manager, insurer, first)
    assert await service.payments_like(manager, insurer.id, amount_fen=yuan(500), day=date(2027, 1, 2)) == ()
    assert await service.payments_like(manager, insurer.id, amount_fen=yuan(501)) == ()


# --- penalty


async def test_penalty_is_paid_and_waived_apart_from_principal(manager: Actor, insurer: InsurerView) -> None:
    """36 days of 20,000 and 5 of 30,000 at 0.05 %: ¥360 and ¥75."""
    before = await service.standing(manager, insurer.id)
    assert (before.penalty_fen, before.penalty_daily_fen) == (yuan(435), yuan(25))
    settled = await service.pay_penalty(
        anew(manager), insurer_id=insurer.id, amount_fen=yuan(100), day=date(2027, 1, 19)
    )
    assert (settled.owed_fen, settled.daily_fen, settled.day) == (yuan(335), yuan(25), date(2027, 1, 19))
    waived = await service.waive_penalty(anew(manager), insurer_id=insurer.id, amount_fen=yuan(35), reason="友好协商")
    assert (waived.owed_fen, waived.reason) == (yuan(300), "友好协商")
    after = await service.standing(manager, insurer.id)
    assert replace(after, penalty_fen=0) == replace(before, penalty_fen=0)
    kinds = [(entry.kind, entry.amount_fen, entry.note) for entry in await InsurerEntry.all().order_by("-id").limit(2)]
    assert kinds == [("waived", -yuan(35), "友好协商"), ("penalty_paid", -yuan(100), "")]
    move_to(at(date(2027, 1, 22)))
    assert await owed(manager, insurer) == yuan(350)
    assert await service.check_accounts(manager.centre_id) == ()


async def test_never_more_than_is_owed_today(manager: Actor, insurer: InsurerView) -> None:
    with pytest.raises(PenaltyExceeded) as refused:
        await service.pay_penalty(manager, insurer_id=insurer.id, amount_fen=yuan(435) + 1)
    assert (refused.value.amount_fen, refused.value.owed_fen) == (yuan(435) + 1, yuan(435))
    with pytest.raises(PenaltyExceeded):
        await service.waive_penalty(manager, insurer_id=insurer.id, amount_fen=yuan(436), reason="x")
    await service.waive_penalty(manager, insurer_id=insurer.id, amount_fen=None, reason="友好协商")
    assert await owed(manager, insurer) == 0
    for nothing in (
        service.pay_penalty(manager, insurer_id=insurer.id, amount_fen=1),
        service.waive_penalty(manager, insurer_id=insurer.id, amount_fen=None, reason="x"),
    ):
        with pytest.raises(NoPenaltyOwed):
            await nothing


@pytest.mark.parametrize(
    ("amount", "day", "error"),
    [
        (0, None, AmountNotPositive),
        (-5, None, AmountNotPositive),
        (1, date(2027, 1, 21), PaidInFuture),
        (1, date(2026, 1, 19), PaidLongAgo),
    ],
)
async def test_wrong_amounts_and_days_are_refused(
    manager: Actor, insurer: InsurerView, amount: int, day: date | None, error: type[Exception]
) -> None:
    with pytest.raises(error):
        await service.pay_penalty(manager, insurer_id=insurer.id, amount_fen=amount, day=day)
    assert await owed(manager, insurer) == yuan(435)


async def test_two_who_pay_the_last_of_it_at_once_pay_it_once(manager: Actor, insurer: InsurerView) -> None:
    paying = (service.pay_penalty(anew(manager), insurer_id=insurer.id, amount_fen=yuan(435)) for _ in range(3))
    results = await asyncio.gather(*paying, return_exceptions=True)
    assert sum(isinstance(each, NoPenaltyOwed) for each in results) == 2
    assert await owed(manager, insurer) == 0


async def test_penalty_paid_or_waived_is_owed_again_when_undone(manager: Actor, insurer: InsurerView) -> None:
    await service.pay_penalty(anew(manager), insurer_id=insurer.id, amount_fen=yuan(100), day=date(2027, 1, 19))
    await service.waive_penalty(anew(manager), insurer_id=insurer.id, amount_fen=None, reason="友好协商")
    assert [(await undo.undo_last(anew(manager))).main.what for _ in range(2)] == ["penalty waived", "penalty paid"]
    assert await owed(manager, insurer) == yuan(435)
    back = await InsurerEntry.all().order_by("-id").first()
    assert back is not None
    assert (back.kind, back.amount_fen, back.day) == ("penalty_paid", yuan(100), date(2027, 1, 19))
    view = await service.show_penalty(manager, insurer.id)
    assert (view.paid_fen, view.waived_fen, view.moves.total) == (0, 0, 4)
    assert await service.check_accounts(manager.centre_id) == ()


async def test_what_was_paid_of_penalty_that_never_was_is_used_by_later_penalty(
    manager: Actor, insurer: InsurerView
) -> None:
    await service.pay_penalty(anew(manager), insurer_id=insurer.id, amount_fen=yuan(435))
    await paid(manager, insurer, 50_000, date(2026, 12, 10))  # both were paid in time, as is told only now
    credit = await service.standing(manager, insurer.id)
    assert (credit.penalty_fen, credit.penalty_daily_fen) == (-yuan(435), 0)
    (listed,) = await service.list_penalties(manager)
    assert (listed.insurer, listed.owed_fen) == ("平安", -yuan(435))
    with pytest.raises(NoPenaltyOwed):
        await service.pay_penalty(manager, insurer_id=insurer.id, amount_fen=1)
    move_to(at(date(2027, 1, 25)))
    await a_delivered_case(manager, insurer.id, 3, 20_000)
    move_to(at(date(2027, 2, 15) + timedelta(days=44)))
    assert await owed(manager, insurer) == yuan(440) - yuan(435)


async def test_how_penalty_came_about(manager: Actor, insurer: InsurerView) -> None:
    await paid(manager, insurer, 5_000, date(2026, 12, 20))
    await service.pay_penalty(manager, insurer_id=insurer.id, amount_fen=yuan(50))
    await service.waive_penalty(manager, insurer_id=insurer.id, amount_fen=yuan(30), reason="友好协商")
    view = await service.show_penalty(manager, insurer.id)
    second, first = view.statements
    assert [(each.number, each.due_on, each.daily_bp, each.grows) for each in (first, second)] == [
        (1, date(2026, 12, 15), 5, True),
        (2, date(2027, 1, 15), 5, True),
    ]
    parts = [(each.from_day, each.to_day, each.days, each.balance_fen, each.penalty_fen) for each in first.stretches]
    assert parts == [
        (date(2026, 12, 16), date(2026, 12, 20), 5, yuan(20_000), yuan(50)),
        (date(2026, 12, 21), date(2027, 1, 20), 31, yuan(15_000), yuan("232.50")),
    ]
    assert (first.penalty_fen, second.penalty_fen) == (yuan("282.50"), yuan(75))
    figures = (view.gathered_fen, view.paid_fen, view.waived_fen, view.owed_fen, view.daily_fen)
    assert figures == (yuan("357.50"), yuan(50), yuan(30), yuan("277.50"), yuan("22.50"))
    waived, received = view.moves
    assert (waived.is_waived, waived.amount_fen, waived.note, waived.who) == (True, -yuan(30), "友好协商", "李店长")
    assert (received.is_waived, received.amount_fen, received.note) == (False, -yuan(50), "")


async def test_a_long_past_costs_as_many_queries_as_a_short_one(manager: Actor, insurer: InsurerView) -> None:
    counts: list[list[int]] = []
    for amounts in (range(1, 3), range(3, 14)):
        for amount in amounts:
            await paid(manager, insurer, amount)
            await service.pay_penalty(anew(manager), insurer_id=insurer.id, amount_fen=amount)
        payments = await service.list_payments(manager, insurer.id, limit=100)
        reads: tuple[Awaitable[object], ...] = (
            service.list_payments(manager, insurer.id, limit=100),
            service.show_penalty(manager, insurer.id, limit=100),
            service.list_penalties(manager),
            reversed_(manager, insurer, payments.payments.items[0].id),
        )
        spent = []
        for read in reads:
            with recorded_queries() as queries:
                await read
            spent.append(len(queries))
        counts.append(spent)
    assert counts[0] == counts[1]


async def test_who_may(manager: Actor, insurer: InsurerView) -> None:
    payment = await paid(manager, insurer, 1)
    advisor, partner = replace(manager, role=Role.ADVISOR), replace(manager, role=Role.PARTNER)
    for refused in (
        reversed_(advisor, insurer, payment),
        service.list_payments(advisor, insurer.id),
        service.payments_like(advisor, insurer.id, amount_fen=1),
        service.standing_payment(advisor, insurer.id, payment),
        service.list_penalties(advisor),
        service.show_penalty(advisor, insurer.id),
        service.pay_penalty(advisor, insurer_id=insurer.id, amount_fen=1),
        service.waive_penalty(partner, insurer_id=insurer.id, amount_fen=1, reason="x"),
    ):
        with pytest.raises(NotAllowed):
            await refused
    await service.pay_penalty(partner, insurer_id=insurer.id, amount_fen=1)
    await reversed_(partner, insurer, payment)


async def test_a_payment_whose_entries_come_to_something_else_is_found(manager: Actor, insurer: InsurerView) -> None:
    payment = await paid(manager, insurer, 100)
    await InsurerPayment.filter(id=payment).update(amount_fen=yuan(101))
    (difference,) = await service.check_accounts(manager.centre_id)
    assert (difference.insurer, difference.kept, difference.right) == ("平安", yuan(101), yuan(100))
