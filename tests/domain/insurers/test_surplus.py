"""What was paid too much, used for late penalty (domain §4)."""

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import clock
from domain.actor import Actor, Role
from domain.database.connection import transaction
from domain.errors import ChangedMeanwhile, NotAllowed, NotFound
from domain.insurers import service
from domain.insurers.errors import SurplusMovedOn
from domain.insurers.models import InsurerEntry
from domain.insurers.rules.account import EntryKind
from domain.insurers.rules.replay import Came, Closed, Flow, replay, spare
from domain.insurers.views import CreditView, InsurerView
from domain.money import yuan
from domain.people import service as people
from domain.people.views import CentreView
from domain.undo import service as undo
from tests.factories.bank import a_bank_list, line_ids
from tests.factories.insurers import a_delivered_case, a_statement, an_insurer, move_to
from tests.factories.people import a_centre, an_actor, anew

FIRST = date(2026, 10, 31)
PLACES = (EntryKind.OVERPAID, EntryKind.PENALTY_PAID)
STATEMENTS = st.lists(st.integers(-9, 40), min_size=1, max_size=5).map(
    lambda amounts: [Closed(number, FIRST + timedelta(10 * number), fen) for number, fen in enumerate(amounts)]
)
PAYMENTS = st.lists(st.tuples(st.integers(-15, 60), st.integers(1, 60)), max_size=6).map(
    lambda found: [Came(number, FIRST + timedelta(day), fen) for number, (day, fen) in enumerate(found)]
)


def elsewhere(flows: dict[Flow, int]) -> dict[Flow, int]:
    """All but what is kept as credit and what is set aside."""
    return {flow: fen for flow, fen in flows.items() if flow.kind not in PLACES}


@given(STATEMENTS, PAYMENTS)
def test_what_is_spare_may_go_and_all_else_stays_and_no_fen_more(
    statements: list[Closed], payments: list[Came]
) -> None:
    before, free = replay(statements, payments), dict(spare(statements, payments))

    def without(parts: dict[int, int]) -> dict[Flow, int]:
        cut = [replace(each, penalty_fen=parts.get(each.payment_id, 0)) for each in payments]
        return replay(statements, cut)

    after = without(free)
    assert elsewhere(after) == elsewhere(before)
    aside = {flow.payment_id: -fen for flow, fen in after.items() if flow.kind is EntryKind.PENALTY_PAID}
    assert aside == free
    for each in payments:
        if free.get(each.payment_id, 0) < each.amount_fen:
            more = {**free, each.payment_id: free.get(each.payment_id, 0) + 1}
            assert elsewhere(without(more)) != elsewhere(before)


@pytest.fixture
async def centre(database: str) -> CentreView:
    move_to(at(date(2026, 11, 10)))
    return await a_centre()


@pytest.fixture
async def partner(centre: CentreView) -> Actor:
    return await an_actor(Role.PARTNER, centre=centre, name="赵合作")


@pytest.fixture
async def insurer(partner: Actor) -> InsurerView:
    """It paid ¥20,000 (S1, due 2026-12-15) ten days late and ¥600 too much: penalty ¥100, surplus ¥600."""
    insurer = await an_insurer(partner)
    await a_statement(partner, insurer.id, 1, 20_000, date(2026, 11, 20))
    move_to(at(date(2026, 12, 25)))
    await pay(partner, insurer, 20_400)
    await pay(partner, insurer, 200)
    assert await balances(partner, insurer) == (600, 100)
    return insurer


def at(day: date) -> datetime:
    return clock.at(day, time(12), "Asia/Shanghai")


async def pay(actor: Actor, insurer: InsurerView, amount: int, day: date | None = None) -> int:
    """A payment in a message of its own; its id."""
    done = await service.receive_payment(anew(actor), insurer_id=insurer.id, amount_fen=yuan(amount), day=day)
    return done.payment_id


async def standing(actor: Actor, insurer: InsurerView) -> CreditView:
    return await service.standing(actor, insurer.id)


async def balances(actor: Actor, insurer: InsurerView) -> tuple[int, int]:
    """Surplus and penalty, in yuan; and the books are right."""
    assert await service.check_accounts(actor.centre_id) == ()
    credit = await standing(actor, insurer)
    return credit.overpaid_fen // 100, credit.penalty_fen // 100


