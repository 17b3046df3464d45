"""What files about insurers are made of, from the account that everything else is made of, too (domain §4)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from domain import clock
from domain.actor import Role
from domain.database.connection import recorded_queries, transaction
from domain.errors import NotAllowed, NotFound
from domain.insurers import service
from domain.insurers.errors import NothingOverdue
from domain.insurers.rules.account import EntryKind
from domain.insurers.service._closing import open_account
from domain.insurers.views import Ageing, LineView, StatementFile, StatementView
from domain.money import yuan
from domain.people import service as people
from domain.undo import service as undo
from tests.factories.cases import Shop, a_case, a_shop, do_steps
from tests.factories.debts import PLATES, a_debt, at, delivered, pay, supplemented
from tests.factories.insurers import a_statement, an_insurer, move_to
from tests.factories.people import anew

pytestmark = pytest.mark.usefixtures("database")
TODAY = date(2027, 2, 20)


@pytest.fixture(autouse=True)
def _november() -> None:
    clock.use(clock.FixedClock(datetime(2026, 11, 1, 4, tzinfo=UTC)))


@pytest.fixture
async def shop(database: str) -> Shop:
    return await a_shop()


async def filed(shop: Shop, number: int, today: date = TODAY) -> StatementFile:
    return await service.statement_file(shop.centre.id, number, today=today)


def lines(file: StatementFile) -> list[tuple[int, int, int, int | None, str]]:
    def line(each: LineView) -> tuple[int, int, int, int | None, str]:
        return (
            each.case_number,
            each.amount_fen // 100,
            each.supplement_fen // 100,
            each.corrects,
            str(each.delivered_on),
        )

    return [line(each) for each in file.lines]


# --- lines


async def test_lines_tell_supplements_and_corrections(shop: Shop) -> None:
    await a_debt(shop)
    first, second = await filed(shop, 1), await filed(shop, 2)
    assert lines(first) == [(1, 8_200, 800, None, "2026-11-10"), (2, 5_000, 0, None, "2026-11-20")]
    assert lines(second) == [
        (1, -200, 0, 1, "2026-11-10"),
        (2, 600, 600, 1, "2026-11-20"),
        (3, 3_000, 0, None, "2026-12-20"),
    ]
    assert [(str(each.day), each.fen) for each in first.received] == [
        ("2026-12-25", yuan(4_000)),
        ("2027-01-31", yuan(500)),
    ]
    for file in (first, second):
        assert sum(line.amount_fen for line in file.lines) == file.statement.amount_fen
        assert sum(each.fen for each in file.received) == file.statement.paid_fen
    shown = await service.show_statement(shop.manager, 2)
    assert [(line.supplement_fen, line.corrects) for line in shown.lines] == [(0, 1), (yuan(600), 1), (0, None)]
    assert not await service.check_accounts(shop.centre.id)


async def test_a_supplement_that_was_taken_back_is_in_no_line(shop: Shop) -> None:
    await delivered(shop, "2026-11-10", PLATES[0], 1_000, "PA1")
    actor = anew(shop.advisor)
    await supplemented(replace(shop, advisor=actor), 1, 300)
    assert (await service.credit_one(shop.manager, shop.insurer.id)).credit.unbilled_fen == yuan(1_300)
    (agreed,) = [each for each in await people.own_changes(actor) if each.what == "supplement agreed"]
    await undo.undo_change(actor, agreed.id)
    kinds = [(each.kind, each.amount_fen) for each in await service.read_entries(shop.manager, shop.insurer.id)]
    assert kinds[:2] == [("supplement", -yuan(300)), ("supplement", yuan(300))]
    await at(shop, "2026-12-01")
    assert lines(await filed(shop, 1)) == [(1, 1_000, 0, None, "2026-11-10")]
    assert not await service.check_accounts(shop.centre.id)


async def test_a_payment_that_was_undone_is_not_in_the_file(shop: Shop) -> None:
    await delivered(shop, "2026-11-10", PLATES[0], 1_000, "PA1")
    await at(shop, "2026-12-05")
    actor = anew(shop.manager)
    await pay(actor, shop.insurer, 300)
    (paid,) = [each for each in await people.own_changes(actor) if each.what == "paid"]
    await undo.undo_change(actor, paid.id)
    await pay(actor, shop.insurer, 250)
    file = await filed(shop, 1, date(2026, 12, 5))
    assert [each.fen for each in file.received] == [yuan(250)]


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York"])
async def test_a_case_belongs_to_the_local_day_of_its_delivery(database: str, zone: str) -> None:
    """To the second; in New York that night has an hour twice."""
    evening = clock.at(date(2026, 10, 31), time(23, 59, 59), zone)
    move_to(evening - timedelta(days=1))
    shop = await a_shop(zone=zone)
    for number in (1, 2, 3):
        await a_case(shop)
        await do_steps(shop.advisor, number, "assessed", "quality")
    twice = clock.at(date(2026, 11, 1), time(1, 30, fold=1), zone)
    for number, moment in ((1, evening), (2, evening + timedelta(seconds=1)), (3, twice)):
        move_to(moment)
        await do_steps(shop.advisor, number, "delivered")
    move_to(clock.at(date(2026, 12, 1), time(0), zone))
    await service.close_statements(shop.centre.id, date(2026, 12, 1))
    october, november = await filed(shop, 1), await filed(shop, 2)
    assert (str(october.statement.closes_on), str(november.statement.closes_on)) == ("2026-10-31", "2026-11-30")
    assert [(each.case_number, str(each.delivered_on)) for each in (*october.lines, *november.lines)] == [
        (1, "2026-10-31"), (2, "2026-11-01"), (3, "2026-11-01"),
    ]  # fmt: skip


# --- ageing


async def test_ages_add_up_to_what_is_billed(shop: Shop) -> None:
    await a_debt(shop)
    other = await an_insurer(shop.manager, "人保")
    await a_statement(shop.manager, other.id, 901, 700, date(2027, 2, 20))
    await an_insurer(shop.manager, "太平洋")
    await at(shop, "2027-03-02")
    view = await service.ageing(shop.manager)
    assert [(each.insurer, [fen // 100 for fen in each.ageing.sums_fen]) for each in view.insurers] == [
        ("平安", [0, 1_200, 0, 3_400, 8_700]),
        ("人保", [700, 0, 0, 0, 0]),
    ]
    credits = await service.credit_all(shop.manager)
    assert view.total.total_fen == sum(credit.billed_fen for credit in credits) == yuan(14_000)
    assert view.penalty_fen == sum(credit.penalty_fen for credit in credits)
    assert all(credit.ageing.total_fen == credit.billed_fen for credit in credits)
    assert await service.ageing_file(shop.centre.id, today=date(2027, 3, 2)) == view
    with pytest.raises(NotAllowed):
        await service.ageing(shop.advisor)


async def test_ages_turn_with_the_day(shop: Shop) -> None:
    await a_statement(shop.manager, shop.insurer.id, 1, 100, date(2026, 11, 20))
    for days, place in ((0, 0), (1, 1), (15, 1), (16, 2), (31, 3), (60, 3), (61, 4)):
        move_to(clock.at(date(2026, 12, 15) + timedelta(days=days), time(12), shop.centre.zone))
        sums = [0] * 5
        sums[place] = yuan(100)
        assert (await service.standing(shop.advisor, shop.insurer.id)).ageing == Ageing(tuple(sums))


# --- of a month


async def test_statements_of_a_month(shop: Shop) -> None:
    await a_statement(shop.manager, shop.insurer.id, 1, 100, date(2026, 11, 20))
    (found,) = await the_month(shop, "2026-11-30")
    assert (found.number, str(found.closes_on)) == (1, "2026-11-30")
    assert await the_month(shop, "2026-10-01") == await the_month(shop, "2026-12-01") == []
    for wrong in (999_999, -1):
        with pytest.raises(NotFound):
            await service.statements_of_month(shop.manager, wrong, date(2026, 11, 1))
    with pytest.raises(NotAllowed):
        await service.statements_of_month(shop.advisor, shop.insurer.id, date(2026, 11, 1))


async def the_month(shop: Shop, day: str) -> list[StatementView]:
    page = await service.statements_of_month(shop.manager, shop.insurer.id, date.fromisoformat(day))
    return list(page.statements)


# --- evidence


async def test_evidence_says_what_credit_says(shop: Shop) -> None:
    await a_debt(shop)
    credit = (await service.credit_one(shop.manager, shop.insurer.id)).credit
    pack = await service.evidence_pack(shop.centre.id, shop.insurer.id, today=TODAY)
    assert pack.credit == credit
    assert (pack.late_fen, pack.demanded_fen) == (credit.billed_fen, credit.billed_fen + credit.penalty_fen)
    assert pack.gathered_fen == credit.penalty_fen == yuan(387) + 40
    penalties = [(each.number, each.penalty_fen) for each in credit.open_statements]
    assert [(each.number, sum(part.penalty_fen for part in each.stretches)) for each in pack.penalties] == penalties
    assert pack.late == (await filed(shop, 1), await filed(shop, 2), await filed(shop, 3))
    assert [(str(each.day), each.fen) for each in pack.payments] == [
        ("2026-12-25", yuan(4_000)),
        ("2027-01-31", yuan(500)),
    ]
    assert {each.kind for each in pack.entries} >= {"accepted", "supplement", "corrected", "billed", "paid", "penalty"}
    assert not any(each.who or each.note for each in pack.entries)
    assert str(pack.pay_by) == "2027-02-27"


async def test_what_was_paid_late_counts_and_what_was_waived_is_taken_off(shop: Shop) -> None:
    await a_debt(shop)
    await pay(shop.manager, shop.insurer, 8_700)
    async with transaction():
        account = await open_account(shop.manager, shop.insurer.id)
        account.post(EntryKind.WAIVED, -yuan(50), note="店长同意")
        account.post(EntryKind.PENALTY_PAID, -yuan(20))
        await account.save()
    pack = await service.evidence_pack(shop.centre.id, shop.insurer.id, today=TODAY)
    assert [each.number for each in pack.penalties] == [1, 2, 3]
    assert [each.statement.number for each in pack.late] == [2, 3]
    settled_fen = sum(each.amount_fen for each in pack.penalty_settled)
    assert settled_fen == -yuan(70)
    assert pack.gathered_fen + settled_fen == pack.credit.penalty_fen
    assert pack.credit == (await service.credit_one(shop.manager, shop.insurer.id)).credit
    assert not any(each.note for each in pack.penalty_settled)


async def test_evidence_costs_the_same_for_much_and_for_little(shop: Shop) -> None:
    await delivered(shop, "2026-11-10", PLATES[0], 100, "PA1")
    await at(shop, "2026-12-20")
    counts = []
    for _ in range(2):
        with recorded_queries() as queries:
            await service.evidence_pack(shop.centre.id, shop.insurer.id, today=clock.today(shop.centre.zone))
        counts.append(len(queries))
        if len(counts) == 1:
            await a_debt(shop)
    assert counts[0] == counts[1]


async def test_without_anything_late_nothing_is_demanded(shop: Shop) -> None:
    await a_statement(shop.manager, shop.insurer.id, 1, 100, date(2026, 11, 20))
    with pytest.raises(NothingOverdue) as refused:
        await service.overdue(shop.manager, shop.insurer.id)
    assert refused.value.insurer == "平安"
    pack = await service.evidence_pack(shop.centre.id, shop.insurer.id, today=date(2026, 12, 15))
    assert (pack.late, pack.entries, pack.penalties, pack.demanded_fen) == ((), (), (), 0)
    move_to(clock.at(date(2026, 12, 16), time(9), shop.centre.zone))
    assert (await service.overdue(replace(shop.manager, role=Role.PARTNER), shop.insurer.id)).name == "平安"
    with pytest.raises(NotAllowed):
        await service.overdue(shop.advisor, shop.insurer.id)
    for wrong in (service.overdue(shop.manager, 999_999), service.evidence_pack(shop.centre.id, 999_999, today=TODAY)):
        with pytest.raises(NotFound):
            await wrong
    with pytest.raises(NotFound):
        await filed(shop, 9)
