"""Where bank lists, payments taken back and states meet: money is booked once, nobody waits for ever (domain §4)."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.clock import FixedClock
from domain.database.connection import Engine, engine, fetch_rows, transaction
from domain.insurers import queries, service
from domain.insurers.errors import BankLineToldAnew
from domain.insurers.models import BankLine, Insurer, InsurerPayment
from domain.insurers.views import Plan
from domain.money import yuan
from domain.people import service as people
from domain.people.errors import BuiltOn
from domain.undo import service as undo
from tests.factories.bank import a_bank_list, line_ids
from tests.factories.insurers import a_statement, an_insurer, move_to
from tests.factories.people import an_actor, anew

pytestmark = pytest.mark.usefixtures("database")

DAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _november() -> None:
    clock.use(FixedClock(datetime(2026, 11, 20, 4, tzinfo=UTC)))


@pytest.fixture
async def manager(database: str) -> Actor:
    return await an_actor(Role.MANAGER, name="李店长")


@pytest.fixture
async def pingan(manager: Actor) -> int:
    return (await an_insurer(anew(manager))).id


@pytest.fixture
async def partner(manager: Actor) -> Actor:
    return await an_actor(Role.PARTNER, centre=await people.centre(manager.centre_id))


async def a_told_line(manager: Actor, pingan: int) -> tuple[int, int]:
    """A line of a bank's list that was confirmed, and its payment."""
    (line_id,) = await line_ids(await a_bank_list(manager, (DAY, "平安财险", 500)))
    payment = await service.confirm_bank_line(anew(manager), line_id, insurer_id=pingan)
    return line_id, payment.payment_id


async def told_by(line_id: int) -> tuple[str, int | None]:
    line = await BankLine.get(id=line_id)
    return line.state, line.payment_id


async def credit_kept(manager: Actor, pingan: int) -> int:
    return (await service.standing(manager, pingan)).overpaid_fen


async def test_a_payment_restored_holds_its_line_again(manager: Actor, pingan: int) -> None:
    line_id, payment_id = await a_told_line(manager, pingan)
    await service.reverse_payment(anew(manager), insurer_id=pingan, payment_id=payment_id, reason="记错了")
    assert await told_by(line_id) == ("open", None)
    await undo.undo_last(anew(manager))
    assert await told_by(line_id) == ("confirmed", payment_id)
    assert await credit_kept(manager, pingan) == yuan(500)


async def test_money_is_not_booked_twice_by_undoing_a_reversal(manager: Actor, partner: Actor, pingan: int) -> None:
    line_id, payment_id = await a_told_line(manager, pingan)
    await service.reverse_payment(anew(manager), insurer_id=pingan, payment_id=payment_id, reason="记错了")
    again = await service.confirm_bank_line(partner, line_id, insurer_id=pingan)
    with pytest.raises(BankLineToldAnew):
        await undo.undo_last(anew(manager))
    await undo.undo_last(anew(partner))
    await undo.undo_last(anew(manager))
    assert await told_by(line_id) == ("confirmed", payment_id) != ("confirmed", again.payment_id)
    assert await credit_kept(manager, pingan) == yuan(500)
    assert not await service.check_accounts(manager.centre_id)


async def test_a_line_tells_of_the_payment_that_was_corrected(manager: Actor, pingan: int) -> None:
    line_id, payment_id = await a_told_line(manager, pingan)
    done = await service.correct_payment(
        anew(manager), insurer_id=pingan, payment_id=payment_id, amount_fen=yuan(300), reason="含税差"
    )
    assert await told_by(line_id) == ("confirmed", done.received.payment_id)
    await undo.undo_last(anew(manager))
    assert await told_by(line_id) == ("confirmed", payment_id)
    assert await credit_kept(manager, pingan) == yuan(500)
    assert not await service.check_accounts(manager.centre_id)


async def test_a_line_that_was_left_out_meanwhile_stays_so(manager: Actor, partner: Actor, pingan: int) -> None:
    line_id, payment_id = await a_told_line(manager, pingan)
    await service.reverse_payment(anew(manager), insurer_id=pingan, payment_id=payment_id, reason="记错了")
    await service.leave_out_bank_line(partner, line_id)
    await undo.undo_last(anew(manager))
    assert await told_by(line_id) == ("left_out", None)
    assert await credit_kept(manager, pingan) == yuan(500)


