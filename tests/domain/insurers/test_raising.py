"""Limits: their ceiling, the centre's revenue, and proposals to raise them after three in time (domain §4)."""

import asyncio
from collections.abc import Awaitable
from datetime import UTC, date, datetime, time

import pytest

from domain import clock
from domain.actor import Actor, ChatKind, Role
from domain.clock import FixedClock
from domain.database.connection import recorded_queries, transaction
from domain.errors import DomainError, NotAllowed, NotFound
from domain.insurers import service
from domain.insurers.errors import (
    AmountNotPositive,
    LimitAboveCeiling,
    MonthNotOver,
    RaiseOver,
    RevenueUnchanged,
)
from domain.insurers.models import Insurer, InsurerLimit, InsurerRaise, MonthRevenue
from domain.insurers.service._raising import RAISE_PUSH
from domain.insurers.views import InsurerView, LimitCause, RaiseState, Status
from domain.money import yuan
from domain.outbox.models import OutboxMessage
from domain.pages import Spot
from domain.people import service as people
from domain.people.errors import BuiltOn
from domain.people.views import ChangeView
from domain.policy import service as policy
from domain.undo import service as undo
from tests.factories.insurers import a_delivered_case, a_proposal, an_insurer, move_to
from tests.factories.people import a_group, an_actor, anew

pytestmark = pytest.mark.usefixtures("database")

