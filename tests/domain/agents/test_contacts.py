"""Adding agents, agreeing on fees, and seeing how it stands with them (domain §6)."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from domain import clock
from domain.actor import Role
from domain.agents import service as agents
from domain.agents.errors import AgentNameTaken, AgentPhoneTaken, FeeOutOfRange, TermsInThePast
from domain.agents.models import Agent, AgentTerms
from domain.agents.views import Direction, FoundBy
from domain.clock import FixedClock
from domain.customers.errors import NotAName, NotAPhone
from domain.database.connection import recorded_queries
from domain.errors import NotAllowed, NotFound
from domain.money import Fen, yuan
from domain.people.models import AuditEntry
from domain.policy import service as policy
from tests.factories.agents import a_referral, an_agent
from tests.factories.people import a_centre, a_staff, an_actor

PHONE = "13900001111"

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def time() -> FixedClock:
    fixed = FixedClock(datetime(2026, 11, 20, 2, 0, tzinfo=UTC))
    clock.use(fixed)
    return fixed


async def test_an_agent_begins_with_the_fees_of_policy(time: FixedClock) -> None:
    partner = await an_actor(Role.PARTNER)
    added = await agents.add_agent(
        partner, name=" 陈静 ", company="平安", phone="139-0000-1111", found_by=FoundBy.FIELD
    )
    assert (added.agent.name, added.agent.company, added.agent.phone) == ("陈静", "平安", PHONE)
    assert (added.agent.terms.out_fee_fen, added.agent.terms.in_fee_fen) == (yuan(50), yuan(80))
    assert (added.agent.terms.version, added.agent.terms.from_day) == (1, date(2026, 11, 20))
    assert added.agent.found_by is FoundBy.FIELD
    assert added.namesake_companies == ()
    assert [row.what for row in await AuditEntry.filter(subject="agent").order_by("id")] == ["added", "terms"]


async def test_fees_follow_the_centres_own_policy() -> None:
    manager = await an_actor(Role.MANAGER)
    await policy.set_policy(manager, "referral.fee_out", "60")
    added = await agents.add_agent(manager, name="陈静", company="平安", phone=PHONE)
    assert added.agent.terms.out_fee_fen == yuan(60)


async def test_a_phone_belongs_to_one_agent() -> None:
    partner = await an_actor(Role.PARTNER)
    await agents.add_agent(partner, name="陈静", company="平安", phone=PHONE)
    with pytest.raises(AgentPhoneTaken) as refused:
        await agents.add_agent(partner, name="李强", company="人保", phone=PHONE)
    assert refused.value.agent == "陈静（平安）"
    elsewhere = await an_actor(Role.PARTNER)
    await agents.add_agent(elsewhere, name="陈静", company="平安", phone=PHONE)


async def test_a_name_may_repeat_with_another_company_and_it_is_said() -> None:
    partner = await an_actor(Role.PARTNER)
    await agents.add_agent(partner, name="陈静", company="平安", phone=PHONE)
    with pytest.raises(AgentNameTaken):
        await agents.add_agent(partner, name="陈静", phone="13900002222")
    with pytest.raises(AgentNameTaken):
        await agents.add_agent(partner, name="陈静", company="平安", phone="13900002222")
    added = await agents.add_agent(partner, name="陈静", company="人保", phone="13900002222")
    assert added.namesake_companies == ("平安",)
    assert [one.name for one in await agents.names(partner)] == ["陈静（平安）", "陈静（人保）"]


async def test_agents_without_a_phone_do_not_disturb_each_other() -> None:
    partner = await an_actor(Role.PARTNER)
    await agents.add_agent(partner, name="陈静", company="平安")
    await agents.add_agent(partner, name="李强", company="平安")
    assert await Agent.all().count() == 2


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"name": "", "company": "平安"}, NotAName),
        ({"name": "陈" * 41}, NotAName),
        ({"name": "陈静", "company": "平\n安"}, NotAName),
        ({"name": "陈静", "phone": "010-12345678"}, NotAPhone),
    ],
)
async def test_what_can_not_be_is_refused(facts: dict[str, str], refusal: type[Exception]) -> None:
    partner = await an_actor(Role.PARTNER)
    with pytest.raises(refusal):
        await agents.add_agent(partner, **facts)  # type: ignore[arg-type] # none of the facts is found_by
    assert not await Agent.exists()


async def test_the_same_agent_added_at_once_is_added_once() -> None:
    centre = await a_centre()
    staff = [await a_staff(centre, Role.PARTNER) for _ in range(4)]
    results = await asyncio.gather(
        *(agents.add_agent(one, name="陈静", company="平安", phone=PHONE) for one in staff), return_exceptions=True
    )
    assert sum(isinstance(one, AgentPhoneTaken) for one in results) == 3
    assert await Agent.all().count() == await AgentTerms.all().count() == 1


async def test_new_terms_hold_from_their_day_and_older_referrals_keep_theirs(time: FixedClock) -> None:
    centre = await a_centre()
    partner = await a_staff(centre, Role.PARTNER)
    agent = await an_agent(centre)
    old = await a_referral(partner, agent)
    await agents.set_terms(partner, agent_id=agent.id, out_fee_fen=yuan(70), from_day=date(2026, 12, 1))
    still = await a_referral(partner, agent)
    time.advance(timedelta(days=11))
    new = await a_referral(partner, agent)
    assert [view.fee_fen for view in (old, still, new)] == [yuan(50), yuan(50), yuan(70)]
    card = await agents.show_agent(partner, agent.id)
    assert (card.agent.terms.version, card.agent.terms.in_fee_fen) == (2, yuan(80))
    await agents.win(partner, old.number)
    assert (await agents.show_agent(partner, agent.id)).figures.balance_fen == yuan(50)


@pytest.mark.parametrize(("out_fee", "in_fee"), [(4_999, None), (10_001, None), (None, 4_999), (None, 8_001)])
async def test_fees_beyond_policy_are_refused(out_fee: int | None, in_fee: int | None) -> None:
    centre = await a_centre()
    partner, agent = await a_staff(centre, Role.PARTNER), await an_agent(centre)
    with pytest.raises(FeeOutOfRange):
        await agents.set_terms(
            partner,
            agent_id=agent.id,
            out_fee_fen=None if out_fee is None else Fen(out_fee),
            in_fee_fen=None if in_fee is None else Fen(in_fee),
        )
    assert await AgentTerms.all().count() == 1


async def test_terms_can_not_begin_in_the_past(time: FixedClock) -> None:
    centre = await a_centre()
    partner, agent = await a_staff(centre, Role.PARTNER), await an_agent(centre)
    with pytest.raises(TermsInThePast):
        await agents.set_terms(partner, agent_id=agent.id, out_fee_fen=yuan(70), from_day=date(2026, 11, 19))


async def test_the_balance_is_of_the_month_and_says_who_owes(time: FixedClock) -> None:
    centre = await a_centre()
    partner, agent = await a_staff(centre, Role.PARTNER), await an_agent(centre)
    last_month = await a_referral(partner, agent)
    await agents.win(partner, last_month.number)
    time.move_to(datetime(2026, 11, 30, 16, 0, tzinfo=UTC))  # midnight in Shanghai: December begins
    sent, brought = await a_referral(partner, agent), await a_referral(partner, agent, direction=Direction.IN)
    await a_referral(partner, agent)
    await agents.win(partner, sent.number)
    won = await agents.win(partner, brought.number)
    assert won.balance_fen == yuan(50) - yuan(80)
    card = await agents.show_agent(partner, agent.id)
    assert (card.figures.open_count, card.figures.won_count, card.figures.balance_fen) == (1, 2, yuan(-30))


async def test_many_agents_cost_as_many_queries_as_one() -> None:
    centre = await a_centre()
    partner = await a_staff(centre, Role.PARTNER)
    await an_agent(centre)
    counts = []
    for _ in range(2):
        with recorded_queries() as queries:
            page = await agents.list_agents(partner)
        counts.append(len(queries))
        for _ in range(11):
            await a_referral(partner, await an_agent(centre))
    assert counts[0] == counts[1]
    assert page.total == 12
    assert (len(page), page.left) == (10, 2)
    rest = await agents.list_agents(partner, offset=20)
    assert (len(rest), rest.total, rest.left) == (3, 23, 0)


async def test_an_advisor_may_name_agents_but_not_add_or_look_into_them() -> None:
    centre = await a_centre()
    advisor, agent = await a_staff(centre), await an_agent(centre)
    assert [one.id for one in await agents.names(advisor)] == [agent.id]
    for refused in (
        agents.add_agent(advisor, name="李强", company="人保"),
        agents.set_terms(advisor, agent_id=agent.id, out_fee_fen=yuan(60)),
        agents.show_agent(advisor, agent.id),
        agents.list_agents(advisor),
    ):
        with pytest.raises(NotAllowed):
            await refused


async def test_another_centres_agents_do_not_exist() -> None:
    centre, stranger = await a_centre(), await an_actor(Role.MANAGER)
    agent = await an_agent(centre)
    assert await agents.names(stranger) == []
    assert (await agents.list_agents(stranger)).total == 0
    with pytest.raises(NotFound):
        await agents.show_agent(stranger, agent.id)
    with pytest.raises(NotFound):
        await agents.set_terms(stranger, agent_id=agent.id, out_fee_fen=yuan(60))
