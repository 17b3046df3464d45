"""Taking back what was done to agents and referrals (domain §6, interface §1).

What is to be taken back is locked first: whatever happened to it since is then known to ``people.record_undo``.
"""

from collections.abc import Sequence

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.agents import queries
from domain.agents.errors import AgentHasReferrals, AlreadyReferred, TermsUsed
from domain.agents.models import Agent, AgentTerms, FeeEntry, Referral
from domain.agents.rules import label, owed_fen, reference
from domain.agents.service.referring import already_referred
from domain.agents.views import Direction, FeeKind, ReferralState
from domain.database.connection import lock
from domain.errors import NotFound
from domain.money import Fen
from domain.people import service as people
from domain.people.views import ChangeView


@use_case(Role.ADVISOR)
async def undo_logged(actor: Actor, change: ChangeView) -> None:
    """The referral was logged by mistake: it is withdrawn, keeps its number, and its plate is free again.

    Refused, as all undos here: what ``people.record_undo`` refuses.
    """
    row = await _referral(actor, change)
    await people.record_undo(actor, change)
    row.state = ReferralState.WITHDRAWN.value
    row.closed_at, row.closed_on, row.closed_by_id = clock.now(), clock.today(actor.zone), actor.staff_id
    await row.save(update_fields=["state", "closed_at", "closed_on", "closed_by_id"])


@use_case(Role.ADVISOR)
async def undo_won(actor: Actor, change: ChangeView) -> None:
    """The referral is open again; what it earned is taken back by a line of its own in the agent's account."""
    row = await _referral(actor, change)
    await people.record_undo(actor, change)
    await _reopen(actor, row)
    await FeeEntry.create(
        centre_id=actor.centre_id,
        agent_id=row.agent_id,
        referral_id=row.id,
        direction=row.direction,
        kind=FeeKind.REVERSED.value,
        fee_fen=Fen(-owed_fen(Direction(row.direction), row.fee_fen)),
        day=clock.today(actor.zone),
        posted_at=clock.now(),
    )


@use_case(Role.ADVISOR)
async def undo_lost(actor: Actor, change: ChangeView) -> None:
    """The referral is open again; refused when its plate was referred anew meanwhile (``AlreadyReferred``)."""
    row = await _referral(actor, change)
    await people.record_undo(actor, change)
    await _reopen(actor, row)


@use_case(Role.MANAGER)
async def undo_reassigned(actor: Actor, change: ChangeView) -> None:
    """The referral is the former agent's again, at the fee it had with them."""
    row = await _referral(actor, change)
    await people.record_undo(actor, change)
    row.agent = await queries.hold_agent(actor.centre_id, _whole(change.before["agent_id"]))
    row.terms_id, row.fee_fen = _whole(change.before["terms_id"]), Fen(_whole(change.before["fee_fen"]))
    await row.save(update_fields=["agent_id", "terms_id", "fee_fen"])


@use_case(Role.PARTNER)
async def undo_added(actor: Actor, change: ChangeView) -> None:
    """The agent was added by mistake: nobody finds them any more, and their name and phone are free.

    Refused when a referral names them (``AgentHasReferrals``).
    """
    await lock(f"agents:{actor.centre_id}")
    await people.record_undo(actor, change)
    agent = await queries.hold_agent(actor.centre_id, change.number or 0)
    first = await queries.any_referral_of(actor.centre_id, agent.id)
    if first is not None:
        raise AgentHasReferrals(agent=label(agent), referral=reference(first.number))
    agent.active, agent.phone = False, None
    await agent.save(update_fields=["active", "phone"])


@use_case(Role.PARTNER)
async def undo_terms(actor: Actor, change: ChangeView) -> None:
    """The fees before hold again, as a version of their own from the same day; an agent's first ones go with it.

    What was agreed afterwards was taken back before, so from its day on these very terms held again: now the fees
    before do. Refused when a referral was logged under any of that (``TermsUsed``).
    """
    await lock(f"agents:{actor.centre_id}")
    await people.record_undo(actor, change)
    if not change.before:
        return
    agent = await queries.hold_agent(actor.centre_id, change.number or 0)
    versions = (await queries.terms(actor.centre_id, [agent.id]))[agent.id]
    since = _whole(change.after.get("version", versions[-1].version))
    of_it = [each for each in versions if each.version >= since]
    await _refuse_used(actor, agent, of_it)
    await AgentTerms.bulk_create(
        AgentTerms(
            centre_id=actor.centre_id,
            agent_id=agent.id,
            version=version,
            from_day=from_day,
            out_fee_fen=Fen(_whole(change.before["out_fee_fen"])),
            in_fee_fen=Fen(_whole(change.before["in_fee_fen"])),
            agreed_at=clock.now(),
        )
        for version, from_day in enumerate(sorted({each.from_day for each in of_it}), versions[-1].version + 1)
    )


async def _referral(actor: Actor, change: ChangeView) -> Referral:
    return await queries.lock_referral(actor.centre_id, change.number or 0)


async def _reopen(actor: Actor, row: Referral) -> None:
    await lock(f"referral:{actor.centre_id}:{row.plate}:{row.direction}")
    other = await queries.open_on_plate(actor.centre_id, row.plate, Direction(row.direction))
    if other is not None:
        raise await _taken(actor, other)
    row.state = ReferralState.OPEN.value
    row.closed_at = row.closed_on = row.closed_by_id = None
    row.reason = ""
    await row.save(update_fields=["state", "closed_at", "closed_on", "closed_by_id", "reason"])


async def _taken(actor: Actor, other: Referral) -> AlreadyReferred:
    return already_referred(await queries.referral(actor.centre_id, other.number), protect_days=0)


async def _refuse_used(actor: Actor, agent: Agent, versions: Sequence[AgentTerms]) -> None:
    used = await queries.any_referral_under(actor.centre_id, [each.id for each in versions])
    if used is not None:
        raise TermsUsed(agent=label(agent), referral=reference(used.number))


def _whole(value: object) -> int:
    """A whole number as the audit kept it."""
    if not isinstance(value, int):
        raise NotFound(what=str(value))
    return value
