"""Taking back what was done to the staff (domain §1, interface §1)."""

from datetime import datetime

from domain.actor import Actor, Role, use_case
from domain.errors import NotFound
from domain.people import queries, records
from domain.people.errors import InviteTakenUp
from domain.people.models import Invite
from domain.people.service._holding import held_for_change, withdraw_invites
from domain.people.service.undoing import record_undo
from domain.people.views import ChangeView


@use_case(Role.MANAGER)
async def undo_role(actor: Actor, change: ChangeView) -> None:
    """The person has their former role again, since when they had it.

    Refused: what ``record_undo`` refuses, and that the last manager becomes something else (``LastManager``).
    Invitations they gave out as a manager meanwhile end; those that ended with the change do not come back.
    """
    await queries.lock_centre(actor.centre_id)
    await record_undo(actor, change)
    former = Role.of(str(change.before["role"]))
    row = await held_for_change(actor, change.number or 0, becomes=former)
    row.role, row.role_since = former.word, datetime.fromisoformat(str(change.before["role_since"]))
    await row.save(update_fields=["role", "role_since"])
    await withdraw_invites(actor.centre_id, row, stays_manager=former is Role.MANAGER)


@use_case(Role.MANAGER)
async def undo_removed(actor: Actor, change: ChangeView) -> None:
    """The person is on the staff again with the role they had; invitations that ended with it do not come back.

    Refused: what ``record_undo`` refuses, so also when they have joined anew meanwhile.
    """
    row = await queries.whoever_was_staff(actor.centre_id, change.number or 0)
    if row is None:
        raise NotFound(what=f"#{change.number}")
    await queries.lock_centre(actor.centre_id)
    await records.lock_person(row.person_id)
    await record_undo(actor, change)
    row.is_active = True
    await row.save(update_fields=["is_active"])


@use_case(Role.MANAGER)
async def undo_invited(actor: Actor, change: ChangeView) -> None:
    """The invitation is withdrawn: nobody gets in by it any more.

    Refused: what ``record_undo`` refuses, and when somebody has joined by it (``InviteTakenUp`` names them).
    """
    invitation = await queries.invite_for_undo(actor.centre_id, change.number or 0)
    await record_undo(actor, change)
    if invitation is None:
        return  # it ended already, with its maker's being a manager
    if invitation.used_at is not None:
        raise InviteTakenUp(name=await _who_came(actor.centre_id, invitation))
    await invitation.delete()


async def _who_came(centre_id: int, invitation: Invite) -> str:
    row = await queries.place_in(centre_id, invitation.used_by_user_id or 0)
    return row.person.name if row else ""
