"""Entering what the insurer pays for a case."""

from dataclasses import dataclass
from datetime import date

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.models import Case, CaseStep
from domain.cases.rules import amounts, marking
from domain.cases.service._amounts import bill, change_amounts, share_of, told
from domain.cases.service._card import case_in_hand, case_view
from domain.cases.service._due import follow_assessment
from domain.cases.views import AmountKind, AssessedCase, CaseState, StepName, StepState
from domain.money import Fen
from domain.people.service import record_change


@dataclass(frozen=True)
class _Figures:
    assessed_fen: Fen | None
    deductible_fen: Fen | None


@use_case(Role.ADVISOR)
async def assess(
    actor: Actor, number: int, *, assessed_fen: Fen, deductible_fen: Fen | None = None, note: str = ""
) -> AssessedCase:
    """Enter the assessed amount of case ``number`` and the customer's deductible, both in fen (domain §3).

    A deductible that is not given stays as it was, none at first. The step ``assessed`` is done by it, what counts
    from the assessment is due anew (in the express SOP the delivery, and so the promised day), and the insurer's
    account moves by the difference of what is billed (the verified amount, where there is one). The former figures
    stay in the case's history, where ``note`` says why; the same figures again change nothing.
    Refused: amounts below zero, a deductible above the assessment or the verified amount, an unknown or withdrawn
    case.
    """
    case = await case_in_hand(actor, number)
    deductible = deductible_fen if deductible_fen is not None else case.deductible_fen or Fen(0)
    amounts.check_assessment(assessed_fen, deductible, case.verified_fen)
    former = _Figures(case.assessed_fen, case.deductible_fen)
    former_share = share_of(case)
    wanted = {AmountKind.ASSESSED: assessed_fen, AmountKind.DEDUCTIBLE: deductible}
    await change_amounts(actor, case, wanted, note=note)
    steps = await queries.steps_of(case)
    promised = case.promised_day
    finishes_step = await _finish_step(actor, case, steps)
    await case.save()
    credit = await bill(actor, case)
    is_same = former == _Figures(assessed_fen, deductible)
    if not is_same:
        await _record(actor, case, former, promised, note, finishes_step=finishes_step)
    view = await case_view(actor, case, steps)
    return AssessedCase(view, former_share, credit, first=former.assessed_fen is None, same=is_same)


async def _finish_step(actor: Actor, case: Case, steps: list[CaseStep]) -> bool:
    """Whether the step was open, and is done by this assessment."""
    was_open = False
    for step in steps:
        if step.name == StepName.ASSESSED and step.state == StepState.OPEN.value:
            was_open = True
            step.state, step.done_at = StepState.DONE.value, clock.now()
            step.done_by_id = actor.staff_id
            await step.save()
            await follow_assessment(case, {each.name: each for each in steps}, actor.zone)
    finished = {step.name for step in steps if step.state != StepState.OPEN.value}
    case.stage = marking.stage(CaseState(case.state), finished, {step.name for step in steps}).value
    return was_open


async def _record(
    actor: Actor, case: Case, former: _Figures, promised: date, note: str, *, finishes_step: bool
) -> None:
    """Keep the former figures, where the promised day moved and, for an undo, that the step was finished by these."""
    moved = case.promised_day != promised
    open_step = {"state": StepState.OPEN.value} if finishes_step else {}
    done_step = {"step": StepName.ASSESSED.value, "state": StepState.DONE.value} if finishes_step else {}
    await record_change(
        actor,
        subject="case",
        number=case.number,
        what="assessed",
        before={"assessed_fen": former.assessed_fen, "deductible_fen": former.deductible_fen, **open_step}
        | ({"promised": promised.isoformat()} if moved else {}),
        after={"assessed_fen": case.assessed_fen, "deductible_fen": case.deductible_fen, **told(note), **done_step}
        | ({"promised": case.promised_day.isoformat()} if moved else {}),
    )
