"""The templates of the SOP: what policy gives, and what a centre has changed of it (domain §3)."""

import re
import unicodedata
from collections.abc import Collection, Sequence

from domain.cases.errors import StepNotInSop, StepNotToBeDropped, StepTitleTaken, TitleUnfit, TooManySteps
from domain.cases.views import Anchor, DueRule, SopChange, SopStep, SopTimes, SopView, StepName, Template

NEVER_DROPPED = (StepName.ASSESSED, StepName.QUALITY, StepName.DELIVERED)
"""What the delivery and the insurer's account hang on."""
MOST_OWN_STEPS = 12
LONGEST_TITLE = 20
MOST_WORDS = 4
_LIKE_A_NUMBER = re.compile(r"[A-Za-z][-#]?[0-9]+")


def base(template: Template, times: SopTimes) -> tuple[SopStep, ...]:
    """The steps of ``template`` as policy alone gives them, in their order."""
    quality = DueRule(Anchor.PROMISED, times.quality_days - times.delivered_days)
    delivered = DueRule(Anchor.DAY, times.delivered_days)
    if template is Template.EXPRESS:
        delivered, quality = DueRule(Anchor.ASSESSED, times.express_hours, "h"), DueRule(Anchor.PROMISED)
    rules = {
        StepName.INSPECTION: DueRule(Anchor.ARRIVAL, times.inspection_hours, "h"),
        StepName.PLAN: DueRule(Anchor.ARRIVAL, times.plan_hours, "h"),
        StepName.SUBMITTED: DueRule(Anchor.DAY, times.submitted_days),
        StepName.ASSESSED: DueRule(Anchor.ARRIVAL, times.assessed_hours, "h"),
        StepName.INFORMED: DueRule(Anchor.DAY, times.informed_days),
        StepName.PHOTO: DueRule(Anchor.DAY, times.photo_days),
        StepName.ETA: DueRule(Anchor.PROMISED, -times.eta_days),
        StepName.QUALITY: quality,
        StepName.DELIVERED: delivered,
        StepName.BOOKING: DueRule(Anchor.DELIVERY),
        StepName.CALLBACK: DueRule(Anchor.DELIVERY, times.callback_days),
    }
    return tuple(SopStep(name.value, rule) for name, rule in rules.items())


def view(template: Template, times: SopTimes, changes: Sequence[SopChange]) -> SopView:
    """The template with the centre's ``changes``, which are given in the order they were made."""
    steps = list(base(template, times))
    for change in changes:
        if not change.name:
            steps = list(base(template, times))
        elif change.is_dropped:
            steps = [step for step in steps if step.name != change.name]
        else:
            steps = _with(steps, change)
    kept = {step.name for step in steps}
    dropped = tuple(step.name for step in base(template, times) if step.name not in kept)
    return SopView(template, tuple(steps), dropped)


def _with(steps: list[SopStep], change: SopChange) -> list[SopStep]:
    """The steps with one added or moved. What it was to stand behind may be gone: it stands at its usual place then."""
    old = next((step for step in steps if step.name == change.name), None)
    rule = change.rule or (old.rule if old else DueRule(Anchor.PROMISED))
    new = SopStep(change.name, rule, change.title or (old.title if old else ""), is_changed=True)
    names = [step.name for step in steps]
    if old is not None and change.after not in names:
        return [new if step is old else step for step in steps]
    others = [step for step in steps if step is not old]
    place = _place(others, new, change.after)
    return [*others[:place], new, *others[place:]]


def _place(steps: Sequence[SopStep], new: SopStep, after: str) -> int:
    """Where a step stands: behind ``after`` and the centre's own that stand there already.

    Else one of the SOP's stands where it always does, and one of the centre's own by when it is due.
    """
    names = [step.name for step in steps]
    if after not in names and not new.title:
        before = list(StepName)[: list(StepName).index(StepName(new.name))]
        after = next((name for name in reversed(before) if name in names), "")
        return names.index(after) + 1 if after else 0
    if after in names:
        place = names.index(after) + 1
        while place < len(steps) and steps[place].title:
            place += 1
        return place
    return len(steps) if new.rule.anchor is Anchor.DELIVERY else names.index(StepName.DELIVERED)


def step_in(sop: SopView, called: str) -> SopStep:
    """The step of the template that goes by ``called``, its name or its title; ``StepNotInSop`` for anything else."""
    wanted = plain(called)
    for step in sop.steps:
        if wanted and wanted in {plain(step.name), plain(step.title)}:
            return step
    raise StepNotInSop(step=called[:40])


def plain(title: str) -> str:
    """A title as it is compared: width, case and blanks set aside."""
    return "".join(unicodedata.normalize("NFKC", title).split()).casefold()


def checked_title(sop: SopView, title: str, taken: Collection[str]) -> str:
    """The title of a step that is to be added; refused if it is none, or if the template or a word has it already.

    ``taken``: words that mean something else where steps are called by their titles.
    """
    kept = " ".join(unicodedata.normalize("NFC", title).split())
    is_short = 1 <= len(kept) <= LONGEST_TITLE and len(kept.split()) <= MOST_WORDS
    is_plain = all(sign.isalnum() or sign in " -·/&" for sign in kept) and kept[:1].isalpha()
    if not (is_short and is_plain) or _LIKE_A_NUMBER.fullmatch(kept):
        raise TitleUnfit(text=kept[:40], limit_characters=LONGEST_TITLE)
    used = {plain(word) for word in (*taken, *StepName, *(step.title for step in sop.steps if step.title))}
    if plain(kept) in used:
        raise StepTitleTaken(step=kept)
    if sum(bool(step.title) for step in sop.steps) >= MOST_OWN_STEPS:
        raise TooManySteps(most=MOST_OWN_STEPS)
    return kept


def may_be_dropped(name: str) -> bool:
    """Whether a template can do without the step of that name."""
    return name not in NEVER_DROPPED


def check_dropped(step: SopStep) -> None:
    """Refuse to drop what others need."""
    if not may_be_dropped(step.name):
        raise StepNotToBeDropped(step=step.called)
