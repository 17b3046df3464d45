"""Somebody at an insurer: as callers see them, as the audit keeps them, as a row."""

from collections.abc import Iterable, Mapping

from domain.customers.errors import NotAPhone, quoted
from domain.customers.service import normalised_phone
from domain.insurers.errors import NotAContactPhone
from domain.insurers.models import Insurer, InsurerContact
from domain.insurers.rules.known import name_key
from domain.insurers.rules.phones import office_line
from domain.insurers.views import ContactRole, ContactView

LONGEST_KEY = 40


def checked_phone(text: str) -> str:
    """A contact's phone as it is stored: a mobile as everybody's, or the line of a desk (``rules.phones``).

    ``NotAContactPhone`` for anything else.
    """
    if line := office_line(text):
        return line
    try:
        return normalised_phone(text)
    except NotAPhone:
        raise NotAContactPhone(quoted(text)) from None


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
