"""Who and where: centres, their staff's names, and the chats that pushes go to."""

from collections.abc import Iterable

from domain import clock
from domain.actor import Actor, ChatKind, Role, system_use_case, use_case
from domain.names import Named
from domain.pages import Page, page_of
from domain.people import queries, records
from domain.people.rules import REFUSAL_EVERY, destinations, first_language, some_named
from domain.people.service.mapping import centre_view, chat_view, private_chat_view, staff_view
from domain.people.views import CentreView, ChatView, MenuView, StaffView

STAFF_LISTED = 20


@system_use_case
async def centres() -> list[CentreView]:
    """Every centre of the deployment, for the jobs that go round them."""
    return [centre_view(centre) for centre in await queries.every_centre()]


@system_use_case
async def centre(centre_id: int) -> CentreView:
    """One centre."""
    return centre_view(await queries.centre(centre_id))


@system_use_case
async def chats_of_centres(centre_ids: Iterable[int]) -> dict[int, list[ChatView]]:
    """The groups of several centres, of every kind, in the order they were bound. One query."""
    found: dict[int, list[ChatView]] = {centre_id: [] for centre_id in centre_ids}
    for chat in await queries.live_chats_of(found):
        found[chat.centre_id].append(chat_view(chat))
    return found


@system_use_case
async def menus_wanted() -> list[MenuView]:
    """The command menu every private chat and every bound group is to show. Two queries for the deployment.

    Someone on the staff of several centres sees what their highest role may do; a group sees what every
    one of the staff may do in it.
    """
    private: dict[int, MenuView] = {}
    for row in await queries.everybody():
        menu = MenuView(row.person_id, Role.of(row.role), first_language(row.person.lang, row.centre.lang))
        known = private.get(row.person_id)
        private[row.person_id] = menu if known is None or menu.role > known.role else known
    groups = [
        MenuView(chat.chat_id, Role.ADVISOR, first_language(chat.lang, chat.centre.lang))
        for chat in await queries.live_chats_of(None)
    ]
    return [*private.values(), *groups]


@system_use_case
async def chats_of(centre_id: int, kind: ChatKind) -> list[ChatView]:
    """The groups of a centre that pushes for ``kind`` go to, in the order they were bound.

    A centre without a partner group has its partner pushes in the team group (interface §6).
    """
    return destinations((await chats_of_centres([centre_id]))[centre_id], kind)


@system_use_case
async def private_chats(
    centre_id: int, *, at_least: Role = Role.ADVISOR, staff_ids: Iterable[int] | None = None
) -> list[ChatView]:
    """The private chats of the staff: of those with a role, or of those given by id (both where both are)."""
    wanted = None if staff_ids is None else set(staff_ids)
    centre = await queries.centre(centre_id)
    return [
        private_chat_view(row, centre)
        for row in await queries.staff_of(centre_id)
        if Role.of(row.role) >= at_least and (wanted is None or row.id in wanted)
    ]


@system_use_case
async def may_receive(centre_id: int, chat_id: int, *, at_least: Role = Role.ADVISOR) -> bool:
    """Whether a push of this centre may still go to a chat: it is one of its groups, or that of staff with the role.

    Asked at sending time: a group may have been unbound, or a person removed or given another role, while it waited.
    """
    if chat_id < 0:
        chat = await queries.chat_of(centre_id, chat_id)
        return chat is not None and not chat.is_retired
    row = await queries.place_in(centre_id, chat_id)
    return row is not None and row.is_active and Role.of(row.role) >= at_least


@system_use_case
async def languages_of(user_ids: Iterable[int], *, default: str) -> dict[int, str]:
    """The language that each of these people is spoken to in private; ``default`` for those who are on no staff."""
    spoken = dict.fromkeys(user_ids, default)
    for row in await queries.places_of_all(spoken):
        spoken[row.person_id] = first_language(row.person.lang, row.centre.lang)
    return spoken


@system_use_case
async def has_several_centres(user_id: int) -> bool:
    """Whether a person is on the staff of more than one centre now."""
    return len(await queries.places_of(user_id)) > 1


@system_use_case
async def staff_names(centre_id: int, staff_ids: Iterable[int]) -> dict[int, str]:
    """Names by staff id, those who left included; an id of another centre is simply missing."""
    return await queries.names_of(centre_id, staff_ids)


@use_case(Role.ADVISOR)
async def names(actor: Actor) -> list[Named]:
    """The staff by id and name, for recognising them in what people type."""
    return [Named(id=row.id, names=(row.person.name,)) for row in await queries.staff_of(actor.centre_id)]


@use_case(Role.MANAGER)
async def list_staff(actor: Actor, called: str = "", *, offset: int = 0, limit: int = STAFF_LISTED) -> Page[StaffView]:
    """The staff of the centre, or those ``called`` so, from ``offset`` on: managers first, then partners, then
    advisors, each in the order they came. ``NotFound`` when nobody is called so."""
    found = [staff_view(row) for row in await queries.staff_of(actor.centre_id)]
    if called:
        found = [*some_named(found, called)]
    return page_of(sorted(found, key=lambda view: (-view.role, view.joined_at)), offset, limit)


@system_use_case
async def one_refusal_an_hour(chat_id: int) -> bool:
    """Whether a group may be told now that someone is not staff here; saying yes starts the next hour.

    Of several asking at once exactly one is told yes.
    """
    now = clock.now()
    return await records.take_turn_to_refuse(chat_id, now, now - REFUSAL_EVERY)
