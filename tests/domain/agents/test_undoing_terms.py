"""Taking back what was agreed with an agent (domain §6): found by ``tests/model``."""

import asyncio
from datetime import UTC, date, datetime
from datetime import time as wall_time

import pytest

from domain import clock
from domain.actor import Actor, Role
from domain.agents import service as agents
from domain.agents.errors import TermsUsed
from domain.agents.views import ReferralView
from domain.clock import FixedClock
from domain.database.connection import transaction
from domain.money import yuan
from domain.people import service as people
from domain.people.views import ChangeView
from tests.factories.agents import a_referral, an_agent
from tests.factories.people import a_centre, a_staff, anew

HASTE_SECONDS = 0.3
"""An undo that waits for nobody is over by then."""

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def time() -> FixedClock:
    fixed = FixedClock(datetime(2026, 11, 20, 2, 0, tzinfo=UTC))
    clock.use(fixed)
    return fixed


async def a_change_of_terms(partner: Actor) -> ChangeView:
    """The last change of terms."""
    return next(each for each in await people.own_changes(partner) if each.what == "terms")


async def test_terms_are_not_taken_back_from_under_a_referral(time: FixedClock) -> None:
    """Not even when other terms were agreed after it and taken back."""
    centre = await a_centre()
    partner, agent = await a_staff(centre, Role.PARTNER), await an_agent(centre)
    await agents.set_terms(anew(partner), agent_id=agent.id, out_fee_fen=yuan(60))
    first = await a_change_of_terms(partner)
    await a_referral(partner, agent)
    await agents.set_terms(anew(partner), agent_id=agent.id, out_fee_fen=yuan(70))
    await agents.undo_terms(anew(partner), await a_change_of_terms(partner))
    with pytest.raises(TermsUsed):
        await agents.undo_terms(anew(partner), first)


async def test_terms_agreed_one_after_the_other_are_taken_back_one_after_the_other(time: FixedClock) -> None:
    centre = await a_centre()
    partner, agent = await a_staff(centre, Role.PARTNER), await an_agent(centre)
    await agents.set_terms(anew(partner), agent_id=agent.id, out_fee_fen=yuan(60))
    first = await a_change_of_terms(partner)
    await agents.set_terms(anew(partner), agent_id=agent.id, out_fee_fen=yuan(70), from_day=date(2026, 12, 1))
    await agents.undo_terms(anew(partner), await a_change_of_terms(partner))
    await agents.undo_terms(anew(partner), first)
    for day in (date(2026, 11, 20), date(2026, 12, 1)):
        clock.use(FixedClock(clock.at(day, wall_time(12), partner.zone)))
        assert (await a_referral(partner, agent)).fee_fen == yuan(50)


async def test_a_referral_and_the_taking_back_of_its_terms_at_once(time: FixedClock) -> None:
    """While somebody logs a referral under them, terms wait to be taken back, and are then found used."""
    centre = await a_centre()
    partner, agent = await a_staff(centre, Role.PARTNER), await an_agent(centre)
    await agents.set_terms(anew(partner), agent_id=agent.id, out_fee_fen=yuan(60))
    change = await a_change_of_terms(partner)
    is_logged, may_end = asyncio.Event(), asyncio.Event()

    async def log_it() -> ReferralView:
        async with transaction():
            referral = await a_referral(anew(partner), agent)
            is_logged.set()
            await may_end.wait()
            return referral

    logging = asyncio.create_task(log_it())
    await is_logged.wait()
    undoing = asyncio.ensure_future(agents.undo_terms(anew(partner), change))
    await asyncio.wait({undoing}, timeout=HASTE_SECONDS)
    may_end.set()
    assert (await logging).fee_fen == yuan(60)
    with pytest.raises(TermsUsed):
        await undoing
