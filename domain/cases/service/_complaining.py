"""Complaints as several use cases begin, find and record them."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from domain import clock
from domain.actor import Actor
from domain.cases import queries
from domain.cases.errors import NoComplaint
from domain.cases.models import Case, CaseComplaint
from domain.cases.service._card import case_name
from domain.cases.service._care import settle
from domain.cases.views import ComplaintSource, ComplaintState
from domain.people.service import record_change
from domain.policy.service import values_at


async def begin_complaint(actor: Actor, case: Case, source: ComplaintSource, words: str) -> CaseComplaint:
    """A complaint about the case, which is locked, and is in hand from now on."""
    now = clock.now()
    hours = (await values_at(case.centre_id, clock.today(actor.zone))).complaint.escalate_hours
    row = await CaseComplaint.create(
        centre_id=case.centre_id,
        case_id=case.id,
        source=source.value,
        state=ComplaintState.OPEN.value,
        words=words,
        opened_at=now,
        opened_by_id=actor.staff_id,
        escalates_at=now + timedelta(hours=hours),
        answer="",
        outcome="",
    )
    before = written(case.closed_at)
    await settle(case, now)
    facts = {"source": source.value, "words": words, "closed_at": written(case.closed_at)}
    await record_complaint(actor, case.number, row, "complaint", before={"closed_at": before}, after=facts)
    return row


async def open_one(case: Case) -> CaseComplaint:
    """The complaint about the case that is not closed; else ``NoComplaint``."""
    row = await queries.open_complaint_of(case)
    if row is None:
        raise NoComplaint(case=case_name(case.number))
    return row


def answer_facts(row: CaseComplaint) -> dict[str, object]:
    """A complaint's answer as the audit keeps it: an undo puts it back."""
    return {
        "complaint_state": row.state,
        "answer": row.answer,
        "answered_at": written(row.answered_at),
        "answered_by_id": row.answered_by_id,
        "escalates_at": written(row.escalates_at),
    }


def written(moment: datetime | None) -> str | None:
    """A moment as the audit keeps it."""
    return moment.isoformat() if moment else None


async def record_complaint(
    actor: Actor,
    number: int,
    row: CaseComplaint,
    what: str,
    *,
    before: Mapping[str, object],
    after: Mapping[str, object],
) -> None:
    """Keep what happened to a complaint, and which one it was."""
    facts = {**after, "complaint_id": row.id}
    await record_change(actor, subject="case", number=number, what=what, before=before, after=facts)
