"""A case on its way: promised day and slips, waiting days, hand-over, cancellation, rework, source (domain §3)."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import clock
from domain.actor import Role
from domain.cases import service
from domain.cases.errors import (
    CarCameAgain,
    CaseCancelled,
    CaseDeliveredAlready,
    ClaimTaken,
    DeliveryInThePast,
    DeliveryReasonMissing,
    DeliveryTooFar,
    InReworkAlready,
    NotDelivered,
    NotInRework,
    NotWaiting,
)
from domain.cases.models import CaseWait
from domain.cases.rules import flow
from domain.cases.views import BoardFilter, CaseState, CaseView, Source, Stage, StepView, WaitCause, WaitPeriod
from domain.errors import DomainError, NotFound
from domain.insurers import service as insurers
from domain.insurers.models import InsurerEntry
from domain.money import yuan
from domain.outbox.models import OutboxMessage
from domain.people.models import AuditEntry
from domain.policy import service as policy
from domain.undo import service as undo
from tests.domain.cases.test_undoing import comes_back
from tests.factories.cases import UNTIL_DELIVERED, Shop, a_case, a_shop, do_steps
from tests.factories.insurers import move_to
from tests.factories.people import a_staff, anew

SHANGHAI = ZoneInfo("Asia/Shanghai")
ARRIVAL = datetime(2026, 11, 20, 9, 30, tzinfo=SHANGHAI)
TODAY = date(2026, 11, 20)
PLATE, PHONE, CLAIM = "京AD12345", "13812345678", "PDAA202611200001"


@pytest.fixture
async def shop(database: str) -> Shop:
    """A shop at half past nine."""
    move_to(ARRIVAL)
    return await a_shop()


async def taken(shop: Shop, *steps: str) -> int:
    """A case taken and its steps done, each in a message of its own; its number."""
    number = (await a_case(shop, by=anew(shop.advisor), plate=PLATE, phone=PHONE, claim=CLAIM)).case.number
    for step in steps:
        await do_steps(anew(shop.advisor), number, step)
    return number


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def move_days(count: int) -> None:
    move_to(ARRIVAL + timedelta(days=count))


def step_of(case: CaseView, name: str) -> StepView:
    return next(step for step in case.steps if step.name == name)


def local_due(case: CaseView, name: str) -> str:
    due_at = step_of(case, name).due_at
    return due_at.astimezone(SHANGHAI).strftime("%m-%d %H:%M") if due_at else "–"


async def card(shop: Shop, number: int) -> CaseView:
    return await service.show_case(shop.advisor, number=number)


# --- the promised day


async def test_a_delivery_put_off_moves_what_hangs_on_it_and_keeps_why(shop: Shop) -> None:
    number = await taken(shop)
    moved = await service.promise_delivery(shop.advisor, number, days(8), reason=" 等配件 ")
    assert (moved.former, moved.case.promised_day) == (days(6), days(8))
    assert [local_due(moved.case, name) for name in ("eta", "quality", "delivered", "informed")] == [
        "11-28 00:00",
        "11-29 00:00",
        "11-29 00:00",
        "11-22 00:00",
    ]
    slip = moved.case.flow.slips[0]
    assert (slip.from_day, slip.to_day, slip.reason, slip.by, slip.said_on) == (
        days(6),
        days(8),
        "等配件",
        "李雷",
        TODAY,
    )
    board = await service.board(shop.advisor, BoardFilter())
    assert board.lines[0].promised_day == days(8)


async def test_an_earlier_day_or_the_same_is_no_slip(shop: Shop) -> None:
    number = await taken(shop)
    earlier = await service.promise_delivery(shop.advisor, number, days(4))
    assert (earlier.case.promised_day, earlier.case.flow.slips) == (days(4), ())
    same = await service.promise_delivery(shop.advisor, number, days(4))
    assert same.former == days(4)
    assert len(await audited(shop, "promised")) == 1


async def audited(shop: Shop, what: str) -> list[AuditEntry]:
    return await AuditEntry.filter(centre_id=shop.centre.id, what=what)


async def test_steps_already_done_do_not_move_with_the_day(shop: Shop) -> None:
    number = await taken(shop, "eta")
    moved = await service.promise_delivery(shop.advisor, number, days(9), reason="等配件")
    assert local_due(moved.case, "eta") == "11-26 00:00"


async def test_a_day_that_can_t_be_promised_is_refused(shop: Shop) -> None:
    number = await taken(shop)
    move_days(1)
    attempts: list[tuple[date, str, type[DomainError]]] = [
        (TODAY, "早了", DeliveryInThePast),
        (days(7), " ", DeliveryReasonMissing),
        (days(200), "久", DeliveryTooFar),
    ]
    for day, reason, refused in attempts:
        with pytest.raises(refused):
            await service.promise_delivery(shop.advisor, number, day, reason=reason)
    await policy.set_policy(shop.manager, "case.promise_days", "5")
    with pytest.raises(DeliveryTooFar):
        await service.promise_delivery(shop.advisor, number, days(7), reason="等配件")
    with pytest.raises(NotFound):
        await service.promise_delivery(shop.advisor, 99, days(7), reason="等配件")
    assert (await card(shop, number)).promised_day == days(6)


async def test_a_repair_past_day_5_keeps_the_photo_alive_every_day_until_the_quality_check(shop: Shop) -> None:
    number = await taken(shop, "assessed")
    await service.promise_delivery(shop.advisor, number, days(9), reason="等配件")
    for day in range(2, 9):
        move_days(day)
        shown = await service.mark_step(shop.advisor, number, "photo")
        assert (shown.fresh, shown.step.is_open, shown.case.photo_days) == (True, True, day - 1)
        assert local_due(shown.case, "photo") == f"{days(day + 2):%m-%d} 00:00"
    move_days(9)
    assert not step_of((await service.mark_step(shop.advisor, number, "quality")).case, "photo").is_open


# --- waiting days


def test_waiting_days_are_counted_by_whose_they_are() -> None:
    periods = [
        WaitPeriod(WaitCause.PARTS, days(0), days(2)),
        WaitPeriod(WaitCause.INSURER, days(2), days(2)),
        WaitPeriod(WaitCause.CUSTOMER, days(2), days(3)),
        WaitPeriod(WaitCause.PARTS, days(5)),
    ]
    assert flow.waited_days(periods, days(5)) == {WaitCause.PARTS: 3, WaitCause.CUSTOMER: 1}
    assert flow.waited_days(periods, days(1)) == {WaitCause.PARTS: 2}
    assert flow.waited_days(periods, days(-1)) == {}


async def test_one_wait_ends_where_another_begins_and_the_delivery_ends_the_last(shop: Shop) -> None:
    number = await taken(shop, *UNTIL_DELIVERED[:-1])
    await service.begin_wait(shop.advisor, number, WaitCause.PARTS, note="等前杠")
    move_days(2)
    second = await service.begin_wait(shop.advisor, number, WaitCause.CUSTOMER)
    assert second.former is not None
    assert (second.former.cause, second.case.flow.waited) == (
        WaitCause.PARTS,
        {WaitCause.PARTS: 2, WaitCause.CUSTOMER: 1},
    )
    line = (await service.board(shop.advisor, BoardFilter())).lines[0]
    assert (line.flow.waiting, line.flow.waiting_since) == (WaitCause.CUSTOMER, days(2))
    digest = await service.digest_board(shop.centre.id, zone=shop.advisor.zone, now=clock.now())
    assert digest.lines[0].case.flow.waiting is WaitCause.CUSTOMER
    move_days(4)
    case = (await service.mark_step(shop.advisor, number, "delivered")).case
    assert (case.flow.waiting, case.flow.waited[WaitCause.CUSTOMER]) == (None, 2)
    with pytest.raises(CaseDeliveredAlready):
        await service.begin_wait(shop.advisor, number, WaitCause.SHOP)


async def test_what_is_waited_for_already_changes_nothing_and_what_is_not_can_t_end(shop: Shop) -> None:
    number = await taken(shop)
    with pytest.raises(NotWaiting):
        await service.end_waiting(shop.advisor, number)
    await service.begin_wait(shop.advisor, number, WaitCause.PARTS, note="前杠")
    assert (await service.begin_wait(shop.advisor, number, WaitCause.PARTS, note="前杠")).same
    assert await CaseWait.filter(centre_id=shop.centre.id).count() == 1
    move_days(3)
    ended = await service.end_waiting(shop.advisor, number)
    assert (ended.ended, ended.case.flow.waited) == (True, {WaitCause.PARTS: 3})


# --- handing over


async def test_a_case_handed_over_is_anothers_who_is_told_in_private(shop: Shop) -> None:
    number = await taken(shop)
    colleague = await a_staff(shop.centre, Role.ADVISOR, name="韩梅梅")
    handed = await service.hand_over(shop.advisor, number, colleague.staff_id, reason="休假")
    assert (handed.former, handed.case.advisor, handed.same) == ("李雷", "韩梅梅", False)
    told = await OutboxMessage.get(template="cases.handed_over")
    assert (told.chat_id, (told.params or {})["number"]) == (colleague.user_id, number)
    assert (await service.hand_over(shop.advisor, number, colleague.staff_id)).same
    assert (await service.board(colleague, BoardFilter(advisor_id=colleague.staff_id))).lines
    await service.hand_over(anew(colleague), number, shop.advisor.staff_id)
    await service.hand_over(colleague, number, colleague.staff_id)
    assert await OutboxMessage.filter(template="cases.handed_over").count() == 2, "nobody is told of their own doing"


async def test_only_staff_of_the_centre_take_a_case_over(shop: Shop) -> None:
    number = await taken(shop)
    other = await a_shop()
    for staff_id in (other.advisor.staff_id, 0, 999_999):
        with pytest.raises(NotFound):
            await service.hand_over(shop.advisor, number, staff_id)


# --- cancellation


async def test_a_cancelled_case_is_due_no_more_and_gives_its_share_back(shop: Shop) -> None:
    number = await taken(shop, "inspection")
    await service.begin_wait(shop.advisor, number, WaitCause.CUSTOMER)
    case = await service.cancel_case(shop.advisor, number, "客户不修了")
    assert (case.state, case.stage, case.next_steps) == (CaseState.CANCELLED, Stage.CANCELLED, ())
    assert (case.flow.cancel_reason, case.flow.cancelled_on, case.flow.waiting) == ("客户不修了", TODAY, None)
    assert step_of(case, "plan").due_at is None
    assert (await insurers.standing(shop.advisor, shop.insurer.id)).exposure_fen == 0
    assert (await service.board(shop.advisor, BoardFilter())).lines == ()
    digest = await service.digest_board(shop.centre.id, zone=shop.advisor.zone, now=clock.now())
    assert (digest.lines, digest.deliveries) == ((), ())


async def test_the_plate_of_a_cancelled_case_is_free_and_its_claim_is_not(shop: Shop) -> None:
    number = await taken(shop)
    await service.cancel_case(shop.advisor, number, "客户不修了")
    with pytest.raises(ClaimTaken):
        await a_case(shop, plate=PLATE, phone=PHONE, claim=CLAIM)
    assert (await a_case(shop, plate=PLATE, phone=PHONE)).case.number == 2
    assert (await service.show_case(shop.advisor, claim=CLAIM)).number == number


async def test_nothing_is_done_about_a_cancelled_case_and_no_delivered_one_is_cancelled(shop: Shop) -> None:
    number = await taken(shop)
    await service.cancel_case(shop.advisor, number, "客户不修了")
    for attempt in (
        service.mark_step(shop.advisor, number, "inspection"),
        service.assess(shop.advisor, number, assessed_fen=yuan(1)),
        service.promise_delivery(shop.advisor, number, days(9), reason="x"),
        service.begin_wait(shop.advisor, number, WaitCause.SHOP),
        service.hand_over(shop.advisor, number, shop.manager.staff_id),
        service.cancel_case(shop.advisor, number, "x"),
    ):
        with pytest.raises(CaseCancelled):
            await attempt
    gone = (await a_case(shop)).case.number
    await do_steps(shop.advisor, gone, *UNTIL_DELIVERED)
    with pytest.raises(CaseDeliveredAlready):
        await service.cancel_case(shop.advisor, gone, "x")
    with pytest.raises(CaseDeliveredAlready):
        await service.promise_delivery(shop.advisor, gone, days(9), reason="x")


# --- rework


async def test_a_delivered_car_back_for_rework_is_on_the_board_until_it_is_mended(shop: Shop) -> None:
    number = await taken(shop, *UNTIL_DELIVERED, "booking", "callback")
    assert (await service.board(shop.advisor, BoardFilter())).lines == ()
    before = await InsurerEntry.filter(centre_id=shop.centre.id).count()
    move_days(30)
    begun = await service.begin_rework(shop.advisor, number, "异响")
    assert (begun.rework.begun_on, begun.rework.done_on, begun.rework.counts) == (days(30), None, True)
    (line,) = (await service.board(shop.advisor, BoardFilter())).lines
    assert (line.number, line.flow.rework_since) == (number, days(30))
    digest = await service.digest_board(shop.centre.id, zone=shop.advisor.zone, now=clock.now())
    assert digest.open_count == 1
    with pytest.raises(InReworkAlready):
        await service.begin_rework(shop.advisor, number, "异响")
    move_days(31)
    assert (await service.finish_rework(shop.advisor, number)).rework.done_on == days(31)
    assert (await service.board(shop.advisor, BoardFilter())).lines == ()
    again = await service.begin_rework(shop.advisor, number, "漆面")
    assert (again.rework.counts, len(again.case.flow.reworks)) == (False, 2)
    assert await InsurerEntry.filter(centre_id=shop.centre.id).count() == before


async def test_only_what_was_delivered_comes_back(shop: Shop) -> None:
    number = await taken(shop)
    with pytest.raises(NotDelivered):
        await service.begin_rework(shop.advisor, number, "异响")
    with pytest.raises(NotInRework):
        await service.finish_rework(shop.advisor, number)


async def test_how_soon_a_rework_counts_is_policy(shop: Shop) -> None:
    await policy.set_policy(shop.manager, "case.rework_days", "3")
    number = await taken(shop, *UNTIL_DELIVERED)
    move_days(4)
    assert not (await service.begin_rework(shop.advisor, number, "异响")).rework.counts


# --- undoing


async def test_whatever_became_of_a_case_on_its_way_can_be_taken_back(shop: Shop) -> None:
    number, who = await taken(shop, "inspection"), shop.advisor
    colleague = await a_staff(shop.centre, Role.ADVISOR)
    move_days(1)
    acts: list[Callable[[], Awaitable[object]]] = [
        lambda: service.promise_delivery(anew(who), number, days(9), reason="等配件"),
        lambda: service.promise_delivery(anew(who), number, days(3)),
        lambda: service.begin_wait(anew(who), number, WaitCause.PARTS),
        lambda: service.hand_over(anew(who), number, colleague.staff_id),
        lambda: service.cancel_case(anew(who), number, "客户不修了"),
    ]
    for act in acts:
        await comes_back(shop, act)
    await service.promise_delivery(anew(who), number, days(9), reason="等配件")
    await service.begin_wait(anew(who), number, WaitCause.PARTS)
    await do_steps(anew(who), number, "photo")
    move_days(2)
    for act in (
        *acts,
        lambda: service.promise_delivery(anew(who), number, days(12), reason="还在等"),
        lambda: service.begin_wait(anew(who), number, WaitCause.SHOP),
        lambda: service.end_waiting(anew(who), number),
    ):
        if act is not acts[0] and act is not acts[2]:
            await comes_back(shop, act)


async def test_a_delivery_taken_back_goes_on_waiting(shop: Shop) -> None:
    number = await taken(shop, *UNTIL_DELIVERED[:-1])
    await service.begin_wait(anew(shop.advisor), number, WaitCause.CUSTOMER)
    move_days(1)
    await comes_back(shop, lambda: service.mark_step(anew(shop.advisor), number, "delivered"))
    assert (await card(shop, number)).flow.waiting is not None


async def test_rework_is_taken_back_and_so_is_its_end(shop: Shop) -> None:
    number = await taken(shop, *UNTIL_DELIVERED)
    await comes_back(shop, lambda: service.begin_rework(anew(shop.advisor), number, "异响"))
    await service.begin_rework(anew(shop.advisor), number, "异响")
    await comes_back(shop, lambda: service.finish_rework(anew(shop.advisor), number))


async def test_a_cancellation_stands_once_the_car_came_again(shop: Shop) -> None:
    number = await taken(shop)
    cancelling = anew(shop.advisor)
    await service.cancel_case(cancelling, number, "客户不修了")
    await a_case(shop, by=anew(shop.manager), plate=PLATE, phone=PHONE)
    with pytest.raises(CarCameAgain):
        await undo.undo_last(anew(shop.advisor))
    assert (await card(shop, number)).state is CaseState.CANCELLED


# --- how the car came


async def test_how_a_car_came_is_kept_and_audited(shop: Shop) -> None:
    taken_in = await service.open_case(
        shop.advisor,
        insurer_id=shop.insurer.id,
        plate=PLATE,
        name="王先生",
        phone=PHONE,
        estimate_fen=yuan(100),
        source=Source.TOW,
    )
    assert taken_in.case.flow.source is Source.TOW
    assert (await audited(shop, "opened"))[0].after["source"] == "tow"
    assert (await a_case(shop)).case.flow.source is Source.WALK_IN
