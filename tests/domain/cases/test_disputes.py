"""Disputes over assessments, and the one too many (domain §3)."""

import asyncio
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import clock
from domain.actor import ChatKind
from domain.cases import service
from domain.cases.errors import (
    AskedNotPositive,
    AssessedFirst,
    AtThirdParty,
    BilledBelowDeductible,
    DisputeOpen,
    DisputeReasonMissing,
    EndDecided,
    NoDispute,
    NothingToDecide,
)
from domain.cases.views import AmountKind, Cause, DisputedItem, DisputeState, DisputeTally
from domain.database.connection import recorded_queries
from domain.errors import NotAllowed, NotFound
from domain.insurers import service as insurers
from domain.money import Fen, yuan
from domain.outbox.models import OutboxMessage
from domain.people import service as people
from domain.policy import service as policy
from domain.undo import service as undo
from tests.domain.cases.test_undoing import comes_back
from tests.factories.cases import Shop, a_case, a_shop
from tests.factories.insurers import an_insurer, move_to
from tests.factories.people import a_group, anew

ARRIVAL = datetime(2026, 11, 20, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
ITEMS = (DisputedItem("前杠", yuan(800), yuan(500)), DisputedItem("大灯", yuan(3_200), yuan(2_400)))


@pytest.fixture
async def shop(database: str) -> Shop:
    """A shop with C1, assessed at 8,200 with 500 deductible."""
    move_to(ARRIVAL)
    made = await a_shop()
    await assessed(made)
    return made


async def assessed(shop: Shop, insurer_id: int | None = None) -> int:
    number = (await a_case(shop, by=anew(shop.advisor), insurer_id=insurer_id)).case.number
    await service.assess(anew(shop.advisor), number, assessed_fen=yuan(8_200), deductible_fen=yuan(500))
    return number


async def disputed(shop: Shop, number: int, *, third: bool = False) -> None:
    await service.open_dispute(anew(shop.advisor), number, asked_fen=yuan(1_500))
    if third:
        await service.take_to_third_party(anew(shop.advisor), number)


async def exposure(shop: Shop) -> int:
    return (await insurers.standing(shop.advisor, shop.insurer.id)).exposure_fen


async def proposals(shop: Shop) -> list[int]:
    """The chats that were told to end a cooperation."""
    rows = await OutboxMessage.filter(centre_id=shop.centre.id, template="cases.disputes").order_by("id")
    return [row.chat_id for row in rows]


async def test_a_dispute_goes_from_review_to_the_figure_that_binds(shop: Shop) -> None:
    opened = await service.open_dispute(anew(shop.advisor), 1, asked_fen=yuan(1_500), items=ITEMS, note="漆面要重做")
    dispute = opened.dispute
    assert (dispute.state, dispute.items, dispute.note) == (DisputeState.REVIEW, ITEMS, "漆面要重做")
    assert (dispute.theirs_fen, dispute.opened_at, dispute.third_at) == (yuan(8_200), clock.now(), None)
    move_to(ARRIVAL + timedelta(days=2))
    third = await service.take_to_third_party(anew(shop.advisor), 1)
    assert (third.dispute.state, third.dispute.third_at) == (DisputeState.THIRD, clock.now())
    settled = await service.settle_dispute(anew(shop.advisor), 1, figure_fen=yuan(9_200))
    assert (settled.dispute.settled_fen, settled.dispute.won_fen) == (yuan(9_200), yuan(1_000))
    assert (settled.case.assessed_fen, settled.case.share_fen, settled.former_fen) == (
        yuan(9_200),
        yuan(8_700),
        yuan(7_700),
    )
    assert await exposure(shop) == yuan(8_700)
    history = (await service.show_amounts(shop.advisor, number=1, offset=0, limit=50)).page
    assert (history.items[-1].kind, history.items[-1].cause) == (AmountKind.ASSESSED, Cause.DISPUTE)
    assert await insurers.check_accounts(shop.centre.id) == ()


async def test_the_figure_binds_what_was_verified_too(shop: Shop) -> None:
    await service.verify(anew(shop.advisor), 1, verified_fen=yuan(8_000))
    await disputed(shop, 1)
    settled = await service.settle_dispute(anew(shop.advisor), 1, figure_fen=yuan(9_200))
    assert (settled.case.money.verified_fen, settled.case.share_fen) == (yuan(9_200), yuan(8_700))
    assert settled.dispute.won_fen == yuan(1_200)


async def test_what_a_dispute_is_refused_for(shop: Shop) -> None:
    for act in (service.take_to_third_party, service.show_dispute):
        with pytest.raises(NoDispute):
            await act(shop.advisor, 1)
    with pytest.raises(AskedNotPositive):
        await service.open_dispute(shop.advisor, 1, asked_fen=Fen(0))
    await a_case(shop, by=anew(shop.advisor))
    with pytest.raises(AssessedFirst):
        await service.open_dispute(shop.advisor, 2, asked_fen=yuan(1))
    await disputed(shop, 1, third=True)
    with pytest.raises(DisputeOpen) as refused:
        await service.open_dispute(shop.advisor, 1, asked_fen=yuan(1))
    assert refused.value.state == "third"
    with pytest.raises(AtThirdParty):
        await service.take_to_third_party(shop.advisor, 1)
    with pytest.raises(BilledBelowDeductible):
        await service.settle_dispute(shop.advisor, 1, figure_fen=yuan(499))
    with pytest.raises(DisputeReasonMissing):
        await service.withdraw_dispute(shop.advisor, 1, reason="  ")
    await service.withdraw_dispute(anew(shop.advisor), 1, reason="客户不再坚持")
    with pytest.raises(NoDispute):
        await service.settle_dispute(shop.advisor, 1, figure_fen=yuan(9_000))
    await disputed(shop, 1)


async def test_everything_about_a_dispute_comes_back(shop: Shop) -> None:
    await service.verify(anew(shop.advisor), 1, verified_fen=yuan(8_000))
    await comes_back(shop, lambda: service.open_dispute(anew(shop.advisor), 1, asked_fen=yuan(1), items=ITEMS))
    await disputed(shop, 1)
    await comes_back(shop, lambda: service.take_to_third_party(anew(shop.advisor), 1))
    await comes_back(shop, lambda: service.settle_dispute(anew(shop.advisor), 1, figure_fen=yuan(9_200)))
    await service.take_to_third_party(anew(shop.advisor), 1)
    await comes_back(shop, lambda: service.settle_dispute(anew(shop.advisor), 1, figure_fen=yuan(9_200)))
    await comes_back(shop, lambda: service.withdraw_dispute(anew(shop.advisor), 1, reason="客户不再坚持"))


async def test_the_tally_of_each_insurer(shop: Shop) -> None:
    other = await an_insurer(shop.manager, "人保")
    await disputed(shop, await assessed(shop, other.id), third=True)
    await disputed(shop, 1)
    await service.settle_dispute(anew(shop.advisor), 1, figure_fen=yuan(9_000))
    await disputed(shop, 1)
    await service.withdraw_dispute(anew(shop.advisor), 1, reason="客户不再坚持")
    await disputed(shop, 1)
    await undo.undo_last(anew(shop.advisor))
    board = await service.dispute_board(shop.advisor, offset=0, limit=5)
    assert board.tallies == (
        DisputeTally(shop.insurer.id, settled=1, withdrawn=1, asked_fen=yuan(1_500), won_fen=yuan(800)),
        DisputeTally(other.id, open=1, third=1, asked_fen=yuan(1_500)),
    )
    assert [each.case_number for each in board.open] == [2]
    of_one = await service.dispute_board(shop.advisor, insurer_id=shop.insurer.id, offset=0, limit=5)
    assert (len(of_one.tallies), of_one.open.total) == (1, 0)
    with pytest.raises(NotFound):
        await service.dispute_board(shop.advisor, insurer_id=10**9, offset=0, limit=5)


async def test_many_disputes_cost_as_many_queries_as_one(shop: Shop) -> None:
    async def cost() -> int:
        with recorded_queries() as queries:
            await service.dispute_board(shop.advisor, insurer_id=shop.insurer.id, offset=0, limit=3)
        return len(queries)

    await disputed(shop, 1)
    before = await cost()
    for _ in range(5):
        await disputed(shop, await assessed(shop))
    assert await cost() == before


# --- one too many


async def test_the_third_at_a_third_party_proposes_an_end_once(shop: Shop) -> None:
    team = await a_group(shop.centre, ChatKind.TEAM)
    other = await an_insurer(shop.manager, "人保")
    await disputed(shop, 1, third=True)
    await disputed(shop, await assessed(shop), third=True)
    await disputed(shop, await assessed(shop, other.id), third=True)
    await disputed(shop, await assessed(shop))
    assert await proposals(shop) == []
    await service.take_to_third_party(anew(shop.advisor), 4)
    assert await proposals(shop) == [team.chat_id]
    found = await service.proposal(shop.centre.id, shop.insurer.id)
    assert found is not None
    assert (found.count, found.days, found.cases, found.asked_fen) == (3, 90, (1, 2, 4), yuan(4_500))
    await disputed(shop, await assessed(shop), third=True)
    assert await proposals(shop) == [team.chat_id]
    assert await service.proposal(shop.centre.id, other.id) is None


async def test_it_goes_to_the_partner_group_where_there_is_one(shop: Shop) -> None:
    await a_group(shop.centre, ChatKind.TEAM)
    partners = await a_group(shop.centre, ChatKind.PARTNER)
    await policy.set_policy(shop.manager, "case.dispute_count", "1")
    await disputed(shop, 1, third=True)
    assert await proposals(shop) == [partners.chat_id]


async def test_only_disputes_within_the_days_count(shop: Shop) -> None:
    await a_group(shop.centre, ChatKind.TEAM)
    numbers = [1, await assessed(shop), await assessed(shop), await assessed(shop)]
    await disputed(shop, numbers[0], third=True)
    move_to(ARRIVAL + timedelta(days=91))
    await disputed(shop, numbers[1], third=True)
    move_to(ARRIVAL + timedelta(days=180))
    await disputed(shop, numbers[2], third=True)
    assert await proposals(shop) == []
    await disputed(shop, numbers[3], third=True)
    assert len(await proposals(shop)) == 1
    move_to(ARRIVAL + timedelta(days=400))
    assert await service.proposal(shop.centre.id, shop.insurer.id) is None


async def test_what_was_proposed_goes_with_the_dispute_that_was_too_many(shop: Shop) -> None:
    await a_group(shop.centre, ChatKind.TEAM)
    await policy.set_policy(shop.manager, "case.dispute_count", "1")
    await disputed(shop, 1, third=True)
    await undo.undo_last(anew(shop.advisor))
    assert await service.proposal(shop.centre.id, shop.insurer.id) is None
    move_to(ARRIVAL + timedelta(minutes=5))
    await service.take_to_third_party(anew(shop.advisor), 1)
    assert len(await proposals(shop)) == 2


async def test_a_manager_goes_on_and_says_why(shop: Shop) -> None:
    with pytest.raises(NothingToDecide):
        await service.keep_insurer(anew(shop.manager), shop.insurer.id, reason="好")
    await policy.set_policy(anew(shop.manager), "case.dispute_count", "1")
    await disputed(shop, 1, third=True)
    with pytest.raises(NotAllowed):
        await service.keep_insurer(shop.advisor, shop.insurer.id, reason="好")
    with pytest.raises(DisputeReasonMissing):
        await service.keep_insurer(shop.manager, shop.insurer.id, reason=" ")
    kept = await service.keep_insurer(anew(shop.manager), shop.insurer.id, reason="已谈好新价格")
    assert kept.kept_reason == "已谈好新价格"
    third = next(each for each in await people.own_changes(shop.advisor) if each.what == "dispute third")
    with pytest.raises(EndDecided):
        await service.undo_dispute_third(anew(shop.advisor), third)
    await undo.undo_last(anew(shop.manager))
    found = await service.proposal(shop.centre.id, shop.insurer.id)
    assert found is not None
    assert not found.kept_reason


async def test_two_that_go_to_the_third_party_at_once_propose_once(shop: Shop) -> None:
    await a_group(shop.centre, ChatKind.TEAM)
    await policy.set_policy(shop.manager, "case.dispute_count", "2")
    second = await assessed(shop)
    for number in (1, second):
        await disputed(shop, number)
    await asyncio.gather(*(service.take_to_third_party(anew(shop.advisor), number) for number in (1, second)))
    assert len(await proposals(shop)) == 1
