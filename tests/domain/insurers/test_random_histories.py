"""Random histories of an account, on any days and in any order, held against a model that shares no code with it.

The model knows no running figure: it keeps what happened, and counts everything anew, day by day, from the payments
that stand. A payment that was reversed or undone is as if it had never come in, whatever came after it.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from datetime import time as wall_time
from random import Random

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.insurers import service
from domain.insurers.errors import NoPenaltyOwed, PaymentReversedAlready, PenaltyExceeded
from domain.insurers.views import Plan
from domain.money import yuan
from domain.people import service as people
from domain.people.errors import UndoneAlready, UndoTooLate
from domain.people.views import ChangeView
from tests.factories.insurers import an_insurer, move_to
from tests.factories.people import an_actor
from tests.model.ledger import FIRST_DAY, Ledger, Statement

pytestmark = pytest.mark.usefixtures("database")

STEPS = 110


class History:
    """Does the same to the real account and to the model."""

    def __init__(self, actor: Actor, insurer_id: int, plan: Plan, random: Random) -> None:
        self.actor, self.insurer_id, self.plan, self.random = actor, insurer_id, plan, random
        self.happened: list[tuple[date, Callable[[Ledger], None], int]] = []
        """On which day, what, and of which payment it is, if of any."""
        self.model = Ledger(plan is Plan.DEEP)
        self.delivered: set[int] = set()
        self.payments: list[int] = []
        self.gone: set[int] = set()
        """The payments that do not stand."""
        self.settled: dict[int, int] = {}
        """The penalty that was paid and waived, by the change that did it."""
        self.changes: list[ChangeView] = []
        self.undone = self.reversed = self.settlings = 0

    async def step(self) -> None:
        actions = (
            *(self.take, self.take, self.reassess, self.deliver, self.deliver, self.pay, self.pay),
            *(
                self.undo,
                self.undo,
                self.reverse,
                self.reverse,
                self.settle,
                self.settle,
                self.wait,
                self.wait,
                self.linger,
            ),
        )
        await self.random.choice(actions)()

    def happens(self, what: Callable[[Ledger], None], payment: int = 0) -> None:
        """It happens in the model, and once more whenever that is counted anew."""
        self.happened.append((self.model.day, what, payment))
        what(self.model)

    def counted_anew(self) -> None:
        """The model as on a blank sheet, of the payments that stand."""
        day, self.model = self.model.day, Ledger(self.plan is Plan.DEEP)
        for then, what, payment in self.happened:
            self.model.go_to(then)
            if payment not in self.gone:
                what(self.model)
        self.model.go_to(day)

    @property
    def owed(self) -> int:
        """The penalty that is owed."""
        return self.model.penalty - sum(self.settled.values())

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
        change = await self.done()
        payment = change.after["payment_id"]
        assert isinstance(payment, int)
        self.payments.append(payment)
        self.happens(lambda model: model.pay(fen, day), payment)

    async def reverse(self) -> None:
        """Reverse any payment there ever was."""
        if not self.payments:
            return
        payment = self.random.choice(self.payments)
        try:
            await service.reverse_payment(self.actor, insurer_id=self.insurer_id, payment_id=payment, reason="记错了")
        except PaymentReversedAlready:
            assert payment in self.gone
            return
        assert payment not in self.gone
        self.reversed += 1
        self.gone.add(payment)
        self.counted_anew()
        await self.done()

    async def settle(self) -> None:
        """Pay or waive some of the penalty, all of it, or more."""
        kind, fen = self.random.choice(("paid", "waived")), max(1, self.owed // self.random.choice((1, 1, 3)))
        fen += self.random.choice((0, 0, 0, yuan(1_000)))
        try:
            if kind == "paid":
                await service.pay_penalty(self.actor, insurer_id=self.insurer_id, amount_fen=fen)
            else:
                await service.waive_penalty(self.actor, insurer_id=self.insurer_id, amount_fen=fen, reason="协商")
        except (NoPenaltyOwed, PenaltyExceeded):
            assert self.owed <= 0 or fen > self.owed
            return
        self.settlings += 1
        self.settled[(await self.done()).id] = fen

    async def done(self) -> ChangeView:
        """What was done last, as the audit has it, to be undone perhaps."""
        change = (await people.own_changes(self.actor))[0]
        self.changes.append(change)
        return change

    async def undo(self) -> None:
        """Undo something of the last, whatever came after it."""
        if not self.changes:
            return
        change = self.random.choice(self.changes[-5:])
        payment = change.after.get("payment_id", 0)
        try:
            await UNDO[change.what](self.actor, change)
        except (UndoTooLate, UndoneAlready):
            return
        except PaymentReversedAlready:
            assert payment in self.gone
            return
        self.undone += 1
        assert isinstance(payment, int)
        if change.what == "paid":
            self.gone.add(payment)
        elif change.what == "payment reversed":
            self.gone.remove(payment)
        else:
            del self.settled[change.id]
        self.counted_anew()

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
        for _ in range(self.random.choice((0, 0, 1, 2))):
            await service.close_statements(self.actor.centre_id, day)
        self.model.go_to(day)

    async def agrees(self) -> None:
        credit, model = await service.standing(self.actor, self.insurer_id), self.model
        kept = (credit.exposure_fen, credit.overpaid_fen, credit.penalty_fen)
        assert kept == (model.exposure, model.credit, self.owed)
        unpaid = [(each.closes_on, each.due_on, each.unpaid_fen) for each in credit.open_statements]
        assert unpaid == [(each.closes_on, each.due_on, each.unpaid) for each in model.statements if each.unpaid]

    async def is_explained(self) -> None:
        """The penalty as it is told, statement by statement, and the payments with where they went."""
        told = await service.show_penalty(self.actor, self.insurer_id, limit=100)
        right = {each.due_on: each.penalty(self.model.day) for each in self.model.statements}
        for each in told.statements:
            assert each.penalty_fen == right[each.due_on] == sum(part.penalty_fen for part in each.stretches)
        assert sum(right.values()) == told.gathered_fen == sum(each.penalty_fen for each in told.statements)
        assert told.owed_fen == self.owed == told.gathered_fen - told.paid_fen - told.waived_fen
        page = await service.list_payments(self.actor, self.insurer_id, limit=200)
        assert {each.id for each in page.payments if each.is_reversed} == self.gone
        for each_payment in page.payments:
            went_fen = sum(fen for _, fen in each_payment.parts) + each_payment.kept_fen
            assert went_fen == (0 if each_payment.is_reversed else each_payment.amount_fen)


UNDO = {
    "paid": service.undo_paid,
    "payment reversed": service.undo_payment_reversed,
    "penalty paid": service.undo_penalty_paid,
    "penalty waived": service.undo_penalty_waived,
}


@pytest.mark.parametrize("plan", Plan)
@pytest.mark.parametrize("seed", range(3))
async def test_any_history_equals_the_model(plan: Plan, seed: int) -> None:
    random = Random(f"{plan}{seed}")
    move_to(clock.at(FIRST_DAY, wall_time(12), "Asia/Shanghai"))
    actor = await an_actor(Role.MANAGER)
    insurer = await an_insurer(actor, plan=plan)
    history = History(actor, insurer.id, plan, random)
    for number in range(STEPS):
        await history.step()
        await history.agrees()
        if number % 10 == 0:
            await history.is_explained()
    assert len(history.model.statements) > 3
    assert history.model.penalty > 0
    assert history.settlings
    assert min(history.undone, history.reversed) > 2
    assert await service.check_accounts(actor.centre_id) == ()


def test_the_model_counts_the_published_penalty() -> None:
    due = date(2026, 11, 15)
    assert Statement(due, due, yuan(86_400)).penalty(due + timedelta(days=61)) == yuan("2635.20")
