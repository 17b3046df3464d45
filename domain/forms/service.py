"""Forms: commands that are half said, one to a person, chat and topic (interface §1).

A form is a row, so it outlives a restart and any process can take the next answer. After half an hour in which
nothing happened it is over.
"""

from collections import defaultdict
from datetime import timedelta

from domain import clock
from domain.actor import Actor, Role, system_use_case, use_case
from domain.forms import queries
from domain.forms.errors import FormOfAnother, FormOver
from domain.forms.models import Form
from domain.forms.views import Answer, Doubt, Draft, FormView, Offer
from domain.outbox import service as outbox
from domain.people import service as people

FORM_MINUTES = 30
MOST_AT_ONCE = 200
"""How many forms are forgotten in one go."""
SUBJECT = "form"
"""What a prompt is the card of."""


@use_case(Role.ADVISOR)
async def begin(actor: Actor, draft: Draft) -> FormView:
    """Begin a form where the actor speaks; one they had there is left for it."""
    former = await queries.form_here(actor)
    if former is not None:
        await _end(actor, former)
    now = clock.now()
    row = Form(
        centre_id=actor.centre_id,
        chat_id=actor.place.chat_id,
        thread_id=queries.topic_of(actor),
        staff_id=actor.staff_id,
        command=draft.command,
        action=draft.action,
        begun_at=now,
    )
    _write(row, draft)
    await row.save()
    return _view(row)


@use_case(Role.ADVISOR)
async def go_on(actor: Actor, draft: Draft) -> FormView:
    """Keep how far the actor's form has come, as its next prompt; ``FormOver`` when they have none here."""
    row = await _alive(actor)
    if row is None:
        raise FormOver(minutes=FORM_MINUTES)
    _write(row, draft)
    row.turn += 1
    await row.save()
    return _view(row)


@use_case(Role.ADVISOR)
async def current(actor: Actor) -> FormView | None:
    """The form the actor is filling in where they speak."""
    row = await _alive(actor)
    return _view(row) if row else None


@use_case(Role.ADVISOR)
async def own_form(actor: Actor, form_id: int) -> FormView:
    """The form of that number, for a button under it.

    Refused: one that is over (``FormOver``), somebody else's (``FormOfAnother``).
    """
    row = await queries.form(actor, form_id)
    if row is None or _is_over(row):
        raise FormOver(minutes=FORM_MINUTES)
    if row.staff_id != actor.staff_id:
        names = await people.staff_names(actor.centre_id, [row.staff_id])
        raise FormOfAnother(by=names.get(row.staff_id, ""))
    return _view(row)


@use_case(Role.ADVISOR)
async def leave(actor: Actor) -> FormView | None:
    """The actor's form here is done with, whether it was run or given up; what it was, if there was one."""
    row = await queries.form_here(actor)
    if row is None:
        return None
    view = None if _is_over(row) else _view(row)
    await _end(actor, row)
    return view


@system_use_case
async def is_open(centre_id: int, form_id: int) -> bool:
    """Whether a form is still being filled in."""
    return await queries.exists(centre_id, form_id)


@system_use_case
async def open_count() -> int:
    """How many forms are being filled in, over all centres."""
    return await queries.count()


@system_use_case
async def forget_old() -> int:
    """Forget forms that nobody touched for half an hour, and have their prompts say so; returns how many.

    They hold people's data, and so do their prompts.
    """
    rows = await queries.untouched_since(clock.now() - timedelta(minutes=FORM_MINUTES), MOST_AT_ONCE)
    by_centre = defaultdict(set)
    for row in rows:
        by_centre[row.centre_id].add((SUBJECT, row.id))
    for centre_id, over in by_centre.items():
        await outbox.things_changed(centre_id, over)
    return await queries.delete(rows)


async def _end(actor: Actor, row: Form) -> None:
    """The form is gone; its prompts say so."""
    await row.delete()
    await outbox.things_changed(actor.centre_id, {(SUBJECT, row.id)})


async def _alive(actor: Actor) -> Form | None:
    row = await queries.form_here(actor)
    return None if row is None or _is_over(row) else row


def _is_over(row: Form) -> bool:
    return clock.now() - row.touched_at >= timedelta(minutes=FORM_MINUTES)


def _write(row: Form, draft: Draft) -> None:
    row.answers = [list(answer) for answer in draft.answers]
    row.doubtful = [[doubt.field, *doubt.others] for doubt in draft.doubts]
    row.skipped = list(draft.skipped)
    row.asked, row.must_confirm = draft.asked, draft.must_confirm
    row.offered = [[offer.label, offer.value] for offer in draft.offered]
    row.touched_at = clock.now()


def _view(row: Form) -> FormView:
    answers: tuple[Answer, ...] = tuple((name, value) for name, value in row.answers)
    draft = Draft(
        command=row.command,
        action=row.action,
        answers=answers,
        doubts=tuple(Doubt(field, tuple(others)) for field, *others in row.doubtful),
        skipped=tuple(row.skipped),
        asked=row.asked,
        offered=tuple(Offer(label, value) for label, value in row.offered),
        must_confirm=row.must_confirm,
    )
    return FormView(row.id, row.staff_id, draft, row.turn, row.touched_at)
