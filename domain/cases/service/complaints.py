"""Complaints about cases: opened, answered, closed, listed, and those nobody answers in time (domain §3)."""

from datetime import timedelta

from domain import clock
from domain.actor import Actor, Role, system_look, system_use_case, use_case
from domain.cases import queries
from domain.cases.errors import ComplaintOpen
from domain.cases.models import Case, CaseComplaint
from domain.cases.rules import care
from domain.cases.service._card import case_in_hand, case_name, case_view
from domain.cases.service._care import complaint_with_names, settle
from domain.cases.service._complaining import answer_facts, begin_complaint, open_one, record_complaint, written
from domain.cases.service._notices import complaint_lines
from domain.cases.views import ComplaintList, ComplaintSource, ComplaintState, HandledComplaint
from domain.insurers.service import names_by_id
from domain.outbox.service import tell_managers
from domain.people.service import record_own_change

COUNTED_DAYS = 365


@use_case(Role.ADVISOR)
async def open_complaint(actor: Actor, number: int, words: str) -> HandledComplaint:
    """Write down what the customer of case ``number`` complains about; a closed case is in hand again.

    Refused: no words or over 300 characters, a case with a complaint that is not closed (``ComplaintOpen``), an
    unknown or withdrawn case.
    """
    case = await case_in_hand(actor, number)
    said = care.needed_words(case_name(number), words)
    if await queries.open_complaint_of(case) is not None:
        raise ComplaintOpen(case=case_name(number))
    row = await begin_complaint(actor, case, ComplaintSource.CUSTOMER, said)
    return await _handled(actor, case, row)


@use_case(Role.ADVISOR)
async def answer_complaint(actor: Actor, number: int, words: str) -> HandledComplaint:
    """Write down what the customer was answered; said again, it replaces the former answer.

    Refused: no words or too many, a case without an open complaint (``NoComplaint``), an unknown or withdrawn case.
    """
    case = await case_in_hand(actor, number)
    said = care.needed_words(case_name(number), words)
    row = await open_one(case)
    former = answer_facts(row)
    row.state, row.answer, row.escalates_at = ComplaintState.ANSWERED.value, said, None
    row.answered_at, row.answered_by_id = clock.now(), actor.staff_id
    await row.save()
    await record_complaint(actor, number, row, "complaint answered", before=former, after=answer_facts(row))
    return await _handled(actor, case, row)


@use_case(Role.ADVISOR)
async def close_complaint(actor: Actor, number: int, words: str) -> HandledComplaint:
    """Close the complaint about case ``number`` with what was done; the case closes with it if nothing else is left.

    Refused: no words or too many, no open complaint (``NoComplaint``), one nobody has answered (``AnswerFirst``), an
    unknown or withdrawn case.
    """
    case = await case_in_hand(actor, number)
    said = care.needed_words(case_name(number), words)
    row = await open_one(case)
    care.check_may_close(case_name(number), ComplaintState(row.state))
    now, before = clock.now(), case.closed_at
    former = {"complaint_state": row.state, "closed_at": written(before)}
    row.state, row.outcome, row.closed_at, row.closed_by_id = ComplaintState.CLOSED.value, said, now, actor.staff_id
    await row.save()
    await settle(case, now)
    facts = {"complaint_state": row.state, "outcome": said, "closed_at": written(case.closed_at)}
    await record_complaint(actor, number, row, "complaint closed", before=former, after=facts)
    return await _handled(actor, case, row)


@use_case(Role.ADVISOR)
async def list_complaints(actor: Actor) -> ComplaintList:
    """Every complaint that is not closed: those nobody has answered first, the oldest at the top; and how many each
    insurer's cases had in a year, since complaints end partnerships (domain §3)."""
    rows = await queries.open_complaints(actor.centre_id)
    now = clock.now()
    lines = await complaint_lines(actor.centre_id, rows, now)
    lines.sort(key=lambda line: line.complaint.state is not ComplaintState.OPEN)
    today = clock.today(actor.zone)
    since = clock.day_bounds(today - timedelta(days=COUNTED_DAYS), actor.zone)[0]
    counts = await queries.complaint_counts(actor.centre_id, since, clock.day_bounds(today, actor.zone)[1])
    names = await names_by_id(actor.centre_id, counts)
    by_insurer = sorted(((names[each], counts[each]) for each in counts), key=lambda each: (-each[1], each[0]))
    return ComplaintList(tuple(lines), tuple(by_insurer))


@system_look
async def complaints_to_escalate() -> list[tuple[int, int]]:
    """Centre and id of each complaint, of all centres, that nobody has answered for too long; one query."""
    return await queries.complaints_to_escalate(clock.now())


@system_use_case
async def escalate_complaint(centre_id: int, complaint_id: int) -> bool:
    """Tell the managers in private of a complaint nobody has answered in time; false if that is so no more.

    Whoever holds the case finds out; all others find it told.
    """
    found = await queries.complaint_of_id(centre_id, complaint_id)
    case = await queries.case_of_id(centre_id, found.case_id) if found else None
    row = await queries.complaint_of_id(centre_id, complaint_id) if case else None  # as it is under the lock
    if case is None or row is None or row.escalates_at is None or row.escalates_at > clock.now():
        return False
    row.escalates_at = None
    await row.save(update_fields=["escalates_at"])
    await record_own_change(
        centre_id, subject="case", number=case.number, what="complaint escalated", before={}, after={"words": row.words}
    )
    await tell_managers(centre_id, "cases.complaint_late", {"complaint": row.id}, f"complaint:{row.id}:late")
    return True


async def _handled(actor: Actor, case: Case, row: CaseComplaint) -> HandledComplaint:
    view = await case_view(actor, case, await queries.steps_of(case))
    return HandledComplaint(view, await complaint_with_names(row))
