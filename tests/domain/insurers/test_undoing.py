"""Taking back what was done to insurers and their accounts (domain §4, interface §1)."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

import pytest

from domain import clock
from domain.actor import Actor, Role, Source
from domain.clock import FixedClock
from domain.database.connection import fetch_rows
from domain.errors import NotAllowed, NotFound
from domain.insurers import service
from domain.insurers.errors import (
    InsurerHasCase,
    InsurerHasPayment,
    InsurerHasStatement,
    LimitMovedOn,
    PaymentReversedAlready,
)
from domain.insurers.models import InsurerEntry, InsurerLimit, InsurerPayment, InsurerStatement
from domain.insurers.views import CreditView, InsurerView, IntakeState, Plan
from domain.money import yuan
from domain.people import service as people
from domain.people.errors import BuiltOn, NotYoursToUndo, UndoneAlready, UndoTooLate
from domain.people.views import CentreView, ChangeView
from domain.undo import service as undo
from tests.factories.insurers import a_delivered_case, a_statement, an_insurer, move_to
from tests.factories.people import a_centre, an_actor

pytestmark = pytest.mark.usefixtures("database")

START = datetime(2026, 11, 10, 4, tzinfo=UTC)
_messages = count(100_000)


@pytest.fixture(autouse=True)
def _november() -> None:
    clock.use(FixedClock(START))


@pytest.fixture
async def centre(database: str) -> CentreView:
    return await a_centre()


@pytest.fixture
async def manager(centre: CentreView) -> Actor:
    return await an_actor(Role.MANAGER, centre=centre)


@pytest.fixture
async def insurer(manager: Actor) -> InsurerView:
    return await an_insurer(anew(manager))


def anew(actor: Actor) -> Actor:
    """``actor`` writing another message: all that one message changed is undone together."""
    source = Source(update_id=next(_messages), message_id=next(_messages))
    return replace(actor, person=replace(actor.person, source=source))


def at_local(actor: Actor, day: str, hour: int = 12) -> None:
    move_to(clock.at(date.fromisoformat(day), time(hour), actor.zone))


async def last(actor: Actor, what: str) -> ChangeView:
    """The newest change of that kind that is no undo and was not undone."""
    own = await people.own_changes(actor)
    return next(each for each in own if each.what == what and not each.undoes_id and not each.is_undone)


async def pay(actor: Actor, insurer: InsurerView, amount: int, day: date | None = None) -> ChangeView:
    """A payment written down in a message of its own, as the audit has it."""
    await service.receive_payment(anew(actor), insurer_id=insurer.id, amount_fen=yuan(amount), day=day)
    return await last(actor, "paid")


async def correct(actor: Actor, insurer: InsurerView, number: int, share: int) -> None:
    await service.reassess_case(actor, insurer_id=insurer.id, case_number=number, share_fen=yuan(share))


async def kept(actor: Actor, insurer: InsurerView) -> tuple[CreditView, list[dict[str, object]]]:
    """All that is kept of an account, the statements' figures included that no view shows."""
    statements = await fetch_rows(
        "SELECT number, amount_fen, paid_fen, late_fen_days, late_through, penalty_fen, settled_on"
        " FROM insurer_statement WHERE insurer_id = $1 ORDER BY number",
        insurer.id,
    )
    return await service.standing(actor, insurer.id), statements


async def agrees(actor: Actor) -> None:
    assert await service.check_accounts(actor.centre_id) == ()


# --- payments


async def test_a_payment_undone_leaves_the_account_as_if_it_had_never_come(
    manager: Actor, insurer: InsurerView
) -> None:
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    await a_statement(manager, insurer.id, 2, 5_000, date(2026, 12, 20))
    at_local(manager, "2027-01-20")
    before = await kept(manager, insurer)
    assert before[0].state is IntakeState.STOPPED
    change = await pay(manager, insurer, 10_000)
    assert (await service.standing(manager, insurer.id)).overpaid_fen == yuan(2_000)
    await service.undo_paid(manager, change)
    assert await kept(manager, insurer) == before
    await agrees(manager)
    at_local(manager, "2027-02-14")
    assert (await service.standing(manager, insurer.id)).state is IntakeState.LEGAL


