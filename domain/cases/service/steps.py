"""Marking the steps of a case done or waived, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.errors import WaiverReasonMissing
from domain.cases.models import Case, CasePhotoDay, CaseStep
from domain.cases.rules import marking
from domain.cases.service._card import case_in_hand, case_name, case_view
from domain.cases.service._care import left_besides_steps
from domain.cases.service._due import follow, let_next_photo_be_due, moments_of
from domain.cases.service._waits import end_wait
from domain.cases.views import Anchor, CaseState, MarkedStep, StepName, StepState
from domain.insurers.service import deliver_case
from domain.people.service import record_change

DUE_FACTS: Mapping[str, str] = {
    StepName.PHOTO: "due_at",
    StepName.BOOKING: "booking_due_at",
    StepName.CALLBACK: "callback_due_at",
}
"""The steps of the SOP whose due time a mark moves, each with the audit's name for that time."""


@dataclass(frozen=True)
class _Mark:
    """What is being marked: by whom, when, on which day of the centre, and why if it is a waiver."""

    actor: Actor
    case: Case
    steps: dict[str, CaseStep]
    at: datetime
    day: date
    reason: str
    before: dict[str, object] = field(default_factory=dict)
    after: dict[str, object] = field(default_factory=dict)
    """What else the mark changed, as it was and as it is, by the names the audit has for it: an undo needs both."""

    @property
    def state(self) -> StepState:
        return StepState.WAIVED if self.reason else StepState.DONE

    def note(self, fact: str, before: object, after: object) -> None:
        """Keep for the audit what the mark changed besides its own step."""
        self.before[fact], self.after[fact] = before, after

    def note_due(self, step: CaseStep, before: datetime | None) -> None:
        """Keep for the audit that ``step`` is due at another time than ``before``."""
        if step.name in DUE_FACTS and step.due_at != before:
            times = [moment.isoformat() if moment else None for moment in (before, step.due_at)]
            self.note(DUE_FACTS[step.name], *times)

    @property
    def finished(self) -> set[str]:
        """The names of the steps that are done or waived."""
        return {name for name, step in self.steps.items() if step.state != StepState.OPEN.value}

    @property
    def still_open(self) -> set[str]:
        """The names of the steps still to be done."""
        return self.steps.keys() - self.finished


@use_case(Role.ADVISOR)
async def mark_step(
    actor: Actor, number: int, step: str, *, waive_reason: str | None = None, looks: bool = False
) -> MarkedStep:
    """Mark ``step`` of case ``number`` done, or waived for ``waive_reason`` (domain §3).

    A step that is marked already (the photo: for today) changes nothing and tells who did it when. Delivery
    puts the case on the insurer's next statement and sets the follow-up's due times; the last step closes it.
    Who ``looks`` gets the card as ``show_case`` gives it. Refused: what ``marking.check_step`` refuses, a waiver
    without a reason, an unknown or withdrawn case, an unknown step.
    """
    case = await case_in_hand(actor, number)
    steps = {row.name: row for row in await queries.steps_of(case)}
    own = await queries.own_step_titles(actor.centre_id) if step not in steps else {}
    marking.check_known(case_name(number), step, steps, called=own.get(step))
    now = clock.now()
    mark = _Mark(actor, case, steps, now, clock.local(now, actor.zone).date(), (waive_reason or "").strip())
    if waive_reason is not None and not mark.reason:
        raise WaiverReasonMissing(case=case_name(number), step=steps[step].title or step)
    fresh = not await _is_marked(mark, steps[step])
    if fresh:
        await _mark(mark, steps[step])
    view = await case_view(actor, case, list(steps.values()), looks=looks)
    return MarkedStep(view, next(row for row in view.steps if row.name == step), fresh)


async def _close_daily_photo(mark: _Mark) -> None:
    """The repair is done: no more photos are due. Without a single one shown the step was not done."""
    photo = mark.steps.get(StepName.PHOTO)
    if photo is None or photo.state != StepState.OPEN.value:
        return
    shown = await queries.photo_days_of(mark.case)
    photo.state = (StepState.DONE if shown else StepState.WAIVED).value
    if not shown:
        photo.done_at, photo.done_by_id = mark.at, mark.actor.staff_id
    mark.note("photo", StepState.OPEN.value, photo.state)
    await photo.save()


async def _is_marked(mark: _Mark, step: CaseStep) -> bool:
    if step.state != StepState.OPEN.value:
        return True
    if step.name != StepName.PHOTO or mark.reason:
        return False
    return any(shown.day == mark.day for shown in await queries.photo_days_of(mark.case))


async def _mark(mark: _Mark, step: CaseStep) -> None:
    marking.check_step(
        case_name(mark.case.number),
        step.name,
        waived=bool(mark.reason),
        open_steps=mark.still_open,
    )
    if step.name == StepName.PHOTO and not mark.reason:
        await _show_photo(mark, step)
    else:
        step.state, step.reason = mark.state.value, mark.reason
    step.done_at, step.done_by_id = mark.at, mark.actor.staff_id
    await step.save()
    if step.name == StepName.QUALITY:
        await _close_daily_photo(mark)
    if step.name == StepName.DELIVERED:
        await _deliver(mark)
    await _move_on(mark)
    await _record(mark, step)


async def _show_photo(mark: _Mark, photo: CaseStep) -> None:
    shown = await CasePhotoDay.create(
        centre_id=mark.case.centre_id,
        case_id=mark.case.id,
        day=mark.day,
        shown_at=mark.at,
        shown_by_id=mark.actor.staff_id,
    )
    before = photo.due_at
    let_next_photo_be_due(photo, moments_of(mark.case, mark.steps, mark.actor.zone), [shown])
    mark.note_due(photo, before)


async def _deliver(mark: _Mark) -> None:
    case = mark.case
    case.state, case.delivered_at = CaseState.DELIVERED.value, mark.at
    before = {name: step.due_at for name, step in mark.steps.items()}
    await follow(case, mark.steps, mark.actor.zone, {Anchor.DELIVERY})
    for step in mark.steps.values():
        mark.note_due(step, before[step.name])
    ended = await end_wait(case, mark.day)
    if ended is not None:
        mark.note("waiting", ended.cause, "")
    await deliver_case(mark.actor, insurer_id=case.insurer_id, case_number=case.number, delivered_at=mark.at)


async def _move_on(mark: _Mark) -> None:
    """Bring the case's state and stage in line with its steps."""
    case = mark.case
    state = marking.state_after(CaseState(case.state), mark.still_open | await left_besides_steps(case))
    if state is CaseState.CLOSED and case.closed_at is None:
        case.closed_at = mark.at
    case.state, case.stage = state.value, marking.stage(state, mark.finished, mark.steps).value
    await case.save()


async def _record(mark: _Mark, step: CaseStep) -> None:
    state = StepState.DONE if step.name == StepName.PHOTO and not mark.reason else StepState(step.state)
    own = {"step_id": step.name} if step.title else {}
    await record_change(
        mark.actor,
        subject="case",
        number=mark.case.number,
        what="step",
        before={"state": StepState.OPEN.value, **mark.before},
        after={"step": step.title or step.name, **own, "state": state.value, "reason": mark.reason, **mark.after},
    )
