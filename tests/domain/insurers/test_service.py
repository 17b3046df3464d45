"""Credit as services: accounts, statements, payments, stops (domain §4)."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.clock import FixedClock
from domain.database.connection import fetch_rows, recorded_queries
from domain.errors import DomainError, NotAllowed, NotFound
from domain.insurers import service
from domain.insurers.errors import (
    AmountNotPositive,
    CaseInAccountAlready,
    CaseNotInAccount,
    CreditReasonMissing,
    InsurerNameTaken,
    InsurerNameUnusable,
    IntakeStopped,
    LimitUnchanged,
    NotStoppedByHand,
    PaidInFuture,
    PaidLongAgo,
    StoppedAlready,
)
from domain.insurers.views import Balances, CreditView, Cycle, IntakeState, Plan, ReasonKind
from domain.money import yuan
from tests.factories.insurers import a_delivered_case, a_statement, an_insurer, move_to
from tests.factories.people import an_actor

pytestmark = pytest.mark.usefixtures("database")

START = datetime(2026, 11, 10, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _november() -> None:
    clock.use(FixedClock(START))


@pytest.fixture
async def manager(database: str) -> Actor:
    return await an_actor(Role.MANAGER)


async def agrees(actor: Actor) -> None:
    """Every kept figure equals what its entries come to."""
    assert await service.check_accounts(actor.centre_id) == ()


def at_local(actor: Actor, day: str, hour: int = 12) -> None:
    moment = clock.at(date.fromisoformat(day), datetime(2026, 1, 1, hour, tzinfo=UTC).time(), actor.zone)
    move_to(moment)


async def taken(actor: Actor, insurer_id: int, number: int, share: int) -> CreditView:
    return await service.accept_case(actor, insurer_id=insurer_id, case_number=number, share_fen=yuan(share))


# --- insurers and names


async def test_a_new_insurer_starts_open_with_the_limit_of_the_policy(manager: Actor) -> None:
    insurer = await service.add_insurer(manager, name="平安", plan=Plan.BASIC)
    assert (insurer.limit_fen, insurer.state, insurer.cycle) == (yuan(50_000), IntakeState.OPEN, Cycle.MONTHLY)
    assert insurer.code == "pingan"
    credit = await service.standing(manager, insurer.id)
    assert (credit.exposure_fen, credit.percent, credit.reasons) == (0, 0, ())


async def test_plan_b_settles_twice_a_month(manager: Actor) -> None:
    assert (await an_insurer(manager, "人保", Plan.DEEP)).cycle is Cycle.HALF_MONTHLY


async def test_an_insurer_is_recognised_by_all_its_names(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    (named,) = await service.names(manager)
    assert named.id == insurer.id
    assert named.name == "平安"
    assert {"平安保险", "中国平安", "PingAn"} <= set(named.names)
    assert await service.names_by_id(manager.centre_id, [insurer.id, insurer.id + 1]) == {insurer.id: "平安"}


@pytest.mark.parametrize("again", ["平安", "平安保险", "ｐｉｎｇ ａｎ"])
async def test_a_name_that_is_another_insurers_is_refused(manager: Actor, again: str) -> None:
    await an_insurer(manager, "平安")
    with pytest.raises(InsurerNameTaken) as refusal:
        await an_insurer(manager, again)
    assert refusal.value.insurer == "平安"
    assert len(await service.names(manager)) == 1


async def test_an_insurer_gets_only_the_names_that_are_free(manager: Actor) -> None:
    first, second = await an_insurer(manager, "长江车险"), await an_insurer(manager, "长江产险")
    assert first.names == ("长江车险", "长江", "长江保险", "长江财险")
    assert second.names == ("长江产险",)


async def test_a_name_must_be_one(manager: Actor) -> None:
    with pytest.raises(InsurerNameUnusable):
        await an_insurer(manager, "12345")


async def test_two_adding_the_same_insurer_at_once_make_one(manager: Actor) -> None:
    results = await asyncio.gather(*(an_insurer(manager) for _ in range(3)), return_exceptions=True)
    assert sum(isinstance(each, InsurerNameTaken) for each in results) == 2
    assert len(await service.names(manager)) == 1


async def test_codes_stay_apart(manager: Actor) -> None:
    first, second = await an_insurer(manager, "长江"), await an_insurer(manager, "黄河")
    assert (first.code, second.code) == ("insurer", "insurer2")


# --- cases in the account


async def test_the_story_of_one_case(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    credit = await taken(manager, insurer.id, 1, 8_500)
    assert (credit.exposure_fen, credit.percent, credit.state) == (yuan(8_500), 17, IntakeState.OPEN)
    credit = await service.reassess_case(manager, insurer_id=insurer.id, case_number=1, share_fen=yuan(7_700))
    assert credit.exposure_fen == yuan(7_700)
    await service.deliver_case(manager, insurer_id=insurer.id, case_number=1, delivered_at=clock.now())
    assert (await service.standing(manager, insurer.id)).exposure_fen == yuan(7_700)
    await agrees(manager)


async def test_standing_tells_what_a_case_would_do(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    credit = await service.standing(manager, insurer.id, yuan(40_000))
    assert (credit.state, credit.state_after) == (IntakeState.OPEN, IntakeState.WATCH)
    assert (credit.free_fen, credit.extra_fen) == (yuan(50_000), yuan(40_000))
    credit = await service.standing(manager, insurer.id, yuan(60_000))
    assert credit.state_after is IntakeState.STOPPED


async def test_a_case_that_passes_the_limit_is_taken_and_the_next_is_refused(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await taken(manager, insurer.id, 1, 49_000)
    assert (await taken(manager, insurer.id, 2, 9_000)).state is IntakeState.STOPPED
    with pytest.raises(IntakeStopped) as refusal:
        await taken(manager, insurer.id, 3, 1)
    assert refusal.value.insurer == "平安"
    (reason,) = refusal.value.reasons
    assert reason.key == "insurers-reason"
    assert (await service.standing(manager, insurer.id)).exposure_fen == yuan(58_000)


async def test_only_a_manager_overrides_and_only_with_a_reason(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await taken(manager, insurer.id, 1, 50_000)
    advisor = replace(manager, role=Role.PARTNER)
    with pytest.raises(NotAllowed):
        await service.accept_case(
            advisor, insurer_id=insurer.id, case_number=2, share_fen=yuan(1), override_reason="老客户"
        )
    with pytest.raises(IntakeStopped):
        await service.accept_case(
            manager, insurer_id=insurer.id, case_number=2, share_fen=yuan(1), override_reason="  "
        )
    credit = await service.accept_case(
        manager, insurer_id=insurer.id, case_number=2, share_fen=yuan(1), override_reason="老客户"
    )
    assert credit.exposure_fen == yuan(50_001)
    rows = await fetch_rows("SELECT after FROM audit_entry WHERE what = 'intake overridden' AND number = 2")
    assert len(rows) == 1
    assert "老客户" in rows[0]["after"]
    detail = await service.credit_one(manager, insurer.id)
    assert detail.entries[0].note == "老客户"


async def test_a_stop_never_blocks_work_on_an_accepted_case(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await taken(manager, insurer.id, 1, 8_500)
    await service.stop(manager, insurer_id=insurer.id, reason="等合同")
    credit = await service.reassess_case(manager, insurer_id=insurer.id, case_number=1, share_fen=yuan(9_000))
    assert credit.state is IntakeState.STOPPED
    await service.deliver_case(manager, insurer_id=insurer.id, case_number=1, delivered_at=clock.now())
    closed = await service.close_statements(manager.centre_id, date(2026, 12, 1))
    assert [statement.amount_fen for statement in closed] == [yuan(9_000)]


async def test_of_all_who_are_at_the_limit_at_once_one_takes_a_case(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await taken(manager, insurer.id, 1, 49_999)
    at_once = (taken(manager, insurer.id, number, 100) for number in range(2, 8))
    results = await asyncio.gather(*at_once, return_exceptions=True)
    assert sum(isinstance(each, IntakeStopped) for each in results) == 5
    assert (await service.standing(manager, insurer.id)).exposure_fen == yuan(50_099)
    await agrees(manager)


async def test_a_case_stands_in_one_account_once(manager: Actor) -> None:
    insurer, other = await an_insurer(manager), await an_insurer(manager, "人保")
    await taken(manager, insurer.id, 1, 100)
    for insurer_id in (insurer.id, other.id):
        with pytest.raises(CaseInAccountAlready):
            await taken(manager, insurer_id, 1, 100)
    with pytest.raises(CaseNotInAccount):
        await service.reassess_case(manager, insurer_id=other.id, case_number=1, share_fen=1)


async def test_a_released_case_takes_no_credit_and_is_never_billed(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await taken(manager, insurer.id, 1, 8_500)
    credit = await service.release_case(manager, insurer_id=insurer.id, case_number=1, note="客户取消")
    assert credit.exposure_fen == 0
    with pytest.raises(CaseNotInAccount):
        await service.deliver_case(manager, insurer_id=insurer.id, case_number=1, delivered_at=clock.now())
    assert await service.close_statements(manager.centre_id, date(2027, 1, 1)) == ()
    await agrees(manager)


async def test_a_released_case_that_was_billed_is_given_back_on_the_next_statement(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    await service.release_case(manager, insurer_id=insurer.id, case_number=1)
    await a_statement(manager, insurer.id, 2, 5_000, date(2026, 12, 20))
    credit = await service.standing(manager, insurer.id)
    assert [statement.amount_fen for statement in credit.open_statements] == [yuan(3_000), yuan(2_000)]
    assert credit.exposure_fen == yuan(5_000)
    await agrees(manager)


# --- statements


async def test_a_monthly_statement_closes_with_the_month_and_is_due_on_the_15th(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await a_delivered_case(manager, insurer.id, 1, 5_000)
    await a_delivered_case(manager, insurer.id, 2, 3_000)
    await taken(manager, insurer.id, 3, 900)
    assert await service.close_statements(manager.centre_id, date(2026, 11, 30)) == ()
    (statement,) = await service.close_statements(manager.centre_id, date(2026, 12, 1))
    assert (statement.number, statement.amount_fen) == (1, yuan(8_000))
    assert (statement.opens_on, statement.closes_on) == (date(2026, 11, 1), date(2026, 11, 30))
    assert (statement.due_on, statement.state) == (date(2026, 12, 15), "open")
    credit = await service.standing(manager, insurer.id)
    assert (credit.unbilled_fen, credit.billed_fen) == (yuan(900), yuan(8_000))
    await agrees(manager)


async def test_half_monthly_statements_close_twice(manager: Actor) -> None:
    insurer = await an_insurer(manager, "人保", Plan.DEEP)
    await a_delivered_case(manager, insurer.id, 1, 5_000)
    at_local(manager, "2026-11-16")
    await a_delivered_case(manager, insurer.id, 2, 3_000)
    closed = await service.close_statements(manager.centre_id, date(2026, 12, 1))
    assert [(str(each.closes_on), str(each.due_on), each.amount_fen) for each in closed] == [
        ("2026-11-30", "2026-12-15", yuan(3_000))
    ]
    open_statements = (await service.standing(manager, insurer.id)).open_statements
    assert [(str(each.closes_on), str(each.due_on)) for each in open_statements] == [
        ("2026-11-15", "2026-11-30"),
        ("2026-11-30", "2026-12-15"),
    ]


async def test_a_case_delivered_late_at_night_belongs_to_its_local_day(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    at_local(manager, "2026-11-30", 23)
    await a_delivered_case(manager, insurer.id, 1, 5_000)
    move_to(clock.now() + timedelta(hours=2))
    assert clock.now().date() == date(2026, 11, 30)  # the same day in UTC
    await a_delivered_case(manager, insurer.id, 2, 3_000)
    closed = await service.close_statements(manager.centre_id, date(2027, 1, 1))
    amounts = [each.amount_fen for each in (await service.standing(manager, insurer.id)).open_statements]
    assert amounts == [yuan(5_000), yuan(3_000)]
    assert [each.closes_on for each in closed] == [date(2026, 12, 31)]


async def test_a_delivery_told_after_its_period_closed_goes_on_the_next_statement(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await taken(manager, insurer.id, 1, 5_000)
    delivered_at = clock.now()
    at_local(manager, "2026-12-02")
    await service.deliver_case(manager, insurer_id=insurer.id, case_number=1, delivered_at=delivered_at)
    assert (await service.standing(manager, insurer.id)).open_statements == ()
    (statement,) = await service.close_statements(manager.centre_id, date(2027, 1, 1))
    assert statement.closes_on == date(2026, 12, 31)


async def test_closing_twice_late_or_by_two_at_once_makes_the_same_statements(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await a_delivered_case(manager, insurer.id, 1, 5_000)
    results = await asyncio.gather(*(service.close_statements(manager.centre_id, date(2027, 2, 3)) for _ in range(2)))
    assert sorted(len(closed) for closed in results) == [0, 1]
    assert await service.close_statements(manager.centre_id, date(2027, 2, 3)) == ()
    at_local(manager, "2027-02-03")
    (statement,) = (await service.standing(manager, insurer.id)).open_statements
    assert (statement.closes_on, statement.late_days) == (date(2026, 11, 30), 50)
    await agrees(manager)


async def test_the_first_of_the_month_with_everybody_at_work(manager: Actor) -> None:
    insurers = [await an_insurer(manager, name) for name in ("平安", "人保", "太平洋", "国寿", "阳光")]
    for number, insurer in enumerate(insurers, start=1):
        await a_delivered_case(manager, insurer.id, number, 100)
    at_local(manager, "2026-12-01")
    await asyncio.gather(
        service.close_statements(manager.centre_id, date(2026, 12, 1)),
        *(taken(manager, insurer.id, insurer.id + 100, 10) for insurer in reversed(insurers)),
        service.credit_all(manager),
        service.close_statements(manager.centre_id, date(2026, 12, 1)),
    )
    credits = await service.credit_all(manager)
    assert [(credit.billed_fen, credit.unbilled_fen) for credit in credits] == [(yuan(100), yuan(10))] * 5
    assert sorted(credit.open_statements[0].number for credit in credits) == [1, 2, 3, 4, 5]
    await agrees(manager)


async def test_statements_close_without_the_daily_job(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await a_delivered_case(manager, insurer.id, 1, 5_000)
    at_local(manager, "2026-12-16")
    (credit,) = await service.credit_all(manager)
    assert (credit.billed_fen, credit.oldest_late_days, credit.state) == (yuan(5_000), 1, IntakeState.WATCH)
    assert (await service.standing(manager, insurer.id)).oldest_late_days == 1
    await agrees(manager)


async def test_a_change_after_billing_is_a_line_of_the_next_statement(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    credit = await service.reassess_case(manager, insurer_id=insurer.id, case_number=1, share_fen=yuan(3_400))
    assert (credit.unbilled_fen, credit.billed_fen) == (yuan(400), yuan(3_000))
    assert (await service.credit_one(manager, insurer.id)).entries[0].kind == "corrected"
    (supplement,) = await service.close_statements(manager.centre_id, date(2027, 1, 1))
    assert supplement.amount_fen == yuan(400)
    await agrees(manager)


async def test_a_statement_below_zero_becomes_credit_and_pays_the_oldest(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    await service.reassess_case(manager, insurer_id=insurer.id, case_number=1, share_fen=yuan(2_000))
    (correction,) = await service.close_statements(manager.centre_id, date(2027, 1, 1))
    assert (correction.amount_fen, correction.unpaid_fen, correction.state) == (-yuan(1_000), 0, "paid")
    credit = await service.standing(manager, insurer.id)
    assert [each.unpaid_fen for each in credit.open_statements] == [yuan(2_000)]
    assert (credit.exposure_fen, credit.overpaid_fen) == (yuan(2_000), 0)
    await agrees(manager)


# --- payments and penalty


async def test_payments_go_to_the_oldest_statement_first(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    await a_statement(manager, insurer.id, 2, 5_000, date(2026, 12, 20))
    payment = await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=yuan(4_000))
    assert [(part.statement_number, part.fen, part.unpaid_fen) for part in payment.allotted] == [
        (1, yuan(3_000), 0),
        (2, yuan(1_000), yuan(4_000)),
    ]
    assert payment.credit.exposure_fen == yuan(4_000)
    assert [each.state for each in payment.credit.open_statements] == ["part_paid"]
    await agrees(manager)


async def test_what_is_more_than_owed_stays_as_credit_and_pays_the_next_statement(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    payment = await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=yuan(3_500))
    assert payment.kept_as_credit_fen == yuan(500)
    assert (payment.credit.exposure_fen, payment.credit.overpaid_fen) == (0, yuan(500))
    await a_statement(manager, insurer.id, 2, 5_000, date(2026, 12, 20))
    credit = await service.standing(manager, insurer.id)
    assert (credit.exposure_fen, credit.overpaid_fen) == (yuan(4_500), 0)
    await agrees(manager)


async def test_a_payment_must_be_above_zero_and_not_to_come(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    for wrong in (0, -5):
        with pytest.raises(AmountNotPositive):
            await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=wrong)
    with pytest.raises(PaidInFuture):
        await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=1, day=date(2026, 11, 11))
    with pytest.raises(PaidLongAgo) as refused:
        await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=1, day=date(2025, 11, 9))
    earliest = refused.value.earliest
    assert earliest == date(2025, 11, 10)
    assert (await service.standing(manager, insurer.id)).overpaid_fen == 0
    await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=1, day=earliest)
    assert (await service.standing(manager, insurer.id)).overpaid_fen == 1


async def test_today_is_the_centres_today(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    move_to(datetime(2026, 11, 10, 17, tzinfo=UTC))  # 01:00 on the 11th in Shanghai
    payment = await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=1)
    assert payment.day == date(2026, 11, 11)


async def test_two_payments_at_once_lose_nothing(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    await asyncio.gather(
        *(service.receive_payment(manager, insurer_id=insurer.id, amount_fen=yuan(1_000)) for _ in range(4))
    )
    credit = await service.standing(manager, insurer.id)
    assert (credit.exposure_fen, credit.overpaid_fen, credit.open_statements) == (0, yuan(1_000), ())
    await agrees(manager)


async def test_penalty_grows_on_the_unpaid_balance_and_paying_never_erases_it(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await service.set_limit(manager, insurer_id=insurer.id, amount_fen=yuan(500_000), reason="测试")
    await a_statement(manager, insurer.id, 1, 100_000, date(2026, 11, 20))  # due 12-15
    at_local(manager, "2026-12-15")
    assert (await service.standing(manager, insurer.id)).penalty_fen == 0
    at_local(manager, "2026-12-16")
    credit = await service.standing(manager, insurer.id)
    assert (credit.penalty_fen, credit.exposure_fen) == (yuan(50), yuan(100_000))
    at_local(manager, "2026-12-25")
    payment = await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=yuan(60_000))
    assert payment.credit.penalty_fen == yuan(500)
    at_local(manager, "2027-01-04")
    assert (await service.standing(manager, insurer.id)).penalty_fen == yuan(700)
    await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=yuan(40_000))
    at_local(manager, "2027-06-01")
    credit = await service.standing(manager, insurer.id)
    assert (credit.penalty_fen, credit.exposure_fen, credit.state) == (yuan(700), 0, IntakeState.OPEN)
    await agrees(manager)


async def test_a_payment_told_late_counts_from_the_day_it_came(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await a_statement(manager, insurer.id, 1, 20_000, date(2026, 11, 20))  # due 12-15
    at_local(manager, "2026-12-25")
    await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=yuan(5_000))
    assert (await service.standing(manager, insurer.id)).penalty_fen == yuan(100)
    payment = await service.receive_payment(
        manager, insurer_id=insurer.id, amount_fen=yuan(10_000), day=date(2026, 12, 15)
    )
    assert payment.credit.penalty_fen == yuan(50)
    await agrees(manager)


async def test_the_account_recomputes_from_its_entries(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=yuan(4_000))
    await taken(manager, insurer.id, 2, 700)
    counted = await service.recompute(manager.centre_id, insurer.id)
    assert counted == Balances(unbilled_fen=yuan(700), billed_fen=0, overpaid_fen=yuan(1_000), penalty_fen=0)


# --- late statements and stops


async def test_one_late_statement_is_watched_two_in_a_row_stop_and_money_opens_again(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    await a_statement(manager, insurer.id, 2, 5_000, date(2026, 12, 20))
    at_local(manager, "2027-01-15")
    credit = await service.standing(manager, insurer.id)
    assert (credit.state, credit.oldest_late_days) == (IntakeState.WATCH, 31)
    at_local(manager, "2027-01-16")
    credit = await service.standing(manager, insurer.id)
    assert credit.state is IntakeState.STOPPED
    (reason,) = credit.reasons
    assert (reason.statements, reason.late_days, reason.unpaid_fen) == ((1, 2), 32, yuan(8_000))
    paid = await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=yuan(3_000))
    assert (paid.credit.state, paid.credit.oldest_late_days) == (IntakeState.WATCH, 1)
    assert (await taken(manager, insurer.id, 3, 100)).state is IntakeState.WATCH


async def test_over_sixty_days_is_a_legal_matter(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    at_local(manager, "2027-02-13")
    assert (await service.standing(manager, insurer.id)).state is IntakeState.WATCH
    at_local(manager, "2027-02-14")
    assert (await service.standing(manager, insurer.id)).state is IntakeState.LEGAL
    with pytest.raises(IntakeStopped) as refusal:
        await taken(manager, insurer.id, 2, 100)
    assert refusal.value.state == "legal"


async def test_resuming_lifts_only_the_stop_by_hand(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await taken(manager, insurer.id, 1, 50_000)
    credit = await service.stop(manager, insurer_id=insurer.id, reason="等 合同\n续签")
    assert [reason.kind for reason in credit.reasons] == [ReasonKind.STOPPED_BY_HAND, ReasonKind.LIMIT_REACHED]
    by_hand = credit.reasons[0]
    assert (by_hand.text, by_hand.who, by_hand.since) == ("等 合同 续签", manager.name, date(2026, 11, 10))
    with pytest.raises(StoppedAlready):
        await service.stop(manager, insurer_id=insurer.id, reason="再停")
    credit = await service.resume(manager, insurer_id=insurer.id, reason="已续签")
    assert credit.state is IntakeState.STOPPED
    assert [reason.kind for reason in credit.reasons] == [ReasonKind.LIMIT_REACHED]
    with pytest.raises(NotStoppedByHand) as refusal:
        await service.resume(manager, insurer_id=insurer.id, reason="再开")
    assert len(refusal.value.reasons) == 1


async def test_a_limit_changes_with_a_reason_and_keeps_its_history(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await taken(manager, insurer.id, 1, 50_000)
    changed = await service.set_limit(manager, insurer_id=insurer.id, amount_fen=yuan(80_000), reason="回款正常")
    assert (changed.before_fen, changed.after_fen) == (yuan(50_000), yuan(80_000))
    assert changed.credit.state is IntakeState.OPEN
    history = await fetch_rows("SELECT before_fen, after_fen, reason FROM insurer_limit ORDER BY id")
    assert [(row["before_fen"], row["after_fen"], row["reason"]) for row in history] == [
        (None, yuan(50_000), ""),
        (yuan(50_000), yuan(80_000), "回款正常"),
    ]
    assert (await service.credit_one(manager, insurer.id)).limit_reason == "回款正常"


@pytest.mark.parametrize(
    ("amount", "reason", "refusal"),
    [(0, "x", AmountNotPositive), (-1, "x", AmountNotPositive), (80_000, " ", CreditReasonMissing)],
)
async def test_a_limit_is_refused_without_sense(
    manager: Actor, amount: int, reason: str, refusal: type[DomainError]
) -> None:
    insurer = await an_insurer(manager)
    with pytest.raises(refusal):
        await service.set_limit(manager, insurer_id=insurer.id, amount_fen=yuan(amount), reason=reason)


async def test_the_limit_it_has_already_is_no_change(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    with pytest.raises(LimitUnchanged):
        await service.set_limit(manager, insurer_id=insurer.id, amount_fen=yuan(50_000), reason="x")


async def test_every_decision_is_audited(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await service.set_limit(manager, insurer_id=insurer.id, amount_fen=yuan(80_000), reason="回款正常")
    await service.stop(manager, insurer_id=insurer.id, reason="等合同")
    await service.resume(manager, insurer_id=insurer.id, reason="已签")
    await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=yuan(100))
    rows = await fetch_rows("SELECT what FROM audit_entry WHERE subject = 'insurer' ORDER BY id")
    assert [row["what"] for row in rows] == ["added", "limit changed", "intake stopped", "intake resumed", "paid"]


# --- who may, and whose it is


async def test_roles(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    advisor = replace(manager, role=Role.ADVISOR)
    partner = replace(manager, role=Role.PARTNER)
    for refused in (
        service.add_insurer(advisor, name="人保"),
        service.list_insurers(advisor),
        service.receive_payment(advisor, insurer_id=insurer.id, amount_fen=1),
        service.set_limit(partner, insurer_id=insurer.id, amount_fen=1, reason="x"),
        service.stop(partner, insurer_id=insurer.id, reason="x"),
        service.resume(partner, insurer_id=insurer.id, reason="x"),
    ):
        with pytest.raises(NotAllowed):
            await refused
    assert len(await service.credit_all(advisor)) == 1
    assert (await service.credit_one(advisor, insurer.id)).credit.name == "平安"


async def test_another_centres_insurer_does_not_exist(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await taken(manager, insurer.id, 1, 100)
    other = await an_actor(Role.MANAGER)
    for refused in (
        service.standing(other, insurer.id),
        service.credit_one(other, insurer.id),
        service.show_insurer(other, insurer.id),
        taken(other, insurer.id, 1, 100),
        service.reassess_case(other, insurer_id=insurer.id, case_number=1, share_fen=1),
        service.receive_payment(other, insurer_id=insurer.id, amount_fen=1),
        service.set_limit(other, insurer_id=insurer.id, amount_fen=1, reason="x"),
        service.stop(other, insurer_id=insurer.id, reason="x"),
    ):
        with pytest.raises(NotFound):
            await refused
    assert await service.credit_all(other) == ()
    assert await service.names(other) == []
    assert await service.names_by_id(other.centre_id, [insurer.id]) == {}
    assert await service.close_statements(other.centre_id, date(2027, 1, 1)) == ()
    assert (await an_insurer(other)).name == "平安"


async def test_every_query_keeps_to_its_centre(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    with recorded_queries() as queries:
        await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
        await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=yuan(4_000))
        await service.credit_one(manager, insurer.id)
        await service.credit_all(manager)
        await service.check_accounts(manager.centre_id)
    reads = [sql for sql, _ in queries if sql.startswith("SELECT") and "insurer" in sql]
    assert len(reads) > 10
    assert [sql for sql in reads if "centre_id" not in sql.split("WHERE", 1)[-1]] == []


# --- the list, and what it costs


async def test_the_worst_comes_first(manager: Actor) -> None:
    names = ("平安", "人保", "太平洋", "国寿")
    insurers = {name: await an_insurer(manager, name) for name in names}
    await taken(manager, insurers["人保"].id, 1, 45_000)
    await taken(manager, insurers["太平洋"].id, 2, 10_000)
    await service.stop(manager, insurer_id=insurers["国寿"].id, reason="合同")
    assert [credit.name for credit in await service.credit_all(manager)] == ["国寿", "人保", "太平洋", "平安"]
    assert [insurer.name for insurer in await service.list_insurers(manager)] == ["国寿", "人保", "太平洋", "平安"]


async def test_credit_costs_the_same_queries_whatever_the_history(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await a_delivered_case(manager, insurer.id, 1, 10)

    async def cost() -> tuple[int, int, int]:
        with recorded_queries() as everything:
            await service.credit_all(manager)
        with recorded_queries() as one:
            await service.credit_one(manager, insurer.id)
        with recorded_queries() as change:
            await service.reassess_case(manager, insurer_id=insurer.id, case_number=1, share_fen=yuan(11))
            await service.reassess_case(manager, insurer_id=insurer.id, case_number=1, share_fen=yuan(10))
        return len(everything), len(one), len(change)

    few = await cost()
    day = date(2026, 11, 20)
    for number in range(2, 6):
        after = await a_statement(manager, insurer.id, number, 100, day)
        await service.receive_payment(manager, insurer_id=insurer.id, amount_fen=yuan(60))
        day = after + timedelta(days=10)
    for name in ("人保", "阳光"):
        await an_insurer(manager, name)
    assert await cost() == few
    await agrees(manager)


async def test_no_sum_is_taken_over_an_account_to_show_credit(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    await taken(manager, insurer.id, 1, 10)
    with recorded_queries() as queries:
        await service.credit_all(manager)
        await service.standing(manager, insurer.id)
        await service.reassess_case(manager, insurer_id=insurer.id, case_number=1, share_fen=yuan(20))
    assert [sql for sql, _ in queries if "SUM(" in sql.upper()] == []
    entries = [sql for sql, _ in queries if "insurer_entry" in sql and sql.startswith("SELECT")]
    assert entries == []
