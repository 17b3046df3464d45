"""Who is speaking: the person, and the staff member they are in this chat (domain §1)."""

from dataclasses import replace

from domain.actor import Actor, ChatKind, Person, Place, Role, Source, system_use_case
from domain.people import queries
from domain.people.models import Chat, Staff
from domain.people.rules import first_language, language_of, person_name, strongest_first
from domain.people.service.mapping import actor_of
from domain.people.views import Arrival, Recognised


@system_use_case
async def resolve_actor(arrival: Arrival) -> Recognised:
    """The person who spoke, and whose staff they are here; at most two reads.

    In a bound group: their place in that group's centre, or none, whatever they are elsewhere. In a private
    chat: their only centre, or the one they chose. In a group that is not bound: the centre where their role
    is highest, so that they can bind it. A name changed on the chat platform is taken over.
    """
    chat = None if arrival.is_private else await queries.chat_with_centre(arrival.chat_id)
    places = await queries.places_of(arrival.user_id)
    row = _row_for(arrival, chat, places)
    person = _person(arrival, chat, row)
    if row is None:
        return Recognised(person, None)
    if row.person.name != person.name:
        row.person.name = person.name
        await row.person.save(update_fields=["name"])
    return Recognised(person, actor_of(person, row))


def _row_for(arrival: Arrival, chat: Chat | None, places: list[Staff]) -> Staff | None:
    if chat is not None:
        return next((row for row in places if row.centre_id == chat.centre_id), None)
    if not places:
        return None
    if arrival.is_private:
        return max(places, key=lambda row: (row.centre_id == row.person.chosen_centre_id, row.id))
    ranked = [(Role.of(row.role), row.centre_id == row.person.chosen_centre_id, row.id) for row in places]
    return places[strongest_first(ranked)]


def _person(arrival: Arrival, chat: Chat | None, row: Staff | None) -> Person:
    kind = ChatKind.PRIVATE if arrival.is_private else ChatKind(chat.kind) if chat else ChatKind.UNBOUND
    return Person(
        user_id=arrival.user_id,
        name=person_name(arrival.name, arrival.user_id),
        lang=_language(arrival, chat, row),
        place=Place(arrival.chat_id, kind, arrival.thread_id, arrival.title),
        source=arrival.source,
        is_operator=arrival.is_operator,
    )


def _language(arrival: Arrival, chat: Chat | None, row: Staff | None) -> str:
    """A group's own language in the group, else the person's; a stranger is answered in their app's."""
    if chat is not None:
        return first_language(chat.lang, chat.centre.lang)
    if row is not None:
        return first_language(row.person.lang, row.centre.lang)
    if arrival.is_operator:
        return arrival.default_lang
    return first_language(language_of(arrival.platform_lang), arrival.default_lang)


@system_use_case
async def reader_in(
    centre_id: int, chat_id: int, thread_id: int | None = None, *, role: Role = Role.ADVISOR
) -> Actor | None:
    """Whoever reads in a chat, for bringing up to date what was shown there; ``None`` if nobody of the centre does.

    In a private chat that is the person, if they are still on the staff. In a group of the centre it is nobody in
    particular: somebody without a name, of the ``role`` that may see what was shown there to everybody.
    """
    if chat_id > 0:
        row = await queries.place_in(centre_id, chat_id)
        if row is None or not row.is_active:
            return None
        lang = first_language(row.person.lang, row.centre.lang)
        person = Person(chat_id, row.person.name, lang, Place(chat_id, ChatKind.PRIVATE), Source())
        return replace(actor_of(person, row), sees_again=True)
    chat = await queries.chat_of(centre_id, chat_id)
    if chat is None or chat.is_retired:
        return None
    lang = first_language(chat.lang, chat.centre.lang)
    person = Person(0, "", lang, Place(chat_id, ChatKind(chat.kind), thread_id, chat.title), Source())
    centre = chat.centre
    return Actor(0, "", role, centre.id, centre.name, centre.zone, lang, person, sees_again=True)
