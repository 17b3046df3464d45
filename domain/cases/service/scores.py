"""What the customer says when called after the delivery, and what a low score sets off (domain §3)."""

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.errors import ScoredTooEarly
from domain.cases.models import Case, CaseScore
from domain.cases.rules import care
from domain.cases.service._card import case_in_hand, case_name, case_view
from domain.cases.service._complaining import begin_complaint
from domain.cases.service.steps import mark_step
from domain.cases.views import CaseView, ComplaintSource, ScoredCase, StepName, StepState
from domain.outbox.service import tell_managers
from domain.people.service import record_change
from domain.policy.service import values_at


@use_case(Role.ADVISOR)
async def enter_score(actor: Actor, number: int, score: int, words: str = "") -> ScoredCase:
    """Enter how likely the customer of case ``number`` would recommend us, 0 to 10, and what they said (domain §3).

    The step ``callback`` is done by it if it is still open. A score that policy calls low opens a complaint, unless
    one is open, and every manager is told in private at once. Entered again it amends the former score; the very
    same changes nothing. Refused: a score out of range, over 300 characters, a case that is not delivered
    (``ScoredTooEarly``), an unknown or withdrawn one.
    """
    case = await case_in_hand(actor, number)
    care.check_score(score)
    said = care.checked_words(words)
    if case.delivered_at is None:
        raise ScoredTooEarly(case=case_name(number))
    row = await queries.score_of(case)
    former = row.score if row else None
    same = row is not None and (row.score, row.words) == (score, said)
    opens = False
    if not same:
        row = await _kept(actor, case, row, score, said)
        opens = await _heed(actor, case, row, former)
    return ScoredCase(await _called_back(actor, case), former, opens, same)


async def _kept(actor: Actor, case: Case, row: CaseScore | None, score: int, said: str) -> CaseScore:
    before: dict[str, object] = {}
    if row is None:
        row = CaseScore(centre_id=case.centre_id, case_id=case.id)
    else:
        before = {
            "score": row.score,
            "words": row.words,
            "given_at": row.given_at.isoformat(),
            "by_id": row.given_by_id,
        }
    row.score, row.words, row.given_at, row.given_by_id = score, said, clock.now(), actor.staff_id
    await row.save()
    after = {"score": score, "words": said, "given_at": row.given_at.isoformat(), "by_id": actor.staff_id}
    await record_change(actor, subject="case", number=case.number, what="scored", before=before, after=after)
    return row


async def _heed(actor: Actor, case: Case, row: CaseScore, former: int | None) -> bool:
    """Whether the score has opened a complaint; managers hear of a low one also where one is open already."""
    at_most = (await values_at(case.centre_id, clock.today(actor.zone))).complaint.nps_at_most
    if not care.opens_complaint(row.score, former, at_most):
        return False
    opens = await queries.open_complaint_of(case) is None
    if opens:
        await begin_complaint(actor, case, ComplaintSource.NPS, row.words)
    key = f"score:{row.id}:{row.given_at.isoformat()}"
    await tell_managers(case.centre_id, "cases.poor_score", {"case": case.number}, key, urgent=True)
    return opens


async def _called_back(actor: Actor, case: Case) -> CaseView:
    """The case once its customer was called."""
    steps = await queries.steps_of(case)
    if any(step.name == StepName.CALLBACK and step.state == StepState.OPEN.value for step in steps):
        return (await mark_step(actor, case.number, StepName.CALLBACK)).case
    return await case_view(actor, case, steps)
