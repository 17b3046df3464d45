"""Real centres, people and groups for tests of every room."""

from dataclasses import replace
from itertools import count

from domain import clock
from domain.actor import Actor, ChatKind, Person, Place, Role, Source
from domain.database.connection import transaction
from domain.people import records
from domain.people.models import Centre, Chat
from domain.people.rules import comparable
from domain.people.service.mapping import actor_of, centre_view
from domain.people.views import CentreView

_numbers = count(1)
TEAM_CHAT_ID = -1_001_000_000_000
"""Where group chats of tests begin to count; private chats have their person's id."""


async def a_centre(name: str | None = None, *, zone: str = "Asia/Shanghai", lang: str = "zh-CN") -> CentreView:
    """A centre with nobody in it yet."""
    name = name or f"北京第{next(_numbers)}店"
    centre = await Centre.create(name=name, name_key=comparable(name), zone=zone, lang=lang, created_at=clock.now())
    return centre_view(centre)


async def a_staff(
    centre: CentreView,
    role: Role = Role.ADVISOR,
    *,
    name: str | None = None,
    user_id: int | None = None,
    lang: str = "zh-CN",
    place: Place | None = None,
) -> Actor:
    """Someone on the staff of ``centre``, acting from ``place`` (their private chat without it)."""
    user_id = user_id or 2_000 + next(_numbers)
    person = a_person(user_id, name=name or f"员工{user_id}", lang=lang, place=place)
    async with transaction():
        row = await records.put_on_staff(person, centre.id, role, clock.now())
    return actor_of(person, row)


async def an_actor(
    role: Role = Role.ADVISOR,
    *,
    lang: str = "zh-CN",
    place: Place | None = None,
    centre: CentreView | None = None,
    name: str | None = None,
) -> Actor:
    """Someone with ``role`` in ``centre``, a new one without it, acting from ``place`` (private without it)."""
    return await a_staff(centre or await a_centre(), role, lang=lang, place=place, name=name)


def anew(actor: Actor) -> Actor:
    """``actor`` writing another message: what one message changed is undone together."""
    source = Source(update_id=next(_numbers), message_id=next(_numbers))
    return replace(actor, person=replace(actor.person, source=source))


def a_person(
    user_id: int = 9_001,
    *,
    name: str = "路人",
    lang: str = "zh-CN",
    place: Place | None = None,
    is_operator: bool = False,
) -> Person:
    """Someone who speaks to the bot; no row is made of them."""
    return Person(
        user_id=user_id,
        name=name,
        lang=lang,
        place=place or Place(user_id, ChatKind.PRIVATE),
        source=Source(update_id=next(_numbers), message_id=next(_numbers)),
        is_operator=is_operator,
    )


def a_place(
    kind: ChatKind = ChatKind.TEAM, *, chat_id: int | None = None, thread_id: int | None = None, title: str = "前台群"
) -> Place:
    """A group chat, as one speaks in it; no row is made of it (see ``a_group``)."""
    return Place(chat_id or TEAM_CHAT_ID - next(_numbers), kind, thread_id, title)


async def a_group(
    centre: CentreView, kind: ChatKind = ChatKind.TEAM, *, thread_id: int | None = None, lang: str | None = None
) -> Place:
    """A group chat that is bound to ``centre``."""
    place = a_place(kind, thread_id=thread_id)
    await Chat.create(
        centre_id=centre.id,
        chat_id=place.chat_id,
        thread_id=thread_id,
        kind=kind.value,
        title=place.title,
        lang=lang,
        bound_at=clock.now(),
    )
    return place
