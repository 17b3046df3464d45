"""Every read and lock of the people room.

Reads are scoped by ``centre_id``, except where the very question is which centre it is: who a chat or a
person belongs to, and whether an invitation exists.
"""

from collections.abc import Iterable

from tortoise.queryset import QuerySet, QuerySetSingle

from domain.actor import Role
from domain.database.paging import read_history, read_page
from domain.database.prepared import prepared_first, prepared_list
from domain.pages import NEWEST, Page, Spot
from domain.people.models import AuditEntry, Centre, Chat, Invite, KnownPerson, Staff

LOOKED = "looked"
"""What the audit calls it when someone saw personal data: nothing is changed by it."""


@prepared_list
def places_of(user_id: int) -> QuerySet[Staff]:
    """Where a person is on the staff now, with centre and person, oldest first. One query."""
    return Staff.filter(person_id=user_id, is_active=True).select_related("centre", "person").order_by("id")


async def places_of_all(user_ids: Iterable[int]) -> list[Staff]:
    """Where these people are on the staff now, oldest first. One query."""
    found = Staff.filter(person_id__in=list(user_ids), is_active=True)
    return await found.select_related("centre", "person").order_by("id")


async def place_in(centre_id: int, user_id: int) -> Staff | None:
    """The row of a person in a centre, whether they are still on its staff or not."""
    return await Staff.filter(centre_id=centre_id, person_id=user_id).select_related("centre", "person").first()


async def staff_of(centre_id: int) -> list[Staff]:
    """The staff of a centre with their names, in the order they came."""
    return await Staff.filter(centre_id=centre_id, is_active=True).select_related("person").order_by("id")


async def one_of_staff(centre_id: int, staff_id: int) -> Staff | None:
    """One who is on the staff of the centre now."""
    return await Staff.filter(centre_id=centre_id, id=staff_id, is_active=True).select_related("person").first()


async def whoever_was_staff(centre_id: int, staff_id: int) -> Staff | None:
    """One who is or was on the staff of the centre."""
    return await Staff.filter(centre_id=centre_id, id=staff_id).first()


async def names_of(centre_id: int, staff_ids: Iterable[int]) -> dict[int, str]:
    """Names by staff id, of those who left too. One query."""
    wanted = tuple(set(staff_ids))
    return {row.id: row.person.name for row in await _staff_of_ids(centre_id, wanted)} if wanted else {}


@prepared_list
def _staff_of_ids(centre_id: int, staff_ids: tuple[int, ...]) -> QuerySet[Staff]:
    return Staff.filter(centre_id=centre_id, id__in=staff_ids).select_related("person")


async def manager_count(centre_id: int) -> int:
    """How many managers a centre has."""
    return await Staff.filter(centre_id=centre_id, is_active=True, role=Role.MANAGER.word).count()


async def lock_centre(centre_id: int) -> Centre:
    """The centre, held until the transaction ends: its staff can't be changed from two sides at once.

    Held in the weaker way, which stops nobody from writing rows that only name the centre: whoever joins, say,
    and holds an invitation that the holder is about to withdraw.
    """
    return await Centre.filter(id=centre_id).select_for_update(no_key=True).get()


async def centre_by_name_key(name_key: str) -> Centre | None:
    """The centre of that name in the whole deployment."""
    return await Centre.filter(name_key=name_key).first()


@prepared_list
def every_centre() -> QuerySet[Centre]:
    """All centres, oldest first."""
    return Centre.all().order_by("id")


async def centres_page(offset: int, limit: int) -> Page[Centre]:
    """Some of all centres, oldest first."""
    return await read_page(Centre.all().order_by("id"), offset, limit)


@prepared_first
def chat_with_centre(chat_id: int) -> QuerySetSingle[Chat | None]:
    """The binding of a group with its centre. One query."""
    return Chat.filter(chat_id=chat_id).select_related("centre").first()


async def live_chats_of(centre_ids: Iterable[int] | None) -> list[Chat]:
    """The groups that the bot is in of these centres (``None``: of all), in the order they were bound."""
    chats = Chat.filter(is_retired=False)
    if centre_ids is not None:
        chats = chats.filter(centre_id__in=list(centre_ids))
    return await chats.select_related("centre").order_by("id")


