"""Referrals from logging to their end, and who a plate belongs to (domain §6)."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from tortoise.exceptions import IntegrityError

from domain import clock
from domain.actor import Actor, Place, Role
from domain.agents import service as agents
from domain.agents.errors import (
    AlreadyReferred,
    ReferralClosed,
    ReferralExpired,
    SameAgentAlready,
)
from domain.agents.models import FeeEntry, Referral
from domain.agents.views import AgentView, Direction, ReferralFilter, ReferralState, WonReferral
from domain.clock import FixedClock
from domain.customers.errors import ExpiryImplausible, NotAPhone, NotAPlate
from domain.customers.models import Customer, Vehicle
from domain.database.connection import recorded_queries, transaction
from domain.errors import DomainError, NotAllowed, NotFound
from domain.money import yuan
from domain.people.models import AuditEntry
from domain.people.views import CentreView
from domain.policy import service as policy
from tests.factories.agents import a_referral, an_agent
from tests.factories.people import a_centre, a_place, a_staff, an_actor

PLATE, PHONE = "京AD12345", "13812345678"
TODAY = date(2026, 11, 20)

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def time() -> FixedClock:
    fixed = FixedClock(datetime(2026, 11, 20, 2, 0, tzinfo=UTC))
    clock.use(fixed)
    return fixed


async def _room(place: Place | None = None) -> tuple[CentreView, Actor, AgentView]:
    """A centre with an advisor in its team group and the agent 陈静."""
    centre = await a_centre()
    advisor = await a_staff(centre, name="小李", place=place or a_place())
    return centre, advisor, await an_agent(centre, name="陈静")


async def _audited(number: int) -> list[str]:
    return [row.what for row in await AuditEntry.filter(subject="referral", number=number).order_by("id")]


async def test_a_referral_keeps_what_was_told() -> None:
    _, advisor, agent = await _room()
    view = await a_referral(
        advisor, agent, plate="京a·d12345", name="王先生", phone="138 1234 5678", expires_on=date(2026, 12, 31)
    )
    assert (view.number, view.direction, view.state) == (1, Direction.OUT, ReferralState.OPEN)
    assert (view.plate, view.customer_name, view.phone) == (PLATE, "王先生", PHONE)
    assert (view.agent_name, view.agent_company, view.logged_by) == ("陈静", "平安", "小李")
    assert (view.policy_expires_on, view.logged_on) == (date(2026, 12, 31), TODAY)
    assert view.open_through == date(2027, 2, 18)
    assert view.fee_fen == yuan(50)
    assert await _audited(1) == ["logged"]
    assert await agents.show_referral(advisor, 1) == view


async def test_each_direction_has_its_own_fee_and_its_own_attribution() -> None:
    _, advisor, agent = await _room()
    await a_referral(advisor, agent, plate=PLATE, phone=PHONE)
    brought = await a_referral(advisor, agent, plate=PLATE, phone=PHONE, direction=Direction.IN)
    assert (brought.number, brought.fee_fen) == (2, yuan(80))


async def test_a_customer_brought_by_an_agent_is_remembered_as_such() -> None:
    _, advisor, agent = await _room()
    await a_referral(advisor, agent, direction=Direction.IN, phone=PHONE)
    await a_referral(advisor, agent, phone="13900000001")
    assert (await Customer.get(phone=PHONE)).channel == "agent"
    assert (await Customer.get(phone="13900000001")).channel is None


async def test_a_second_referral_is_refused_naming_the_first_and_writes_nothing() -> None:
    centre, advisor, agent = await _room()
    other = await an_agent(centre, name="李强")
    await a_referral(advisor, agent, plate=PLATE, phone=PHONE)
    rows = await AuditEntry.all().count()
    with pytest.raises(AlreadyReferred) as refused:
        await a_referral(advisor, other, plate="京A·D12345", name="李女士", phone="13900000001")
    assert refused.value.params() == {
        "referral": "R1",
        "plate": PLATE,
        "direction": "out",
        "state": "open",
        "agent": "陈静（平安）",
        "agent_id": agent.id,
        "logged_on": TODAY,
        "protected_through": date(2027, 2, 18),
    }
    assert await AuditEntry.all().count() == rows
    assert await Customer.all().count() == 1


async def test_a_refusal_inside_an_open_transaction_leaves_nothing_behind() -> None:
    _, advisor, agent = await _room()
    await a_referral(advisor, agent, plate=PLATE, phone=PHONE)
    async with transaction():
        with pytest.raises(AlreadyReferred):
            await a_referral(advisor, agent, plate=PLATE, name="李女士", phone="13900000001")
    assert await Customer.all().count() == 1
    assert (await a_referral(advisor, agent)).number == 2


async def test_the_plate_is_free_the_day_after_the_ninetieth(time: FixedClock) -> None:
    _, advisor, agent = await _room()
    await a_referral(advisor, agent, plate=PLATE)
    time.advance(timedelta(days=90))
    with pytest.raises(AlreadyReferred):
        await a_referral(advisor, agent, plate=PLATE)
    time.advance(timedelta(days=1))
    again = await a_referral(advisor, agent, plate=PLATE)
    assert again.number == 2
    assert (await agents.show_referral(advisor, 1)).state is ReferralState.EXPIRED
    assert await _audited(1) == ["logged", "expired"]


async def test_a_won_plate_stays_with_its_agent_for_the_protected_days(time: FixedClock) -> None:
    centre, advisor, agent = await _room()
    other = await an_agent(centre)
    first = await a_referral(advisor, agent, plate=PLATE)
    time.advance(timedelta(days=10))
    await agents.win(advisor, first.number)
    time.advance(timedelta(days=80))
    with pytest.raises(AlreadyReferred) as refused:
        await a_referral(advisor, other, plate=PLATE)
    assert (refused.value.state, refused.value.protected_through) == ("won", date(2027, 2, 18))
    time.advance(timedelta(days=1))
    assert (await a_referral(advisor, other, plate=PLATE)).agent_id == other.id


async def test_a_lost_plate_may_be_tried_by_another_agent() -> None:
    centre, advisor, agent = await _room()
    first = await a_referral(advisor, agent, plate=PLATE)
    await agents.lose(advisor, first.number, "客户自己续了")
    assert (await a_referral(advisor, await an_agent(centre), plate=PLATE)).number == 2


async def test_the_days_are_the_centres_policy(time: FixedClock) -> None:
    centre, advisor, agent = await _room()
    manager = await a_staff(centre, Role.MANAGER)
    await policy.set_policy(manager, "referral.open_days", "30")
    view = await a_referral(advisor, agent, plate=PLATE)
    assert view.open_through == date(2026, 12, 20)
    time.advance(timedelta(days=31))
    assert (await agents.show_referral(advisor, view.number)).state is ReferralState.EXPIRED


async def test_of_many_at_once_one_gets_the_plate_and_the_others_are_told_whose_it_is() -> None:
    centre, _, _ = await _room()
    tries = [(await a_staff(centre), await an_agent(centre)) for _ in range(5)]
    results = await asyncio.gather(
        *(a_referral(advisor, agent, plate=PLATE) for advisor, agent in tries), return_exceptions=True
    )
    refusals = [one for one in results if isinstance(one, AlreadyReferred)]
    assert len(refusals) == 4
    assert {one.referral for one in refusals} == {"R1"}
    assert await Referral.all().count() == await Vehicle.all().count() == 1


async def test_the_database_itself_holds_one_open_referral_of_a_plate() -> None:
    _, advisor, agent = await _room()
    await a_referral(advisor, agent, plate=PLATE)
    row = await Referral.get(number=1)
    facts = {key: value for key, value in row.__dict__.items() if key in Referral._meta.db_fields and key != "id"}
    with pytest.raises(IntegrityError):
        async with transaction():
            await Referral.create(**facts | {"number": 2})
    await Referral.create(**facts | {"number": 2, "direction": "in"})
    await Referral.create(**facts | {"number": 3, "state": "lost"})


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"plate": "AD12345"}, NotAPlate),
        ({"phone": "1381234567"}, NotAPhone),
        ({"expires_on": date(2016, 12, 31)}, ExpiryImplausible),
    ],
)
async def test_what_can_not_be_is_refused(facts: dict[str, object], refusal: type[DomainError]) -> None:
    _, advisor, agent = await _room()
    with pytest.raises(refusal):
        await a_referral(advisor, agent, **facts)  # type: ignore[arg-type] # one fact of each type
    assert not await Referral.exists()
    assert not await Vehicle.exists()


async def test_winning_earns_the_fee_once() -> None:
    _, advisor, agent = await _room()
    await a_referral(advisor, agent, plate=PLATE)
    won = await agents.win(advisor, 1)
    assert (won.referral.state, won.referral.closed_by, won.referral.closed_on) == (ReferralState.WON, "小李", TODAY)
    assert won.balance_fen == yuan(50)
    entry = await FeeEntry.get()
    assert (entry.fee_fen, entry.kind, entry.direction, entry.day) == (yuan(50), "earned", "out", TODAY)
    assert await _audited(1) == ["logged", "won"]
    with pytest.raises(ReferralClosed) as refused:
        await agents.win(advisor, 1)
    assert refused.value.params() == {"referral": "R1", "state": "won", "closed_by": "小李", "closed_on": TODAY}
    with pytest.raises(ReferralClosed):
        await agents.lose(advisor, 1)
    assert await FeeEntry.all().count() == 1


async def test_what_the_agent_brought_is_owed_by_us() -> None:
    _, advisor, agent = await _room()
    await a_referral(advisor, agent, direction=Direction.IN)
    assert (await agents.win(advisor, 1)).balance_fen == yuan(-80)


async def test_losing_keeps_the_reason_and_earns_nothing() -> None:
    _, advisor, agent = await _room()
    await a_referral(advisor, agent)
    lost = await agents.lose(advisor, 1, "价格没谈拢")
    assert (lost.state, lost.reason) == (ReferralState.LOST, "价格没谈拢")
    assert not await FeeEntry.exists()
    with pytest.raises(ReferralClosed) as refused:
        await agents.win(advisor, 1)
    assert refused.value.state == "lost"


async def test_won_and_lost_at_once_end_in_one_of_them() -> None:
    centre, advisor, agent = await _room()
    await a_referral(advisor, agent)
    others = [await a_staff(centre) for _ in range(4)]
    results = await asyncio.gather(
        *(agents.win(one, 1) for one in others), agents.lose(advisor, 1), return_exceptions=True
    )
    assert sum(isinstance(one, ReferralClosed) for one in results) == 4
    won = sum(isinstance(one, WonReferral) for one in results)
    assert await FeeEntry.all().count() == won


async def test_a_lapsed_referral_can_not_be_closed_any_more(time: FixedClock) -> None:
    _, advisor, agent = await _room()
    await a_referral(advisor, agent)
    time.advance(timedelta(days=91))
    for closing in (agents.win(advisor, 1), agents.lose(advisor, 1)):
        with pytest.raises(ReferralExpired):
            await closing
    assert not await FeeEntry.exists()


async def test_sweeping_expires_what_lapsed_and_nothing_twice(time: FixedClock) -> None:
    centre, advisor, agent = await _room()
    await a_referral(advisor, agent)
    closed = await a_referral(advisor, agent)
    await agents.lose(advisor, closed.number)
    time.advance(timedelta(days=91))
    fresh = await a_referral(advisor, agent)
    today = clock.today(centre.zone)
    elsewhere = await a_centre()
    assert await agents.expire_referrals(elsewhere.id, today) == 0
    assert [await agents.expire_referrals(centre.id, today) for _ in range(2)] == [1, 0]
    assert [row.state for row in await Referral.all().order_by("number")] == ["expired", "lost", "open"]
    assert (await agents.show_referral(advisor, fresh.number)).is_open
    assert await _audited(1) == ["logged", "expired"]


async def test_a_manager_reassigns_at_the_new_agents_fee_of_the_day_of_logging(time: FixedClock) -> None:
    centre, advisor, agent = await _room()
    manager = await a_staff(centre, Role.MANAGER, place=a_place())
    other = await an_agent(centre, name="李强", company="人保")
    await agents.set_terms(manager, agent_id=other.id, out_fee_fen=yuan(60))
    await a_referral(advisor, agent)
    time.advance(timedelta(days=1))
    await agents.set_terms(manager, agent_id=other.id, out_fee_fen=yuan(90))
    view = await agents.reassign(manager, 1, other.id)
    assert (view.agent_name, view.fee_fen, view.logged_on) == ("李强", yuan(60), TODAY)
    change = await AuditEntry.get(subject="referral", what="reassigned")
    assert (change.before, change.after) == (
        {"agent": "陈静（平安）", "fee_fen": 5_000, "agent_id": agent.id, "terms_id": 1},
        {"agent": "李强（人保）", "fee_fen": 6_000},
    )
    assert (await agents.win(advisor, 1)).balance_fen == yuan(60)


async def test_reassigning_is_refused_to_advisors_when_closed_and_to_the_same_agent() -> None:
    centre, advisor, agent = await _room()
    manager, other = await a_staff(centre, Role.MANAGER), await an_agent(centre)
    await a_referral(advisor, agent)
    for actor in (advisor, await a_staff(centre, Role.PARTNER)):
        with pytest.raises(NotAllowed):
            await agents.reassign(actor, 1, other.id)
    with pytest.raises(SameAgentAlready):
        await agents.reassign(manager, 1, agent.id)
    with pytest.raises(NotFound):
        await agents.reassign(manager, 1, (await an_agent(await a_centre())).id)
    await agents.win(advisor, 1)
    with pytest.raises(ReferralClosed):
        await agents.reassign(manager, 1, other.id)


async def test_lists_are_open_ones_newest_first_mine_by_agent_and_by_month(time: FixedClock) -> None:
    centre, advisor, agent = await _room()
    colleague, other = await a_staff(centre), await an_agent(centre)
    await a_referral(advisor, agent)
    await a_referral(colleague, other)
    await agents.lose(colleague, 2)
    time.advance(timedelta(days=20))
    await a_referral(advisor, other)
    await a_referral(colleague, agent)

    async def numbers(chosen: ReferralFilter) -> list[int]:
        return [view.number for view in (await agents.list_referrals(advisor, chosen)).referrals]

    assert await numbers(ReferralFilter()) == [4, 3, 1]
    assert await numbers(ReferralFilter(mine=True)) == [3, 1]
    assert await numbers(ReferralFilter(agent_id=agent.id)) == [4, 1]
    assert await numbers(ReferralFilter(month=date(2026, 11, 1))) == [2, 1]
    assert await numbers(ReferralFilter(agent_id=other.id, month=date(2026, 11, 5))) == [2]
    assert await numbers(ReferralFilter(mine=True, agent_id=agent.id, month=date(2026, 12, 1))) == []
    time.advance(timedelta(days=75))
    assert await numbers(ReferralFilter()) == [4, 3]
    assert await numbers(ReferralFilter(month=date(2026, 11, 1))) == [2, 1]


async def test_long_lists_come_in_pages_and_cost_the_same() -> None:
    _, advisor, agent = await _room()
    await a_referral(advisor, agent)
    counts = []
    for _ in range(2):
        with recorded_queries() as queries:
            page = await agents.list_referrals(advisor, ReferralFilter())
        counts.append(len(queries))
        for _ in range(11):
            await a_referral(advisor, agent)
    assert counts[0] == counts[1]
    assert (page.referrals.total, len(page.referrals), page.referrals.left) == (12, 10, 2)
    rest = await agents.list_referrals(advisor, ReferralFilter(), offset=20)
    assert [view.number for view in rest.referrals] == [3, 2, 1]


async def test_a_look_in_private_is_audited_and_one_in_the_group_is_not() -> None:
    centre, advisor, agent = await _room()
    await a_referral(advisor, agent)
    await agents.show_referral(advisor, 1)
    assert await _audited(1) == ["logged"]
    await agents.show_referral(await a_staff(centre), 1)
    assert await _audited(1) == ["logged", "looked"]


async def test_a_referral_keeps_its_customer_when_the_car_changes_hands() -> None:
    _, advisor, agent = await _room()
    await a_referral(advisor, agent, plate=PLATE, name="王先生", phone=PHONE)
    await agents.lose(advisor, 1)
    await a_referral(advisor, agent, plate=PLATE, name="李女士", phone="13900000001")
    assert (await agents.show_referral(advisor, 1)).customer_name == "王先生"
    assert (await agents.show_referral(advisor, 2)).customer_name == "李女士"


async def test_another_centre_sees_and_touches_nothing() -> None:
    _, advisor, agent = await _room()
    await a_referral(advisor, agent, plate=PLATE, phone=PHONE)
    stranger = await an_actor(Role.MANAGER)
    theirs = await an_agent(await a_centre())
    for refused in (
        agents.show_referral(stranger, 1),
        agents.win(stranger, 1),
        agents.lose(stranger, 1),
        agents.reassign(stranger, 1, agent.id),
        agents.list_referrals(stranger, ReferralFilter(agent_id=agent.id)),
        a_referral(stranger, agent),
        a_referral(advisor, theirs),
    ):
        with pytest.raises(NotFound):
            await refused
    assert (await agents.list_referrals(stranger, ReferralFilter())).referrals.total == 0
    assert (await agents.show_referral(advisor, 1)).is_open


async def test_two_centres_may_refer_the_same_plate() -> None:
    _, advisor, agent = await _room()
    _, elsewhere, theirs = await _room()
    await a_referral(advisor, agent, plate=PLATE, phone=PHONE)
    assert (await a_referral(elsewhere, theirs, plate=PLATE, phone=PHONE)).number == 1
