"""Random histories of an account, on any days and in any order, held against a model that shares no code with it.

The model knows no running figure: it keeps cases, statements and receipts, and counts everything anew, day by day.
Beside it goes a model for every payment that may still be undone, in which that payment never came in.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from datetime import time as wall_time
from fractions import Fraction
from math import floor
from random import Random

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.insurers import service
from domain.insurers.errors import PaymentUsed
from domain.insurers.views import Plan
from domain.money import yuan
from domain.people import service as people
from domain.people.errors import UndoTooLate
from domain.people.views import ChangeView
from tests.factories.insurers import an_insurer, move_to
from tests.factories.people import an_actor

pytestmark = pytest.mark.usefixtures("database")

FIRST_DAY = date(2026, 1, 10)
STEPS = 110


@dataclass
class Statement:
    closes_on: date
    due_on: date
    amount: int
    receipts: list[tuple[date, int]] = field(default_factory=list)
    payments: list[int] = field(default_factory=list)
    """Which payment each receipt is of; 0 is credit."""

    @property
    def unpaid(self) -> int:
        return self.amount - sum(fen for _, fen in self.receipts)

    def penalty(self, today: date) -> int:
        fen_days, day = 0, self.due_on
        while day < today:
            fen_days += max(0, self.amount - sum(fen for received, fen in self.receipts if received <= day))
            day += timedelta(days=1)
        return floor(Fraction(fen_days * 5, 10_000) + Fraction(1, 2))


@dataclass
class Model:
    """An insurer's account with nothing kept but what happened."""

    half_monthly: bool
    day: date = FIRST_DAY
    shares: dict[int, int] = field(default_factory=dict)
    billed: dict[int, int] = field(default_factory=dict)
    lines: dict[int, date] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    credit: int = 0
    paid: int = 0
    """How many payments were ever entered."""
    kept_of: dict[int, int] = field(default_factory=dict)

    def go_to(self, day: date) -> None:
        while self.day < day:
            tomorrow = self.day + timedelta(days=1)
            if tomorrow.day == 1 or (self.half_monthly and self.day.day == 15):
                self.close()
            self.day = tomorrow

    def close(self) -> None:
        numbers = [number for number, day in self.lines.items() if day <= self.day]
        if not numbers:
            return
        amount = sum(self.shares[number] - self.billed.get(number, 0) for number in numbers)
        for number in numbers:
            self.billed[number] = self.shares[number]
            del self.lines[number]
        tomorrow = self.day + timedelta(days=1)
        due_on = self.day + timedelta(days=15) if self.half_monthly else tomorrow.replace(day=15)
        self.statements.append(Statement(self.day, due_on, max(0, amount)))
        self.credit += max(0, -amount)
        self.credit = self.allot(self.credit, self.day)

    def allot(self, fen: int, day: date, payment: int = 0) -> int:
        for statement in self.statements:
            part = min(fen, statement.unpaid)
            if part:
                statement.receipts.append((day, part))
                statement.payments.append(payment)
            fen -= part
        return fen

    def pay(self, fen: int, day: date) -> None:
        self.paid += 1
        left = self.allot(fen, day, self.paid)
        self.credit += left
        self.kept_of[self.paid] = left

    def money(self, *, without: int | None = None) -> tuple[int, list[list[tuple[date, int]]]]:
        """Where money is: credit, and what came in for each statement; as if a payment's own were not there."""
        receipts = [
            sorted(
                each for each, payment in zip(statement.receipts, statement.payments, strict=True) if payment != without
            )
            for statement in self.statements
        ]
        return self.credit - self.kept_of.get(without or 0, 0), receipts

    def change(self, number: int, share: int) -> None:
        self.shares[number] = share
        if number in self.billed and number not in self.lines:
            self.lines[number] = self.day
        if number in self.billed and self.billed[number] == share and self.billed[number]:
            self.lines.pop(number, None)

    @property
    def exposure(self) -> int:
        unbilled = sum(share - self.billed.get(number, 0) for number, share in self.shares.items())
        return unbilled + sum(statement.unpaid for statement in self.statements)

    @property
    def penalty(self) -> int:
        return sum(statement.penalty(self.day) for statement in self.statements)