@pytest.mark.parametrize("is_undone", [False, True])
async def test_a_list_of_several_insurers_and_their_states_do_not_wait_for_each_other(
    manager: Actor, partner: Actor, pingan: int, monkeypatch: pytest.MonkeyPatch, is_undone: bool
) -> None:
    """The list names the later insurer first, the duty begins with the earlier one."""
    later = await an_insurer(anew(manager), "人保")
    lines = [(DAY, "人保财险", 500), (DAY, "平安财险", 600)]
    list_id = await a_bank_list(manager, *(reversed(lines) if is_undone else lines))
    for insurer_id in (pingan, later.id):
        await service.stop(anew(manager), insurer_id=insurer_id, reason="一")
    if is_undone:
        await service.confirm_sure_lines(anew(partner), list_id, count=2)
    has_later, is_first = asyncio.Event(), True
    lock_insurer = queries.lock_insurer

    async def locking(centre_id: int, insurer_id: int) -> Insurer:
        nonlocal is_first
        found = await lock_insurer(centre_id, insurer_id)
        if insurer_id == later.id and is_first:
            is_first = False
            has_later.set()
            await _until_somebody_waits()
        return found

    monkeypatch.setattr(queries, "lock_insurer", locking)

    async def duty() -> None:
        await has_later.wait()
        async with transaction():
            await service.tell_states(manager.centre_id, DAY)

    async def press() -> None:
        if is_undone:
            await undo.undo_last(anew(partner))
        else:
            await service.confirm_sure_lines(anew(partner), list_id, count=2)

    await asyncio.gather(press(), duty())
    assert await InsurerPayment.all().count() == 2
    assert [each.state_told for each in await Insurer.all()] == ["stopped", "stopped"]


async def test_a_line_confirmed_and_its_list_shown_wait_for_no_duty(
    manager: Actor, partner: Actor, pingan: int
) -> None:
    """As the button does it: one account is posted to, then all those that are behind are closed, for the list."""
    behind = await an_insurer(anew(manager), "人保")
    list_id = await a_bank_list(manager, (DAY, "平安财险", 500))
    (line_id,) = await line_ids(list_id)
    move_to(clock.at(date(2026, 12, 1), time(12), manager.zone))
    await service.standing(anew(manager), pingan)
    is_confirmed = asyncio.Event()

    async def press() -> None:
        async with transaction():
            await service.confirm_bank_line(anew(partner), line_id, insurer_id=pingan)
            is_confirmed.set()
            await _until_somebody_waits()
            await service.show_bank_list(anew(partner), list_id)

    async def duty() -> None:
        await is_confirmed.wait()
        await service.tell_states(manager.centre_id, date(2026, 12, 1), insurer_ids={pingan, behind.id})

    await asyncio.gather(press(), duty())
    assert await told_by(line_id) == ("confirmed", (await InsurerPayment.get()).id)


@pytest.mark.parametrize("what", ["name", "plan"])
async def test_what_is_built_on_while_it_is_taken_back_stays(
    manager: Actor, partner: Actor, pingan: int, what: str
) -> None:
    """The undo waits for whoever is at the same insurer, and looks then."""
    changes: dict[str, Callable[[Actor, int], Awaitable[object]]] = {
        "name": lambda actor, turn: service.rename(actor, insurer_id=pingan, name=("甲甲", "乙乙")[turn]),
        "plan": lambda actor, turn: service.change_plan(
            actor, insurer_id=pingan, plan=(Plan.DEEP, Plan.BASIC)[turn], since=date(2026, 12, 1)
        ),
    }
    await changes[what](anew(manager), 0)
    is_changed = asyncio.Event()

    async def build_on_it() -> None:
        async with transaction():
            await changes[what](anew(partner), 1)
            is_changed.set()
            await _until_somebody_waits()

    async def take_back() -> None:
        await is_changed.wait()
        with pytest.raises(BuiltOn):
            await undo.undo_last(anew(manager))

    await asyncio.gather(build_on_it(), take_back())
    found = await service.show_insurer(manager, pingan)
    assert (found.name, found.next_plan) == (("乙乙", None) if what == "name" else ("平安", None))


async def _until_somebody_waits() -> None:
    """On SQLite, where one writes at a time, nobody can be seen to wait."""
    while engine() is Engine.POSTGRES and not await _somebody_waits():
        await asyncio.sleep(0)


async def _somebody_waits() -> bool:
    rows: list[dict[str, Any]] = await fetch_rows("SELECT 1 FROM pg_locks WHERE NOT granted")
    return bool(rows)


async def test_penalty_that_was_overpaid_is_owed_by_nobody(manager: Actor, pingan: int) -> None:
    """More of it was paid than turned out to be owed: no digest tells of it as of a debt, no letter asks for less."""
    move_to(clock.at(date(2026, 12, 20), time(9), manager.zone))
    await a_statement(manager, pingan, 101, 1_000, date(2026, 12, 20))
    move_to(clock.at(date(2027, 1, 30), time(9), manager.zone))
    await service.pay_penalty(anew(manager), insurer_id=pingan, amount_fen=yuan("7.5"))
    await service.receive_payment(anew(manager), insurer_id=pingan, amount_fen=yuan(900), day=date(2027, 1, 16))
    owed_fen = (await service.standing(manager, pingan)).penalty_fen
    assert owed_fen < 0
    pack = await service.evidence_pack(manager.centre_id, pingan, today=clock.today(manager.zone))
    assert (pack.late_fen, pack.demanded_fen) == (yuan(100), yuan(100))
    await service.receive_payment(anew(manager), insurer_id=pingan, amount_fen=yuan(100), day=date(2027, 1, 16))
    assert (await service.settlement_day(manager.centre_id, manager.zone)).owing == ()
    await service.end_cooperation(anew(manager), insurer_id=pingan, reason="合同到期")
    assert (await service.credit_digest(manager.centre_id)).not_open == ()
