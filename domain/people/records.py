"""Rows that several use cases of the people room write in the same way."""

from collections.abc import Mapping
from datetime import datetime

from domain import changes
from domain.actor import Actor, Person, Role, Source
from domain.database.connection import fetch_rows, lock
from domain.people import queries
from domain.people.models import AuditEntry, KnownPerson, Staff
from domain.people.rules import person_name


async def take_number(centre_id: int, kind: str) -> int:
    """Count one further, in one statement: two at once get two numbers, one after the other."""
    rows = await fetch_rows(
        'INSERT INTO "counter" ("centre_id", "kind", "last_number") VALUES ($1, $2, 1)'
        ' ON CONFLICT ("centre_id", "kind")'
        ' DO UPDATE SET "last_number" = "counter"."last_number" + 1 RETURNING "last_number"',
        centre_id,
        kind,
    )
    return int(rows[0]["last_number"])


async def take_turn_to_refuse(chat_id: int, now: datetime, before: datetime) -> bool:
    """Whether the group's last refusal was at or before ``before`` (or never); if so ``now`` is noted."""
    noted = await fetch_rows(
        'INSERT INTO "refusal_notice" ("chat_id", "last_at") VALUES ($1, $2)'
        ' ON CONFLICT ("chat_id") DO UPDATE SET "last_at" = excluded."last_at"'
        ' WHERE "refusal_notice"."last_at" <= $3 RETURNING "chat_id"',
        chat_id,
        now,
        before,
    )
    return bool(noted)


async def add_change(
    *,
    centre_id: int,
    at: datetime,
    staff_id: int | None,
    by_name: str,
    chat_id: int | None,
    source: Source,
    subject: str,
    number: int | None,
    what: str,
    before: Mapping[str, object],
    after: Mapping[str, object],
    undoes_id: int | None = None,
) -> None:
    """Add an entry to the audit, and tell whoever watches what changes."""
    entry = await AuditEntry.create(
        centre_id=centre_id,
        at=at,
        staff_id=staff_id,
        by_name=by_name,
        subject=subject,
        number=number,
        what=what,
        before=dict(before),
        after=dict(after),
        chat_id=chat_id,
        message_id=source.message_id,
        update_id=source.update_id,
        undoes_id=undoes_id,
    )
    changes.note(changes.Change(entry.id, centre_id, subject, number, what, is_undo=undoes_id is not None))


async def add_change_by(
    actor: Actor,
    at: datetime,
    *,
    subject: str,
    number: int | None,
    what: str,
    before: Mapping[str, object],
    after: Mapping[str, object],
    undoes_id: int | None = None,
) -> None:
    """Add an entry for what ``actor`` did in their centre."""
    await add_change(
        centre_id=actor.centre_id,
        at=at,
        staff_id=actor.staff_id,
        by_name=actor.name,
        chat_id=actor.place.chat_id,
        source=actor.person.source,
        subject=subject,
        number=number,
        what=what,
        before=before,
        after=after,
        undoes_id=undoes_id,
    )


async def lock_person(user_id: int) -> None:
    """Hold where a person is on the staff until the transaction ends."""
    await lock(f"person:{user_id}")


async def put_on_staff(person: Person, centre_id: int, role: Role, now: datetime) -> Staff:
    """Give ``person`` a place in the centre, or back the one they had; they act for it from now on."""
    await lock_person(person.user_id)
    name = person_name(person.name, person.user_id)
    if not await KnownPerson.filter(user_id=person.user_id).update(name=name, chosen_centre_id=centre_id):
        await KnownPerson.create(user_id=person.user_id, name=name, chosen_centre_id=centre_id)
    row = await queries.place_in(centre_id, person.user_id)
    if row is None:
        await Staff.create(
            centre_id=centre_id,
            person_id=person.user_id,
            role=role.word,
            joined_at=now,
            role_since=now,
        )
    else:
        row.role, row.is_active, row.joined_at, row.role_since = role.word, True, now, now
        await row.save(update_fields=["role", "is_active", "joined_at", "role_since"])
    return await queries.place_in_now(centre_id, person.user_id)
