"""Whatever is done about cases, in any order: the insurers' months come to what the cases themselves come to."""

from datetime import datetime
from random import Random
from zoneinfo import ZoneInfo

import pytest
from typing_extensions import override

from domain.cases import service
from domain.insurers import service as insurers
from domain.insurers.errors import CaseBilled, IntakeStopped
from domain.money import yuan
from domain.people.errors import UndoTooLate
from domain.undo.table import UNDOABLE
from tests.domain.cases.test_money_at_random import MoneyHistory
from tests.domain.cases.test_undone_at_random import Act
from tests.factories.cases import UNTIL_DELIVERED, Shop, a_case, a_shop, do_steps
from tests.factories.insurers import an_insurer, move_to
from tests.factories.margins import counted, kept, told_wrong
from tests.factories.people import anew

START = datetime(2026, 10, 30, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
ACTS = 90


class MarginHistory(MoneyHistory):
    """Cars of two insurers are delivered, too, around the end of a month."""

    refused = (*MoneyHistory.refused, IntakeStopped)

    def __init__(self, shop: Shop, random: Random, insurer_ids: tuple[int, ...]) -> None:
        super().__init__(shop, random)
        self.insurer_ids = insurer_ids

    @override
    def acts(self) -> tuple[Act, ...]:
        return (*super().acts(), *[self.deliver] * 3, *[self.cost] * 5)

    @override
    async def undo(self) -> None:
        """Take back the last act; a statement may have been closed since, which an exact one would not bear."""
        if not self.done:
            return
        _, _, change = self.done.pop()
        try:
            await UNDOABLE[change.subject, change.what].run(anew(self.shop.advisor), change)
        except (UndoTooLate, CaseBilled):
            self.done.clear()
            return
        self.undone += 1

    async def deliver(self) -> None:
        """A car that comes and goes at once; only its delivery can be taken back by what follows."""
        who, insurer_id = anew(self.shop.manager), self.random.choice(self.insurer_ids)
        await a_case(self.shop, by=who, insurer_id=insurer_id, override_reason="客户已在店")
        self.numbers += 1
        self.done.clear()
        await do_steps(who, self.numbers, *UNTIL_DELIVERED[:-1], assessed_yuan=self.random.randint(20, 150))
        if self.random.random() < 0.7:
            await service.enter_costs(who, self.numbers, parts_fen=yuan(30), labour_fen=yuan(20))
        number = self.numbers
        await self.keeping(lambda: service.mark_step(anew(self.shop.advisor), number, "delivered"))


@pytest.mark.parametrize("seed", range(2))
async def test_months_equal_what_cases_come_to_after_every_act(database: str, seed: int) -> None:
    move_to(START)
    shop = await a_shop()
    other = await an_insurer(shop.manager, "人保")
    for insurer_id in (shop.insurer.id, other.id):
        await insurers.set_limit(shop.manager, insurer_id=insurer_id, amount_fen=yuan(900_000), reason="测试")
    history = MarginHistory(shop, Random(seed), (shop.insurer.id, other.id))
    await history.take()
    for _ in range(ACTS):
        await history.go_on()
        assert not await told_wrong(shop.centre.id)
        assert await kept(shop.centre.id) == await counted(shop.centre.id, shop.centre.zone)
    assert history.undone
    assert await insurers.check_accounts(shop.centre.id) == ()
    assert len({month for month, _ in await kept(shop.centre.id)}) > 1