async def test_the_payment_stays_on_record_with_its_reversal(manager: Actor, insurer: InsurerView) -> None:
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    change = await pay(manager, insurer, 3_500, date(2026, 12, 1))
    payment = await InsurerPayment.get(insurer_id=insurer.id)
    assert (change.after["payment_id"], change.after["amount_fen"]) == (payment.id, yuan(3_500))
    await service.undo_paid(manager, change)
    assert (await InsurerPayment.get(insurer_id=insurer.id)).amount_fen == yuan(3_500)
    entries = await InsurerEntry.filter(payment_id=payment.id).order_by("id")
    assert [(entry.kind, entry.amount_fen, str(entry.day)) for entry in entries] == [
        ("paid", -yuan(3_000), "2026-12-01"),
        ("overpaid", yuan(500), "2026-12-01"),
        ("paid", yuan(3_000), "2026-12-01"),
        ("overpaid", -yuan(500), "2026-12-01"),
    ]
    shown = (await service.credit_one(manager, insurer.id)).entries[:2]
    assert [(entry.kind, entry.amount_fen, entry.who) for entry in shown] == [
        ("overpaid", -yuan(500), manager.name),
        ("paid", yuan(3_000), manager.name),
    ]


async def test_the_penalty_is_as_if_the_payment_had_never_come(manager: Actor, insurer: InsurerView) -> None:
    await a_statement(manager, insurer.id, 1, 20_000, date(2026, 11, 20))  # due 12-15
    at_local(manager, "2026-12-25")
    await pay(manager, insurer, 5_000)
    before = await kept(manager, insurer)
    change = await pay(manager, insurer, 15_000, date(2026, 12, 20))
    assert (await service.standing(manager, insurer.id)).penalty_fen == yuan("62.50")
    await service.undo_paid(manager, change)
    assert await kept(manager, insurer) == before
    assert (await service.standing(manager, insurer.id)).penalty_fen == yuan(100)
    redone = await InsurerEntry.get(kind="penalty_redone")
    assert (redone.amount_fen, redone.payment_id) == (yuan("37.50"), change.after["payment_id"])
    await agrees(manager)
    at_local(manager, "2027-01-04")
    assert (await service.standing(manager, insurer.id)).penalty_fen == yuan(175)


async def test_a_penalty_that_the_payment_had_fixed_grows_on(manager: Actor, insurer: InsurerView) -> None:
    await a_statement(manager, insurer.id, 1, 20_000, date(2026, 11, 20))  # due 12-15
    at_local(manager, "2026-12-25")
    before = await kept(manager, insurer)
    change = await pay(manager, insurer, 20_000)
    at_local(manager, "2026-12-26", 11)
    await service.undo_paid(manager, change)
    assert (await InsurerEntry.get(kind="penalty_redone")).amount_fen == -yuan(100)
    assert (await service.standing(manager, insurer.id)).penalty_fen == yuan(110)
    at_local(manager, "2026-12-25")
    assert await kept(manager, insurer) == before
    await agrees(manager)


async def test_of_two_payments_of_a_day_the_other_one_stays(manager: Actor, insurer: InsurerView) -> None:
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    at_local(manager, "2026-12-20")
    first = await pay(manager, insurer, 1_000)
    before = await kept(manager, insurer)
    second = await pay(manager, insurer, 1_000)
    await service.undo_paid(manager, first)
    assert await kept(manager, insurer) == before
    await service.undo_paid(manager, second)
    assert (await service.standing(manager, insurer.id)).exposure_fen == yuan(3_000)
    await agrees(manager)


async def test_a_payment_undone_can_be_entered_anew(manager: Actor, insurer: InsurerView) -> None:
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    at_local(manager, "2026-12-20")
    change = await pay(manager, insurer, 2_000)
    expected = await kept(manager, insurer)
    for _ in range(2):
        await service.undo_paid(manager, change)
        with pytest.raises(UndoneAlready):
            await service.undo_paid(manager, change)
        change = await pay(manager, insurer, 2_000)
        assert await kept(manager, insurer) == expected
    await agrees(manager)


