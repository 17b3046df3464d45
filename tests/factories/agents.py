"""Agents and referrals for tests of every room."""

from datetime import date
from itertools import count

from domain.actor import Actor, Role
from domain.agents import service as agents
from domain.agents.views import AgentView, Direction, ReferralView
from domain.people.views import CentreView
from tests.factories.customers import a_phone, a_plate
from tests.factories.people import a_staff

_numbers = count(1)


async def an_agent(
    centre: CentreView, *, name: str | None = None, company: str = "平安", phone: str | None = None
) -> AgentView:
    """An agent of ``centre`` on the usual terms."""
    partner = await a_staff(centre, Role.PARTNER)
    added = await agents.add_agent(
        partner, name=name or f"代理{next(_numbers)}", company=company, phone=phone or a_phone()
    )
    return added.agent


async def a_referral(
    actor: Actor,
    agent: AgentView,
    *,
    direction: Direction = Direction.OUT,
    plate: str | None = None,
    name: str = "王先生",
    phone: str | None = None,
    expires_on: date | None = None,
) -> ReferralView:
    """An open referral with ``agent``, logged by ``actor``."""
    return await agents.log_referral(
        actor,
        direction=direction,
        agent_id=agent.id,
        plate=plate or a_plate(),
        name=name,
        phone=phone or a_phone(),
        expires_on=expires_on,
    )
