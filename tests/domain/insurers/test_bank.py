"""Bank lists: sent once, read once, each line decided once, and forgotten in time (domain §4)."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.clock import FixedClock
from domain.database.connection import recorded_queries
from domain.errors import ChangedMeanwhile, NotAllowed, NotFound
from domain.insurers import service
from domain.insurers.errors import (
    BankFileRefused,
    BankLineChanged,
    BankLineDecided,
    BankLineWithoutInsurer,
    BankListMoved,
    BankListUsed,
    PaidInFuture,
    PaidLongAgo,
)
from domain.insurers.models import BankLine, BankList, InsurerPayment
from domain.insurers.service import BankPart
from domain.insurers.service.bank_lines import MOST_AT_ONCE
from domain.insurers.views import BankListView, BankState, Doubt, LineState
from domain.money import yuan
from domain.outbox.models import OutboxMessage
from domain.people import service as people
from domain.people.models import AuditEntry
from domain.undo import service as undo
from tests.factories.bank import a_bank_list, a_file, a_waiting_file, line_ids
from tests.factories.insurers import a_statement, an_insurer, move_to
from tests.factories.people import an_actor, anew

pytestmark = pytest.mark.usefixtures("database")

DAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _november() -> None:
    clock.use(FixedClock(NOON))


@pytest.fixture
async def partner(database: str) -> Actor:
    return await an_actor(Role.PARTNER, name="赵合作")


@pytest.fixture
async def pingan(partner: Actor) -> int:
    return (await an_insurer(anew(partner))).id


async def shown(actor: Actor, list_id: int, part: BankPart = BankPart.OPEN) -> BankListView:
    return await service.show_bank_list(anew(actor), list_id, part=part)


async def undone(actor: Actor) -> None:
    await undo.undo_last(anew(actor))


async def test_a_line_becomes_a_payment_once(partner: Actor, pingan: int) -> None:
    move_to(datetime(2026, 9, 1, 4, tzinfo=UTC))
    (await a_statement(partner, (await an_insurer(partner, "人保")).id, 7, 500, date(2026, 9, 20)))
    clock.use(FixedClock(NOON))
    list_id = await a_bank_list(partner, (DAY, "人保财险", 500), (DAY, "平安财险", 40), unread=1)
    view = await shown(partner, list_id)
    first, second = view.lines
    assert (first.insurer, first.is_sure, first.exact, first.kept_fen) == ("人保", True, 1, 0)
    assert [(part.statement_number, part.fen, part.unpaid_fen) for part in first.pays] == [(1, yuan(500), 0)]
    assert (second.pays, second.kept_fen, second.exact) == ((), yuan(40), None)
    assert (view.counts.open, view.counts.sure, view.counts.unread, view.no_money) == (2, 2, 1, 1)
    payment = await service.confirm_bank_line(partner, first.id, insurer_id=first.insurer_id or 0)
    assert [part.statement_number for part in payment.allotted] == [1]
    with pytest.raises(BankLineDecided):
        await service.confirm_bank_line(anew(partner), first.id, insurer_id=first.insurer_id or 0)
    assert [each.amount_fen for each in await InsurerPayment.all()] == [yuan(500)]
    (done,) = (await shown(partner, list_id, BankPart.DONE)).lines
    assert (done.state, done.insurer, done.amount_fen) == (LineState.CONFIRMED, "人保", yuan(500))
    assert not await service.check_accounts(partner.centre_id)


async def test_however_many_press_at_once_there_is_one_payment(partner: Actor, pingan: int) -> None:
    list_id = await a_bank_list(partner, (DAY, "平安财险", 500), (DAY, "平安车险", 600))
    lines = await line_ids(list_id)

    async def press(number: int) -> object:
        if number % 3 == 2:
            return await service.confirm_sure_lines(anew(partner), list_id, count=2)
        return await service.confirm_bank_line(anew(partner), lines[number % 3], insurer_id=pingan)

    outcomes = await asyncio.gather(*(press(number) for number in range(9)), return_exceptions=True)
    refused = [each for each in outcomes if isinstance(each, Exception)]
    assert all(isinstance(each, BankLineDecided | BankListMoved) for each in refused), refused
    assert sorted([each.amount_fen for each in await InsurerPayment.all()]) == [yuan(500), yuan(600)]
    assert await BankLine.filter(state="confirmed", payment_id__isnull=False).count() == 2
    assert not await service.check_accounts(partner.centre_id)


async def test_all_sure_lines_at_once_and_their_undo(partner: Actor, pingan: int) -> None:
    list_id = await a_bank_list(
        partner, (DAY, "平安财险", 500), (DAY, "张三", 70), (DAY, "平安财险", 500), (DAY, "李平安", 80)
    )
    with pytest.raises(BankListMoved):
        await service.confirm_sure_lines(partner, list_id, count=3)
    payments = await service.confirm_sure_lines(partner, list_id, count=2)
    assert [each.amount_fen for each in payments] == [yuan(500)] * 2
    counts = (await shown(partner, list_id)).counts
    assert (counts.open, counts.sure, counts.confirmed, counts.confirmed_fen) == (2, 0, 2, yuan(1000))
    await undone(partner)
    assert (await shown(partner, list_id)).counts.open == 4
    assert (await service.credit_all(partner))[0].overpaid_fen == 0
    assert len(await service.confirm_sure_lines(anew(partner), list_id, count=2)) == 2, "they are open again"
    assert not await service.check_accounts(partner.centre_id)


async def test_very_many_lines_are_confirmed_in_portions(partner: Actor, pingan: int) -> None:
    list_id = await a_bank_list(partner, *[(DAY, "平安财险", fen) for fen in range(1, MOST_AT_ONCE + 3)])
    assert len(await service.confirm_sure_lines(partner, list_id, count=MOST_AT_ONCE + 2)) == MOST_AT_ONCE
    assert (await shown(partner, list_id)).counts.sure == 2


async def test_a_payment_taken_back_opens_its_line(partner: Actor, pingan: int) -> None:
    list_id = await a_bank_list(partner, (DAY, "平安财险", 500))
    (line_id,) = await line_ids(list_id)
    await service.confirm_bank_line(partner, line_id, insurer_id=pingan)
    await undone(partner)
    (line,) = (await shown(partner, list_id)).lines
    assert line.is_sure
    assert (await BankLine.get(id=line_id)).payment_id is None


async def test_what_was_told_already_is_flagged(partner: Actor, pingan: int) -> None:
    await service.receive_payment(anew(partner), insurer_id=pingan, amount_fen=yuan(500), day=DAY - timedelta(days=2))
    list_id = await a_bank_list(
        partner, (DAY, "平安财险", 500), (DAY, "平安财险", 501), (DAY - timedelta(days=5), "平安财险", 500)
    )
    doubts = [each.doubt for each in (await shown(partner, list_id)).lines]
    assert doubts == [Doubt.TOLD, None, None]
    first = (await line_ids(list_id))[0]
    with pytest.raises(BankLineChanged):
        await service.confirm_bank_line(partner, first, insurer_id=pingan)
    await service.confirm_bank_line(partner, first, insurer_id=pingan, doubt=Doubt.TOLD)
    assert await InsurerPayment.all().count() == 2


async def test_a_payment_that_was_taken_back_is_told_no_more(partner: Actor, pingan: int) -> None:
    await service.receive_payment(partner, insurer_id=pingan, amount_fen=yuan(500), day=DAY)
    await undone(partner)
    (line,) = (await shown(partner, await a_bank_list(partner, (DAY, "平安财险", 500)))).lines
    assert line.is_sure


async def test_a_payment_that_was_late_and_reversed_is_told_no_more(partner: Actor) -> None:
    """Its reversal takes penalty with it, which is nothing that came in."""
    move_to(datetime(2026, 9, 1, 4, tzinfo=UTC))
    pingan = (await an_insurer(partner)).id
    await a_statement(partner, pingan, 1, 500, date(2026, 9, 20))
    clock.use(FixedClock(NOON))
    list_id = await a_bank_list(partner, (DAY, "平安财险", 500))
    (line_id,) = await line_ids(list_id)
    payment = await service.confirm_bank_line(partner, line_id, insurer_id=pingan)
    assert payment.credit.penalty_fen > 0, "or there is nothing to go wrong"
    await service.reverse_payment(anew(partner), insurer_id=pingan, payment_id=payment.payment_id, reason="退票")
    (line,) = (await shown(partner, list_id)).lines
    assert line.is_sure


@pytest.mark.parametrize("day", [date.min, date.max])
async def test_a_day_beyond_all_reckoning_is_refused_like_any_other(partner: Actor, pingan: int, day: date) -> None:
    lines = (await shown(partner, await a_bank_list(partner, (day, "平安财险", 500), (DAY, "平安财险", 501)))).lines
    assert [line.doubt for line in lines] == [Doubt.DAY, None]


async def test_lists_that_overlap_do_not_pay_twice(partner: Actor, pingan: int) -> None:
    lists = [await a_bank_list(anew(partner), (DAY, "平安财险", 500), content=text) for text in ("one", "two")]
    await service.confirm_sure_lines(anew(partner), lists[0], count=1)
    with pytest.raises(BankListMoved):
        await service.confirm_sure_lines(anew(partner), lists[1], count=1)
    (line,) = (await shown(partner, lists[1])).lines
    assert line.doubt is Doubt.TOLD


@pytest.mark.parametrize(("day", "error"), [(date(2026, 11, 21), PaidInFuture), (date(2025, 11, 19), PaidLongAgo)])
async def test_a_day_that_would_be_refused_is_told_and_the_line_stays(
    partner: Actor, pingan: int, day: date, error: type[Exception]
) -> None:
    list_id = await a_bank_list(partner, (day, "平安财险", 500))
    (line,) = (await shown(partner, list_id)).lines
    assert line.doubt is Doubt.DAY
    assert line.refusal is not None
    with pytest.raises(error):
        await service.confirm_bank_line(partner, line.id, insurer_id=pingan, doubt=Doubt.DAY)
    assert (await shown(partner, list_id)).counts.open == 1
    assert not await AuditEntry.filter(what="confirmed").exists()


async def test_an_unknown_payer_is_given_to_an_insurer(partner: Actor, pingan: int) -> None:
    list_id = await a_bank_list(partner, (DAY, "某某代付公司", 500))
    (line,) = (await shown(partner, list_id)).lines
    assert (line.doubt, line.insurer_id) == (Doubt.UNKNOWN, None)
    with pytest.raises(BankLineWithoutInsurer):
        await service.confirm_bank_line(partner, line.id, insurer_id=pingan)
    assigned = await service.assign_bank_line(anew(partner), line.id, insurer_id=pingan)
    assert (assigned.insurer, assigned.is_sure) == ("平安", True)
    await undone(partner)
    assert (await shown(partner, list_id)).counts.unknown == 1
    await service.assign_bank_line(anew(partner), line.id, insurer_id=pingan)
    await service.confirm_bank_line(anew(partner), line.id, insurer_id=pingan)
    (done,) = (await shown(partner, list_id, BankPart.DONE)).lines
    assert done.insurer == "平安"


async def test_an_assignment_that_was_built_on_stays(partner: Actor, pingan: int) -> None:
    picc = (await an_insurer(partner, "人保")).id
    (line_id,) = await line_ids(await a_bank_list(partner, (DAY, "某某代付公司", 500)))
    first = anew(partner)
    await service.assign_bank_line(first, line_id, insurer_id=pingan)
    change = next(each for each in await people.own_changes(partner) if each.what == "assigned")
    await service.assign_bank_line(anew(partner), line_id, insurer_id=picc)
    with pytest.raises(ChangedMeanwhile):
        await service.undo_bank_assigned(anew(partner), change)


async def test_two_insurers_alike_are_chosen_between(partner: Actor, pingan: int) -> None:
    picc = (await an_insurer(partner, "人保")).id
    (line,) = (await shown(partner, await a_bank_list(partner, (DAY, "平安 人保 赔款", 500)))).lines
    assert (line.doubt, line.choices) == (Doubt.AMBIGUOUS, ((pingan, "平安"), (picc, "人保")))
    assert (await service.assign_bank_line(partner, line.id, insurer_id=picc)).is_sure


async def test_an_insurer_added_later_is_found_too(partner: Actor) -> None:
    list_id = await a_bank_list(partner, (DAY, "平安财险", 500))
    assert (await shown(partner, list_id)).counts.unknown == 1
    await an_insurer(partner)
    assert (await shown(partner, list_id)).counts.sure == 1


async def test_lines_are_left_out_and_come_back(partner: Actor, pingan: int) -> None:
    list_id = await a_bank_list(partner, (DAY, "张三", 5), (DAY, "平安财险", 500), (DAY, "李四", 6))
    with pytest.raises(BankListMoved):
        await service.leave_out_unknown_lines(partner, list_id, count=3)
    assert await service.leave_out_unknown_lines(partner, list_id, count=2) == 2
    line_id = (await line_ids(list_id))[1]
    await service.leave_out_bank_line(anew(partner), line_id)
    with pytest.raises(BankLineDecided) as late:
        await service.leave_out_bank_line(anew(partner), line_id)
    assert late.value.state == "left_out"
    assert (await shown(partner, list_id)).counts.left_out == 3
    await undone(partner)
    assert [each.id for each in (await shown(partner, list_id)).lines] == [line_id]
    await undone(partner)
    assert (await shown(partner, list_id)).counts.open == 3


async def test_open_lists_come_back_until_nothing_is_open(partner: Actor, pingan: int) -> None:
    assert not await service.open_bank_lists(partner)
    one = await a_bank_list(anew(partner), (DAY, "平安财险", 500), name="一")
    two = await a_bank_list(anew(partner), (DAY, "平安财险", 600), (DAY, "张三", 5), name="二")
    assert [(each.id, each.name, each.open, each.sent_on) for each in await service.open_bank_lists(partner)] == [
        (two, "二", 2, DAY), (one, "一", 1, DAY),
    ]  # fmt: skip
    await service.confirm_sure_lines(anew(partner), one, count=1)
    assert [each.id for each in await service.open_bank_lists(partner)] == [two]


async def test_the_same_file_is_read_once(partner: Actor, pingan: int) -> None:
    first = await a_bank_list(anew(partner), (DAY, "平安财险", 500), content="same")
    again = await a_bank_list(anew(partner), (DAY, "平安财险", 500), content="same")
    view = await service.bank_told(partner.centre_id, again)
    assert (view.state, view.same_as) == (BankState.SAME, first)
    assert await BankLine.all().count() == 1
    with pytest.raises(NotFound):
        await service.confirm_sure_lines(partner, again, count=1)
    assert await OutboxMessage.filter(template=service.BANK_TOLD).count() == 2


async def test_a_message_is_taken_once(partner: Actor) -> None:
    file = a_file()
    assert await service.take_bank_file(partner, file)
    assert not await service.take_bank_file(partner, file)
    assert await BankList.all().count() == 1
    with pytest.raises(BankFileRefused):
        await service.take_bank_file(partner, replace(a_file(), size_bytes=service.MOST_BANK_BYTES + 1))


async def test_a_file_sent_by_mistake_is_withdrawn(partner: Actor, pingan: int) -> None:
    one = anew(partner)
    list_id = await a_bank_list(one, (DAY, "平安财险", 500), content="same")
    await undone(partner)
    assert (await shown(partner, list_id)).state is BankState.WITHDRAWN
    again = await a_bank_list(anew(partner), (DAY, "平安财险", 500), content="same")
    await service.confirm_sure_lines(anew(partner), again, count=1)
    sent = next(each for each in await people.own_changes(partner) if each.what == "sent" and each.number == again)
    with pytest.raises(BankListUsed):
        await service.undo_bank_sent(anew(partner), sent)


async def test_a_file_withdrawn_while_it_is_read_stays_so(partner: Actor) -> None:
    job = await a_waiting_file(anew(partner))
    await undone(partner)
    await service.bank_file_refused(job, "kind")
    assert not await service.bank_file_not_had(job, is_its_own=True)
    assert (await BankList.get(id=job.id)).state == "withdrawn"
    assert not await OutboxMessage.filter(template=service.BANK_TOLD).exists()


async def test_what_is_a_persons_is_looked_at_on_record(partner: Actor) -> None:
    list_id = await a_bank_list(partner, (DAY, "张三", 5))
    await service.show_bank_list(partner, list_id)
    assert await AuditEntry.filter(subject="bank", what="looked", number=list_id).count() == 1
    await service.show_bank_list(replace(partner, sees_again=True), list_id)
    assert await AuditEntry.filter(what="looked").count() == 1


async def test_advisors_and_other_centres_reach_nothing(partner: Actor, pingan: int) -> None:
    list_id = await a_bank_list(partner, (DAY, "平安财险", 500))
    stranger, advisor = await an_actor(Role.MANAGER), replace(partner, role=Role.ADVISOR)
    with pytest.raises(NotFound):
        await service.show_bank_list(stranger, list_id)
    with pytest.raises(NotAllowed):
        await service.take_bank_file(advisor, a_file())
    with pytest.raises(NotAllowed):
        await service.confirm_sure_lines(advisor, list_id, count=1)


async def test_old_lists_are_forgotten_once_all_is_decided(partner: Actor, pingan: int) -> None:
    decided = await a_bank_list(anew(partner), (DAY, "平安财险", 500))
    waiting = await a_bank_list(anew(partner), (DAY, "平安财险", 600))
    await service.confirm_sure_lines(anew(partner), decided, count=1)
    move_to(NOON + timedelta(days=90))
    assert await service.forget_old_bank_lists() == 0
    move_to(NOON + timedelta(days=91))
    assert await service.forget_old_bank_lists() == 1
    assert [each.id for each in await BankList.all()] == [waiting]
    assert await InsurerPayment.all().count() == 1, "the payment stays"


async def test_a_long_list_costs_as_many_queries_as_a_short_one(partner: Actor, pingan: int) -> None:
    costs = []
    for length in (2, 300):
        list_id = await a_bank_list(anew(partner), *[(DAY, "平安财险", 1 + fen) for fen in range(length)])
        with recorded_queries() as queries:
            await service.show_bank_list(anew(partner), list_id)
        costs.append(len(queries))
    assert costs[0] == costs[1]
