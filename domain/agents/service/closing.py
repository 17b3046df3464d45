"""Winning, losing and reassigning referrals (domain §6)."""

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.agents import queries
from domain.agents.errors import ReferralClosed, ReferralExpired, SameAgentAlready
from domain.agents.models import FeeEntry, Referral
from domain.agents.rules import label, owed_fen, reference, state_on, terms_in_force
from domain.agents.service._cards import shown, terms_view
from domain.agents.views import Direction, FeeKind, ReferralState, ReferralView, WonReferral
from domain.people import service as people


@use_case(Role.ADVISOR)
async def win(actor: Actor, number: int) -> WonReferral:
    """The referral came to a deal: its fee is earned today and stands in the agent's account (domain §6).

    Refused: one that is closed (``ReferralClosed``, saying by whom and when) or expired, another centre's
    (``NotFound``). Of two at once one wins it, the other is refused: the fee is never earned twice.
    """
    row = await _open_referral(actor, number)
    await _close(actor, row, ReferralState.WON, "")
    today = clock.today(actor.zone)
    await FeeEntry.create(
        centre_id=actor.centre_id,
        agent_id=row.agent_id,
        referral_id=row.id,
        direction=row.direction,
        kind=FeeKind.EARNED.value,
        fee_fen=owed_fen(Direction(row.direction), row.fee_fen),
        day=today,
        posted_at=clock.now(),
    )
    balance_fen = await queries.month_balance_fen(actor.centre_id, row.agent_id, today)
    return WonReferral(await shown(actor, await queries.referral(actor.centre_id, number)), balance_fen)


@use_case(Role.ADVISOR)
async def lose(actor: Actor, number: int, reason: str = "") -> ReferralView:
    """The referral came to nothing, for ``reason`` if one is given; its plate is free for another agent.

    Refused as ``win`` is.
    """
    row = await _open_referral(actor, number)
    await _close(actor, row, ReferralState.LOST, reason)
    return await shown(actor, await queries.referral(actor.centre_id, number))


@use_case(Role.MANAGER)
async def reassign(actor: Actor, number: int, agent_id: int) -> ReferralView:
    """Give an open referral to another agent, at the fee agreed with them for the day it was logged (domain §6).

    Refused: one that is closed or expired, one that is this agent's already (``SameAgentAlready``), a referral
    or agent of another centre (``NotFound``).
    """
    row = await _open_referral(actor, number)
    agent = await queries.hold_agent(actor.centre_id, agent_id)
    if agent.id == row.agent_id:
        raise SameAgentAlready(reference(number), label(agent))
    former = await queries.referral(actor.centre_id, number)
    versions = (await queries.terms(actor.centre_id, [agent.id]))[agent.id]
    terms = terms_in_force([terms_view(one) for one in versions], row.logged_on)
    before = {"agent_id": former.agent_id, "terms_id": former.terms_id}
    row.agent = agent
    row.terms_id = next(one.id for one in versions if one.version == terms.version)
    row.fee_fen = terms.fee_fen(Direction(row.direction))
    await row.save(update_fields=["agent_id", "terms_id", "fee_fen"])
    await people.record_change(
        actor,
        subject="referral",
        number=number,
        what="reassigned",
        before={"agent": label(former.agent), "fee_fen": former.fee_fen, **before},
        after={"agent": label(agent), "fee_fen": row.fee_fen},
    )
    return await shown(actor, row)


async def _open_referral(actor: Actor, number: int) -> Referral:
    """The referral, locked; refused unless it is open today."""
    row = await queries.lock_referral(actor.centre_id, number)
    state = state_on(ReferralState(row.state), row.open_through, clock.today(actor.zone))
    if state is ReferralState.EXPIRED:
        raise ReferralExpired(reference(number), row.logged_on, row.open_through)
    if state is not ReferralState.OPEN:
        raise await _closed(actor, row, state)
    return row


async def _closed(actor: Actor, row: Referral, state: ReferralState) -> ReferralClosed:
    names = await people.staff_names(actor.centre_id, [row.closed_by_id or 0])
    closed_on = row.closed_on or row.logged_on
    return ReferralClosed(reference(row.number), state.value, names.get(row.closed_by_id or 0, ""), closed_on)


async def _close(actor: Actor, row: Referral, state: ReferralState, reason: str) -> None:
    row.state = state.value
    row.closed_at, row.closed_on = clock.now(), clock.today(actor.zone)
    row.closed_by_id, row.reason = actor.staff_id, reason
    await row.save(update_fields=["state", "closed_at", "closed_on", "closed_by_id", "reason"])
    after = {"state": state.value} | ({"reason": reason} if reason else {})
    await people.record_change(
        actor, subject="referral", number=row.number, what=state.value, before={"state": "open"}, after=after
    )
