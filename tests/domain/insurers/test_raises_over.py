"""A proposal to raise a limit holds only as long as what it rests on, and goes with whatever ends that (domain §4)."""

from datetime import UTC, date, datetime, time

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.database.connection import recorded_queries
from domain.insurers import service
from domain.insurers.errors import RaiseOver
from domain.insurers.models import InsurerLimit, InsurerRaise
from domain.insurers.views import InsurerView
from domain.money import yuan
from domain.people import service as people
from domain.undo import service as undo
from tests.factories.insurers import a_proposal, a_statement, an_insurer, move_to
from tests.factories.people import an_actor, anew

pytestmark = pytest.mark.usefixtures("database")

OPEN, WITHDRAWN = "S1, S2, S3 open", "S1, S2, S3 withdrawn"


@pytest.fixture
async def manager(database: str) -> Actor:
    move_to(datetime(2026, 1, 5, 4, tzinfo=UTC))
    return await an_actor(Role.MANAGER, name="李店长")


@pytest.fixture
async def insurer(manager: Actor) -> InsurerView:
    """One of which S1 to S3 were paid in time, so that a raise is proposed; S4 of ¥1,000 is due on 2026-05-15."""
    insurer = await an_insurer(manager)
    for number in (1, 2, 3):
        await a_statement(manager, insurer.id, number, 1_000, date(2026, number, 10))
        await pay(manager, insurer, 1_000)
    assert await states(insurer) == [OPEN]
    await a_statement(manager, insurer.id, 4, 1_000, date(2026, 4, 10))
    return insurer


async def pay(actor: Actor, insurer: InsurerView, amount: int, day: date | None = None) -> Actor:
    """A payment in a message of its own, whose writer is told, to undo it."""
    writer = anew(actor)
    await service.receive_payment(writer, insurer_id=insurer.id, amount_fen=yuan(amount), day=day)
    return writer


async def at(actor: Actor, day: str) -> None:
    """It is noon of that day, and what the bot does by itself is done."""
    today = date.fromisoformat(day)
    move_to(clock.at(today, time(12), actor.zone))
    await service.close_statements(actor.centre_id, today)
    if await service.centres_with_raises_overtaken({actor.centre_id: today}):
        await service.withdraw_raises_overtaken(actor.centre_id, today)


async def states(insurer: InsurerView) -> list[str]:
    rows = await InsurerRaise.filter(insurer_id=insurer.id).order_by("id")
    return [f"{row.statements} {row.state}" for row in rows]


async def why_over(actor: Actor, insurer: InsurerView) -> RaiseOver:
    """Why the first proposal about the insurer can't be accepted, nor declined; and nothing has come of trying."""
    first = await InsurerRaise.filter(insurer_id=insurer.id).order_by("id").first()
    assert first is not None
    limits = await InsurerLimit.filter(insurer_id=insurer.id).count()
    with pytest.raises(RaiseOver):
        await service.decline_raise(anew(actor), proposal_id=first.id)
    with pytest.raises(RaiseOver) as refused:
        await service.accept_raise(anew(actor), proposal_id=first.id)
    assert await InsurerLimit.filter(insurer_id=insurer.id).count() == limits
    return refused.value


async def test_one_that_followed_and_is_not_due_yet_says_nothing_against_it(
    manager: Actor, insurer: InsurerView
) -> None:
    await at(manager, "2026-05-15")
    assert await states(insurer) == [OPEN]
    decided = await service.accept_raise(anew(manager), proposal_id=(await InsurerRaise.get()).id)
    assert decided.credit.limit_fen == yuan(60_000)


async def test_one_that_followed_and_is_paid_late_ends_it(manager: Actor, insurer: InsurerView) -> None:
    """Whether the bot looked in between or not."""
    move_to(clock.at(date(2026, 5, 16), time(12), manager.zone))
    await pay(manager, insurer, 1_000)
    assert await states(insurer) == [WITHDRAWN]
    over = await why_over(manager, insurer)
    assert (over.state, over.statement, over.day) == ("late", "S4", "2026-05-15")


