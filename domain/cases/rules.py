"""The SOP of an accident case as pure functions (domain §3): what is due when, what is late, what comes next.

Days are the centre's calendar days, day 0 that of arrival. A span that ends with a day ends at the midnight
after it, and what is due by then is late from that moment on.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from domain import clock
from domain.cases.errors import (
    AssessmentNeeded,
    AssessmentNegative,
    DeductibleTooHigh,
    EstimateNotPositive,
    StepNeedsFirst,
    StepNotWaivable,
    UnknownStep,
)
from domain.cases.views import (
    BoardLine,
    CaseState,
    DigestLine,
    Section,
    SopTimes,
    Stage,
    Standing,
    StepName,
    StepState,
    StepView,
)
from domain.money import Fen

NEEDS: Mapping[str, tuple[StepName, ...]] = {
    StepName.DELIVERED: (StepName.ASSESSED, StepName.QUALITY),
    StepName.CALLBACK: (StepName.DELIVERED,),
}
"""What has to be finished first: a car leaves with an assessment and a quality check, its owner is called after."""
_STAGES_AFTER_CARE: Mapping[CaseState, Stage] = {
    CaseState.DELIVERED: Stage.FOLLOW_UP,
    CaseState.CLOSED: Stage.CLOSED,
    CaseState.WITHDRAWN: Stage.WITHDRAWN,
}
_SECTIONS = tuple(Section)
_STAGES = tuple(Stage)


def day_number(arrived_at: datetime, moment: datetime, zone: str) -> int:
    """Which day of the case ``moment`` falls on; the day of arrival is 0."""
    return (clock.local(moment, zone).date() - clock.local(arrived_at, zone).date()).days


def promised_day(arrived_at: datetime, zone: str, times: SopTimes) -> date:
    """The day a car is promised for on arrival: day 6 in the standard SOP."""
    return _day_of_case(arrived_at, times.delivered_days, zone)


def end_of_day(day: date, zone: str) -> datetime:
    """The moment ``day`` is over: the midnight that ends it."""
    return clock.day_bounds(day, zone)[1]


def due_day(due_at: datetime, zone: str) -> date:
    """The day on which something is due; what is due by a midnight is due on the day that midnight ends."""
    return clock.local(due_at - timedelta(microseconds=1), zone).date()


def first_due_times(
    arrived_at: datetime, promised: date, zone: str, times: SopTimes
) -> dict[StepName, datetime | None]:
    """When each step of a case that arrives now is due; ``None`` for the two that wait for delivery."""

    def end_of(day: int) -> datetime:
        return end_of_day(_day_of_case(arrived_at, day, zone), zone)

    return {
        StepName.INSPECTION: arrived_at + timedelta(hours=times.inspection_hours),
        StepName.PLAN: arrived_at + timedelta(hours=times.plan_hours),
        StepName.SUBMITTED: end_of(times.submitted_days),
        StepName.ASSESSED: arrived_at + timedelta(hours=times.assessed_hours),
        StepName.INFORMED: end_of(times.informed_days),
        StepName.PHOTO: end_of(times.photo_days),
        **due_times_before_delivery(promised, zone, times),
        StepName.BOOKING: None,
        StepName.CALLBACK: None,
    }


def due_times_before_delivery(promised: date, zone: str, times: SopTimes) -> dict[StepName, datetime]:
    """When the steps that hang on the promised day are due: they move with it."""
    between_days = times.delivered_days - times.quality_days
    return {
        StepName.ETA: end_of_day(promised - timedelta(days=times.eta_days), zone),
        StepName.QUALITY: end_of_day(promised - timedelta(days=between_days), zone),
        StepName.DELIVERED: end_of_day(promised, zone),
    }


def due_times_after_delivery(delivered_at: datetime, zone: str, times: SopTimes) -> dict[StepName, datetime]:
    """When the next maintenance is to be booked and the customer called back, once the car is delivered."""
    day = clock.local(delivered_at, zone).date()
    return {
        StepName.BOOKING: end_of_day(day, zone),
        StepName.CALLBACK: end_of_day(day + timedelta(days=times.callback_days), zone),
    }


def next_photo_due(arrived_at: datetime, shown_on: date, zone: str, times: SopTimes) -> datetime:
    """When the next progress photo is due after that of ``shown_on``: one a day, from day 2."""
    first = _day_of_case(arrived_at, times.photo_days, zone)
    return end_of_day(max(first, shown_on + timedelta(days=1)), zone)


def step_standing(state: StepState, due_at: datetime | None, now: datetime, zone: str) -> Standing:
    """How a step stands ``now``: done, waived, late, due today, or ahead."""
    if state is not StepState.OPEN:
        return Standing(state.value)
    if due_at is None:
        return Standing.AHEAD
    if now >= due_at:
        return Standing.LATE
    return Standing.TODAY if due_day(due_at, zone) <= clock.local(now, zone).date() else Standing.AHEAD


def lateness(due_at: datetime, now: datetime) -> tuple[int, str]:
    """How late something is as people say it: minutes within the hour, hours within two days, then days."""
    minutes = int((now - due_at).total_seconds()) // 60
    if minutes < 60:
        return max(minutes, 1), "minutes"
    return (minutes // 60, "hours") if minutes < 48 * 60 else (minutes // (24 * 60), "days")


def stage(state: CaseState, finished: Collection[str]) -> Stage:
    """What a case is waiting for: as far as its furthest milestone, for steps are finished in any order."""
    if state is not CaseState.OPEN:
        return _STAGES_AFTER_CARE[state]
    milestones = (
        (StepName.QUALITY, Stage.HANDOVER),
        (StepName.ASSESSED, Stage.REPAIR),
        (StepName.SUBMITTED, Stage.ASSESSMENT),
        (StepName.PLAN, Stage.ASSESSMENT),
        (StepName.INSPECTION, Stage.PLAN),
    )
    return next((reached for step, reached in milestones if step in finished), Stage.INSPECTION)


def insurer_share(estimate_fen: Fen, assessed_fen: Fen | None, deductible_fen: Fen | None) -> Fen:
    """What the insurer owes for a case: assessed less deductible; the estimate until it is assessed."""
    return estimate_fen if assessed_fen is None else Fen(assessed_fen - (deductible_fen or 0))


def check_estimate(estimate_fen: Fen) -> None:
    """An estimate is more than nothing; else ``EstimateNotPositive``."""
    if estimate_fen <= 0:
        raise EstimateNotPositive


def check_assessment(assessed_fen: Fen, deductible_fen: Fen) -> None:
    """Refuse an assessment that is negative or smaller than the customer's deductible."""
    if assessed_fen < 0 or deductible_fen < 0:
        raise AssessmentNegative
    if deductible_fen > assessed_fen:
        raise DeductibleTooHigh(assessed_fen=assessed_fen, deductible_fen=deductible_fen)


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


