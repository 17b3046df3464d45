"""An account is the same in whatever order, how late and by which clock its payments are told (domain §4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.database.connection import recorded_queries
from domain.insurers import queries, service
from domain.insurers.models import InsurerEntry, InsurerPayment, InsurerRaise, InsurerStatement
from domain.insurers.rules.replay import Came, Closed, replay
from domain.insurers.service import payments as telling
from domain.insurers.views import InsurerView, PaymentView, Plan
from domain.money import yuan
from domain.people import service as people
from domain.policy import service as policy
from tests.factories.insurers import a_delivered_case, a_statement, an_insurer, move_to
from tests.factories.people import an_actor, anew
from tests.model.ledger import FIRST_DAY, Ledger

pytestmark = pytest.mark.usefixtures("database")

ZONE = "Asia/Shanghai"
LAST_DAY = FIRST_DAY + timedelta(days=130)
NAMES = ("平安", "人保", "太平洋", "国寿", "阳光")
"""To the first one everything is told on its day."""
ONE_DAY = timedelta(days=1)


def at(day: date, hour: int = 12) -> datetime:
    return clock.at(day, time(hour, 30), ZONE)


@pytest.fixture
async def manager(database: str) -> Actor:
    move_to(at(date(2026, 11, 10)))
    return await an_actor(Role.MANAGER)


@pytest.fixture
async def insurer(manager: Actor) -> InsurerView:
    """It owes ¥20,000 (S1, due 2026-12-15) and ¥30,000 (S2, due 2027-01-15); it is 2027-01-20."""
    insurer = await an_insurer(manager)
    await a_statement(manager, insurer.id, 1, 20_000, date(2026, 11, 20))
    await a_statement(manager, insurer.id, 2, 30_000, date(2026, 12, 20))
    move_to(at(date(2027, 1, 20)))
    return insurer


async def paid(actor: Actor, insurer: InsurerView, amount: int, day: date | None = None) -> PaymentView:
    return await service.receive_payment(anew(actor), insurer_id=insurer.id, amount_fen=yuan(amount), day=day)


async def kept(insurer_id: int) -> list[dict[str, Any]]:
    """All that is kept of an insurer's statements but their numbers."""
    rows = await InsurerStatement.filter(insurer_id=insurer_id).order_by("closes_on")
    names = ("closes_on", "due_on", "amount_fen", "paid_fen", "settled_on", "late_fen_days", "late_through")
    return [{name: getattr(row, name) for name in (*names, "penalty_fen", "ordinal")} for row in rows]


async def settled_on(insurer: InsurerView) -> list[str]:
    return [str(each["settled_on"]) for each in await kept(insurer.id)]


async def is_as_on_a_blank_sheet(actor: Actor, insurer_id: int) -> bool:
    """Whether every fen is where it would be if all were put down by day now."""
    statements = await queries.all_statements(actor.centre_id, insurer_id)
    payments = await service.list_payments(actor, insurer_id, limit=1_000)
    wanted = replay(
        [Closed(row.id, row.closes_on, row.amount_fen) for row in statements],
        [Came(line.id, line.day, line.amount_fen) for line in payments.payments if not line.is_reversed],
    )
    return await queries.flows(actor.centre_id, insurer_id) == wanted


# --- any order


@dataclass(frozen=True)
class Money:
    """A sum, when it came in, and on which day it is told to each insurer."""

    fen: int
    day: date
    told: tuple[date, ...]