async def use(actor: Actor, insurer: InsurerView, amount: int, surplus: int) -> Actor:
    """In a message of its own, whose writer is told, to undo it."""
    writer = anew(actor)
    await service.use_surplus(writer, insurer_id=insurer.id, amount_fen=yuan(amount), surplus_fen=yuan(surplus))
    return writer


async def parts(actor: Actor, insurer: InsurerView) -> list[tuple[int, int, bool]]:
    """Of each payment, oldest first, in yuan: what is credit, what is for penalty; and whether it was reversed."""
    lines = (await service.list_payments(actor, insurer.id)).payments.items
    return [(line.kept_fen // 100, line.penalty_fen // 100, line.is_reversed) for line in reversed(lines)]


async def test_it_is_taken_from_the_newest_payments_and_taken_back_whole(partner: Actor, insurer: InsurerView) -> None:
    writer = await use(partner, insurer, 100, 600)
    assert await balances(partner, insurer) == (500, 0)
    assert await parts(partner, insurer) == [(400, 0, False), (100, 100, False)]
    view = await service.show_penalty(partner, insurer.id)
    assert (view.paid_fen, view.owed_fen, view.usable_fen) == (yuan(100), 0, 0)
    await undo.undo_last(writer)
    assert await balances(partner, insurer) == (600, 100)
    assert await parts(partner, insurer) == [(400, 0, False), (200, 0, False)]


async def test_of_one_payment_alone_it_goes_on_to_the_one_before(partner: Actor, insurer: InsurerView) -> None:
    await a_statement(partner, insurer.id, 2, 50_600, date(2026, 12, 26))
    move_to(at(date(2027, 1, 25)))
    await pay(partner, insurer, 51_000)
    assert (await service.show_penalty(partner, insurer.id)).usable_fen == yuan(350)
    await pay(partner, insurer, 100)
    await use(partner, insurer, 350, 1_100)
    assert await parts(partner, insurer) == [(400, 0, False), (200, 0, False), (750, 250, False), (0, 100, False)]
    assert await balances(partner, insurer) == (750, 0)


async def test_twice_at_once_does_it_once(partner: Actor, insurer: InsurerView) -> None:
    async def press() -> bool:
        try:
            async with transaction():
                await use(partner, insurer, 100, 600)
        except SurplusMovedOn:
            return False
        return True

    pressed: list[Awaitable[bool]] = [press() for _ in range(4)]
    assert sum(await asyncio.gather(*pressed)) == 1
    assert await balances(partner, insurer) == (500, 0)


@pytest.mark.parametrize(("amount", "surplus"), [(101, 600), (100, 599), (100, 700), (0, 600), (-1, 600)])
async def test_what_is_not_as_it_was_seen_is_refused(
    partner: Actor, insurer: InsurerView, amount: int, surplus: int
) -> None:
    with pytest.raises(SurplusMovedOn) as refused:
        await use(partner, insurer, amount, surplus)
    assert (refused.value.surplus_fen, refused.value.owed_fen) == (yuan(600), yuan(100))
    assert refused.value.params()["why"] == "changed"
    assert await balances(partner, insurer) == (600, 100)


async def test_without_surplus_or_penalty_it_says_which(partner: Actor, insurer: InsurerView) -> None:
    await use(partner, insurer, 100, 600)
    with pytest.raises(SurplusMovedOn) as settled:
        await use(partner, insurer, 100, 500)
    other = await an_insurer(partner, "人保")
    with pytest.raises(SurplusMovedOn) as nothing:
        await use(partner, other, 100, 0)
    assert [each.value.params()["why"] for each in (settled, nothing)] == ["settled", "none"]


async def test_rights_and_other_centres(partner: Actor, insurer: InsurerView, centre: CentreView) -> None:
    with pytest.raises(NotAllowed):
        await use(await an_actor(Role.ADVISOR, centre=centre), insurer, 100, 600)
    with pytest.raises(NotFound):
        await use(await an_actor(Role.PARTNER), insurer, 100, 600)


async def test_a_payment_reversed_takes_it_along_and_brings_it_back(partner: Actor, insurer: InsurerView) -> None:
    writer = await use(partner, insurer, 100, 600)
    last = (await service.list_payments(partner, insurer.id)).payments.items[0]
    reverser = anew(partner)
    await service.reverse_payment(reverser, insurer_id=insurer.id, payment_id=last.id, reason="记错了")
    assert await balances(partner, insurer) == (400, 100)
    assert await parts(partner, insurer) == [(400, 0, False), (0, 0, True)]
    used = next(each for each in await people.own_changes(writer) if each.what == "surplus used")
    with pytest.raises(ChangedMeanwhile):
        await service.undo_surplus_used(anew(partner), used)
    await undo.undo_last(reverser)
    assert await parts(partner, insurer) == [(400, 0, False), (100, 100, False)]
    await service.undo_surplus_used(anew(partner), used)
    assert await balances(partner, insurer) == (600, 100)


async def test_taken_back_it_pays_what_has_closed_since(partner: Actor, insurer: InsurerView) -> None:
    writer = await use(partner, insurer, 100, 600)
    await a_delivered_case(partner, insurer.id, 2, 700)
    move_to(at(date(2027, 1, 1)))
    await service.close_statements(partner.centre_id, date(2027, 1, 1))
    used = next(each for each in await people.own_changes(writer) if each.what == "surplus used")
    move_to(at(date(2026, 12, 26)))
    await service.undo_surplus_used(anew(partner), used)
    assert (await standing(partner, insurer)).billed_fen == yuan(100)
    assert await balances(partner, insurer) == (0, 100)


async def test_money_told_late_leaves_it_where_it_is(partner: Actor, insurer: InsurerView) -> None:
    """S1 turns out to have been paid in time: the penalty is overpaid, and the surplus all of the later payments."""
    await use(partner, insurer, 100, 600)
    await pay(partner, insurer, 20_000, date(2026, 12, 10))
    assert await balances(partner, insurer) == (20_500, -100)
    assert [part[1] for part in await parts(partner, insurer)] == [0, 0, 100]


async def test_credit_of_a_statement_below_zero_is_of_no_payment_and_stays(
    partner: Actor, insurer: InsurerView
) -> None:
    await service.reassess_case(partner, insurer_id=insurer.id, case_number=1, share_fen=yuan(19_000))
    move_to(at(date(2027, 1, 1)))
    await service.close_statements(partner.centre_id, date(2027, 1, 1))
    for line in (await service.list_payments(partner, insurer.id)).payments:
        await service.correct_payment(
            anew(partner), insurer_id=insurer.id, payment_id=line.id, amount_fen=yuan(10_000), reason="写错"
        )
    credit = await standing(partner, insurer)
    assert (credit.overpaid_fen, credit.penalty_fen) == (yuan(1_000), yuan(100))
    assert (await service.show_penalty(partner, insurer.id)).usable_fen == 0
    with pytest.raises(SurplusMovedOn):
        await use(partner, insurer, 100, 1_000)


async def test_the_entries_name_the_payment_and_count_for_its_day(partner: Actor, insurer: InsurerView) -> None:
    await use(partner, insurer, 100, 600)
    moved = await InsurerEntry.filter(insurer_id=insurer.id).order_by("-id").limit(2)
    assert {(row.kind, row.amount_fen, row.day) for row in moved} == {
        ("overpaid", -yuan(100), date(2026, 12, 25)),
        ("penalty_paid", -yuan(100), date(2026, 12, 25)),
    }
    assert {row.payment_id for row in moved} == {moved[0].payment_id}
    assert None not in {row.payment_id for row in moved}


async def test_a_payment_that_was_reversed_is_not_taken_for_one_that_a_bank_tells_of(partner: Actor) -> None:
    """It had been late, so its reversal left a correction of penalty besides: that is no money."""
    insurer = await an_insurer(partner)
    await a_statement(partner, insurer.id, 1, 20_000, date(2026, 11, 20))
    move_to(at(date(2026, 12, 25)))
    payment = await pay(partner, insurer, 20_000)
    await service.reverse_payment(anew(partner), insurer_id=insurer.id, payment_id=payment, reason="记错了")
    list_id = await a_bank_list(partner, (date(2026, 12, 25), "中国平安财产保险股份有限公司", 20_000))
    (line_id,) = await line_ids(list_id)
    _, line = await service.show_bank_line(partner, line_id)
    assert (line.told_on, line.is_sure) == (None, True)
