"""Rows of the people room as the views and actors that leave it."""

from domain.actor import Actor, ChatKind, Person, Role
from domain.people.models import AuditEntry, Centre, Chat, Staff
from domain.people.rules import first_language, masks, person_name
from domain.people.views import CentreView, ChangeView, ChatView, StaffView


def centre_view(centre: Centre) -> CentreView:
    """A centre."""
    return CentreView(id=centre.id, name=centre.name, zone=centre.zone, lang=centre.lang)


def chat_view(chat: Chat) -> ChatView:
    """A bound group, read with its centre."""
    return ChatView(
        chat_id=chat.chat_id,
        thread_id=chat.thread_id,
        kind=ChatKind(chat.kind),
        lang=first_language(chat.lang, chat.centre.lang),
        title=chat.title,
    )


def private_chat_view(row: Staff, centre: Centre) -> ChatView:
    """The private chat of one of the staff, read with the person: its id is the person's own."""
    return ChatView(
        chat_id=row.person_id,
        thread_id=None,
        kind=ChatKind.PRIVATE,
        lang=first_language(row.person.lang, centre.lang),
        title=row.person.name,
    )


def staff_view(row: Staff) -> StaffView:
    """One of the staff, read with the person."""
    return StaffView(
        id=row.id,
        user_id=row.person_id,
        name=row.person.name,
        role=Role.of(row.role),
        joined_at=row.joined_at,
        role_since=row.role_since,
    )


def actor_of(person: Person, row: Staff) -> Actor:
    """``person`` as staff of the centre of ``row``, read with centre and person."""
    return Actor(
        staff_id=row.id,
        name=person_name(person.name, person.user_id),
        role=Role.of(row.role),
        centre_id=row.centre_id,
        centre_name=row.centre.name,
        zone=row.centre.zone,
        lang=person.lang,
        person=person,
    )


def change_view(row: AuditEntry, *, is_undone: bool = False) -> ChangeView:
    """An entry of the audit."""
    return ChangeView(
        id=row.id,
        at=row.at,
        by_name=row.by_name,
        subject=row.subject,
        number=row.number,
        what=row.what,
        before=row.before,
        after=row.after,
        masks=masks(row.subject, {*row.before, *row.after}),
        staff_id=row.staff_id,
        chat_id=row.chat_id,
        update_id=row.update_id,
        undoes_id=row.undoes_id,
        is_undone=is_undone,
    )
