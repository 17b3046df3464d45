"""Whatever happened to an account, files about it add up to what it says, to the fen (domain §4)."""

from datetime import time
from random import Random

import pytest

from domain import clock
from domain.actor import Role
from domain.insurers import service
from domain.insurers.views import Plan
from domain.money import yuan
from tests.domain.insurers.test_random_histories import STEPS, History
from tests.factories.insurers import an_insurer, move_to
from tests.factories.people import an_actor
from tests.model.ledger import FIRST_DAY

pytestmark = pytest.mark.usefixtures("database")
LOOKED_AT_EVERY = 12


class WithSupplements(History):
    """A history in which some of what is reassessed is for damage found later."""

    async def step(self) -> None:
        await super().step()
        if self.random.random() < 0.4:
            await self.reassess()

    async def reassess(self) -> None:
        if not self.model.shares:
            return
        number, share = self.random.choice(list(self.model.shares)), yuan(self.random.randint(0, 9_000))
        is_supplement = share > self.model.shares[number]
        await service.reassess_case(
            self.actor,
            insurer_id=self.insurer_id,
            case_number=number,
            share_fen=share,
            is_supplement=is_supplement,
        )
        if share != self.model.shares[number]:
            self.happens(lambda model: model.change(number, share))

    async def files_agree(self) -> int:
        """Everything that files say of the account now; how many supplements they tell."""
        centre_id, today = self.actor.centre_id, clock.today(self.actor.zone)
        credit = (await service.credit_one(self.actor, self.insurer_id)).credit
        pack = await service.evidence_pack(centre_id, self.insurer_id, today=today)
        assert pack.credit == credit
        assert credit.ageing.total_fen == credit.billed_fen
        assert pack.late_fen == credit.ageing.late_fen
        assert pack.gathered_fen + sum(each.amount_fen for each in pack.penalty_settled) == credit.penalty_fen
        for each in pack.penalties:
            assert sum(stretch.penalty_fen for stretch in each.stretches) == each.penalty_fen
        supplements = 0
        for number in range(1, len(self.model.statements) + 1):
            file = await service.statement_file(centre_id, number, today=today)
            assert sum(line.amount_fen for line in file.lines) == file.statement.amount_fen
            assert sum(each.fen for each in file.received) == file.statement.paid_fen
            assert all(0 <= line.supplement_fen <= line.amount_fen for line in file.lines if line.corrects is None)
            supplements += sum(line.supplement_fen > 0 for line in file.lines)
        return supplements


@pytest.mark.parametrize("plan", Plan)
async def test_files_agree_with_any_history(plan: Plan) -> None:
    move_to(clock.at(FIRST_DAY, time(12), "Asia/Shanghai"))
    actor = await an_actor(Role.MANAGER)
    insurer = await an_insurer(actor, plan=plan)
    history = WithSupplements(actor, insurer.id, plan, Random(f"files {plan}"))
    for step in range(STEPS):
        await history.step()
        if step % LOOKED_AT_EVERY == 0:
            await history.files_agree()
    assert await history.files_agree() > 3
    await history.agrees()
    assert await service.check_accounts(actor.centre_id) == ()