async def test_a_payment_is_undone_whatever_came_after_it(manager: Actor, insurer: InsurerView) -> None:
    first = await pay(manager, insurer, 1_000)
    await pay(manager, insurer, 500)
    await service.set_limit(anew(manager), insurer_id=insurer.id, amount_fen=yuan(80_000), reason="回款正常")
    await service.stop(anew(manager), insurer_id=insurer.id, reason="等合同")
    await service.undo_paid(manager, first)
    credit = await service.standing(manager, insurer.id)
    assert (credit.overpaid_fen, credit.limit_fen, credit.state) == (yuan(500), yuan(80_000), IntakeState.STOPPED)
    await agrees(manager)


async def test_a_later_payment_goes_where_it_would_have_gone(manager: Actor, insurer: InsurerView) -> None:
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    await a_statement(manager, insurer.id, 2, 5_000, date(2026, 12, 20))
    first = await pay(manager, insurer, 3_000)
    await pay(manager, insurer, 4_000)
    await service.undo_paid(manager, first)
    credit = await service.standing(manager, insurer.id)
    assert [(each.number, each.unpaid_fen) for each in credit.open_statements] == [(2, yuan(4_000))]
    entries = await InsurerEntry.filter(kind="paid").order_by("-id").limit(3)
    moved = [(entry.kind, entry.amount_fen, entry.statement_id) for entry in entries][::-1]
    one, two = [row.id for row in await InsurerStatement.all().order_by("number")]
    assert moved == [("paid", yuan(3_000), one), ("paid", yuan(3_000), two), ("paid", -yuan(3_000), one)]
    await agrees(manager)


async def test_a_payment_reversed_meanwhile_is_not_undone_again(manager: Actor, insurer: InsurerView) -> None:
    change = await pay(manager, insurer, 1_000)
    payment_id = change.after["payment_id"]
    assert isinstance(payment_id, int)
    await service.reverse_payment(anew(manager), insurer_id=insurer.id, payment_id=payment_id, reason="记错了")
    with pytest.raises(PaymentReversedAlready) as refused:
        await service.undo_paid(manager, change)
    assert (refused.value.amount_fen, refused.value.day) == (yuan(1_000), date(2026, 11, 10))
    await undo.undo_last(anew(manager))
    await service.undo_paid(manager, change)
    assert (await service.standing(manager, insurer.id)).overpaid_fen == 0
    await agrees(manager)


async def test_credit_that_a_later_statement_used_is_taken_from_it(manager: Actor, insurer: InsurerView) -> None:
    await a_delivered_case(manager, insurer.id, 1, 3_000)
    at_local(manager, "2026-11-30", 20)
    change = await pay(manager, insurer, 5_000)
    at_local(manager, "2026-12-01", 9)  # November closes before anything else is done to the account
    await service.undo_paid(manager, change)
    credit = await service.standing(manager, insurer.id)
    assert (credit.exposure_fen, credit.overpaid_fen) == (yuan(3_000), 0)
    given_back = (await service.credit_one(manager, insurer.id)).entries[0]
    assert (given_back.kind, given_back.amount_fen, given_back.gives_back) == ("credited", yuan(3_000), True)
    await agrees(manager)


async def test_credit_there_was_before_is_used_before(manager: Actor, insurer: InsurerView) -> None:
    await a_delivered_case(manager, insurer.id, 1, 3_000)
    await pay(manager, insurer, 4_000)
    at_local(manager, "2026-11-30", 20)
    change = await pay(manager, insurer, 500)
    at_local(manager, "2026-12-01", 9)
    await service.undo_paid(manager, change)
    credit = await service.standing(manager, insurer.id)
    assert (credit.exposure_fen, credit.overpaid_fen) == (0, yuan(1_000))
    await agrees(manager)


async def test_a_statement_that_asks_for_money_is_no_obstacle(manager: Actor, insurer: InsurerView) -> None:
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    await a_delivered_case(manager, insurer.id, 2, 5_000)
    at_local(manager, "2026-12-31", 20)
    change = await pay(manager, insurer, 2_000)
    at_local(manager, "2027-01-01", 9)
    await service.undo_paid(manager, change)
    credit = await service.standing(manager, insurer.id)
    assert [each.unpaid_fen for each in credit.open_statements] == [yuan(3_000), yuan(5_000)]
    await agrees(manager)


