"""Whatever is done about cases, in any order: each undo puts back exactly what stood before it (interface §1)."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from domain import clock
from domain.cases import service
from domain.cases.errors import (
    AssessmentNeeded,
    CaseCancelled,
    CaseDeliveredAlready,
    CaseWithdrawn,
    InReworkAlready,
    NotDelivered,
    NotInRework,
    NotWaiting,
    PlateInCare,
    StepNeedsFirst,
    StepNotWaivable,
)
from domain.cases.views import StepName, Template, WaitCause
from domain.errors import DomainError
from domain.insurers import service as insurers
from domain.money import yuan
from domain.people import service as people
from domain.people.errors import UndoTooLate
from domain.people.views import ChangeView
from domain.undo.table import UNDOABLE
from tests.domain.cases.test_undoing import rows
from tests.factories.cases import Shop, a_case, a_shop
from tests.factories.insurers import move_to
from tests.factories.people import anew

START = datetime(2026, 11, 2, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
ACTS = 120
CARS = (("京AD12345", "13812345678"), ("京A88888", "13987654321"), ("京BF66666", "13700001234"))
Act = Callable[[], Awaitable[object]]
REFUSED = (
    AssessmentNeeded,
    CaseCancelled,
    CaseDeliveredAlready,
    CaseWithdrawn,
    InReworkAlready,
    NotDelivered,
    NotInRework,
    NotWaiting,
    PlateInCare,
    StepNeedsFirst,
    StepNotWaivable,
)
"""What a random act may run into; it changes nothing then."""


class History:
    """Does something about cases or takes the last of it back, and knows how everything was before each act."""

    refused: tuple[type[DomainError], ...] = REFUSED

    def __init__(self, shop: Shop, random: Random) -> None:
        self.shop, self.random = shop, random
        self.numbers = 0
        self.done: list[tuple[datetime, dict[str, object], ChangeView]] = []
        self.undone = 0

    async def go_on(self) -> None:
        move_to(clock.now() + timedelta(minutes=self.random.randint(0, 120)))
        await self.random.choice(self.acts())()

    def acts(self) -> tuple[Act, ...]:
        return (self.take, *[self.mark] * 8, self.assess, *[self.go_its_way] * 3, *[self.undo] * 4)

    async def take(self) -> None:
        plate, phone = self.random.choice(CARS)
        sop = self.random.choice([*Template])
        if await self.keeping(lambda: a_case(self.shop, by=anew(self.shop.advisor), plate=plate, phone=phone, sop=sop)):
            self.numbers += 1

    async def mark(self) -> None:
        number = self.random.randint(1, self.numbers)
        case = await service.show_case(self.shop.advisor, number=number)
        still_open = [step.name for step in case.steps if step.is_open]
        step = self.random.choice([*StepName, *still_open, *still_open, "photo"])
        reason = self.random.choice((None, None, None, "客户不需要"))
        await self.keeping(lambda: service.mark_step(anew(self.shop.advisor), number, step, waive_reason=reason))

    async def assess(self) -> None:
        number, fen = self.random.randint(1, self.numbers), yuan(self.random.randint(50, 150))
        deductible = self.random.choice((None, yuan(self.random.randint(0, 50))))
        await self.keeping(
            lambda: service.assess(anew(self.shop.advisor), number, assessed_fen=fen, deductible_fen=deductible)
        )

    async def go_its_way(self) -> None:
        """Promise another day, wait, wait no more, cancel, come back for rework."""
        who, number = anew(self.shop.advisor), self.random.randint(1, self.numbers)
        day = clock.today("Asia/Shanghai") + timedelta(days=self.random.randint(0, 9))
        cause = self.random.choice([*WaitCause])
        acts: list[Callable[[], Awaitable[object]]] = [
            *[lambda: service.promise_delivery(who, number, day, reason="等配件")] * 3,
            *[lambda: service.begin_wait(who, number, cause)] * 3,
            lambda: service.end_waiting(who, number),
            lambda: service.cancel_case(who, number, "客户不修了"),
            lambda: service.begin_rework(who, number, "异响"),
            lambda: service.finish_rework(who, number),
        ]
        await self.keeping(self.random.choice(acts))

    async def undo(self) -> None:
        """Take back the last act; the clock goes back as well, for the board tells how late everything is."""
        if not self.done:
            return
        at, before, change = self.done.pop()
        now = clock.now()
        try:
            await UNDOABLE[change.subject, change.what].run(anew(self.shop.advisor), change)
        except UndoTooLate:
            self.done.clear()
            return
        move_to(at)
        assert await rows(self.shop) == before
        move_to(now)
        self.undone += 1

    async def keeping(self, act: Callable[[], Awaitable[object]]) -> bool:
        """Do it, and remember how everything was before if it changed anything."""
        before, known = await rows(self.shop), await self.last_change_id()
        try:
            await act()
        except self.refused:
            assert await rows(self.shop) == before
            return False
        change = (await people.own_changes(self.shop.advisor))[0]
        if change.id != known:
            self.done.append((clock.now(), before, change))
        return True

    async def last_change_id(self) -> int:
        changes = await people.own_changes(self.shop.advisor)
        return changes[0].id if changes else 0


@pytest.mark.parametrize("seed", range(4))
async def test_every_undo_puts_back_what_stood_before(database: str, seed: int) -> None:
    move_to(START)
    shop = await a_shop()
    history = History(shop, Random(seed))
    await history.take()
    for _ in range(ACTS):
        await history.go_on()
    assert history.undone
    assert await insurers.check_accounts(shop.centre.id) == ()
