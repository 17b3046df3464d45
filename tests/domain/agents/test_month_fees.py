"""What the deals of a month came to with each agent, both directions netted (domain §6)."""

from datetime import UTC, date, datetime

import pytest

from domain import clock
from domain.actor import Role
from domain.agents import service as agents
from domain.agents.views import AgentFees, Direction
from domain.money import yuan
from domain.people import service as people
from domain.policy import service as policy
from domain.undo.table import UNDOABLE
from tests.factories.agents import a_referral, an_agent
from tests.factories.people import a_centre, a_staff, anew

pytestmark = pytest.mark.usefixtures("database")
OCTOBER = date(2026, 10, 1)


async def test_fees_of_a_month_by_agent_and_direction() -> None:
    clock.use(clock.FixedClock(datetime(2026, 10, 31, 15, 30, tzinfo=UTC)))  # half an hour before November there
    centre = await a_centre()
    manager = await a_staff(centre, Role.MANAGER)
    jing, lei = await an_agent(centre, name="陈静"), await an_agent(centre, name="赵磊")
    for plate, agent, direction in (
        ("京AD12345", jing, Direction.OUT),
        ("京A88888", jing, Direction.OUT),
        ("京BF66666", jing, Direction.IN),
        ("京C11111", lei, Direction.IN),
    ):
        logged = await a_referral(manager, agent, plate=plate, direction=direction)
        await agents.win(anew(manager), logged.number)
    won_by_mistake = anew(manager)
    await agents.win(won_by_mistake, (await a_referral(manager, lei, plate="京C22222")).number)
    change = next(each for each in await people.own_changes(won_by_mistake) if each.what == "won")
    await UNDOABLE["referral", "won"].run(anew(manager), change)
    clock.use(clock.FixedClock(datetime(2026, 10, 31, 16, 30, tzinfo=UTC)))
    await agents.win(anew(manager), (await a_referral(manager, jing, plate="京C33333")).number)
    found = await agents.month_fees(centre.id, date(2026, 10, 17))
    assert (found.month, found.due_on, found.balance_fen) == (OCTOBER, date(2026, 11, 10), yuan(-60))
    assert sorted(found.agents, key=lambda each: each.agent_id) == [
        AgentFees(jing.id, "陈静（平安）", 2, yuan(100), 1, yuan(80)),
        AgentFees(lei.id, "赵磊（平安）", 0, 0, 1, yuan(80)),
    ]
    assert [each.balance_fen for each in (await agents.month_fees(centre.id, date(2026, 11, 1))).agents] == [yuan(50)]
    assert (await agents.month_fees(centre.id, date(2026, 12, 1))).agents == ()
    assert (await agents.month_fees((await a_centre()).id, OCTOBER)).agents == ()


async def test_they_are_due_on_the_day_that_policy_has_then() -> None:
    clock.use(clock.FixedClock(datetime(2026, 10, 20, tzinfo=UTC)))
    manager = await a_staff(await a_centre(), Role.MANAGER)
    await policy.set_policy(manager, "settlement.agent_due_day", "20", date(2026, 11, 1))
    assert (await agents.month_fees(manager.centre_id, OCTOBER)).due_on == date(2026, 11, 20)
    await policy.set_policy(manager, "settlement.agent_due_day", "25", date(2026, 11, 2))
    assert (await agents.month_fees(manager.centre_id, OCTOBER)).due_on == date(2026, 11, 20)