class Town:
    """The same happens to all insurers; only when their payments are told differs."""

    def __init__(self, actor: Actor, insurers: Sequence[InsurerView], plan: Plan, random: Random) -> None:
        self.actor, self.insurers, self.random = actor, insurers, random
        self.model = Ledger(plan is Plan.DEEP)
        self.money = [self._money() for _ in range(14)]
        self.cases = 0
        self.wrong: list[tuple[int, int]] = []

    def _money(self) -> Money:
        fen, day = self.random.randint(1, yuan(5_000)), FIRST_DAY + timedelta(self.random.randint(5, 129))
        late = (0, 1, 4, 40, 130)
        told = (min(day + timedelta(self.random.choice(late)), LAST_DAY) for _ in self.insurers[1:])
        return Money(fen, day, (day, *told))

    async def lives(self) -> None:
        day = FIRST_DAY
        while day <= LAST_DAY:
            move_to(at(day, self.random.randint(0, 23)))
            self.model.go_to(day)
            if self.random.random() < 0.2:
                await service.close_statements(self.actor.centre_id, day)
            await self._cases(day)
            await self._tell(day)
            day += ONE_DAY

    async def _cases(self, day: date) -> None:
        if self.random.random() < 0.15:
            self.cases += 1
            share = self.random.randint(500, 9_000)
            for place, insurer in enumerate(self.insurers):
                await a_delivered_case(self.actor, insurer.id, 100 * place + self.cases, share)
            self.model.shares[self.cases], self.model.lines[self.cases] = yuan(share), day
        if self.cases and self.random.random() < 0.06:
            case = self.random.randint(1, self.cases)
            if self.model.shares[case]:
                await self._comes_to_nothing(case)

    async def _comes_to_nothing(self, case: int) -> None:
        for place, insurer in enumerate(self.insurers):
            number = 100 * place + case
            await service.reassess_case(self.actor, insurer_id=insurer.id, case_number=number, share_fen=0)
        self.model.change(case, 0)

    async def _tell(self, day: date) -> None:
        told = [(place, each) for each in self.money for place, when in enumerate(each.told) if when == day]
        self.random.shuffle(told)
        for place, each in told:
            await self._receive(place, each.fen, each.day)
            if self.random.random() < 0.1:
                self.wrong.append((place, await self._receive(place, each.fen, each.day)))
        for each in self.money:
            if each.day == day:
                self.model.pay(each.fen, day)
        if day == LAST_DAY or self.random.random() < 0.1:
            for place, payment in self.wrong:
                insurer_id = self.insurers[place].id
                await service.reverse_payment(self.actor, insurer_id=insurer_id, payment_id=payment, reason="重复")
            self.wrong.clear()

    async def _receive(self, place: int, fen: int, day: date) -> int:
        insurer_id = self.insurers[place].id
        credit = (await service.standing(self.actor, insurer_id)).overpaid_fen
        before = {each["closes_on"]: each["paid_fen"] for each in await kept(insurer_id)}
        done = await service.receive_payment(self.actor, insurer_id=insurer_id, amount_fen=fen, day=day)
        rows = await InsurerStatement.filter(insurer_id=insurer_id)
        gained = {row.number: row.paid_fen - before[row.closes_on] for row in rows}
        assert {number: gain for number, gain in gained.items() if gain} == {
            part.statement_number: part.fen for part in done.allotted
        }
        assert done.credit.overpaid_fen == credit + done.kept_as_credit_fen
        return done.payment_id


@pytest.mark.parametrize("plan", Plan)
async def test_the_order_of_telling_is_all_one(plan: Plan) -> None:
    random = Random(f"order {plan} 18")
    move_to(at(FIRST_DAY))
    actor = await an_actor(Role.MANAGER)
    town = Town(actor, [await an_insurer(actor, name, plan) for name in NAMES], plan, random)
    await town.lives()
    model, views = town.model, [await service.standing(actor, each.id) for each in town.insurers]
    for view, insurer in zip(views, town.insurers, strict=True):
        assert (view.exposure_fen, view.overpaid_fen, view.penalty_fen) == (model.exposure, model.credit, model.penalty)
        assert await kept(insurer.id) == await kept(town.insurers[0].id)
        assert view.state is views[0].state
        assert await is_as_on_a_blank_sheet(actor, insurer.id)
    asking = [(row["due_on"], row["settled_on"]) for row in await kept(town.insurers[0].id) if row["settled_on"]]
    in_time = {str(settled) <= str(due) for due, settled in asking}
    assert in_time == {True, False}
    assert model.penalty > 0
    assert any(each.favour for each in model.statements)
    assert await service.check_accounts(actor.centre_id) == ()


# --- one by one


async def test_what_is_told_after_midnight_was_there_when_the_statement_closed(manager: Actor) -> None:
    insurer = await an_insurer(manager)
    move_to(at(date(2026, 11, 20)))
    await a_delivered_case(manager, insurer.id, 1, 20_000)
    move_to(at(date(2026, 12, 1), 0))
    await service.close_statements(manager.centre_id, date(2026, 12, 1))
    done = await paid(manager, insurer, 25_000, date(2026, 11, 30))
    assert [(part.statement_number, part.fen, part.unpaid_fen) for part in done.allotted] == [(1, yuan(20_000), 0)]
    assert (done.kept_as_credit_fen, done.is_reallotted) == (yuan(5_000), False)
    assert await settled_on(insurer) == ["2026-11-30"]
    (line,) = (await service.list_payments(manager, insurer.id)).payments
    assert (line.parts, line.kept_fen) == ((), yuan(25_000))
    assert await service.check_accounts(manager.centre_id) == ()


async def test_a_payment_told_late_makes_good_what_was_late(manager: Actor, insurer: InsurerView) -> None:
    """Both statements looked paid late; the first one was paid in time, and so was a part of the second."""
    await paid(manager, insurer, 50_000, date(2027, 1, 18))
    assert (await service.standing(manager, insurer.id)).penalty_fen == yuan(340) + yuan(45)
    done = await paid(manager, insurer, 21_000, date(2026, 12, 14))
    assert (done.allotted, done.kept_as_credit_fen, done.is_reallotted) == ((), yuan(21_000), True)
    assert await settled_on(insurer) == ["2026-12-14", "2027-01-18"]
    assert done.credit.penalty_fen == yuan("43.50")  # 3 days of 29,000
    last = await InsurerEntry.filter(kind="penalty").order_by("-id").limit(2)
    assert sorted(entry.amount_fen for entry in last) == [-yuan(340), -yuan("1.50")]
    await service.undo_paid(manager, (await people.own_changes(manager))[0])
    assert await settled_on(insurer) == ["2027-01-18", "2027-01-18"]
    assert (await service.standing(manager, insurer.id)).penalty_fen == yuan(385)
    assert await service.check_accounts(manager.centre_id) == ()


