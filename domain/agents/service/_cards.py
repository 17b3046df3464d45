"""From rows to views; not for callers outside of the service."""

from collections.abc import Sequence

from domain import clock
from domain.actor import Actor
from domain.agents.models import Agent, AgentTerms, Referral
from domain.agents.rules import state_on
from domain.agents.views import AgentView, Direction, FoundBy, ReferralState, ReferralView, TermsView
from domain.customers import service as customers
from domain.customers.views import CustomerView
from domain.people import service as people

_NOBODY = CustomerView(0, "", "")


def terms_view(row: AgentTerms) -> TermsView:
    """Terms as callers see them."""
    return TermsView(row.version, row.from_day, row.out_fee_fen, row.in_fee_fen)


def agent_view(row: Agent, terms: TermsView) -> AgentView:
    """An agent as callers see them."""
    found_by = FoundBy(row.found_by) if row.found_by else None
    return AgentView(row.id, row.name, row.company, row.phone or "", found_by, row.active, terms)


async def shown(actor: Actor, row: Referral) -> ReferralView:
    """The view of one referral; in a private chat, where the customer shows whole, the look is audited (domain §2)."""
    if actor.place.is_private:
        await people.record_look(actor, subject="referral", number=row.number)
    return (await referral_views(actor, [row]))[0]


async def referral_views(actor: Actor, rows: Sequence[Referral]) -> tuple[ReferralView, ...]:
    """Referrals as they stand today, read with their agents, customers and staff: two queries more for all."""
    who = {row.customer_id for row in rows if row.customer_id}
    staff = {row.logged_by_id for row in rows} | {row.closed_by_id for row in rows if row.closed_by_id}
    known = await customers.customers_by_id(actor.centre_id, who)
    staff_names = await people.staff_names(actor.centre_id, staff)
    return tuple(_referral_view(actor, row, known.get(row.customer_id or 0, _NOBODY), staff_names) for row in rows)


def _referral_view(actor: Actor, row: Referral, customer: CustomerView, staff_names: dict[int, str]) -> ReferralView:
    today = clock.today(actor.zone)
    return ReferralView(
        number=row.number,
        direction=Direction(row.direction),
        state=state_on(ReferralState(row.state), row.open_through, today),
        agent_id=row.agent_id,
        agent_name=row.agent.name,
        agent_company=row.agent.company,
        plate=row.plate,
        customer_name=customer.name,
        phone=customer.phone,
        policy_expires_on=row.policy_expires_on,
        fee_fen=row.fee_fen,
        logged_at=row.logged_at,
        logged_on=row.logged_on,
        logged_by=staff_names.get(row.logged_by_id, ""),
        open_through=row.open_through,
        closed_on=row.closed_on,
        closed_by=staff_names.get(row.closed_by_id or 0, ""),
        reason=row.reason,
    )
