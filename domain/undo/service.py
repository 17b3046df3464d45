"""Undoing what a message changed (interface §1).

An undo is a new audited fact; each room refuses when somebody has built on what was done.
"""

from collections.abc import Sequence
from datetime import timedelta

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.people import service as people
from domain.people.views import ChangeView
from domain.undo.errors import NothingToUndo, NotToBeUndone, UndoButtonOver
from domain.undo.table import UNDOABLE, Kind, is_main
from domain.undo.views import Undone

UNDO_SECONDS = 60
"""How long an answer carries its undo."""
_GRACE_SECONDS = 5
"""A press on the last second is on its way for a moment."""

__all__ = ["UNDO_SECONDS", "is_main", "undo_change", "undo_last"]


@use_case(Role.ADVISOR)
async def undo_change(actor: Actor, change_id: int) -> Undone:
    """Take back all that the message behind ``change_id`` changed, for the button that its answer carries.

    Refused: after a minute (``UndoButtonOver``), and as ``undo_last``; another centre's change (``NotFound``).
    """
    changes = await people.changes_made_with(actor, change_id)
    if clock.now() - changes[0].at > timedelta(seconds=UNDO_SECONDS + _GRACE_SECONDS):
        raise UndoButtonOver(seconds=UNDO_SECONDS)
    return await _undone(actor, changes)


@use_case(Role.ADVISOR)
async def undo_last(actor: Actor) -> Undone:
    """Take back the actor's last change that can be taken back and was not yet.

    Refused: ``NothingToUndo``, and whatever the room of the change refuses, which is the case when somebody has
    built on it.
    """
    own = await people.own_changes(actor)
    last = next((each for each in own if is_main(*_kind(each)) and not each.is_undone and each.undoes_id is None), None)
    if last is None:
        raise NothingToUndo
    return await _undone(actor, await people.changes_made_with(actor, last.id))


async def _undone(actor: Actor, changes: Sequence[ChangeView]) -> Undone:
    """Undo the changes, the last first, each in its room."""
    ours = [change for change in changes if change.undoes_id is None and _kind(change) in UNDOABLE]
    main = next((change for change in reversed(ours) if is_main(*_kind(change))), None)
    if main is None:
        raise NotToBeUndone
    for change in ours:
        await UNDOABLE[_kind(change)].run(actor, change)
    return Undone(main, tuple(ours))


def _kind(change: ChangeView) -> Kind:
    return change.subject, change.what
