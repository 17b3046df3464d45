"""A centre's templates of the SOP: looking at them, and changing what new cases get (domain §3)."""

from collections.abc import Collection

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.errors import NothingToChange
from domain.cases.models import SopEdit
from domain.cases.rules import due
from domain.cases.rules import sop as rules
from domain.cases.service._templates import sop_at
from domain.cases.views import DueRule, SopChanged, SopStep, SopView, Template
from domain.database.connection import lock
from domain.people.service import next_number, record_change, record_undo
from domain.people.views import ChangeView

SUBJECT = "sop"


@use_case(Role.MANAGER)
async def read_sop(actor: Actor, template: Template) -> SopView:
    """The template as a case gets it that comes today; running cases keep the steps they came with."""
    return await sop_at(actor.centre_id, template, clock.today(actor.zone))


@use_case(Role.ADVISOR)
async def own_steps(actor: Actor) -> dict[str, str]:
    """Every step that the centre ever made up: what it is called, by its name."""
    return await queries.own_step_titles(actor.centre_id)


@use_case(Role.MANAGER)
async def add_step(
    actor: Actor,
    template: Template,
    *,
    called: str,
    rule: DueRule,
    after: str = "",
    words: Collection[str] = (),
) -> SopChanged:
    """Add a step of the centre's own, which stands behind ``after`` (a name or title) or where its due time says.

    ``words``: what means something else where steps are called by their titles. One of those that was dropped comes
    back under its name. Refused: a title that is none or taken, an unknown ``after``, a rule it can't go by.
    """
    sop = await _held(actor, template)
    due.checked(rule)
    behind = rules.step_in(sop, after).name if after else ""
    if called in sop.dropped:
        step = SopStep(called, rule)
    else:
        title = rules.checked_title(sop, called, words)
        step = SopStep(await _name_of(actor, title), rule, title)
    due.check_allowed(step.name, step.called, rule)
    facts = {"behind": _called(sop, behind), **_due(rule)}
    return await _edit(actor, template, "added", step, after=behind, rule=rule, facts=facts)


@use_case(Role.MANAGER)
async def move_step(
    actor: Actor, template: Template, *, called: str, rule: DueRule | None = None, after: str = ""
) -> SopChanged:
    """Let a step be due by another ``rule``, or stand behind ``after``; ``called`` and ``after`` are names or titles.

    Refused: an unknown step, a rule it can't go by, and when neither is given.
    """
    sop = await _held(actor, template)
    step = rules.step_in(sop, called)
    if rule is None and not after:
        raise NothingToChange(step=step.called)
    behind = rules.step_in(sop, after).name if after else ""
    if rule is not None:
        due.checked(rule)
        due.check_allowed(step.name, step.called, rule)
    before = _due(step.rule) if rule else {}
    facts = ({"behind": _called(sop, behind)} if behind else {}) | (_due(rule) if rule else {})
    return await _edit(actor, template, "moved", step, after=behind, rule=rule, facts=facts, before=before)


@use_case(Role.MANAGER)
async def drop_step(actor: Actor, template: Template, *, called: str) -> SopChanged:
    """Let new cases come without a step; never without what others need (``StepNotToBeDropped``)."""
    sop = await _held(actor, template)
    step = rules.step_in(sop, called)
    rules.check_dropped(step)
    return await _edit(actor, template, "dropped", step, is_dropped=True)


@use_case(Role.MANAGER)
async def reset_sop(actor: Actor, template: Template) -> SopChanged:
    """Let new cases get the template as policy alone gives it; nothing happens when they do already."""
    sop = await _held(actor, template)
    if not sop.is_changed:
        return SopChanged(sop, "same")
    return await _edit(actor, template, "reset", None)


@use_case(Role.MANAGER)
async def undo_sop(actor: Actor, change: ChangeView) -> None:
    """The template is as it was before its last change, for the cases that come from now on.

    Refused: what ``people.record_undo`` refuses, which is any later change of the same template.
    """
    await _lock(actor)
    await record_undo(actor, change)
    row = await queries.last_sop_edit(actor.centre_id, str(change.after["template"]))
    assert row is not None
    row.is_void = True
    await row.save(update_fields=["is_void"])


async def _held(actor: Actor, template: Template) -> SopView:
    """The template, of which nobody else changes anything until the transaction ends."""
    await _lock(actor)
    return await sop_at(actor.centre_id, template, clock.today(actor.zone))


async def _lock(actor: Actor) -> None:
    await lock(f"sop:{actor.centre_id}")


async def _name_of(actor: Actor, title: str) -> str:
    """The name of the centre's own step of that title: the one it had before, or a new one that is short."""
    known = {rules.plain(kept): name for name, kept in (await queries.own_step_titles(actor.centre_id)).items()}
    return known.get(rules.plain(title)) or f"x{await next_number(actor.centre_id, 'own_step')}"


def _due(rule: DueRule) -> dict[str, str]:
    """A rule as the audit tells it."""
    return {"counts_from": rule.anchor.value, "span": f"{rule.count:+}{rule.unit}"}


def _called(sop: SopView, name: str) -> str:
    """What a step is called in the audit."""
    return next((step.called for step in sop.steps if step.name == name), "")


async def _edit(
    actor: Actor,
    template: Template,
    what: str,
    step: SopStep | None,
    *,
    after: str = "",
    rule: DueRule | None = None,
    is_dropped: bool = False,
    before: dict[str, str] | None = None,
    facts: dict[str, str] | None = None,
) -> SopChanged:
    await SopEdit.create(
        centre_id=actor.centre_id,
        template=template.value,
        name=step.name if step else "",
        title=step.title if step else "",
        after=after,
        due_rule=rule.text if rule else "",
        is_dropped=is_dropped,
        is_void=False,
    )
    told = {"template": template.value}
    if step is not None:
        told |= {"step": step.called} | ({"step_id": step.name} if step.title else {})
    await record_change(
        actor,
        subject=SUBJECT,
        number=list(Template).index(template) + 1,
        what=what,
        before=before or {},
        after=told | (facts or {}),
    )
    sop = await sop_at(actor.centre_id, template, clock.today(actor.zone))
    shown = next((each for each in sop.steps if step and each.name == step.name), step)
    return SopChanged(sop, what, shown)