async def test_a_correction_pays_the_older_statement_instead(manager: Actor, insurer: InsurerView) -> None:
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    await a_statement(manager, insurer.id, 2, 5_000, date(2026, 12, 20))
    await correct(manager, insurer, 2, 4_000)
    at_local(manager, "2027-01-31", 20)
    change = await pay(manager, insurer, 3_000)
    at_local(manager, "2027-02-01", 9)
    await service.undo_paid(manager, change)
    credit = await service.standing(manager, insurer.id)
    assert [each.unpaid_fen for each in credit.open_statements] == [yuan(2_000), yuan(5_000)]
    await agrees(manager)


async def test_a_correction_kept_as_credit_pays_instead(manager: Actor, insurer: InsurerView) -> None:
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    await correct(manager, insurer, 1, 2_000)
    at_local(manager, "2026-12-31", 20)
    change = await pay(manager, insurer, 3_000)
    at_local(manager, "2027-01-01", 9)
    await service.undo_paid(manager, change)
    credit = await service.standing(manager, insurer.id)
    assert ([each.unpaid_fen for each in credit.open_statements], credit.overpaid_fen) == ([yuan(2_000)], 0)
    await agrees(manager)


async def test_a_correction_that_paid_the_same_statement_is_no_obstacle(manager: Actor, insurer: InsurerView) -> None:
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    await correct(manager, insurer, 1, 2_000)
    at_local(manager, "2026-12-31", 20)
    change = await pay(manager, insurer, 500)
    at_local(manager, "2027-01-01", 9)
    await service.undo_paid(manager, change)
    (statement,) = (await service.standing(manager, insurer.id)).open_statements
    assert (statement.number, statement.unpaid_fen) == (1, yuan(2_000))
    await agrees(manager)


