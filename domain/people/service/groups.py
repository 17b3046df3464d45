"""Group chats: binding them to a centre, and following what the chat platform does to them (interface §6)."""

from domain import clock
from domain.actor import Actor, ChatKind, Place, Role, system_use_case, use_case
from domain.database.connection import lock
from domain.errors import NotFound
from domain.people import queries, records
from domain.people.errors import ChatNotBound, ChatTaken, OnlyInGroup
from domain.people.models import Chat, Staff
from domain.people.rules import LONGEST_TITLE, first_language, named, tidied
from domain.people.service.audit import record_own_change
from domain.people.service.mapping import actor_of, centre_view
from domain.people.views import Bound, Unbound, WhichCentre


@use_case(Role.MANAGER)
async def bind(
    actor: Actor, kind: ChatKind | None = None, *, centre: str = "", centre_id: int | None = None
) -> Bound | WhichCentre:
    """Make the group the actor speaks in the team or partner group of a centre they manage (interface §6).

    Which centre: the one it is bound to already, else the one named (``centre``, its name or the beginning of
    it) or picked (``centre_id``), else the only one they manage; with several the answer is ``WhichCentre``.
    Which kind: ``kind``, else the one it has, else a team group. Binding again changes only what differs, and
    has pushes come to the topic it was done in. Refused: a private chat (``OnlyInGroup``), a group of another
    centre (``ChatTaken``), a centre they don't manage (``NotFound``).
    """
    if actor.place.is_private:
        raise OnlyInGroup(command="/bind")
    await lock(f"chat:{actor.place.chat_id}")
    chat = await queries.chat_with_centre(actor.place.chat_id)
    kind = kind or (ChatKind(chat.kind) if chat else ChatKind.TEAM)
    rows = _meant(await _managed_by(actor), chat, centre, centre_id)
    if len(rows) > 1:
        return _which_of(rows, kind)
    row = rows[0]
    if chat is not None and chat.centre_id != row.centre_id:
        raise ChatTaken
    return await _bound(actor, row, chat, kind)


@use_case(Role.MANAGER)
async def which_centre(actor: Actor, kind: ChatKind, *, centre: str = "") -> WhichCentre:
    """The centres that the group the actor speaks in could be bound to as ``kind``, of those called ``centre``.

    Refused as ``bind`` refuses: a private chat, a group of another centre, a name of none they manage.
    """
    if actor.place.is_private:
        raise OnlyInGroup(command="/bind")
    chat = await queries.chat_with_centre(actor.place.chat_id)
    return _which_of(_meant(await _managed_by(actor), chat, centre, None), kind)


async def _managed_by(actor: Actor) -> list[Staff]:
    return [row for row in await queries.places_of(actor.user_id) if Role.of(row.role) is Role.MANAGER]


def _which_of(rows: list[Staff], kind: ChatKind) -> WhichCentre:
    return WhichCentre(tuple(centre_view(row.centre) for row in rows), kind)


def _meant(managed: list[Staff], chat: Chat | None, centre: str, centre_id: int | None) -> list[Staff]:
    """The places whose centre could be meant: at least one."""
    if centre_id is not None:
        rows = [row for row in managed if row.centre_id == centre_id]
    elif centre:
        views = [centre_view(row.centre) for row in managed]
        ids = {view.id for view in named(views, centre)}
        rows = [row for row in managed if row.centre_id in ids]
    elif chat is not None:
        rows = [row for row in managed if row.centre_id == chat.centre_id]
        if not rows:
            raise ChatTaken
    else:
        rows = managed
    if not rows:
        raise NotFound(what=centre or f"#{centre_id}")
    return rows


async def _bound(actor: Actor, row: Staff, chat: Chat | None, kind: ChatKind) -> Bound:
    was = ChatKind(chat.kind) if chat else ChatKind.UNBOUND
    before = {"kind": chat.kind, "thread_id": chat.thread_id} if chat else {}
    now = clock.now()
    chat = await _kept(chat or Chat(chat_id=actor.place.chat_id, bound_at=now), row.centre_id, kind, actor.place)
    after = {"kind": kind.value, "thread_id": chat.thread_id}
    if before != after:
        await records.add_change_by(
            actor_of(actor.person, row),
            now,
            subject="chat",
            number=None,
            what="bound",
            before=before,
            after={**after, "title": chat.title},
        )
    return Bound(
        centre=centre_view(row.centre),
        kind=kind,
        lang=first_language(chat.lang, row.centre.lang),
        was=was,
        gets_partner_digests=kind is ChatKind.TEAM and not await _has(row.centre_id, ChatKind.PARTNER),
    )


async def _kept(chat: Chat, centre_id: int, kind: ChatKind, place: Place) -> Chat:
    chat.centre_id, chat.kind, chat.is_retired = centre_id, kind.value, False
    chat.thread_id, chat.title = place.thread_id, tidied(place.title)[:LONGEST_TITLE]
    await chat.save()
    return chat


async def _has(centre_id: int, kind: ChatKind) -> bool:
    return any(chat.kind == kind.value for chat in await queries.live_chats(centre_id))


@use_case(Role.MANAGER)
async def unbind(actor: Actor) -> Unbound:
    """Free the group the actor speaks in: nothing is sent there any more, and any centre may bind it.

    Refused in a private chat (``OnlyInGroup``) and in a group that is not bound (``ChatNotBound``).
    """
    if actor.place.is_private:
        raise OnlyInGroup(command="/unbind")
    await lock(f"chat:{actor.place.chat_id}")
    chat = await queries.chat_of(actor.centre_id, actor.place.chat_id)
    if chat is None:
        raise ChatNotBound
    await chat.delete()
    await records.add_change_by(
        actor,
        clock.now(),
        subject="chat",
        number=None,
        what="unbound",
        before={"kind": chat.kind, "thread_id": chat.thread_id, "title": chat.title, "lang": chat.lang},
        after={},
    )
    is_last = chat.kind == ChatKind.TEAM.value and not await _has(actor.centre_id, ChatKind.TEAM)
    return Unbound(actor.centre_name, ChatKind(chat.kind), is_last)


@system_use_case
async def retire_chat(chat_id: int) -> bool:
    """Note that the bot was put out of a group: nothing is sent there. Whether that is news."""
    return await _retired(chat_id, is_retired=True, what="retired")


@system_use_case
async def revive_chat(chat_id: int) -> bool:
    """Note that the bot is back in a group: it is bound as it was. Whether that is news."""
    return await _retired(chat_id, is_retired=False, what="revived")


async def _retired(chat_id: int, *, is_retired: bool, what: str) -> bool:
    chat = await queries.chat_with_centre(chat_id)
    if chat is None or chat.is_retired is is_retired:
        return False
    chat.is_retired = is_retired
    await chat.save(update_fields=["is_retired"])
    await record_own_change(
        chat.centre_id, subject="chat", what=what, before={}, after={"kind": chat.kind, "title": chat.title}
    )
    return True


@system_use_case
async def migrate_chat(old_chat_id: int, new_chat_id: int) -> bool:
    """Follow a group whose id the platform changed; harmless when told twice. Whether that is news."""
    chat = await queries.chat_with_centre(old_chat_id)
    if chat is None or await queries.chat_with_centre(new_chat_id) is not None:
        return False
    chat.chat_id, chat.is_retired = new_chat_id, False
    await chat.save(update_fields=["chat_id", "is_retired"])
    await record_own_change(chat.centre_id, subject="chat", what="migrated", before={}, after={"title": chat.title})
    return True
