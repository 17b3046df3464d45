"""Somebody at an insurer: as callers see them, as the audit keeps them, as a row."""

from collections.abc import Iterable, Mapping

from domain.insurers.models import Insurer, InsurerContact
from domain.insurers.rules.known import name_key
from domain.insurers.views import ContactRole, ContactView

LONGEST_KEY = 40


def contact_view(row: InsurerContact) -> ContactView:
    """A contact with all that is known."""
    return ContactView(row.name, ContactRole(row.role) if row.role else None, row.phone, row.note)


def contact_facts(row: InsurerContact) -> dict[str, str]:
    """A contact as the audit keeps it."""
    return {"contact": row.name, "role": row.role, "phone": row.phone, "note": row.note}


def called(known: Iterable[InsurerContact], name: str) -> InsurerContact | None:
    """Who of the insurer's people goes by a name; width, case and spaces make no difference."""
    return next((row for row in known if row.key == _key(name)), None)


async def new_contact(insurer: Insurer, facts: Mapping[str, str]) -> InsurerContact:
    """Somebody more at the insurer, of the facts that the audit keeps."""
    return await InsurerContact.create(
        centre_id=insurer.centre_id,
        insurer_id=insurer.id,
        name=facts["contact"],
        key=_key(facts["contact"]),
        role=facts["role"],
        phone=facts["phone"],
        note=facts["note"],
    )


def _key(name: str) -> str:
    return name_key(name)[:LONGEST_KEY]
