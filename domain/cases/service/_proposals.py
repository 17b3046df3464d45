"""Proposing that the cooperation with an insurer be ended, and how that proposal stands (domain §3)."""

from datetime import datetime, timedelta

from domain import clock
from domain.actor import ChatKind
from domain.cases import queries
from domain.cases.models import CaseDispute
from domain.cases.views import Proposal
from domain.insurers.service import is_cooperation_ended, names_by_id
from domain.outbox.service import queue
from domain.people.service import centre, chats_of
from domain.policy.service import values_at

PUSH = "cases.disputes"
"""The template of the proposal."""


async def propose_end(dispute: CaseDispute, now: datetime) -> None:
    """Tell the partner group (else the team) of the dispute that was one too many, once."""
    home = await centre(dispute.centre_id)
    for chat in await chats_of(dispute.centre_id, ChatKind.PARTNER):
        await queue(
            dispute.centre_id,
            chat_id=chat.chat_id,
            thread_id=chat.thread_id,
            lang=chat.lang or home.lang,
            template=PUSH,
            params={"kind": chat.kind.value, "insurer": dispute.insurer_id},
            unique_key=f"{PUSH}:{dispute.id}:{chat.chat_id}:{now.isoformat()}",
        )


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