def check_known(case: str, step: str, names: Collection[str]) -> None:
    """Refuse a step that this case's SOP does not have."""
    if step not in names:
        raise UnknownStep(case=case, step=step)


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


def state_after(state: CaseState, open_steps: Collection[str]) -> CaseState:
    """A delivered case is closed with its last step."""
    return CaseState.CLOSED if state is CaseState.DELIVERED and not open_steps else state


def state_before(state: CaseState, step: str) -> CaseState:
    """Where a case was before ``step`` was marked: in care until its delivery, and delivered until it was closed."""
    if step == StepName.DELIVERED:
        return CaseState.OPEN
    return CaseState.DELIVERED if state is CaseState.CLOSED else state


def urgent_first(line: BoardLine, also: Iterable[StepView] = ()) -> tuple[datetime, int]:
    """The order of cases among their like: by what is or (``also``) was due soonest, then the oldest number."""
    return min((step.due_at for step in (*line.open_steps, *also) if step.due_at), default=_NEVER), line.number


def board_order(lines: Iterable[BoardLine]) -> tuple[BoardLine, ...]:
    """Late cases first, the longest late at the top; then by stage, the soonest due first."""

    def key(line: BoardLine) -> tuple[int, datetime, int]:
        return (0 if line.late else 1 + _STAGES.index(line.stage), *urgent_first(line))

    return tuple(sorted(lines, key=key))


def digest_order(lines: Iterable[BoardLine]) -> tuple[DigestLine, ...]:
    """The lines of the digest by section, the worst first.

    What was done today keeps its case where it was, and at the end of its section once nothing else is to do
    today: whoever presses a button sees that very line turn to done.
    """

    def key(line: DigestLine) -> tuple[int, bool, datetime, int]:
        case = line.case
        is_done = not (case.late or case.due_today)
        return (_SECTIONS.index(line.section), is_done, *urgent_first(case, case.done_today))

    return tuple(sorted((DigestLine(_section(line), line) for line in lines), key=key))


def deliveries(lines: Sequence[BoardLine]) -> tuple[tuple[date, tuple[int, ...]], ...]:
    """Which cases are promised for which day, of those not delivered yet; days and numbers ascending."""
    days: dict[date, list[int]] = {}
    for line in sorted(lines, key=lambda line: (line.promised_day, line.number)):
        if line.state is CaseState.OPEN:
            days.setdefault(line.promised_day, []).append(line.number)
    return tuple((day, tuple(numbers)) for day, numbers in days.items())


_NEVER = datetime.max.replace(tzinfo=UTC)


def _waits_for(step: str, open_steps: Collection[str]) -> StepName | None:
    return next((first for first in NEEDS.get(step, ()) if first in open_steps), None)


def _section(line: BoardLine) -> Section:
    if line.late or any(step.due_at and step.done_at and step.done_at >= step.due_at for step in line.done_today):
        return Section.LATE
    return Section.TODAY if line.due_today or line.done_today else Section.IN_PROGRESS


def _day_of_case(arrived_at: datetime, day: int, zone: str) -> date:
    return clock.local(arrived_at, zone).date() + timedelta(days=day)
