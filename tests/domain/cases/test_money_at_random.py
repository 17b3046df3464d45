"""Costs, verified amounts, supplements and disputes in any order: undos are exact, and so is every history."""

from random import Random

import pytest
from typing_extensions import override

from domain.cases import service
from domain.cases.errors import (
    AgreedTooHigh,
    AssessedFirst,
    AtThirdParty,
    BilledBelowDeductible,
    DeductibleTooHigh,
    DisputeOpen,
    NoDispute,
    NoSuchSupplement,
    WhichSupplement,
)
from domain.cases.models import Case, CaseAmount
from domain.cases.views import AmountKind
from domain.errors import DomainError
from domain.insurers import service as insurers
from domain.insurers.models import InsurerCase
from domain.money import yuan
from tests.domain.cases.test_undone_at_random import REFUSED, START, Act, History
from tests.factories.cases import a_shop
from tests.factories.insurers import move_to
from tests.factories.people import anew

ACTS = 90


class MoneyHistory(History):
    """Does all that about money, too."""

    refused: tuple[type[DomainError], ...] = (
        *REFUSED, AgreedTooHigh, AssessedFirst, AtThirdParty, BilledBelowDeductible, DeductibleTooHigh, DisputeOpen,
        NoDispute, NoSuchSupplement, WhichSupplement,
    )  # fmt: skip

    @override
    def acts(self) -> tuple[Act, ...]:
        ours = (self.cost, self.verify, *[self.supplement] * 4, *[self.dispute] * 4)
        return (*super().acts(), *[self.assess] * 2, *ours)

    async def cost(self) -> None:
        actor, number = anew(self.shop.advisor), self.random.randint(1, self.numbers)
        parts, labour = (self.random.choice((None, yuan(self.random.randint(0, 90)))) for _ in range(2))
        await self.keeping(lambda: service.enter_costs(actor, number, parts_fen=parts, labour_fen=labour))

    async def verify(self) -> None:
        number, fen = self.random.randint(1, self.numbers), yuan(self.random.randint(20, 150))
        await self.keeping(lambda: service.verify(anew(self.shop.advisor), number, verified_fen=fen))

    async def supplement(self) -> None:
        actor, number, fen = anew(self.shop.advisor), self.random.randint(1, self.numbers), self.random.randint(1, 60)
        act: Act = self.random.choice((
            lambda: service.open_supplement(actor, number, asked_fen=yuan(fen), found="内骨架"),
            lambda: service.tell_supplement(actor, number),
            lambda: service.agree_supplement(actor, number, agreed_fen=yuan(fen)),
            lambda: service.refuse_supplement(actor, number),
        ))  # fmt: skip
        await self.keeping(act)

    async def dispute(self) -> None:
        actor, number, fen = anew(self.shop.advisor), self.random.randint(1, self.numbers), self.random.randint(10, 160)
        act: Act = self.random.choice((
            lambda: service.open_dispute(actor, number, asked_fen=yuan(fen)),
            lambda: service.take_to_third_party(actor, number),
            lambda: service.settle_dispute(actor, number, figure_fen=yuan(fen)),
            lambda: service.withdraw_dispute(actor, number, reason="客户不再坚持"),
        ))  # fmt: skip
        await self.keeping(act)


@pytest.mark.parametrize("seed", range(2))
async def test_undos_are_exact_and_histories_end_with_what_is(database: str, seed: int) -> None:
    move_to(START)
    shop = await a_shop()
    history = MoneyHistory(shop, Random(seed))
    await history.take()
    for _ in range(ACTS):
        await history.go_on()
    assert history.undone
    assert await insurers.check_accounts(shop.centre.id) == ()
    for case in await Case.filter(centre_id=shop.centre.id):
        last = {row.kind: row.value_fen for row in await CaseAmount.filter(case_id=case.id).order_by("id")}
        assert {kind: last.get(kind) for kind in AmountKind} == {
            kind: getattr(case, f"{kind.value}_fen") for kind in AmountKind
        }
        if case.state != "withdrawn":
            view = await service.show_case(shop.advisor, number=case.number)
            share = await InsurerCase.get(centre_id=shop.centre.id, case_number=case.number)
            assert share.share_fen == view.share_fen
