"""The people we speak to at an insurer (domain §4): written down, changed, removed."""

from domain.actor import Actor, Role, use_case
from domain.customers.service import checked_name
from domain.insurers import queries
from domain.insurers.errors import ContactUnchanged, ContactUnknown, TooManyContacts
from domain.insurers.models import Insurer, InsurerContact
from domain.insurers.rules.intake import as_kept
from domain.insurers.service._contacts import called, checked_phone, contact_facts, contact_view, new_contact
from domain.insurers.views import ContactKept, ContactRole
from domain.people.service import record_change

MOST_CONTACTS = 20


@use_case(Role.PARTNER)
async def set_contact(
    actor: Actor,
    *,
    insurer_id: int,
    name: str,
    role: ContactRole | None = None,
    phone: str | None = None,
    note: str | None = None,
) -> ContactKept:
    """Write down somebody at the insurer, or what is new of somebody known by that name; the rest stays as it is.

    Refused: what can't be a name or a phone, more than 20 people, and what is all known (``ContactUnchanged``).
    """
    name = checked_name(name)
    phone = checked_phone(phone) if phone else None
    insurer, known = await _people(actor, insurer_id)
    row = called(known, name)
    if row is None:
        return await _add(actor, insurer, known, _told(name, role, phone, note))
    before = contact_facts(row)
    told = {"role": role.value if role else None, "phone": phone, "note": as_kept(note) if note else None}
    for fact, value in told.items():
        if value is not None:
            setattr(row, fact, value)
    if contact_facts(row) == before:
        raise ContactUnchanged(insurer=insurer.name, name=row.name)
    await row.save()
    await _record(actor, insurer, "contact changed", before, contact_facts(row))
    return ContactKept(insurer.id, insurer.name, contact_view(row))


@use_case(Role.PARTNER)
async def remove_contact(actor: Actor, *, insurer_id: int, name: str) -> ContactKept:
    """Forget somebody at the insurer; ``ContactUnknown`` when nobody of that name is written down."""
    insurer, known = await _people(actor, insurer_id)
    row = called(known, name)
    if row is None:
        raise ContactUnknown(insurer=insurer.name, name=name[:40], known=tuple(each.name for each in known))
    await row.delete()
    await _record(actor, insurer, "contact removed", contact_facts(row), {})
    return ContactKept(insurer.id, insurer.name, contact_view(row))


@use_case(Role.PARTNER)
async def contact_names(actor: Actor, insurer_id: int) -> tuple[str, ...]:
    """What the people at an insurer are called, for picking one; nothing else of them is told."""
    return tuple(row.name for row in await queries.contacts(actor.centre_id, insurer_id))


async def _people(actor: Actor, insurer_id: int) -> tuple[Insurer, list[InsurerContact]]:
    """The insurer, locked, and its people."""
    insurer = await queries.lock_insurer(actor.centre_id, insurer_id)
    return insurer, await queries.contacts(actor.centre_id, insurer_id)


def _told(name: str, role: ContactRole | None, phone: str | None, note: str | None) -> dict[str, str]:
    return {"contact": name, "role": role.value if role else "", "phone": phone or "", "note": as_kept(note or "")}


async def _add(actor: Actor, insurer: Insurer, known: list[InsurerContact], facts: dict[str, str]) -> ContactKept:
    if len(known) >= MOST_CONTACTS:
        raise TooManyContacts(insurer=insurer.name, most=MOST_CONTACTS)
    row = await new_contact(insurer, facts)
    await _record(actor, insurer, "contact added", {}, facts)
    return ContactKept(insurer.id, insurer.name, contact_view(row), is_new=True)


async def _record(actor: Actor, insurer: Insurer, what: str, before: dict[str, str], after: dict[str, str]) -> None:
    named = {"insurer": insurer.name, **after}
    await record_change(actor, subject="insurer", number=insurer.id, what=what, before=before, after=named)