async def test_what_comes_in_last_moves_nothing_and_asks_little(manager: Actor, insurer: InsurerView) -> None:
    with recorded_queries() as short:
        assert not (await paid(manager, insurer, 100, date(2027, 1, 18))).is_reallotted
    assert not (await paid(manager, insurer, 100, date(2027, 1, 18))).is_reallotted
    with recorded_queries() as put_in:
        assert (await paid(manager, insurer, 100, date(2027, 1, 17))).is_reallotted is False
    assert len(short) < len(put_in)
    assert (await paid(manager, insurer, 20_000, date(2027, 1, 17))).is_reallotted


async def test_lists_that_begin_with_the_newest_lead_to_the_same_raise(manager: Actor) -> None:
    """Three statements paid in time: the one told last of is the one that came in first."""
    insurer = await an_insurer(manager)
    for number, month in enumerate((11, 12, 13), 1):
        await a_statement(manager, insurer.id, number, 10_000, date(2026 + month // 13, (month - 1) % 12 + 1, 20))
    move_to(at(date(2027, 2, 20)))
    for day in (date(2027, 2, 14), date(2027, 1, 14)):
        await paid(manager, insurer, 10_000, day)
    assert not await InsurerRaise.all().exists()
    await paid(manager, insurer, 10_000, date(2026, 12, 14))
    assert (await InsurerRaise.get()).statements == "S1, S2, S3"


async def test_an_account_kept_by_the_order_of_telling_is_put_right_by_the_next_that_is_told_late(
    manager: Actor, insurer: InsurerView, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def yes(*_: object) -> bool:
        return True

    with monkeypatch.context() as formerly:
        formerly.setattr(telling, "_is_last", yes)
        await paid(manager, insurer, 30_000, date(2027, 1, 18))
        await paid(manager, insurer, 15_000, date(2026, 12, 10))
    assert await service.check_accounts(manager.centre_id) == ()
    assert not await is_as_on_a_blank_sheet(manager, insurer.id)
    await paid(manager, insurer, 1_000)
    assert await service.check_accounts(manager.centre_id) == ()
    done = await paid(manager, insurer, 500, date(2027, 1, 19))
    assert [(part.statement_number, part.fen) for part in done.allotted] == [(2, yuan(500))]
    assert done.is_reallotted
    assert await is_as_on_a_blank_sheet(manager, insurer.id)
    assert await service.check_accounts(manager.centre_id) == ()
    first = await InsurerPayment.all().order_by("id").first()
    assert first is not None
    await service.reverse_payment(anew(manager), insurer_id=insurer.id, payment_id=first.id, reason="记错了")
    assert await service.check_accounts(manager.centre_id) == ()


async def test_a_corrected_payment_tells_where_it_goes_itself(manager: Actor, insurer: InsurerView) -> None:
    wrong = await paid(manager, insurer, 25_000, date(2027, 1, 5))
    await paid(manager, insurer, 30_000, date(2027, 1, 18))
    done = await service.correct_payment(
        anew(manager), insurer_id=insurer.id, payment_id=wrong.payment_id, amount_fen=yuan(24_000), reason="看错"
    )
    assert done.parts == ((1, yuan(20_000)), (2, yuan(4_000)))
    assert done.received.credit.overpaid_fen == yuan(4_000)
    assert await is_as_on_a_blank_sheet(manager, insurer.id)


async def test_a_closing_day_that_is_said_to_have_been_earlier(manager: Actor) -> None:
    """Money of the 2nd was credit, until the 20th as the closing day was taken back and the 1st held again: the
    statement closed then, and is paid as of the 2nd."""
    await policy.set_policy(manager, "settlement.half_close_day", "1")
    insurer = await an_insurer(manager, plan=Plan.DEEP)
    move_to(at(date(2026, 12, 1)))
    await service.close_statements(manager.centre_id, date(2026, 12, 1))
    await policy.set_policy(anew(manager), "settlement.half_close_day", "20")
    slip = (await people.own_changes(manager))[0]
    await a_delivered_case(manager, insurer.id, 1, 5_000)
    move_to(at(date(2026, 12, 2)))
    await paid(manager, insurer, 3_000)
    await policy.undo_set(anew(manager), slip)
    (closed,) = await service.close_statements(manager.centre_id, date(2026, 12, 2))
    assert (closed.closes_on, closed.paid_fen) == (date(2026, 12, 1), yuan(3_000))
    assert await is_as_on_a_blank_sheet(manager, insurer.id)
    assert await service.check_accounts(manager.centre_id) == ()
