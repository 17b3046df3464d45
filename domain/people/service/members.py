"""Joining and leaving: invitations, roles, removal (domain §1)."""

import secrets
from datetime import timedelta

from domain import clock
from domain.actor import Actor, Person, Role, open_use_case, use_case
from domain.people import queries, records
from domain.people.errors import AlreadyStaff, InviteUnknown, OnlyInPrivate
from domain.people.models import Invite
from domain.people.rules import (
    INVITE_HOURS,
    check_usable,
    code_digest,
    some_named,
)
from domain.people.service._holding import held_for_change, withdraw_invites
from domain.people.service.centres import welcome
from domain.people.service.mapping import actor_of, staff_view
from domain.people.views import Invitation, RoleChange, StaffView, Welcome

CODE_BYTES = 24
"""192 random bits: 32 characters, and a start link carries up to 64."""


@use_case(Role.MANAGER)
async def invite(actor: Actor, role: Role) -> Invitation:
    """A new one-time invitation to the actor's centre with ``role``, good for 72 hours (interface §6).

    Refused in a group (``OnlyInPrivate``): whoever reads the link first could use it.
    """
    if not actor.place.is_private:
        raise OnlyInPrivate(command=f"/invite {role.word}")
    code, now = secrets.token_urlsafe(CODE_BYTES), clock.now()
    row = await Invite.create(
        centre_id=actor.centre_id,
        code_digest=code_digest(code),
        role=role.word,
        made_by_id=actor.staff_id,
        made_at=now,
        expires_at=now + timedelta(hours=INVITE_HOURS),
    )
    await records.add_change_by(
        actor, now, subject="invite", number=row.id, what="made", before={}, after={"role": role.word}
    )
    return Invitation(code, role, actor.centre_name, row.expires_at, INVITE_HOURS)


@open_use_case
async def join(person: Person, code: str) -> Welcome:
    """Make ``person`` staff of the centre that ``code`` invites to; of two at once one gets in.

    Refused: in a group (``OnlyInPrivate``), a code nobody gave out or that was withdrawn, and one whose giver is no
    manager any more but made it in the very moment they were removed (``InviteUnknown``), one that was used
    (``InviteUsed``) or not used in time (``InviteExpired``). Someone who is staff there already is told so
    (``AlreadyStaff``) and the invitation stays good.
    """
    if not person.place.is_private:
        raise OnlyInPrivate(command="/start …")
    now = clock.now()
    invitation = await queries.invite_for_update(code_digest(code))
    if invitation is None:
        raise InviteUnknown
    check_usable(invitation.used_at, invitation.expires_at, now)
    if not await queries.is_manager(invitation.centre_id, invitation.made_by_id):
        raise InviteUnknown
    await _refuse_staff(invitation.centre_id, person.user_id)
    row = await records.put_on_staff(person, invitation.centre_id, Role.of(invitation.role), now)
    invitation.used_at, invitation.used_by_user_id = now, person.user_id
    await invitation.save(update_fields=["used_at", "used_by_user_id"])
    actor = actor_of(person, row)
    await records.add_change_by(
        actor, now, subject="staff", number=row.id, what="joined", before={}, after={"role": row.role}
    )
    return await welcome(actor)


async def _refuse_staff(centre_id: int, user_id: int) -> None:
    row = await queries.place_in(centre_id, user_id)
    if row is not None and row.is_active:
        raise AlreadyStaff(centre=row.centre.name, role=row.role)


@use_case(Role.MANAGER)
async def find_staff(actor: Actor, typed: str) -> tuple[StaffView, ...]:
    """The staff called ``typed``, or whose name begins with it; ``NotFound`` when there is nobody."""
    return some_named([staff_view(row) for row in await queries.staff_of(actor.centre_id)], typed)


@use_case(Role.MANAGER)
async def change_role(actor: Actor, staff_id: int, role: Role) -> RoleChange:
    """Give one of the staff another role. The last manager keeps theirs (``LastManager``).

    Invitations that someone gave out as a manager end with their being one.
    """
    row = await held_for_change(actor, staff_id, becomes=role)
    old, since, now = Role.of(row.role), row.role_since, clock.now()
    if old is not role:
        row.role, row.role_since = role.word, now
        await row.save(update_fields=["role", "role_since"])
        await withdraw_invites(actor.centre_id, row, stays_manager=role is Role.MANAGER)
        await records.add_change_by(
            actor,
            now,
            subject="staff",
            number=staff_id,
            what="role",
            before={"name": row.person.name, "role": old.word, "role_since": since.isoformat()},
            after={"role": role.word, "role_since": now.isoformat()},
        )
    return RoleChange(row.person.name, old, role)


@use_case(Role.MANAGER)
async def remove_staff(actor: Actor, staff_id: int) -> RoleChange:
    """Take someone off the staff: from the next message on they are a stranger here (domain §1).

    The last manager can't be removed (``LastManager``). What they did keeps their name, and invitations they
    gave out end with them.
    """
    row = await held_for_change(actor, staff_id, becomes=None)
    role = Role.of(row.role)
    row.is_active = False
    await row.save(update_fields=["is_active"])
    await withdraw_invites(actor.centre_id, row, stays_manager=False)
    await records.add_change_by(
        actor,
        clock.now(),
        subject="staff",
        number=staff_id,
        what="removed",
        before={"name": row.person.name, "role": role.word},
        after={},
    )
    return RoleChange(row.person.name, role, role)
