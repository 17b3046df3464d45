"""Marking steps: what may be marked, how a step stands, and what a case waits for (domain §3)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from domain import clock
from domain.cases.errors import (
    AssessmentNeeded,
    StepNeedsFirst,
    StepNotWaivable,
    UnknownStep,
)
from domain.cases.rules import timing
from domain.cases.views import (
    CaseState,
    Stage,
    Standing,
    StepName,
    StepState,
    StepView,
)

NEEDS: Mapping[str, tuple[StepName, ...]] = {
    StepName.DELIVERED: (StepName.ASSESSED, StepName.QUALITY),
    StepName.CALLBACK: (StepName.DELIVERED,),
}
"""What has to be finished first: a car leaves with an assessment and a quality check, its owner is called after."""


_STAGES_AFTER_CARE: Mapping[CaseState, Stage] = {
    CaseState.DELIVERED: Stage.FOLLOW_UP,
    CaseState.CLOSED: Stage.CLOSED,
    CaseState.WITHDRAWN: Stage.WITHDRAWN,
    CaseState.CANCELLED: Stage.CANCELLED,
}


def step_standing(state: StepState, due_at: datetime | None, now: datetime, zone: str) -> Standing:
    """How a step stands ``now``: done, waived, late, due today, or ahead."""
    if state is not StepState.OPEN:
        return Standing(state.value)
    if due_at is None:
        return Standing.AHEAD
    if now >= due_at:
        return Standing.LATE
    return Standing.TODAY if timing.due_day(due_at, zone) <= clock.local(now, zone).date() else Standing.AHEAD


def stage(state: CaseState, finished: Collection[str], steps: Collection[str] = tuple(StepName)) -> Stage:
    """What a case is waiting for: as far as its furthest milestone, for steps are finished in any order.

    Nobody waits for what is not among its ``steps``, because the centre's SOP has dropped it.
    """
    if state is not CaseState.OPEN:
        return _STAGES_AFTER_CARE[state]
    milestones = (
        (StepName.QUALITY, Stage.HANDOVER),
        (StepName.ASSESSED, Stage.REPAIR),
        (StepName.SUBMITTED, Stage.ASSESSMENT),
        (StepName.PLAN, Stage.ASSESSMENT),
        (StepName.INSPECTION, Stage.PLAN),
    )
    reached = next((reached for step, reached in milestones if step in finished), Stage.INSPECTION)
    if reached is Stage.INSPECTION and StepName.INSPECTION not in steps:
        reached = Stage.PLAN
    return Stage.ASSESSMENT if reached is Stage.PLAN and StepName.PLAN not in steps else reached


def check_step(case: str, step: str, *, waived: bool, open_steps: Collection[str]) -> None:
    """Refuse what no order of work allows, of a step that is open.

    The assessment is entered with its amount; it and the delivery are facts that the insurer is billed by, so
    nobody waives them. What ``NEEDS`` names comes first.
    """
    if waived and step in {StepName.ASSESSED, StepName.DELIVERED}:
        raise StepNotWaivable(case=case, step=step)
    if step == StepName.ASSESSED:
        raise AssessmentNeeded(case=case)
    first = _waits_for(step, open_steps)
    if first is not None:
        raise StepNeedsFirst(case=case, step=step, first=first.value)


def check_known(case: str, step: str, names: Collection[str], *, called: str | None = None) -> None:
    """Refuse a step that this case's SOP does not have; ``called`` is the title of one of the centre's own."""
    if step not in names:
        raise UnknownStep(case=case, step=called or step)


def next_steps(steps: Iterable[StepView]) -> tuple[StepView, ...]:
    """What is to do now, the soonest due first: open, waiting for no other step or for delivery, not done today."""
    still_open = [step for step in steps if step.is_open]
    names = {step.name for step in still_open}
    free = [
        (step.due_at, step.position, step)
        for step in still_open
        if step.due_at is not None and not step.done_today and _waits_for(step.name, names) is None
    ]
    return tuple(step for _, _, step in sorted(free, key=lambda each: each[:2]))


def state_after(state: CaseState, left: Collection[str]) -> CaseState:
    """A delivered case is closed with the last thing that is left to do: a step, or a complaint."""
    return CaseState.CLOSED if state is CaseState.DELIVERED and not left else state


def state_before(state: CaseState, step: str) -> CaseState:
    """Where a case was before ``step`` was marked: in care until its delivery, and delivered until it was closed."""
    if step == StepName.DELIVERED:
        return CaseState.OPEN
    return CaseState.DELIVERED if state is CaseState.CLOSED else state


def _waits_for(step: str, open_steps: Collection[str]) -> StepName | None:
    return next((first for first in NEEDS.get(step, ()) if first in open_steps), None)
