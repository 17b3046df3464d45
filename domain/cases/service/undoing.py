"""Taking back what was done about a case: taken, assessed, a step marked (domain §3, interface §1).

Each locks the case before it asks what was built on the change, so that nobody builds on it meanwhile.
"""

from collections.abc import Mapping

from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.models import Case, CaseStep
from domain.cases.rules import marking
from domain.cases.service._amounts import restore_amounts, take_back_billed
from domain.cases.service._due import follow, follow_assessment, let_next_photo_be_due, moments_of
from domain.cases.service._undone import case_undone, move_back, refuse_if_car_came_again
from domain.cases.service._waits import reopen_wait
from domain.cases.views import Anchor, CaseState, Stage, StepName, StepState
from domain.insurers.service import release_case, take_back_delivery
from domain.people.views import ChangeView


@use_case(Role.ADVISOR)
async def undo_opened(actor: Actor, change: ChangeView) -> None:
    """The car was taken by mistake: the case is withdrawn and keeps its number, the insurer's account its share back.

    Its plate and claim are free for a new case, and nothing of it is due any more. Refused, as all undos here:
    what ``people.record_undo`` refuses, which is anything that happened to the case since.
    """
    case = await case_undone(actor, change)
    case.state, case.stage, case.claim = CaseState.WITHDRAWN.value, Stage.WITHDRAWN.value, None
    await case.save(update_fields=["state", "stage", "claim"])
    await CaseStep.filter(centre_id=case.centre_id, case_id=case.id).update(due_at=None)
    await release_case(actor, insurer_id=case.insurer_id, case_number=case.number)


@use_case(Role.ADVISOR)
async def undo_assessed(actor: Actor, change: ChangeView) -> None:
    """The former figures hold again, or none; the step is open again if this assessment had finished it.

    The insurer's account moves back by an entry; refused when a statement has listed the case since
    (``insurers.CaseBilled``).
    """
    case = await case_undone(actor, change)
    steps = {row.name: row for row in await queries.steps_of(case)}
    await restore_amounts(actor, case, change)
    if change.after.get("step") == StepName.ASSESSED:
        await _reopen(steps[StepName.ASSESSED])
        await follow_assessment(case, steps, actor.zone)
    await move_back(case, CaseState(case.state), steps)
    await take_back_billed(actor, case, change)


@use_case(Role.ADVISOR)
async def undo_step(actor: Actor, change: ChangeView) -> None:
    """The step is open again and due when it was; the case is where it was before, and so is what came with the step.

    A photo's day is taken off; the quality check opens the photo it had closed; the delivery leaves the insurer's
    account. Refused for a delivery that a statement lists (``insurers.CaseBilled``), or after which the car
    came again (``CarCameAgain``).
    """
    case = await case_undone(actor, change)
    steps = {row.name: row for row in await queries.steps_of(case)}
    step = steps[str(change.after.get("step_id") or change.after["step"])]
    if step.name == StepName.PHOTO:
        await _take_back_photo(case, steps, change, actor.zone)
    else:
        await _reopen(step)
    if "photo" in change.before:
        await _reopen_photo(case, steps[StepName.PHOTO])
    if step.name == StepName.DELIVERED:
        await _take_back_delivery(actor, case, steps, change)
    await move_back(case, marking.state_before(CaseState(case.state), step.name), steps)


async def _reopen(step: CaseStep) -> None:
    step.state, step.reason = StepState.OPEN.value, ""
    step.done_at = step.done_by_id = None
    await step.save()


async def _take_back_photo(case: Case, steps: Mapping[str, CaseStep], change: ChangeView, zone: str) -> None:
    """A day's photo was not shown, nothing else having happened since: it is the last one. A waiver takes none off."""
    photo = steps[StepName.PHOTO]
    if change.after["state"] == StepState.DONE:
        *before, last = await queries.photo_days_of(case)
        await last.delete()
        let_next_photo_be_due(photo, moments_of(case, steps, zone), before)
    await _reopen_photo(case, photo)


async def _reopen_photo(case: Case, photo: CaseStep) -> None:
    """An open photo step tells of the last day on which one was shown."""
    await _reopen(photo)
    for last in (await queries.photo_days_of(case))[-1:]:
        photo.done_at, photo.done_by_id = last.shown_at, last.shown_by_id
        await photo.save()


async def _take_back_delivery(actor: Actor, case: Case, steps: dict[str, CaseStep], change: ChangeView) -> None:
    await refuse_if_car_came_again(case)
    case.delivered_at = None
    await follow(case, steps, actor.zone, {Anchor.DELIVERY})
    if change.before.get("waiting"):
        await reopen_wait(case)
    await take_back_delivery(actor, insurer_id=case.insurer_id, case_number=case.number)