async def test_at_midnight_it_is_over_before_anybody_has_looked(manager: Actor, insurer: InsurerView) -> None:
    row = await InsurerRaise.get()
    move_to(clock.at(date(2026, 5, 16), time(0), manager.zone))
    assert (await service.credit_one(manager, insurer.id)).proposal is None
    assert (await service.credit_digest(manager.centre_id)).proposals == ()
    assert await service.raise_proposed(manager.centre_id, row.id) is None
    over = await why_over(manager, insurer)
    assert (over.state, over.statement) == ("late", "S4")
    assert await states(insurer) == [OPEN]
    await at(manager, "2026-05-16")
    assert await states(insurer) == [WITHDRAWN]
    assert await service.centres_with_raises_overtaken({manager.centre_id: date(2026, 5, 16)}) == set()


async def test_while_something_is_late_nothing_is_proposed(manager: Actor, insurer: InsurerView) -> None:
    """The payment of S3, told anew, makes the first three a row again; S4 is late all the same."""
    await at(manager, "2026-05-16")
    again = await pay(manager, insurer, 1, date(2026, 4, 14))
    assert await states(insurer) == [WITHDRAWN]
    await undo.undo_last(again)
    await pay(manager, insurer, 1_000, date(2026, 5, 15))
    assert await states(insurer) == [WITHDRAWN, "S2, S3, S4 open"]
    over = await why_over(manager, insurer)
    assert over.state == "renewed"


async def test_what_is_late_goes_by_each_centres_own_day(manager: Actor, insurer: InsurerView) -> None:
    other = await an_actor(Role.MANAGER)
    with recorded_queries() as queries:
        days = {manager.centre_id: date(2026, 5, 15), other.centre_id: date(2026, 5, 16)}
        assert await service.centres_with_raises_overtaken(days) == set()
        assert await service.centres_with_raises_overtaken({}) == set()
    assert len(queries) == 1
    assert await service.withdraw_raises_overtaken(other.centre_id, date(2026, 5, 16)) == 0
    assert await service.centres_with_raises_overtaken({manager.centre_id: date(2026, 5, 16)}) == {manager.centre_id}


async def test_a_payment_that_is_corrected_ends_it(manager: Actor, insurer: InsurerView) -> None:
    *_, first = (await service.list_payments(manager, insurer.id)).payments
    await service.reverse_payment(anew(manager), insurer_id=insurer.id, payment_id=first.id, reason="记错了")
    assert await states(insurer) == [WITHDRAWN]
    over = await why_over(manager, insurer)
    assert (over.state, over.statement) == ("late", "S1")


async def test_another_limit_ends_it_and_says_which(manager: Actor, insurer: InsurerView) -> None:
    await service.set_limit(anew(manager), insurer_id=insurer.id, amount_fen=yuan(55_000), reason="扩面")
    over = await why_over(manager, insurer)
    assert (over.state, over.limit_fen) == ("limited", yuan(55_000))


@pytest.mark.parametrize("takes_back", [True, False])
async def test_the_end_of_the_cooperation_ends_it_and_going_on_proposes_it_anew(
    manager: Actor, insurer: InsurerView, takes_back: bool
) -> None:
    ender = anew(manager)
    await service.end_cooperation(ender, insurer_id=insurer.id, reason="合同到期")
    assert await states(insurer) == [WITHDRAWN]
    assert (await why_over(manager, insurer)).state == "ended"
    again = anew(manager)
    if takes_back:
        await undo.undo_last(ender)
    else:
        await service.reopen(again, insurer_id=insurer.id, reason="续签")
    assert await states(insurer) == [WITHDRAWN, OPEN]
    if not takes_back:
        await undo.undo_last(again)
        assert await states(insurer) == [WITHDRAWN, WITHDRAWN]


async def test_a_decision_taken_back_when_it_no_longer_holds_leaves_nothing_open(
    manager: Actor, insurer: InsurerView
) -> None:
    move_to(clock.at(date(2026, 5, 15), time(12), manager.zone))
    writer = anew(manager)
    await service.decline_raise(writer, proposal_id=(await InsurerRaise.get()).id)
    move_to(clock.at(date(2026, 5, 16), time(9), manager.zone))
    await service.undo_raise_declined(anew(manager), (await people.own_changes(writer))[0])
    assert await states(insurer) == [WITHDRAWN]


async def test_of_whom_nobody_knows_why_it_is_said_that_payments_were_corrected(manager: Actor) -> None:
    other = await an_insurer(manager, "人保")
    await a_proposal(manager, other.id)
    await InsurerRaise.all().update(state="withdrawn")
    assert (await why_over(manager, other)).state == "withdrawn"
