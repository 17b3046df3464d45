"""Costs, verified amounts, supplements, every amount's history, and what insurers were like (domain §3)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import clock
from domain.cases import service
from domain.cases.errors import (
    AskedNotPositive,
    AssessedFirst,
    AssessmentNegative,
    BilledBelowDeductible,
    CaseWithdrawn,
    CostNegative,
)
from domain.cases.views import AmountKind, CaseView, Cause, SupplementState
from domain.database.connection import recorded_queries
from domain.insurers import service as insurers
from domain.insurers.errors import CaseBilled
from domain.insurers.models import InsurerEntry
from domain.insurers.views import IntakeState
from domain.money import Fen, yuan
from domain.people.errors import BuiltOn
from domain.policy import service as policy
from domain.undo import service as undo
from tests.domain.cases.test_undoing import comes_back
from tests.factories.cases import UNTIL_DELIVERED, Shop, a_case, a_shop, do_steps
from tests.factories.insurers import an_insurer, move_to
from tests.factories.people import anew

ARRIVAL = datetime(2026, 11, 20, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
async def shop(database: str) -> Shop:
    """A shop with C1, assessed at 8,200 with 500 deductible."""
    move_to(ARRIVAL)
    made = await a_shop()
    await a_case(made, by=anew(made.advisor), estimate_yuan=8_500)
    await service.assess(anew(made.advisor), 1, assessed_fen=yuan(8_200), deductible_fen=yuan(500))
    return made


async def card(shop: Shop) -> CaseView:
    return await service.show_case(shop.advisor, number=1)


async def exposure(shop: Shop) -> int:
    return (await insurers.standing(shop.advisor, shop.insurer.id)).exposure_fen


async def history(shop: Shop, kind: AmountKind) -> list[tuple[int | None, Cause]]:
    page = (await service.show_amounts(shop.advisor, number=1, offset=0, limit=50)).page
    return [(each.value_fen, each.cause) for each in page if each.kind is kind]


# --- costs


async def test_costs_may_come_one_by_one(shop: Shop) -> None:
    first = await service.enter_costs(anew(shop.advisor), 1, parts_fen=yuan(3_900))
    assert (first.same, first.case.money.parts_fen, first.case.money.labour_fen) == (False, yuan(3_900), None)
    done = await service.enter_costs(anew(shop.advisor), 1, labour_fen=yuan(1_200))
    assert done.case.money.margin is not None
    assert done.case.money.margin.tenths == 378
    again = await service.enter_costs(anew(shop.advisor), 1, parts_fen=yuan(3_900), labour_fen=yuan(1_200))
    assert again.same
    assert await history(shop, AmountKind.PARTS) == [(yuan(3_900), Cause.ENTERED)]
    with pytest.raises(CostNegative):
        await service.enter_costs(shop.advisor, 1, parts_fen=Fen(-1))


async def test_the_margin_follows_revenue_and_the_target_in_force(shop: Shop) -> None:
    await service.enter_costs(anew(shop.advisor), 1, parts_fen=yuan(4_500), labour_fen=yuan(1_500))
    margin = (await card(shop)).money.margin
    assert margin is not None
    assert (margin.is_below_target, margin.missing_fen) == (True, yuan(260))
    await policy.set_policy(shop.manager, "margin.target", "25%")
    margin = (await card(shop)).money.margin
    assert margin is not None
    assert not margin.is_below_target
    assessed = await service.assess(anew(shop.advisor), 1, assessed_fen=yuan(5_999))
    assert assessed.case.money.margin is not None
    assert assessed.case.money.margin.is_loss


async def test_costs_come_back(shop: Shop) -> None:
    await comes_back(shop, lambda: service.enter_costs(anew(shop.advisor), 1, labour_fen=yuan(1_200)))
    assert await history(shop, AmountKind.LABOUR) == [(yuan(1_200), Cause.ENTERED), (None, Cause.UNDONE)] * 2


async def test_nothing_is_entered_about_a_withdrawn_case(shop: Shop) -> None:
    number = (await a_case(shop, by=anew(shop.advisor))).case.number
    await undo.undo_last(anew(shop.advisor))
    for act in (
        lambda: service.enter_costs(shop.advisor, number, parts_fen=yuan(1)),
        lambda: service.verify(shop.advisor, number, verified_fen=yuan(1)),
        lambda: service.open_supplement(shop.advisor, number, asked_fen=yuan(1), found="x"),
        lambda: service.open_dispute(shop.advisor, number, asked_fen=yuan(1)),
    ):
        with pytest.raises(CaseWithdrawn):
            await act()


# --- verified


async def test_what_was_verified_is_billed_and_the_assessment_kept(shop: Shop) -> None:
    done = await service.verify(anew(shop.advisor), 1, verified_fen=yuan(8_000))
    case = done.case
    assert (case.assessed_fen, case.money.verified_fen, case.share_fen) == (yuan(8_200), yuan(8_000), yuan(7_500))
    assert (done.former_fen, done.first, done.same) == (yuan(7_700), True, False)
    assert await exposure(shop) == yuan(7_500)
    amended = await service.assess(anew(shop.advisor), 1, assessed_fen=yuan(9_000), deductible_fen=yuan(600))
    assert amended.case.share_fen == yuan(7_400)
    assert await exposure(shop) == yuan(7_400)
    assert (await service.verify(anew(shop.advisor), 1, verified_fen=yuan(8_000))).same
    assert await insurers.check_accounts(shop.centre.id) == ()


async def test_what_cannot_be_verified(shop: Shop) -> None:
    await a_case(shop, by=anew(shop.advisor))
    with pytest.raises(AssessedFirst):
        await service.verify(shop.advisor, 2, verified_fen=yuan(80))
    with pytest.raises(BilledBelowDeductible):
        await service.verify(shop.advisor, 1, verified_fen=yuan(499))
    with pytest.raises(AssessmentNegative):
        await service.verify(shop.advisor, 1, verified_fen=Fen(-1))
    await service.verify(shop.advisor, 1, verified_fen=yuan(500))
    with pytest.raises(BilledBelowDeductible):
        await service.assess(shop.advisor, 1, assessed_fen=yuan(8_200), deductible_fen=yuan(501))
    assert await exposure(shop) == yuan(100)


async def test_a_verified_amount_comes_back(shop: Shop) -> None:
    await comes_back(shop, lambda: service.verify(anew(shop.advisor), 1, verified_fen=yuan(8_000)))
    await service.verify(anew(shop.advisor), 1, verified_fen=yuan(8_000))
    await comes_back(shop, lambda: service.verify(anew(shop.advisor), 1, verified_fen=yuan(7_000)))
    await comes_back(shop, lambda: service.assess(anew(shop.advisor), 1, assessed_fen=yuan(9_000)))


async def test_after_billing_it_is_a_correction(shop: Shop) -> None:
    await do_steps(anew(shop.advisor), 1, "quality", "delivered")
    move_to(datetime(2026, 12, 1, 9, tzinfo=ZoneInfo("Asia/Shanghai")))
    await insurers.close_statements(shop.centre.id, date(2026, 12, 1))
    await service.verify(anew(shop.advisor), 1, verified_fen=yuan(8_000))
    last = await InsurerEntry.filter(centre_id=shop.centre.id).order_by("-id").first()
    assert last is not None
    assert (last.kind, last.amount_fen) == ("corrected", -yuan(200))
    await undo.undo_last(anew(shop.advisor))
    assert await insurers.check_accounts(shop.centre.id) == ()


async def test_what_was_billed_since_does_not_come_back(shop: Shop) -> None:
    await do_steps(anew(shop.advisor), 1, "quality", "delivered")
    move_to(datetime(2026, 11, 30, 23, 30, tzinfo=ZoneInfo("Asia/Shanghai")))
    await service.verify(anew(shop.advisor), 1, verified_fen=yuan(8_000))
    move_to(clock.now() + timedelta(hours=2))
    await insurers.close_statements(shop.centre.id, date(2026, 12, 1))
    with pytest.raises(CaseBilled):
        await undo.undo_last(anew(shop.advisor))
    assert (await card(shop)).money.verified_fen == yuan(8_000)


# --- supplements


async def test_a_supplement_is_told_agreed_and_billed(shop: Shop) -> None:
    opened = await service.open_supplement(anew(shop.advisor), 1, asked_fen=yuan(1_800), found="内骨架")
    assert [(each.number, each.told_at) for each in opened.case.money.supplements] == [(1, None)]
    assert await exposure(shop) == yuan(7_700)
    told = await service.tell_supplement(anew(shop.manager), 1)
    assert told.changed is not None
    assert (told.changed.told_by, told.changed.told_at) == ("张店长", clock.now())
    again = await service.tell_supplement(anew(shop.advisor), 1)
    assert again.supplements == told.supplements
    agreed = await service.agree_supplement(anew(shop.advisor), 1, agreed_fen=yuan(1_500))
    assert (agreed.case.assessed_fen, agreed.case.share_fen, agreed.former_fen) == (
        yuan(9_700),
        yuan(9_200),
        yuan(7_700),
    )
    assert agreed.case.money.supplements == ()
    assert await exposure(shop) == yuan(9_200)
    assert (await history(shop, AmountKind.ASSESSED))[-1] == (yuan(9_700), Cause.SUPPLEMENT)


async def test_an_agreed_supplement_raises_what_was_verified_too(shop: Shop) -> None:
    await service.verify(anew(shop.advisor), 1, verified_fen=yuan(8_000))
    await service.open_supplement(anew(shop.advisor), 1, asked_fen=yuan(1_800), found="内骨架")
    case = (await service.agree_supplement(anew(shop.advisor), 1, agreed_fen=yuan(1_500))).case
    assert (case.assessed_fen, case.money.verified_fen, case.share_fen) == (yuan(9_700), yuan(9_500), yuan(9_000))


async def test_several_supplements_are_numbered_and_kept(shop: Shop) -> None:
    for found in ("内骨架", "后灯"):
        await service.open_supplement(anew(shop.advisor), 1, asked_fen=yuan(900), found=found)
    await undo.undo_last(anew(shop.advisor))
    await service.open_supplement(anew(shop.advisor), 1, asked_fen=yuan(700), found="轮眉")
    await service.refuse_supplement(anew(shop.advisor), 1, 3)
    shown = await service.show_supplements(shop.advisor, 1)
    assert [(each.number, each.state) for each in shown.supplements] == [
        (1, SupplementState.OPEN),
        (3, SupplementState.REFUSED),
    ]
    with pytest.raises(AskedNotPositive):
        await service.open_supplement(shop.advisor, 1, asked_fen=Fen(0), found="x")


async def test_a_supplement_needs_an_assessment_to_amend(shop: Shop) -> None:
    await a_case(shop, by=anew(shop.advisor))
    await service.open_supplement(anew(shop.advisor), 2, asked_fen=yuan(10), found="x")
    with pytest.raises(AssessedFirst):
        await service.agree_supplement(shop.advisor, 2, agreed_fen=yuan(10))


async def test_everything_about_a_supplement_comes_back(shop: Shop) -> None:
    await service.verify(anew(shop.advisor), 1, verified_fen=yuan(8_000))
    await comes_back(shop, lambda: service.open_supplement(anew(shop.advisor), 1, asked_fen=yuan(900), found="x"))
    await service.open_supplement(anew(shop.advisor), 1, asked_fen=yuan(900), found="x")
    await comes_back(shop, lambda: service.tell_supplement(anew(shop.advisor), 1))
    await comes_back(shop, lambda: service.refuse_supplement(anew(shop.advisor), 1))
    await comes_back(shop, lambda: service.agree_supplement(anew(shop.advisor), 1, agreed_fen=yuan(900)))


async def test_an_assessment_that_was_built_on_stays(shop: Shop) -> None:
    await service.assess(anew(shop.advisor), 1, assessed_fen=yuan(9_000))
    await service.enter_costs(anew(shop.manager), 1, parts_fen=yuan(1))
    with pytest.raises(BuiltOn):
        await undo.undo_last(anew(shop.advisor))


# --- history


async def test_every_amount_keeps_its_history(shop: Shop) -> None:
    await service.assess(anew(shop.manager), 1, assessed_fen=yuan(8_400))
    page = (await service.show_amounts(shop.advisor, number=1, offset=0, limit=50)).page
    assert [(each.kind.value, each.value_fen, each.by) for each in page] == [
        ("estimate", yuan(8_500), "李雷"),
        ("assessed", yuan(8_200), "李雷"),
        ("deductible", yuan(500), "李雷"),
        ("assessed", yuan(8_400), "张店长"),
    ]


async def test_a_long_history_comes_in_pages_and_costs_the_same(shop: Shop) -> None:
    with recorded_queries() as few:
        await service.show_amounts(shop.advisor, number=1, offset=0, limit=5)
    for fen in range(20):
        await service.assess(anew(shop.advisor), 1, assessed_fen=yuan(8_000 + fen))
    with recorded_queries() as many:
        page = (await service.show_amounts(shop.advisor, number=1, offset=10**6, limit=5)).page
    assert (page.number, page.count, page.total) == (5, 5, 23)
    assert page.items[-1].value_fen == yuan(8_019)
    assert len(many) == len(few)


# --- what insurers were like


async def _delivered(
    shop: Shop, at: datetime, assessed: int, costs: tuple[int, int] | None, insurer_id: int = 0
) -> None:
    number = (await a_case(shop, by=anew(shop.advisor), at=at, insurer_id=insurer_id or None)).case.number
    await do_steps(anew(shop.advisor), number, *UNTIL_DELIVERED, assessed_yuan=assessed)
    if costs is not None:
        await service.enter_costs(anew(shop.advisor), number, parts_fen=yuan(costs[0]), labour_fen=yuan(costs[1]))


async def test_the_risk_card_knows_last_months_margin_and_open_disputes(database: str) -> None:
    zone = ZoneInfo("Asia/Shanghai")
    move_to(datetime(2026, 10, 1, 9, tzinfo=zone))
    shop = await a_shop()
    other = await an_insurer(shop.manager, "人保")
    await _delivered(shop, datetime(2026, 10, 1, 0, 0, tzinfo=zone), 1_000, (400, 200))
    await _delivered(shop, datetime(2026, 10, 31, 23, 59, tzinfo=zone), 2_000, (1_000, 500))
    await _delivered(shop, datetime(2026, 10, 31, 23, 59, tzinfo=zone), 700, None)
    await _delivered(shop, datetime(2026, 11, 1, 0, 0, tzinfo=zone), 9_000, (1, 1))
    await service.open_dispute(anew(shop.advisor), 4, asked_fen=yuan(100))
    taken = await a_case(shop, by=anew(shop.advisor))
    record = taken.record
    assert record.month == date(2026, 10, 1)
    assert (record.figures.delivered, record.figures.costed, record.figures.revenue_fen) == (3, 2, yuan(3_700))
    assert record.margin is not None
    assert (record.margin.revenue_fen, record.margin.cost_fen, record.margin.tenths) == (yuan(3_000), yuan(2_100), 300)
    assert record.open_disputes == 1
    nothing = await service.risk(shop.advisor, other.id, estimate_fen=yuan(60_000))
    assert (nothing.record.margin, nothing.record.figures.delivered, nothing.record.open_disputes) == (None, 0, 0)
    assert nothing.credit.state_after is IntakeState.STOPPED


async def test_figures_of_a_period_by_insurer(database: str) -> None:
    zone = ZoneInfo("Asia/Shanghai")
    move_to(datetime(2026, 10, 5, 9, tzinfo=zone))
    shop = await a_shop()
    other = await an_insurer(shop.manager, "人保")
    await _delivered(shop, datetime(2026, 10, 6, 9, tzinfo=zone), 1_000, (400, 200))
    await _delivered(shop, datetime(2026, 10, 7, 9, tzinfo=zone), 500, (100, 100), other.id)
    await service.verify(anew(shop.advisor), 1, verified_fen=yuan(900))
    await service.open_dispute(anew(shop.advisor), 1, asked_fen=yuan(300))
    await service.settle_dispute(anew(shop.advisor), 1, figure_fen=yuan(1_100))
    october = await service.case_report(shop.manager, date(2026, 10, 1), date(2026, 10, 31))
    first, second = sorted((line.money for line in october.lines), key=lambda money: money.insurer_id)
    assert (first.insurer_id, first.revenue_fen, first.parts_fen, first.labour_fen) == (
        shop.insurer.id,
        yuan(1_100),
        yuan(400),
        yuan(200),
    )
    assert (first.disputes.settled, first.disputes.asked_fen, first.disputes.won_fen) == (1, yuan(300), yuan(200))
    assert (second.insurer_id, second.delivered, second.disputes.settled) == (other.id, 1, 0)
    assert (await service.case_report(shop.manager, date(2026, 9, 1), date(2026, 9, 30))).lines == ()
    alone = await service.case_report(shop.manager, date(2026, 10, 1), date(2026, 10, 31), insurer_id=other.id)
    assert [line.money for line in alone.lines] == [second]
