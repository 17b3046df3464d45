"""Proposing that the cooperation with an insurer be ended, and how that proposal stands (domain §3)."""

from datetime import datetime, timedelta

from domain import clock
from domain.actor import ChatKind
from domain.cases import queries
from domain.cases.models import CaseDispute
from domain.cases.views import Proposal
from domain.insurers.service import is_cooperation_ended, names_by_id
from domain.outbox.service import tell_groups
from domain.policy.service import values_at

PUSH = "cases.disputes"
"""The template of the proposal."""


async def propose_end(dispute: CaseDispute, now: datetime) -> None:
    """Tell the partner group (else the team) of the dispute that was one too many, once."""
    key = f"{PUSH}:{dispute.id}:{now.isoformat()}"
    await tell_groups(dispute.centre_id, ChatKind.PARTNER, PUSH, {"insurer": dispute.insurer_id}, key)


async def proposal_about(centre_id: int, insurer_id: int, zone: str) -> Proposal | None:
    """What is proposed about an insurer; ``None`` when nothing was within the days that count, or it is taken back."""
    values = (await values_at(centre_id, clock.today(zone))).case
    since = clock.now() - timedelta(days=values.dispute_days)
    found = await queries.disputes_at_third(centre_id, insurer_id, since)
    proposing = next((dispute for dispute in reversed(found) if dispute.proposes_end), None)
    if proposing is None:
        return None
    return Proposal(
        insurer_id=insurer_id,
        insurer=(await names_by_id(centre_id, [insurer_id])).get(insurer_id, ""),
        count=len(found),
        days=values.dispute_days,
        cases=tuple(dispute.case.number for dispute in found),
        asked_fen=sum(dispute.asked_fen for dispute in found),
        kept_reason=proposing.kept_reason,
        is_ended=await is_cooperation_ended(centre_id, insurer_id),
    )
