"""Taking back a policy value that was set by mistake (domain §10, interface §1)."""

from datetime import date

from domain.actor import Actor, Role, use_case
from domain.people import service as people
from domain.people.views import ChangeView
from domain.policy import queries
from domain.policy.service._keeping import check_every_day, keep, lock_policy, overrides_in


@use_case(Role.MANAGER)
async def undo_set(actor: Actor, change: ChangeView) -> None:
    """The value before holds again from the day that the change began, or was to begin, on.

    That is a dated row of its own, which takes the setting back; it does not set the former value, or it would
    stand in the way of what is set next for an earlier day. The day may be yesterday: a slip was never meant to
    hold. Refused: what ``people.record_undo`` refuses, so also when the same value was set anew since; and when
    the value before would contradict another one that was set since (``PolicyOutOfOrder`` names it).
    """
    await lock_policy(actor.centre_id)
    await people.record_undo(actor, change)
    mistaken, day = int(str(change.after["override_id"])), date.fromisoformat(str(change.after["from_day"]))
    rows = await queries.overrides(actor.centre_id)
    check_every_day(overrides_in(row for row in rows if row.id != mistaken), day)
    await keep(actor, queries.TAKEN_BACK, mistaken, day)
