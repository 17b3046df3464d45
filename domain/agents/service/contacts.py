"""Agents themselves and what is agreed with them (domain §6)."""

from collections.abc import Sequence
from datetime import date

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.agents import queries
from domain.agents.errors import AgentPhoneTaken
from domain.agents.models import Agent, AgentTerms
from domain.agents.rules import (
    FeeRange,
    check_fee,
    check_terms_begin,
    check_told_apart,
    label,
    named,
    namesakes,
    terms_in_force,
)
from domain.agents.service._cards import agent_view, terms_view
from domain.agents.views import (
    AddedAgent,
    AgentCard,
    AgentFigures,
    AgentView,
    Direction,
    FoundBy,
    TermsView,
)
from domain.customers.service import checked_name, normalised_phone
from domain.database.connection import lock
from domain.money import Fen
from domain.names import Named
from domain.pages import Page
from domain.people import service as people
from domain.policy import service as policy
from domain.policy.values import PolicyValues

AGENTS_PER_PAGE = 10


@use_case(Role.PARTNER)
async def add_agent(
    actor: Actor, *, name: str, company: str = "", phone: str | None = None, found_by: FoundBy | None = None
) -> AddedAgent:
    """A new agent with the fees that policy gives to begin with, in force from today (domain §6).

    Refused: what can't be a name or phone, a phone that another agent has (``AgentPhoneTaken``), a name that
    another agent has unless a company of their own tells them apart (``AgentNameTaken``).
    """
    name, company = checked_name(name), checked_name(company) if company else ""
    phone = normalised_phone(phone) if phone else None
    await lock(f"agents:{actor.centre_id}")
    await _check_phone_free(actor, phone)
    others = namesakes(await queries.agents(actor.centre_id), name)
    check_told_apart(company, others)
    agent = await Agent.create(
        centre_id=actor.centre_id,
        name=name,
        company=company,
        phone=phone,
        found_by=found_by.value if found_by else None,
        created_at=clock.now(),
    )
    facts = {"name": name, "company": company, "phone": phone or "", "found_by": agent.found_by or ""}
    await people.record_change(actor, subject="agent", number=agent.id, what="added", before={}, after=facts)
    rules = (await _policy(actor)).referral
    first = TermsView(1, clock.today(actor.zone), rules.fee_out, rules.fee_in)
    terms = await _agree(actor, agent, first, before=None)
    return AddedAgent(agent_view(agent, terms), tuple(other.company for other in others))


@use_case(Role.PARTNER)
async def set_terms(
    actor: Actor,
    *,
    agent_id: int,
    out_fee_fen: Fen | None = None,
    in_fee_fen: Fen | None = None,
    from_day: date | None = None,
) -> AgentView:
    """Agree on other fees a deal from ``from_day`` on, today without it; a fee not given stays (domain §6).

    Referrals logged before keep the fee of their day. Refused: another centre's agent (``NotFound``), a fee that
    policy does not allow (``FeeOutOfRange``), a day before today or before the latest terms (``TermsInThePast``).
    """
    await lock(f"agents:{actor.centre_id}")
    agent = await queries.agent(actor.centre_id, agent_id)
    latest = (await _versions(actor, [agent]))[agent.id][-1]
    today = clock.today(actor.zone)
    new = TermsView(
        latest.version + 1,
        from_day or max(today, latest.from_day),
        latest.out_fee_fen if out_fee_fen is None else out_fee_fen,
        latest.in_fee_fen if in_fee_fen is None else in_fee_fen,
    )
    check_terms_begin(new.from_day, today, latest.from_day)
    await _check_fees(actor, new)
    return agent_view(agent, await _agree(actor, agent, new, before=latest))


@use_case(Role.ADVISOR)
async def names(actor: Actor) -> list[Named]:
    """The centre's agents by everything they are called, for recognising them in what people type."""
    return named(await queries.agents(actor.centre_id))


@use_case(Role.PARTNER)
async def show_agent(actor: Actor, agent_id: int) -> AgentCard:
    """An agent: the terms in force, open and won referrals, this month's balance. ``NotFound`` in other centres."""
    return (await _cards(actor, [await queries.agent(actor.centre_id, agent_id)]))[0]


@use_case(Role.PARTNER)
async def list_agents(actor: Actor, *, offset: int = 0, limit: int = AGENTS_PER_PAGE) -> Page[AgentCard]:
    """Some agents by name from ``offset`` on, each with how it stands; as many queries for ten as for one."""
    found = await queries.agents_page(actor.centre_id, offset=offset, limit=limit)
    return found.holding(await _cards(actor, found.items))


async def _cards(actor: Actor, agents: Sequence[Agent]) -> list[AgentCard]:
    today, ids = clock.today(actor.zone), [agent.id for agent in agents]
    versions = await _versions(actor, agents)
    figures = await queries.figures(actor.centre_id, ids, today)
    return [
        AgentCard(
            agent_view(agent, terms_in_force(versions[agent.id], today)), figures.get(agent.id, AgentFigures()), today
        )
        for agent in agents
    ]


async def _versions(actor: Actor, agents: Sequence[Agent]) -> dict[int, list[TermsView]]:
    found = await queries.terms(actor.centre_id, [agent.id for agent in agents])
    return {agent_id: [terms_view(one) for one in versions] for agent_id, versions in found.items()}


async def _check_phone_free(actor: Actor, phone: str | None) -> None:
    if phone is not None and (other := await queries.agent_with_phone(actor.centre_id, phone)):
        raise AgentPhoneTaken(label(other))


async def _check_fees(actor: Actor, terms: TermsView) -> None:
    allowed = (await _policy(actor)).referral
    check_fee(Direction.OUT, terms.out_fee_fen, FeeRange(allowed.fee_out_least, allowed.fee_out_most))
    check_fee(Direction.IN, terms.in_fee_fen, FeeRange(allowed.fee_in_least, allowed.fee_in_most))


async def _policy(actor: Actor) -> PolicyValues:
    return await policy.values_at(actor.centre_id, clock.today(actor.zone))


async def _agree(actor: Actor, agent: Agent, new: TermsView, *, before: TermsView | None) -> TermsView:
    await AgentTerms.create(
        centre_id=actor.centre_id,
        agent_id=agent.id,
        version=new.version,
        from_day=new.from_day,
        out_fee_fen=new.out_fee_fen,
        in_fee_fen=new.in_fee_fen,
        agreed_at=clock.now(),
    )
    await people.record_change(
        actor,
        subject="agent",
        number=agent.id,
        what="terms",
        before=_facts(before) if before else {},
        after={"agent": label(agent), **_facts(new), "version": new.version},
    )
    return new


def _facts(terms: TermsView) -> dict[str, object]:
    return {
        "out_fee_fen": terms.out_fee_fen,
        "in_fee_fen": terms.in_fee_fen,
        "from_day": terms.from_day.isoformat(),
    }
