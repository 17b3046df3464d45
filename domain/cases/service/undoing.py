"""Taking back what was done about a case: taken, assessed, a step marked (domain §3, interface §1).

Each locks the case before it asks what was built on the change, so that nobody builds on it meanwhile.
"""

from collections.abc import Collection
from datetime import datetime

from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.errors import CarCameAgain
from domain.cases.models import Case, CaseStep
from domain.cases.rules import amounts, marking
from domain.cases.service._card import case_name
from domain.cases.service._undoing import case_of_change
from domain.cases.service.steps import DUE_FACTS
from domain.cases.views import CaseState, Stage, StepName, StepState
from domain.customers.service import vehicles_by_id
from domain.insurers.service import release_case, take_back_delivery, take_back_share
from domain.money import Fen
from domain.people.views import ChangeView


@use_case(Role.ADVISOR)
async def undo_opened(actor: Actor, change: ChangeView) -> None:
    """The car was taken by mistake: the case is withdrawn and keeps its number, the insurer's account its share back.

    Its plate and claim are free for a new case, and nothing of it is due any more. Refused, as all undos here:
    what ``people.record_undo`` refuses, which is anything that happened to the case since.
    """
    case = await case_of_change(actor, change)
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
    case = await case_of_change(actor, change)
    steps = {row.name: row for row in await queries.steps_of(case)}
    case.assessed_fen, case.deductible_fen = (
        _amount(change.before["assessed_fen"]),
        _amount(change.before["deductible_fen"]),
    )
    if change.after.get("step") == StepName.ASSESSED:
        await _reopen(steps[StepName.ASSESSED])
    await _move_back(case, CaseState(case.state), steps.values())
    await take_back_share(
        actor,
        insurer_id=case.insurer_id,
        case_number=case.number,
        share_fen=amounts.insurer_share(case.estimate_fen, case.assessed_fen, case.deductible_fen),
        changed_at=change.at,
    )


@use_case(Role.ADVISOR)
async def undo_step(actor: Actor, change: ChangeView) -> None:
    """The step is open again and due when it was; the case is where it was before, and so is what came with the step.

    A photo's day is taken off; the quality check opens the photo it had closed; the delivery leaves the insurer's
    account. Refused for a delivery that a statement lists (``insurers.CaseBilled``), or after which the car
    came again (``CarCameAgain``).
    """
    case = await case_of_change(actor, change)
    steps = {row.name: row for row in await queries.steps_of(case)}
    step = steps[str(change.after["step"])]
    if step.name == StepName.PHOTO:
        await _take_back_photo(case, step, change)
    else:
        await _reopen(step)
    if "photo" in change.before:
        await _reopen_photo(case, steps[StepName.PHOTO])
    if step.name == StepName.DELIVERED:
        await _take_back_delivery(actor, case, steps, change)
    await _move_back(case, marking.state_before(CaseState(case.state), step.name), steps.values())


async def _reopen(step: CaseStep) -> None:
    step.state, step.reason = StepState.OPEN.value, ""
    step.done_at = step.done_by_id = None
    await step.save()


async def _take_back_photo(case: Case, photo: CaseStep, change: ChangeView) -> None:
    """A day's photo was not shown, nothing else having happened since: it is the last one. A waiver takes none off."""
    if change.after["state"] == StepState.DONE:
        await (await queries.photo_days_of(case))[-1].delete()
        _due_as_before(photo, change)
    await _reopen_photo(case, photo)


async def _reopen_photo(case: Case, photo: CaseStep) -> None:
    """An open photo step tells of the last day on which one was shown."""
    await _reopen(photo)
    for last in (await queries.photo_days_of(case))[-1:]:
        photo.done_at, photo.done_by_id = last.shown_at, last.shown_by_id
        await photo.save()


async def _take_back_delivery(actor: Actor, case: Case, steps: dict[str, CaseStep], change: ChangeView) -> None:
    again = await queries.open_case_of_vehicle(case.centre_id, case.vehicle_id)
    if again is not None:
        vehicle = (await vehicles_by_id(case.centre_id, [case.vehicle_id]))[case.vehicle_id]
        raise CarCameAgain(case=case_name(case.number), plate=vehicle.plate, other=case_name(again.number))
    for step in (steps[name] for name in (StepName.BOOKING, StepName.CALLBACK) if name in steps):
        _due_as_before(step, change)
        await step.save()
    case.delivered_at = None
    await take_back_delivery(actor, insurer_id=case.insurer_id, case_number=case.number)


async def _move_back(case: Case, state: CaseState, steps: Collection[CaseStep]) -> None:
    """Bring the case's state and stage in line with its steps again."""
    finished = {step.name for step in steps if step.state != StepState.OPEN.value}
    case.state, case.stage = state.value, marking.stage(state, finished).value
    if state is not CaseState.CLOSED:
        case.closed_at = None
    await case.save()


def _amount(value: object) -> Fen | None:
    """An amount as the audit kept it."""
    return Fen(value) if isinstance(value, int) else None


def _due_as_before(step: CaseStep, change: ChangeView) -> None:
    """What ``change`` moved is due when it was before; anything else stays."""
    fact = DUE_FACTS[step.name]
    if fact in change.before:
        kept = change.before[fact]
        step.due_at = datetime.fromisoformat(kept) if isinstance(kept, str) else None