async def test_two_undoing_a_payment_at_once_reverse_it_once(manager: Actor, insurer: InsurerView) -> None:
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    change = await pay(manager, insurer, 1_000)
    results = await asyncio.gather(*(service.undo_paid(manager, change) for _ in range(3)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in results) == ["NoneType", "UndoneAlready", "UndoneAlready"]
    assert (await service.standing(manager, insurer.id)).exposure_fen == yuan(3_000)
    await agrees(manager)


async def test_a_payment_and_its_undo_at_once_lose_nothing(manager: Actor, insurer: InsurerView) -> None:
    await a_statement(manager, insurer.id, 1, 3_000, date(2026, 11, 20))
    change = await pay(manager, insurer, 1_000)
    again = service.receive_payment(anew(manager), insurer_id=insurer.id, amount_fen=yuan(700))
    await asyncio.gather(service.undo_paid(manager, change), again)
    assert (await service.standing(manager, insurer.id)).exposure_fen == yuan(2_300)
    await agrees(manager)


# --- limits and stops


async def test_the_former_limit_holds_again_as_a_line_of_its_own(manager: Actor, insurer: InsurerView) -> None:
    before = await service.standing(manager, insurer.id)
    await service.set_limit(anew(manager), insurer_id=insurer.id, amount_fen=yuan(80_000), reason="↩ 回款正常")
    change = await last(manager, "limit changed")
    at_local(manager, "2026-11-11", 9)
    await service.undo_limit_changed(manager, change)
    assert await service.standing(manager, insurer.id) == before
    lines = await InsurerLimit.filter(insurer_id=insurer.id).order_by("id")
    assert [(line.before_fen, line.after_fen, line.reason) for line in lines] == [
        (None, yuan(50_000), ""),
        (yuan(50_000), yuan(80_000), "回款正常"),
        (yuan(80_000), yuan(50_000), "↩ 回款正常"),
    ]
    detail = await service.credit_one(manager, insurer.id)
    assert (detail.limit_reason, detail.limit_is_restored, str(detail.limit_since)) == ("回款正常", True, "2026-11-11")
    with pytest.raises(UndoneAlready):
        await service.undo_limit_changed(manager, change)
    await service.set_limit(anew(manager), insurer_id=insurer.id, amount_fen=yuan(80_000), reason="这次是真的")
    detail = await service.credit_one(manager, insurer.id)
    assert (detail.limit_reason, detail.limit_is_restored) == ("这次是真的", False)


async def test_the_longest_reason_is_restored_too(manager: Actor, insurer: InsurerView) -> None:
    await service.set_limit(anew(manager), insurer_id=insurer.id, amount_fen=yuan(80_000), reason="因" * 400)
    await service.undo_limit_changed(manager, await last(manager, "limit changed"))
    assert (await service.credit_one(manager, insurer.id)).limit_reason == "因" * 298


async def test_limits_are_taken_back_one_after_the_other(manager: Actor, insurer: InsurerView) -> None:
    for amount in (80_000, 90_000):
        await service.set_limit(anew(manager), insurer_id=insurer.id, amount_fen=yuan(amount), reason="回款正常")
    newest, *_, first = [each for each in await people.own_changes(manager) if each.what == "limit changed"]
    with pytest.raises(BuiltOn):
        await service.undo_limit_changed(manager, first)
    await pay(manager, insurer, 100)
    await service.undo_limit_changed(manager, newest)
    await service.undo_limit_changed(manager, first)
    assert (await service.standing(manager, insurer.id)).limit_fen == yuan(50_000)


async def test_the_limit_itself_tells_that_it_moved_on(manager: Actor, insurer: InsurerView) -> None:
    await service.set_limit(manager, insurer_id=insurer.id, amount_fen=yuan(80_000), reason="回款正常")
    first = await last(manager, "limit changed")
    await service.set_limit(manager, insurer_id=insurer.id, amount_fen=yuan(90_000), reason="回款正常")
    with pytest.raises(LimitMovedOn) as refused:
        await service.undo_limit_changed(manager, first)
    assert refused.value.limit_fen == yuan(90_000)


async def test_a_stop_undone_is_as_if_there_had_been_none(manager: Actor, insurer: InsurerView) -> None:
    before = await service.standing(manager, insurer.id)
    await service.stop(anew(manager), insurer_id=insurer.id, reason="等合同")
    change = await last(manager, "intake stopped")
    await pay(manager, insurer, 100)
    await service.undo_intake_stopped(manager, change)
    after = await service.standing(manager, insurer.id)
    assert (after.state, after.reasons) == (before.state, before.reasons)
    with pytest.raises(UndoneAlready):
        await service.undo_intake_stopped(manager, change)
    assert (await service.stop(anew(manager), insurer_id=insurer.id, reason="等合同")).state is IntakeState.STOPPED


async def test_a_resumption_undone_brings_back_why_by_whom_and_since_when(
    centre: CentreView, manager: Actor, insurer: InsurerView
) -> None:
    other = await an_actor(Role.MANAGER, centre=centre, name="李店长")
    stopped = await service.stop(anew(manager), insurer_id=insurer.id, reason="等合同")
    at_local(manager, "2026-11-12")
    await service.resume(anew(other), insurer_id=insurer.id, reason="已续签")
    resumed = await last(other, "intake resumed")
    await service.undo_intake_resumed(other, resumed)
    after = await service.standing(manager, insurer.id)
    assert after.reasons == stopped.reasons
    assert (after.reasons[0].who, after.reasons[0].since) == (manager.name, date(2026, 11, 10))
    with pytest.raises(UndoneAlready):
        await service.undo_intake_resumed(other, resumed)
    assert (await service.resume(anew(other), insurer_id=insurer.id, reason="已续签")).state is IntakeState.OPEN


async def test_a_stop_is_undone_only_while_it_is_the_last_word(manager: Actor, insurer: InsurerView) -> None:
    await service.stop(anew(manager), insurer_id=insurer.id, reason="等合同")
    stopped = await last(manager, "intake stopped")
    await service.resume(anew(manager), insurer_id=insurer.id, reason="已续签")
    resumed = await last(manager, "intake resumed")
    with pytest.raises(BuiltOn):
        await service.undo_intake_stopped(manager, stopped)
    await service.stop(anew(manager), insurer_id=insurer.id, reason="又停")
    with pytest.raises(BuiltOn):
        await service.undo_intake_resumed(manager, resumed)
    await service.undo_intake_stopped(manager, await last(manager, "intake stopped"))
    await service.undo_intake_resumed(manager, resumed)
    await service.undo_intake_stopped(manager, stopped)
    assert (await service.standing(manager, insurer.id)).state is IntakeState.OPEN


# --- added


async def test_an_insurer_added_by_mistake_is_found_by_nobody(manager: Actor) -> None:
    stays = await an_insurer(anew(manager), "人保")
    listed = (await service.credit_all(manager), await service.names(manager), await service.list_insurers(manager))
    mistake = await an_insurer(anew(manager), "平安", Plan.DEEP)
    change = await last(manager, "added")
    await service.undo_added(manager, change)
    again = (await service.credit_all(manager), await service.names(manager), await service.list_insurers(manager))
    assert again == listed
    assert await service.names_by_id(manager.centre_id, [mistake.id, stays.id]) == {stays.id: "人保"}
    for refused in (
        service.standing(manager, mistake.id),
        service.credit_one(manager, mistake.id),
        service.show_insurer(manager, mistake.id),
        service.receive_payment(manager, insurer_id=mistake.id, amount_fen=1),
        service.accept_case(manager, insurer_id=mistake.id, case_number=1, share_fen=1),
        service.stop(manager, insurer_id=mistake.id, reason="x"),
    ):
        with pytest.raises(NotFound):
            await refused
    assert await service.close_statements(manager.centre_id, date(2027, 1, 1)) == ()
    await agrees(manager)


async def test_its_names_and_its_code_are_free_and_its_id_is_not(manager: Actor) -> None:
    former = await an_insurer(anew(manager))
    for _ in range(2):
        change = await last(manager, "added")
        await service.undo_added(manager, change)
        with pytest.raises(UndoneAlready):
            await service.undo_added(manager, change)
        new = await an_insurer(anew(manager), "平安")
        assert (new.names, new.code) == (former.names, former.code)
        assert new.id > former.id
        former = new
    assert len(await service.names(manager)) == 1


async def test_an_insurer_with_a_case_stays(manager: Actor, insurer: InsurerView) -> None:
    change = await last(manager, "added")
    await service.accept_case(manager, insurer_id=insurer.id, case_number=7, share_fen=yuan(100))
    with pytest.raises(InsurerHasCase) as refused:
        await service.undo_added(manager, change)
    assert (refused.value.insurer, refused.value.case) == ("平安", "C7")
    assert len(await service.names(manager)) == 1


async def test_an_insurer_with_a_statement_stays(manager: Actor) -> None:
    at_local(manager, "2026-11-30", 20)
    insurer = await an_insurer(anew(manager))
    await a_delivered_case(manager, insurer.id, 1, 100)
    at_local(manager, "2026-12-01", 9)
    await service.close_statements(manager.centre_id, date(2026, 12, 1))
    with pytest.raises(InsurerHasStatement) as refused:
        await service.undo_added(manager, await last(manager, "added"))
    assert refused.value.statement == "S1"


async def test_an_insurer_whose_account_was_touched_stays_until_that_is_undone(
    manager: Actor, insurer: InsurerView
) -> None:
    added = await last(manager, "added")
    paid = await pay(manager, insurer, 100)
    with pytest.raises(BuiltOn) as refused:
        await service.undo_added(manager, added)
    assert refused.value.deed.key == "audit-insurer-paid"
    await service.undo_paid(manager, paid)
    await service.set_limit(anew(manager), insurer_id=insurer.id, amount_fen=yuan(80_000), reason="回款正常")
    with pytest.raises(BuiltOn) as refused:
        await service.undo_added(manager, added)
    assert refused.value.deed.key == "audit-insurer-limit-changed"
    await service.undo_limit_changed(manager, await last(manager, "limit changed"))
    await service.undo_added(manager, added)
    assert await service.names(manager) == []
    await agrees(manager)


async def test_the_insurer_itself_tells_of_money_and_of_another_limit(manager: Actor) -> None:
    paid, raised = await an_insurer(manager), await an_insurer(manager, "人保")
    second, first, *_ = await people.own_changes(manager)
    await service.receive_payment(manager, insurer_id=paid.id, amount_fen=yuan(100))
    await service.set_limit(manager, insurer_id=raised.id, amount_fen=yuan(80_000), reason="回款正常")
    with pytest.raises(InsurerHasPayment) as has_payment:
        await service.undo_added(manager, first)
    assert has_payment.value.amount_fen == yuan(100)
    with pytest.raises(LimitMovedOn):
        await service.undo_added(manager, second)


async def test_adding_it_again_while_it_is_undone_makes_one(manager: Actor, insurer: InsurerView) -> None:
    change = await last(manager, "added")
    both = (service.undo_added(manager, change), an_insurer(anew(manager)))
    await asyncio.gather(*both, return_exceptions=True)
    assert len(await service.names(manager)) <= 1
    assert len(await service.credit_all(manager)) == len(await service.names(manager))


async def test_a_case_taken_while_the_insurer_is_undone_is_never_left_alone(
    manager: Actor, insurer: InsurerView
) -> None:
    change = await last(manager, "added")
    case = service.accept_case(manager, insurer_id=insurer.id, case_number=1, share_fen=yuan(1))
    undone, taken = await asyncio.gather(service.undo_added(manager, change), case, return_exceptions=True)
    assert isinstance(undone, InsurerHasCase) != isinstance(taken, NotFound)


# --- who may, and when


async def test_who_may_undo_and_for_how_long(centre: CentreView, manager: Actor, insurer: InsurerView) -> None:
    partner = await an_actor(Role.PARTNER, centre=centre)
    paid = await pay(manager, insurer, 100)
    await service.set_limit(anew(manager), insurer_id=insurer.id, amount_fen=yuan(80_000), reason="回款正常")
    limit = await last(manager, "limit changed")
    for refused in (
        service.undo_paid(replace(manager, role=Role.ADVISOR), paid),
        service.undo_added(replace(manager, role=Role.ADVISOR), paid),
        service.undo_limit_changed(replace(manager, role=Role.PARTNER), limit),
        service.undo_intake_stopped(replace(manager, role=Role.PARTNER), limit),
        service.undo_intake_resumed(replace(manager, role=Role.PARTNER), limit),
    ):
        with pytest.raises(NotAllowed):
            await refused
    with pytest.raises(NotYoursToUndo):
        await service.undo_paid(partner, paid)
    with pytest.raises(NotFound):
        await service.undo_paid(await an_actor(Role.MANAGER), paid)
    move_to(clock.now() + timedelta(hours=24, seconds=1))
    with pytest.raises(UndoTooLate):
        await service.undo_paid(manager, paid)
    theirs = await pay(partner, insurer, 50)
    await service.undo_paid(manager, theirs)
    assert (await service.standing(manager, insurer.id)).overpaid_fen == yuan(100)


@pytest.mark.parametrize("what", ["added", "limit changed", "intake stopped", "intake resumed", "paid"])
def test_every_change_of_an_insurer_can_be_undone(what: str) -> None:
    assert undo.is_main("insurer", what)


async def test_the_last_change_is_undone_whatever_it_was(manager: Actor, insurer: InsurerView) -> None:
    before = await service.standing(manager, insurer.id)
    await service.stop(anew(manager), insurer_id=insurer.id, reason="等合同")
    await service.resume(anew(manager), insurer_id=insurer.id, reason="已续签")
    await service.set_limit(anew(manager), insurer_id=insurer.id, amount_fen=yuan(80_000), reason="回款正常")
    await pay(manager, insurer, 100)
    done = [(await undo.undo_last(anew(manager))).main.what for _ in range(4)]
    assert done == ["paid", "limit changed", "intake resumed", "intake stopped"]
    assert await service.standing(manager, insurer.id) == before
    await undo.undo_last(anew(manager))
    assert await service.credit_all(manager) == ()
    await agrees(manager)