class History:
    """Does the same to the real account and to the model."""

    def __init__(self, actor: Actor, insurer_id: int, model: Model, random: Random) -> None:
        self.actor, self.insurer_id, self.model, self.random = actor, insurer_id, model, random
        self.delivered: set[int] = set()
        self.payments: list[tuple[ChangeView, int, Model]] = []
        """The payments that may still be undone: as the audit has them, their number, and all without them."""
        self.undone = self.refused = 0

    async def step(self) -> None:
        actions = (
            *(self.take, self.take, self.reassess, self.deliver, self.deliver),
            *(self.pay, self.pay, self.undo, self.undo, self.wait, self.wait, self.linger),
        )
        await self.random.choice(actions)()

    def happens(self, what: Callable[[Model], None]) -> None:
        """It happens in the model and in those without a payment."""
        for model in (self.model, *(each for _, _, each in self.payments)):
            what(model)

    async def take(self) -> None:
        number, share = len(self.model.shares) + 1, yuan(self.random.randint(0, 9_000))
        await service.accept_case(
            self.actor, insurer_id=self.insurer_id, case_number=number, share_fen=share, override_reason="x"
        )
        self.happens(lambda model: model.shares.update({number: share}))

    async def reassess(self) -> None:
        if not self.model.shares:
            return
        number, share = self.random.choice(list(self.model.shares)), yuan(self.random.randint(0, 9_000))
        await service.reassess_case(self.actor, insurer_id=self.insurer_id, case_number=number, share_fen=share)
        if share != self.model.shares[number]:
            self.happens(lambda model: model.change(number, share))

    async def deliver(self) -> None:
        waiting = [number for number in self.model.shares if number not in self.delivered]
        if not waiting:
            return
        number, when = self.random.choice(waiting), clock.now() - timedelta(hours=self.random.choice((0, 0, 30)))
        await service.deliver_case(self.actor, insurer_id=self.insurer_id, case_number=number, delivered_at=when)
        self.delivered.add(number)
        day = clock.local(when, self.actor.zone).date()
        self.happens(lambda model: model.lines.update({number: day}))

    async def pay(self) -> None:
        fen = self.random.randint(1, yuan(5_000))
        day = self.model.day - timedelta(days=self.random.choice((0, 0, 3, 40)))
        await service.receive_payment(self.actor, insurer_id=self.insurer_id, amount_fen=fen, day=day)
        without = deepcopy(self.model)
        self.model.pay(fen, day)
        self.payments.append(((await people.own_changes(self.actor))[0], self.model.paid, without))

    async def undo(self) -> None:
        """Undo the last payment; it can be undone exactly when all other money is where it would be without it."""
        if not self.payments:
            return
        change, number, without = self.payments[-1]
        try:
            await service.undo_paid(self.actor, change)
        except UndoTooLate:
            self.payments.clear()
        except PaymentUsed:
            self.refused += 1
            assert self.model.money(without=number) != without.money()
        else:
            self.undone += 1
            assert self.model.money(without=number) == without.money()
            self.payments.pop()
            without.paid = self.model.paid
            self.model = without

    async def wait(self) -> None:
        day = self.model.day + timedelta(days=self.random.choice((1, 5, 10, 16, 45)))
        await self.move_to(clock.at(day, wall_time(self.random.randint(0, 23), 30), self.actor.zone))

    async def linger(self) -> None:
        """A night passes, most of the time the last one of a month: what was paid may still be undone after it."""
        day = self.model.day
        if self.random.random() < 0.8:
            day = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
            await self.move_to(clock.at(day, wall_time(23, 40), self.actor.zone))
            await self.deliver()
            await self.pay()
        await self.move_to(clock.now() + timedelta(hours=self.random.randint(1, 20)))
        await self.undo()

    async def move_to(self, moment: datetime) -> None:
        day = clock.local(moment, self.actor.zone).date()
        move_to(moment)
        if self.random.random() < 0.4:
            await service.close_statements(self.actor.centre_id, day)
        self.happens(lambda model: model.go_to(day))

    async def agrees(self) -> None:
        credit, model = await service.standing(self.actor, self.insurer_id), self.model
        kept = (credit.exposure_fen, credit.overpaid_fen, credit.penalty_fen)
        assert kept == (model.exposure, model.credit, model.penalty)
        unpaid = [(each.closes_on, each.due_on, each.unpaid_fen) for each in credit.open_statements]
        assert unpaid == [(each.closes_on, each.due_on, each.unpaid) for each in model.statements if each.unpaid]


@pytest.mark.parametrize("plan", Plan)
@pytest.mark.parametrize("seed", range(3))
async def test_any_history_equals_the_model(plan: Plan, seed: int) -> None:
    random = Random(f"{plan}{seed}")
    move_to(clock.at(FIRST_DAY, wall_time(12), "Asia/Shanghai"))
    actor = await an_actor(Role.MANAGER)
    insurer = await an_insurer(actor, plan=plan)
    history = History(actor, insurer.id, Model(plan is Plan.DEEP), random)
    for _ in range(STEPS):
        await history.step()
        await history.agrees()
    assert len(history.model.statements) > 3
    assert history.model.penalty > 0
    assert history.undone > 3
    assert await service.check_accounts(actor.centre_id) == ()


def test_the_model_counts_the_published_penalty() -> None:
    due = date(2026, 11, 15)
    assert Statement(due, due, yuan(86_400)).penalty(due + timedelta(days=61)) == yuan("2635.20")
