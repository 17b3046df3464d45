"""Due times of a case by its own steps' rules, made anew when what they count from has moved (domain §3)."""

from collections.abc import Collection, Mapping, Sequence

from domain.cases import queries
from domain.cases.models import Case, CasePhotoDay, CaseStep
from domain.cases.rules import due, timing
from domain.cases.views import Anchor, Moments, StepName, StepState


def moments_of(case: Case, steps: Mapping[str, CaseStep], zone: str) -> Moments:
    """What the due times of ``case`` count from now."""
    assessed, delivered = steps[StepName.ASSESSED], steps[StepName.DELIVERED]
    is_assessed = assessed.state != StepState.OPEN.value
    return Moments(
        case.arrived_at,
        zone,
        assessed.done_at if is_assessed else assessed.due_at,
        delivered.due_at,
        case.delivered_at,
    )


async def follow(case: Case, steps: Mapping[str, CaseStep], zone: str, anchors: Collection[Anchor]) -> None:
    """Let every open step that counts from one of ``anchors`` be due anew; the delivery is promised, not counted."""
    moments = moments_of(case, steps, zone)
    for step in steps.values():
        rule = due.rule_of(step.due_rule)
        if step.state == StepState.OPEN.value and step.name != StepName.DELIVERED and rule.anchor in anchors:
            step.due_at = due.due_at(rule, moments)
            if step.name == StepName.PHOTO:
                let_next_photo_be_due(step, moments, await queries.photo_days_of(case))
            await step.save(update_fields=["due_at"])


def let_next_photo_be_due(photo: CaseStep, moments: Moments, shown: Sequence[CasePhotoDay]) -> None:
    """The photo is due by its rule, and the day after the last one that was shown."""
    first = due.due_at(due.rule_of(photo.due_rule), moments)
    last = shown[-1].day if shown else None
    photo.due_at = due.next_photo_due(first, last, moments.zone) if first else None


async def follow_assessment(case: Case, steps: Mapping[str, CaseStep], zone: str) -> None:
    """The assessment is there, or is not after all: what counts from it moves, the promised day too (domain §3).

    A day that somebody has named stands. The caller saves the case.
    """
    anchors = {Anchor.ASSESSED}
    delivered = steps[StepName.DELIVERED]
    rule = due.rule_of(delivered.due_rule)
    is_open = delivered.state == StepState.OPEN.value
    if is_open and rule.anchor is Anchor.ASSESSED and not case.promise_fixed:
        await _promise(case, delivered, zone, by_rule=moments_of(case, steps, zone))
        anchors.add(Anchor.PROMISED)
    await follow(case, steps, zone, anchors)


async def follow_promise(case: Case, steps: Mapping[str, CaseStep], zone: str) -> None:
    """The promised day of ``case`` is another: the delivery is due by then, and what hangs on it moves (domain §3)."""
    delivered = steps[StepName.DELIVERED]
    counts = due.rule_of(delivered.due_rule).unit == "h" and not case.promise_fixed
    await _promise(case, delivered, zone, by_rule=moments_of(case, steps, zone) if counts else None)
    await follow(case, steps, zone, {Anchor.PROMISED})


async def make_due_again(case: Case, steps: Mapping[str, CaseStep], zone: str) -> None:
    """Open steps that nobody was to do any more are due by their rules again."""
    assessed = steps[StepName.ASSESSED]
    if assessed.state == StepState.OPEN.value:
        assessed.due_at = due.due_at(due.rule_of(assessed.due_rule), moments_of(case, steps, zone))
    await follow_promise(case, steps, zone)
    await follow(case, steps, zone, set(Anchor))


async def _promise(case: Case, delivered: CaseStep, zone: str, *, by_rule: Moments | None) -> None:
    """Let the delivery be due by its own rule, which makes the promised day, or by the day that is promised."""
    if by_rule is None:
        delivered.due_at = timing.end_of_day(case.promised_day, zone)
    else:
        delivered.due_at = due.due_at(due.rule_of(delivered.due_rule), by_rule)
        assert delivered.due_at is not None
        case.promised_day = timing.due_day(delivered.due_at, zone)
    await delivered.save(update_fields=["due_at"])