OCTOBER = date(2026, 10, 1)
JANUARY = datetime(2026, 1, 5, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _november() -> None:
    clock.use(FixedClock(datetime(2026, 11, 20, 4, tzinfo=UTC)))


@pytest.fixture
async def manager(database: str) -> Actor:
    actor = await an_actor(Role.MANAGER, name="李店长")
    await a_group(await people.centre(actor.centre_id), ChatKind.PARTNER)
    return actor


@pytest.fixture
async def insurer(manager: Actor) -> InsurerView:
    return await an_insurer(manager)


def at(actor: Actor, day: str) -> None:
    move_to(clock.at(date.fromisoformat(day), time(12), actor.zone))


async def pay(actor: Actor, insurer: InsurerView, amount: int, day: str | None = None) -> Actor:
    """A payment in a message of its own, whose writer is told, to undo it."""
    writer = anew(actor)
    on = date.fromisoformat(day) if day else None
    await service.receive_payment(writer, insurer_id=insurer.id, amount_fen=yuan(amount), day=on)
    return writer


async def owe(actor: Actor, insurer: InsurerView, month: int, *, year: int = 2026) -> None:
    """A statement of ¥1,000 for a month, closed; it is the first of the next one."""
    at(actor, f"{year}-{month:02}-10")
    await a_delivered_case(actor, insurer.id, year * 100 + month, 1_000)
    following = date(year + month // 12, month % 12 + 1, 1)
    at(actor, following.isoformat())
    await service.close_statements(actor.centre_id, following)


async def in_time(actor: Actor, insurer: InsurerView, *months: int, year: int = 2026) -> None:
    """Statements that are paid on the 15th, their due day."""
    for month in months:
        await owe(actor, insurer, month, year=year)
        at(actor, clock.today(actor.zone).replace(day=15).isoformat())
        await pay(actor, insurer, 1_000)


async def states(insurer: InsurerView) -> list[str]:
    rows = await InsurerRaise.filter(insurer_id=insurer.id).order_by("id")
    return [f"{row.statements} {row.before_fen // 100} {row.after_fen // 100} {row.state}" for row in rows]


async def opened(insurer: InsurerView) -> int:
    row = await InsurerRaise.get(insurer_id=insurer.id, state=RaiseState.OPEN.value)
    number: int = row.id
    return number


async def change(actor: Actor, what: str) -> ChangeView:
    return next(each for each in await people.own_changes(actor) if each.what == what and not each.undoes_id)


async def test_three_in_time_are_proposed_with_the_payment_once(manager: Actor) -> None:
    clock.use(FixedClock(JANUARY))
    insurer = await an_insurer(manager, "人保")
    await in_time(manager, insurer, 1, 2)
    assert await states(insurer) == []
    await in_time(manager, insurer, 3)
    assert await states(insurer) == ["S1, S2, S3 50000 60000 open"]
    (push,) = await OutboxMessage.filter(template=RAISE_PUSH)
    found = await service.raise_proposed(manager.centre_id, int(str((push.params or {})["raise"])))
    assert found is not None
    assert (found.proposal.insurer, found.ceiling.fen) == ("人保", None)
    await in_time(manager, insurer, 4)
    assert len(await states(insurer)) == 1
    assert await OutboxMessage.filter(template=RAISE_PUSH).count() == 1


async def _three(manager: Actor) -> InsurerView:
    clock.use(FixedClock(JANUARY))
    insurer = await an_insurer(manager, "人保")
    await in_time(manager, insurer, 1, 2, 3)
    return insurer


async def test_a_late_one_begins_the_row_anew(manager: Actor) -> None:
    clock.use(FixedClock(JANUARY))
    insurer = await an_insurer(manager, "人保")
    await in_time(manager, insurer, 1, 2)
    await owe(manager, insurer, 3)
    at(manager, "2026-04-16")
    await pay(manager, insurer, 1_000)
    await in_time(manager, insurer, 4, 5)
    assert await states(insurer) == []
    await in_time(manager, insurer, 6)
    assert await states(insurer) == ["S4, S5, S6 50000 60000 open"]


async def test_money_told_late_with_an_early_day_counts_and_taken_back_it_does_not(manager: Actor) -> None:
    clock.use(FixedClock(JANUARY))
    insurer = await an_insurer(manager, "人保")
    await in_time(manager, insurer, 1, 2)
    await owe(manager, insurer, 3)
    at(manager, "2026-04-20")
    writer = await pay(manager, insurer, 1_000, "2026-04-15")
    assert await states(insurer) == ["S1, S2, S3 50000 60000 open"]
    await service.undo_paid(anew(manager), await change(writer, "paid"))
    assert await states(insurer) == ["S1, S2, S3 50000 60000 withdrawn"]
    await pay(manager, insurer, 1_000, "2026-04-14")
    assert (await states(insurer))[1:] == ["S1, S2, S3 50000 60000 open"]
    assert await OutboxMessage.filter(template=RAISE_PUSH).count() == 2


async def test_credit_that_pays_at_closing_is_in_time(manager: Actor) -> None:
    clock.use(FixedClock(JANUARY))
    insurer = await an_insurer(manager, "人保")
    await pay(manager, insurer, 3_000)
    for month in (1, 2, 3):
        await owe(manager, insurer, month)
    assert await states(insurer) == ["S1, S2, S3 50000 60000 open"]


async def test_accepted_it_is_the_limit_with_its_reason_in_words(manager: Actor) -> None:
    insurer = await _three(manager)
    decided = await service.accept_raise(anew(manager), proposal_id=await opened(insurer))
    assert (decided.credit.limit_fen, decided.proposal.decided_by) == (yuan(60_000), "李店长")
    history = await service.limit_history(manager, insurer.id)
    assert [(line.after_fen, line.cause) for line in history.lines] == [
        (yuan(60_000), LimitCause(statements="S1, S2, S3")),
        (yuan(50_000), LimitCause()),
    ]
    detail = await service.credit_one(manager, insurer.id)
    assert (detail.limit_raised_by, detail.limit_reason, detail.proposal) == ("S1, S2, S3", "", None)
    await in_time(manager, insurer, 4, 5)
    assert len(await states(insurer)) == 1
    await in_time(manager, insurer, 6)
    assert (await states(insurer))[1:] == ["S4, S5, S6 60000 72000 open"]


async def test_declined_the_same_three_are_not_proposed_again(manager: Actor) -> None:
    insurer = await _three(manager)
    await service.decline_raise(anew(manager), proposal_id=await opened(insurer))
    await in_time(manager, insurer, 4, 5)
    assert await states(insurer) == ["S1, S2, S3 50000 60000 declined"]
    await in_time(manager, insurer, 6)
    assert (await states(insurer))[1:] == ["S4, S5, S6 50000 60000 open"]


@pytest.mark.parametrize("decide", [service.accept_raise, service.decline_raise])
async def test_decided_once(manager: Actor, decide: object) -> None:
    insurer = await _three(manager)
    proposal = await opened(insurer)
    await decide(anew(manager), proposal_id=proposal)  # type: ignore[operator]
    for again in (service.accept_raise, service.decline_raise):
        with pytest.raises(RaiseOver) as refused:
            await again(anew(manager), proposal_id=proposal)
        assert refused.value.who == "李店长"


async def test_of_several_at_once_one_decides(manager: Actor) -> None:
    insurer = await _three(manager)
    proposal = await opened(insurer)

    async def press(accepts: bool) -> bool:
        decide = service.accept_raise if accepts else service.decline_raise
        try:
            async with transaction():
                await decide(anew(manager), proposal_id=proposal)
        except RaiseOver:
            return False
        return True

    pressed: list[Awaitable[bool]] = [press(accepts=number % 2 == 0) for number in range(6)]
    assert sum(await asyncio.gather(*pressed)) == 1
    is_accepted = (await states(insurer))[0].endswith("accepted")
    assert await InsurerLimit.filter(insurer_id=insurer.id).count() == 1 + is_accepted


async def test_only_a_manager_of_the_centre_decides(manager: Actor) -> None:
    insurer = await _three(manager)
    proposal = await opened(insurer)
    partner = await an_actor(Role.PARTNER, centre=await people.centre(manager.centre_id))
    stranger = await an_actor(Role.MANAGER)
    for decide in (service.accept_raise, service.decline_raise):
        with pytest.raises(NotAllowed):
            await decide(partner, proposal_id=proposal)
        with pytest.raises(NotFound):
            await decide(stranger, proposal_id=proposal)
        with pytest.raises(NotFound):
            await decide(manager, proposal_id=proposal + 99)
    assert (await states(insurer))[0].endswith("open")


async def test_nothing_is_decided_about_an_insurer_we_no_longer_work_with(manager: Actor) -> None:
    insurer = await _three(manager)
    proposal = await opened(insurer)
    await Insurer.filter(id=insurer.id).update(status=Status.ENDED.value)
    with pytest.raises(RaiseOver):
        await service.accept_raise(manager, proposal_id=proposal)
    assert await service.raise_proposed(manager.centre_id, proposal) is None
    assert (await service.credit_digest(manager.centre_id)).proposals == ()
    assert (await service.credit_one(manager, insurer.id)).proposal is None
    await in_time(manager, insurer, 4, 5, 6)
    assert len(await states(insurer)) == 1


async def test_an_accepted_raise_is_undone_and_may_be_decided_anew(manager: Actor) -> None:
    insurer = await _three(manager)
    writer = anew(manager)
    await service.accept_raise(writer, proposal_id=await opened(insurer))
    await undo.undo_last(writer)
    assert await states(insurer) == ["S1, S2, S3 50000 60000 open"]
    lines = (await service.limit_history(manager, insurer.id)).lines
    assert lines[0].after_fen == yuan(50_000)
    assert lines[0].cause == LimitCause(statements="S1, S2, S3", is_restored=True)
    again = anew(manager)
    await service.decline_raise(again, proposal_id=await opened(insurer))
    await undo.undo_last(again)
    assert await states(insurer) == ["S1, S2, S3 50000 60000 open"]


async def test_no_undo_of_a_raise_that_somebody_built_on(manager: Actor) -> None:
    insurer = await _three(manager)
    writer = anew(manager)
    await service.accept_raise(writer, proposal_id=await opened(insurer))
    await service.set_limit(anew(manager), insurer_id=insurer.id, amount_fen=yuan(70_000), reason="一")
    with pytest.raises(BuiltOn):
        await service.undo_raise_accepted(anew(manager), await change(writer, "raise accepted"))


async def test_a_limit_changed_otherwise_withdraws_it_and_undone_brings_it_back(manager: Actor) -> None:
    insurer = await _three(manager)
    writer = anew(manager)
    await service.set_limit(writer, insurer_id=insurer.id, amount_fen=yuan(55_000), reason="一")
    assert await states(insurer) == ["S1, S2, S3 50000 60000 withdrawn"]
    await undo.undo_last(writer)
    assert (await states(insurer))[1:] == ["S1, S2, S3 50000 60000 open"]


async def test_a_change_of_limit_begins_the_row_anew(manager: Actor) -> None:
    clock.use(FixedClock(JANUARY))
    insurer = await an_insurer(manager, "人保")
    await in_time(manager, insurer, 1, 2)
    await owe(manager, insurer, 3)
    await service.set_limit(anew(manager), insurer_id=insurer.id, amount_fen=yuan(55_000), reason="一")
    at(manager, "2026-04-15")
    await pay(manager, insurer, 1_000)
    await in_time(manager, insurer, 4)
    assert await states(insurer) == []
    await in_time(manager, insurer, 5)
    assert await states(insurer) == ["S3, S4, S5 55000 66000 open"]


async def test_the_policy_says_how_many_and_how_much(manager: Actor) -> None:
    clock.use(FixedClock(JANUARY))
    await policy.set_policy(anew(manager), "credit.raise_after", "1")
    await policy.set_policy(anew(manager), "credit.raise_share", "33.33%")
    insurer = await an_insurer(manager, "人保")
    await in_time(manager, insurer, 1)
    assert await states(insurer) == ["S1 50000 66665 open"]


async def test_the_ceiling_caps_what_is_proposed_and_is_looked_at_again(manager: Actor) -> None:
    clock.use(FixedClock(JANUARY))
    insurer = await an_insurer(manager, "人保")
    await in_time(manager, insurer, 1, 2)
    await owe(manager, insurer, 3)
    await _revenue(manager, date(2026, 3, 1), 190_000)
    at(manager, "2026-04-15")
    await pay(manager, insurer, 1_000)
    assert await states(insurer) == ["S1, S2, S3 50000 57000 open"]
    await _revenue(manager, date(2026, 3, 1), 180_000)
    with pytest.raises(LimitAboveCeiling) as refused:
        await service.accept_raise(anew(manager), proposal_id=await opened(insurer))
    assert refused.value.most_fen == yuan(54_000)
    at(manager, "2026-05-02")
    accepted = await service.accept_raise(anew(manager), proposal_id=await opened(insurer))
    assert accepted.ceiling.fen is None


async def test_nothing_is_proposed_where_the_ceiling_leaves_nothing(manager: Actor) -> None:
    clock.use(FixedClock(JANUARY))
    insurer = await an_insurer(manager, "人保")
    await in_time(manager, insurer, 1, 2)
    await owe(manager, insurer, 3)
    await _revenue(manager, date(2026, 3, 1), 100_000)
    at(manager, "2026-04-15")
    await pay(manager, insurer, 1_000)
    assert await states(insurer) == []
    await in_time(manager, insurer, 4)
    assert await states(insurer) == ["S2, S3, S4 50000 60000 open"]


async def _revenue(manager: Actor, month: date, amount: int) -> None:
    await service.note_revenue(anew(manager), month=month, amount_fen=yuan(amount))


async def test_no_limit_passes_the_ceiling_of_the_last_full_month(manager: Actor, insurer: InsurerView) -> None:
    await _revenue(manager, date(2026, 9, 1), 100_000)
    unknown = await service.set_limit(anew(manager), insurer_id=insurer.id, amount_fen=yuan(90_000), reason="一")
    assert unknown.ceiling is not None
    assert (unknown.ceiling.month, unknown.ceiling.fen) == (OCTOBER, None)
    view = await service.note_revenue(anew(manager), month=date(2026, 10, 31), amount_fen=yuan(200_000))
    assert (view.month, view.ceiling.fen, view.above) == (OCTOBER, yuan(60_000), ("平安",))
    with pytest.raises(LimitAboveCeiling) as refused:
        await service.set_limit(anew(manager), insurer_id=insurer.id, amount_fen=yuan(60_000) + 1, reason="二")
    assert (refused.value.most_fen, refused.value.percent) == (yuan(60_000), "30")
    detail = await service.credit_one(manager, insurer.id)
    assert detail.ceiling is not None
    assert (detail.credit.limit_fen, detail.ceiling.fen) == (yuan(90_000), yuan(60_000))
    below = await service.set_limit(anew(manager), insurer_id=insurer.id, amount_fen=yuan(60_000), reason="三")
    assert below.credit.limit_fen == yuan(60_000)


async def test_revenue_is_corrected_kept_and_taken_back(manager: Actor) -> None:
    second = anew(manager)
    await service.note_revenue(anew(manager), month=OCTOBER, amount_fen=yuan(1_965_000))
    corrected = await service.note_revenue(second, month=OCTOBER, amount_fen=yuan(1_956_000))
    assert corrected.before_fen == yuan(1_965_000)
    with pytest.raises(RevenueUnchanged):
        await service.note_revenue(anew(manager), month=OCTOBER, amount_fen=yuan(1_956_000))
    with pytest.raises(BuiltOn):
        await service.undo_revenue(anew(manager), (await people.own_changes(manager))[-1])
    (october, *others) = (await service.list_revenues(manager)).months
    assert (october.amount_fen, october.who, october.corrections) == (yuan(1_956_000), "李店长", 1)
    assert {each.amount_fen for each in others} == {None}
    await undo.undo_last(second)
    assert (await service.list_revenues(manager)).ceiling.fen == yuan(589_500)
    assert await MonthRevenue.filter(centre_id=manager.centre_id).count() == 3


async def test_revenue_taken_back_is_unknown_again(manager: Actor) -> None:
    writer = anew(manager)
    await service.note_revenue(writer, month=OCTOBER, amount_fen=yuan(1_965_000))
    await undo.undo_last(writer)
    view = await service.list_revenues(manager)
    assert (view.ceiling.fen, view.months[0].amount_fen) == (None, None)


@pytest.mark.parametrize(
    ("month", "amount", "error"),
    [
        (date(2026, 11, 1), 100, MonthNotOver),
        (date(2026, 12, 1), 100, MonthNotOver),
        (date(2027, 10, 1), 100, MonthNotOver),
        (OCTOBER, 0, AmountNotPositive),
        (OCTOBER, -100, AmountNotPositive),
    ],
)
async def test_revenue_that_cannot_be(manager: Actor, month: date, amount: int, error: type[DomainError]) -> None:
    with pytest.raises(error):
        await service.note_revenue(manager, month=month, amount_fen=yuan(amount))
    partner = await an_actor(Role.PARTNER, centre=await people.centre(manager.centre_id))
    with pytest.raises(NotAllowed):
        await service.note_revenue(partner, month=OCTOBER, amount_fen=yuan(100))


async def test_a_limits_history_is_read_on(manager: Actor, insurer: InsurerView) -> None:
    for thousand in range(51, 56):
        await service.set_limit(anew(manager), insurer_id=insurer.id, amount_fen=yuan(1_000 * thousand), reason="一")
    newest = (await service.limit_history(manager, insurer.id, limit=2)).lines
    assert [line.after_fen // 100_000 for line in newest] == [55, 54]
    older = (await service.limit_history(manager, insurer.id, spot=Spot(older_than=newest[-1].id), limit=9)).lines
    assert [line.after_fen // 100_000 for line in older] == [53, 52, 51, 50]
    assert (older[-1].before_fen, older[-1].who) == (None, "李店长")


async def test_the_card_costs_one_query_for_ceiling_and_proposal(manager: Actor, insurer: InsurerView) -> None:
    proposal = await a_proposal(manager, insurer.id)
    await InsurerRaise.all().update(state=RaiseState.WITHDRAWN.value)
    with recorded_queries() as bare:
        await service.credit_one(manager, insurer.id)
    for month in range(1, 11):
        await _revenue(manager, date(2026, month, 1), 1_965_000)
    await InsurerRaise.all().update(state=RaiseState.OPEN.value)
    with recorded_queries() as full:
        detail = await service.credit_one(manager, insurer.id)
    assert len(full) == len(bare)
    assert detail.ceiling is not None
    assert detail.proposal is not None
    assert (detail.ceiling.fen, detail.proposal.id) == (yuan(589_500), proposal)
