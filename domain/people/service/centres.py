"""Centres: creating one, and which of several someone acts for (domain §1)."""

from domain import clock
from domain.actor import Actor, ChatKind, Person, Role, open_use_case, operator_use_case, use_case
from domain.database.connection import lock
from domain.errors import NotFound
from domain.pages import Page
from domain.people import queries, records
from domain.people.errors import CentreNameTaken, OnlyInPrivate
from domain.people.models import Centre
from domain.people.rules import centre_name, comparable, first_language
from domain.people.service.mapping import actor_of, centre_view
from domain.people.views import CentreView, Welcome

CENTRES_LISTED = 15


@operator_use_case
async def add_centre(person: Person, name: str, *, zone: str, lang: str) -> CentreView:
    """Create a centre in ``zone`` speaking ``lang``; the operator becomes its first manager (interface §6).

    Refused: a name that is empty or over 40 characters (``CentreNameWrong``), or that another centre has,
    whatever its case (``CentreNameTaken``).
    """
    name, now = centre_name(name), clock.now()
    await lock("centre names")
    if await queries.centre_by_name_key(comparable(name)) is not None:
        raise CentreNameTaken(name=name)
    centre = await Centre.create(name=name, name_key=comparable(name), zone=zone, lang=lang, created_at=now)
    row = await records.put_on_staff(person, centre.id, Role.MANAGER, now)
    await records.add_change_by(
        actor_of(person, row),
        now,
        subject="centre",
        number=None,
        what="created",
        before={},
        after={"name": name},
    )
    return centre_view(centre)


@operator_use_case
async def list_centres(person: Person, *, offset: int = 0, limit: int = CENTRES_LISTED) -> Page[CentreView]:
    """Some of the deployment's centres, oldest first from ``offset`` on; nothing of what is in them.

    Refused in a group (``OnlyInPrivate``): the staff of one centre need not know the others.
    """
    if not person.place.is_private:
        raise OnlyInPrivate(command="/centre")
    found = await queries.centres_page(offset, limit)
    return found.holding(centre_view(centre) for centre in found)


@use_case(Role.ADVISOR)
async def welcome(actor: Actor) -> Welcome:
    """Where the actor stands in their centre, and what is still to be set up there."""
    places = await queries.places_of(actor.user_id)
    row = next(place for place in places if place.id == actor.staff_id)
    staff = await queries.staff_of(actor.centre_id)
    chats = await queries.live_chats(actor.centre_id)
    return Welcome(
        name=actor.name,
        centre=centre_view(row.centre),
        role=actor.role,
        lang=first_language(row.person.lang, row.centre.lang),
        others=tuple(centre_view(place.centre) for place in places if place.id != row.id),
        has_team_group=any(chat.kind == ChatKind.TEAM.value for chat in chats),
        is_alone=len(staff) == 1,
    )


@open_use_case
async def choose_centre(person: Person, centre_id: int) -> Welcome:
    """Let someone who is staff of several centres act for this one in private; ``NotFound`` for any other."""
    places = await queries.places_of(person.user_id)
    row = next((place for place in places if place.centre_id == centre_id), None)
    if row is None:
        raise NotFound(what=f"#{centre_id}")
    row.person.chosen_centre_id = centre_id
    await row.person.save(update_fields=["chosen_centre_id"])
    return await welcome(actor_of(person, row))
