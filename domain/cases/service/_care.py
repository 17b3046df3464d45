"""How a case's customer is looked after, from rows to views; and what keeps a delivered case in hand."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from domain import clock
from domain.actor import Actor
from domain.cases import queries
from domain.cases.models import Case, CaseComplaint, CaseScore, CaseTold, Loan
from domain.cases.rules import care, marking
from domain.cases.views import (
    CareView,
    CaseState,
    ComplaintSource,
    ComplaintState,
    ComplaintView,
    LoanView,
    Moment,
    ScoreView,
    StepState,
    ToldView,
)
from domain.customers.service import visit_days
from domain.customers.views import VisitKind
from domain.people.service import staff_names
from domain.policy.service import values_at

COMPLAINT = "complaint"
"""What is left to do of a case besides its steps."""


async def care_of(actor: Actor, case: Case) -> CareView:
    """Everything about a case's customer; as many queries for much as for little."""
    complaints, told = await queries.complaints_of(case), await queries.told_of(case)
    score, booking, loan = (
        await queries.score_of(case),
        await queries.booking_of(case),
        await queries.loan_of_case(case),
    )
    staff = await staff_names(case.centre_id, _people_in(complaints, told, score))
    is_open = [row for row in complaints if row.state != ComplaintState.CLOSED.value]
    return CareView(
        score=score_view(score, staff) if score else None,
        complaint=complaint_view(is_open[0], staff) if is_open else None,
        complaints_closed=len(complaints) - len(is_open),
        told=told_views(told, staff),
        loan=loan_view(loan, clock.today(actor.zone)) if loan else None,
        booked_on=booking.day if booking else None,
        converted_on=await converted_on(case, actor.zone),
    )


async def converted_on(case: Case, zone: str) -> date | None:
    """The day a delivered case converted: its car was back for paid maintenance soon enough (domain §3)."""
    if case.delivered_at is None:
        return None
    delivered_on = clock.local(case.delivered_at, zone).date()
    months = (await values_at(case.centre_id, delivered_on)).case.conversion_months
    last = care.last_day_to_convert(delivered_on, months)
    days = await visit_days(case.centre_id, VisitKind.MAINTENANCE, delivered_on, last, vehicle_id=case.vehicle_id)
    return care.converted_on(delivered_on, days.get(case.vehicle_id, ()), months)


async def complaint_with_names(row: CaseComplaint) -> ComplaintView:
    """A complaint with whose names stand in it; one query."""
    return complaint_view(row, await staff_names(row.centre_id, _people_in([row], [], None)))


def score_view(row: CaseScore, staff: Mapping[int, str]) -> ScoreView:
    """A score with who wrote it down."""
    return ScoreView(row.score, row.words, row.given_at, staff.get(row.given_by_id, ""))


def complaint_view(row: CaseComplaint, staff: Mapping[int, str]) -> ComplaintView:
    """A complaint with who did what about it."""
    return ComplaintView(
        id=row.id,
        source=ComplaintSource(row.source),
        state=ComplaintState(row.state),
        words=row.words,
        opened_at=row.opened_at,
        opened_by=staff.get(row.opened_by_id, ""),
        answer=row.answer,
        answered_at=row.answered_at,
        answered_by=staff.get(row.answered_by_id or 0, ""),
        outcome=row.outcome,
    )


def told_views(rows: Sequence[CaseTold], staff: Mapping[int, str]) -> tuple[ToldView, ...]:
    """The last time of each moment, in the order of the moments."""
    last = {Moment(row.moment): row for row in rows}
    return tuple(
        ToldView(moment, last[moment].told_at, staff.get(last[moment].told_by_id, ""))
        for moment in Moment
        if moment in last
    )


def loan_view(row: Loan, today: date) -> LoanView:
    """A car that is out, which was read with its row."""
    return LoanView(row.car.plate, row.car.model, row.due_on, row.due_on < today)


async def left_besides_steps(case: Case) -> set[str]:
    """What keeps a delivered case in hand when its steps are done: a complaint that is not closed (domain §3)."""
    return {COMPLAINT} if await queries.open_complaint_of(case) else set()


async def settle(case: Case, closes_at: datetime) -> None:
    """Bring a delivered case in line with its complaint: in hand while there is one, else closed if nothing is left."""
    if case.state not in {CaseState.DELIVERED.value, CaseState.CLOSED.value}:
        return
    steps = await queries.steps_of(case)
    finished = {step.name for step in steps if step.state != StepState.OPEN.value}
    left = {step.name for step in steps} - finished | await left_besides_steps(case)
    state = marking.state_after(CaseState.DELIVERED, left)
    case.closed_at = closes_at if state is CaseState.CLOSED else None
    case.state, case.stage = state.value, marking.stage(state, finished).value
    await case.save(update_fields=["state", "stage", "closed_at"])


def _people_in(
    complaints: Sequence[CaseComplaint], told: Sequence[CaseTold], score: CaseScore | None
) -> Collection[int]:
    found = {score.given_by_id} if score else set()
    found |= {row.told_by_id for row in told}
    for row in complaints:
        found |= {each for each in (row.opened_by_id, row.answered_by_id) if each is not None}
    return found