async def live_chats(centre_id: int) -> list[Chat]:
    """The groups of one centre that the bot is in, in the order they were bound."""
    return await live_chats_of([centre_id])


@prepared_list
def everybody() -> QuerySet[Staff]:
    """All staff of all centres, with person and centre."""
    return Staff.filter(is_active=True).select_related("person", "centre").order_by("id")


async def invite_for_update(code_digest: str) -> Invite | None:
    """The invitation of that code, held until the transaction ends."""
    return await Invite.filter(code_digest=code_digest).select_for_update().first()


async def is_manager(centre_id: int, staff_id: int) -> bool:
    """Whether somebody is a manager of the centre now."""
    return await Staff.filter(centre_id=centre_id, id=staff_id, is_active=True, role=Role.MANAGER.word).exists()


async def invite_for_undo(centre_id: int, invite_id: int) -> Invite | None:
    """An invitation of the centre, held until the transaction ends."""
    return await Invite.filter(centre_id=centre_id, id=invite_id).select_for_update().first()


async def known_person(user_id: int) -> KnownPerson | None:
    """What is kept of a person."""
    return await KnownPerson.filter(user_id=user_id).first()


async def changes(
    centre_id: int, *, subject: str | None, number: int | None, staff_id: int | None, limit: int, spot: Spot = NEWEST
) -> list[AuditEntry]:
    """The entries of a centre's audit next to ``spot``, newest first, of one subject, thing or person where given."""
    query = AuditEntry.filter(centre_id=centre_id)
    if subject is not None:
        query = query.filter(subject=subject)
    if number is not None:
        query = query.filter(number=number)
    if staff_id is not None:
        query = query.filter(staff_id=staff_id)
    return await read_history(query, spot, limit)


async def deeds_of(centre_id: int, staff_id: int, limit: int) -> list[AuditEntry]:
    """What one of the staff changed last, the last first; that they looked at something is none of it."""
    found = AuditEntry.filter(centre_id=centre_id, staff_id=staff_id).exclude(what=LOOKED)
    return await found.order_by("-id").limit(limit)


async def centre(centre_id: int) -> Centre:
    """One centre."""
    return await Centre.get(id=centre_id)


async def place_in_now(centre_id: int, user_id: int) -> Staff:
    """The row of a person who is on the staff of the centre, with centre and person."""
    return await Staff.filter(centre_id=centre_id, person_id=user_id).select_related("centre", "person").get()


@prepared_first
def chat_of(centre_id: int, chat_id: int) -> QuerySetSingle[Chat | None]:
    """The binding of a group, if it is to this centre."""
    return Chat.filter(centre_id=centre_id, chat_id=chat_id).select_related("centre").first()


async def change(centre_id: int, change_id: int) -> AuditEntry | None:
    """One entry of the audit."""
    return await AuditEntry.filter(centre_id=centre_id, id=change_id).first()


async def changes_of_message(centre_id: int, staff_id: int, update_id: int) -> list[AuditEntry]:
    """All that one message of one of the staff changed, the last first."""
    found = AuditEntry.filter(centre_id=centre_id, staff_id=staff_id, update_id=update_id)
    return await found.order_by("-id")


async def undone_among(centre_id: int, change_ids: Iterable[int]) -> set[int]:
    """Which of these changes were taken back."""
    found = AuditEntry.filter(centre_id=centre_id, undoes_id__in=list(change_ids))
    return {row.undoes_id for row in await found if row.undoes_id is not None}


async def changes_after(entry: AuditEntry, limit: int) -> list[AuditEntry]:
    """What happened to the same thing since, the last first.

    What has no number is told apart by what was done; groups, by where it was done.
    """
    later = AuditEntry.filter(centre_id=entry.centre_id, subject=entry.subject, number=entry.number, id__gt=entry.id)
    if entry.number is None:
        is_group = entry.subject == "chat"
        later = later.filter(chat_id=entry.chat_id) if is_group else later.filter(what=entry.what)
    return await later.filter(undoes_id__isnull=True).exclude(what=LOOKED).order_by("-id").limit(limit)
