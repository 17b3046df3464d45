"""Taking back what was done: which changes those are, and the fact that they were (interface §1)."""

from collections.abc import Collection, Sequence

from domain import clock
from domain.actor import Actor, Role, system_use_case, use_case
from domain.database.connection import lock
from domain.errors import NotFound
from domain.people import queries, records
from domain.people.errors import BuiltOn, Deed, UndoneAlready
from domain.people.models import AuditEntry
from domain.people.rules import check_may_undo, deed_key
from domain.people.service.mapping import change_view
from domain.people.views import ChangeView

LOOKED_BACK = 50
"""How many of one's own changes are gone through for the last that can be undone."""


@use_case(Role.ADVISOR)
async def changes_made_with(actor: Actor, change_id: int) -> tuple[ChangeView, ...]:
    """Everything that the message behind ``change_id`` changed, the last first; ``NotFound`` in other centres.

    Somebody else's may be read by managers only (``NotYoursToUndo``).
    """
    entry = await queries.change(actor.centre_id, change_id)
    if entry is None:
        raise NotFound(what=f"#{change_id}")
    check_may_undo(change_view(entry), actor.staff_id, actor.role, clock.now())
    if entry.staff_id is None or entry.update_id is None:
        return await _with_fate(actor, [entry])
    return await _with_fate(actor, await queries.changes_of_message(actor.centre_id, entry.staff_id, entry.update_id))


@use_case(Role.ADVISOR)
async def own_changes(actor: Actor) -> tuple[ChangeView, ...]:
    """The last 50 changes the actor made, the last first, each with whether it was taken back since."""
    return await _with_fate(actor, await queries.deeds_of(actor.centre_id, actor.staff_id, LOOKED_BACK))


@use_case(Role.ADVISOR)
async def record_undo(actor: Actor, change: ChangeView, *, built_on_by: Collection[str] | None = None) -> None:
    """Keep that ``actor`` takes ``change`` back: a new fact beside the old one. Rooms call it before they do so, with
    the thing locked: what else happened to it is known then.

    Refused: another centre's change (``NotFound``), somebody else's unless a manager asks (``NotYoursToUndo``),
    one of over a day ago (``UndoTooLate``), one that was taken back before (``UndoneAlready``), and one after
    which something else happened to the same thing (``BuiltOn``): anything, or what is named in ``built_on_by``;
    nothing is, for what only comes along with another undo and may never stand in its way.
    """
    await lock(f"undo:{change.id}")
    entry = await queries.change(actor.centre_id, change.id)
    if entry is None or entry.undoes_id is not None:
        raise NotFound(what=f"#{change.id}")
    now = clock.now()
    check_may_undo(change_view(entry), actor.staff_id, actor.role, now)
    if await queries.undone_among(actor.centre_id, [entry.id]):
        raise UndoneAlready
    await _refuse_if_built_on(actor, entry, built_on_by)
    await records.add_change_by(
        actor,
        now,
        subject=entry.subject,
        number=entry.number,
        what=entry.what,
        before=entry.after,
        after=entry.before,
        undoes_id=entry.id,
    )


@system_use_case
async def is_undone(centre_id: int, change_id: int) -> bool:
    """Whether a change was taken back."""
    return bool(await queries.undone_among(centre_id, [change_id]))


async def _with_fate(actor: Actor, rows: Sequence[AuditEntry]) -> tuple[ChangeView, ...]:
    undone = await queries.undone_among(actor.centre_id, [row.id for row in rows]) if rows else set()
    return tuple(change_view(row, is_undone=row.id in undone) for row in rows)


async def _refuse_if_built_on(actor: Actor, entry: AuditEntry, built_on_by: Collection[str] | None) -> None:
    later = await queries.changes_after(entry, LOOKED_BACK)
    undone = await queries.undone_among(actor.centre_id, [row.id for row in later]) if later else set()
    for row in later:
        is_same_message = row.update_id is not None and row.update_id == entry.update_id
        is_meant = built_on_by is None or row.what in built_on_by
        if is_meant and not is_same_message and row.id not in undone:
            deed = Deed(deed_key(row.subject, row.what))
            raise BuiltOn(by=row.by_name or "bot", at=clock.local(row.at, actor.zone), deed=deed)
