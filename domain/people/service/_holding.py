"""What whoever changes the staff does first and last: hold the centre, end the invitations of former managers."""

from domain.actor import Actor, Role
from domain.errors import NotFound
from domain.people import queries
from domain.people.models import Invite, Staff
from domain.people.rules import check_a_manager_stays


async def held_for_change(actor: Actor, staff_id: int, *, becomes: Role | None) -> Staff:
    """The staff row, with the centre locked so that two managers can't demote each other at once."""
    await queries.lock_centre(actor.centre_id)
    row = await queries.one_of_staff(actor.centre_id, staff_id)
    if row is None:
        raise NotFound(what=f"#{staff_id}")
    managers = await queries.manager_count(actor.centre_id)
    check_a_manager_stays(row.person.name, Role.of(row.role), becomes, managers)
    return row


async def withdraw_invites(centre_id: int, row: Staff, *, stays_manager: bool) -> None:
    """Invitations that someone gave out as a manager end with their being one."""
    if not stays_manager:
        await Invite.filter(centre_id=centre_id, made_by_id=row.id, used_at__isnull=True).delete()
