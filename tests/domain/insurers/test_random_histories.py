"""Random histories of an account, on any days and in any order, held against a model that shares no code with it.

The model knows no running figure: it keeps cases, statements and receipts, and counts everything anew, day by day.
Beside it goes a model for every payment that may still be undone, in which that payment never came in.
"""

from collections.abc import Callable
from copy import deepcopy
from datetime import date, datetime, timedelta
from datetime import time as wall_time
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
from tests.model.ledger import FIRST_DAY, Ledger, Statement

pytestmark = pytest.mark.usefixtures("database")

STEPS = 110


class History:
    """Does the same to the real account and to the model."""

    def __init__(self, actor: Actor, insurer_id: int, model: Ledger, random: Random) -> None:
        self.actor, self.insurer_id, self.model, self.random = actor, insurer_id, model, random
        self.delivered: set[int] = set()
        self.payments: list[tuple[ChangeView, int, Ledger]] = []
        """The payments that may still be undone: as the audit has them, their number, and all without them."""
        self.undone = self.refused = 0

    async def step(self) -> None:
        actions = (
            *(self.take, self.take, self.reassess, self.deliver, self.deliver),
            *(self.pay, self.pay, self.undo, self.undo, self.wait, self.wait, self.linger),
        )
        await self.random.choice(actions)()

    def happens(self, what: Callable[[Ledger], None]) -> None:
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
    history = History(actor, insurer.id, Ledger(plan is Plan.DEEP), random)
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
