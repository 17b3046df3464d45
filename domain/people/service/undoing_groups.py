"""Taking back what was done to groups (interface §1, §6).

It is done to the group that the change was made in, wherever the manager speaks now.
"""

from domain import clock
from domain.actor import Actor, Role, use_case
from domain.database.connection import lock
from domain.people import queries
from domain.people.errors import ChatBindingChanged, ChatTakenSince
from domain.people.models import Chat
from domain.people.service.undoing import record_undo
from domain.people.views import ChangeView


@use_case(Role.MANAGER)
async def undo_bound(actor: Actor, change: ChangeView) -> None:
    """The group is bound to no centre again, or is of the kind and has its pushes in the topic it had before.

    Refused: what ``record_undo`` refuses when the group was bound, unbound or, if it is to be unbound, given
    another language since; and when the platform has made another group of it (``ChatBindingChanged``).
    """
    await _lock_group(change)
    is_new = "kind" not in change.before
    await record_undo(actor, change, built_on_by=None if is_new else ("bound", "unbound"))
    chat = await _bound_group(actor, change)
    if is_new:
        await chat.delete()
        return
    chat.kind, chat.thread_id = str(change.before["kind"]), _topic(change)
    await chat.save(update_fields=["kind", "thread_id"])


@use_case(Role.MANAGER)
async def undo_unbound(actor: Actor, change: ChangeView) -> None:
    """The group is bound again: of the same kind, with its pushes in the same topic, in the same language.

    Refused: what ``record_undo`` refuses, so also when the centre has bound it anew; and when another centre has
    bound it meanwhile (``ChatTakenSince``; which one is nobody's business here).
    """
    await _lock_group(change)
    await record_undo(actor, change)
    title = str(change.before["title"])
    if await queries.chat_with_centre(_group(change)) is not None:
        raise ChatTakenSince(title=title)
    lang = change.before["lang"]
    await Chat.create(
        centre_id=actor.centre_id,
        chat_id=_group(change),
        thread_id=_topic(change),
        kind=str(change.before["kind"]),
        title=title,
        lang=None if lang is None else str(lang),
        bound_at=clock.now(),
    )


@use_case(Role.MANAGER)
async def undo_language(actor: Actor, change: ChangeView) -> None:
    """The former language is spoken in the group again.

    Refused: what ``record_undo`` refuses when the language was changed again or the group unbound since, and when
    the platform has made another group of it (``ChatBindingChanged``).
    """
    await _lock_group(change)
    await record_undo(actor, change, built_on_by=("language", "unbound"))
    chat = await _bound_group(actor, change)
    chat.lang = str(change.before["lang"])
    await chat.save(update_fields=["lang"])


def _group(change: ChangeView) -> int:
    return change.chat_id or 0


def _topic(change: ChangeView) -> int | None:
    topic = change.before["thread_id"]
    return None if topic is None else int(str(topic))


async def _lock_group(change: ChangeView) -> None:
    await lock(f"chat:{_group(change)}")


async def _bound_group(actor: Actor, change: ChangeView) -> Chat:
    chat = await queries.chat_of(actor.centre_id, _group(change))
    if chat is None:
        raise ChatBindingChanged
    return chat
