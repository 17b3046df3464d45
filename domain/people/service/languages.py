"""Which language is spoken to whom (interface §1)."""

from domain import clock
from domain.actor import Actor, ChatKind, Role, use_case
from domain.people import queries, records
from domain.people.errors import ChatNotBound, OnlyInGroup
from domain.people.rules import first_language
from domain.people.views import LanguageChange


@use_case(Role.ADVISOR)
async def set_own_language(actor: Actor, lang: str) -> LanguageChange:
    """Speak ``lang`` to the actor in private from now on. A group they ask in keeps its own language."""
    row = await queries.place_in_now(actor.centre_id, actor.user_id)
    row.person.lang = lang
    await row.person.save(update_fields=["lang"])
    answer = actor.lang if actor.place.kind in (ChatKind.TEAM, ChatKind.PARTNER) else lang
    return LanguageChange(lang=lang, answer_lang=answer, is_for_group=False, person_lang=lang)


@use_case(Role.MANAGER)
async def set_group_language(actor: Actor, lang: str) -> LanguageChange:
    """Speak ``lang`` in the group the actor speaks in.

    Refused in a private chat (``OnlyInGroup``) and in a group that is not bound (``ChatNotBound``).
    """
    if actor.place.is_private:
        raise OnlyInGroup(command=f"/lang group {lang}")
    chat = await queries.chat_of(actor.centre_id, actor.place.chat_id)
    if chat is None:
        raise ChatNotBound
    before = first_language(chat.lang, chat.centre.lang)
    chat.lang = lang
    await chat.save(update_fields=["lang"])
    if before != lang:
        await records.add_change_by(
            actor,
            clock.now(),
            subject="chat",
            number=None,
            what="language",
            before={"lang": before},
            after={"lang": lang},
        )
    row = await queries.place_in_now(actor.centre_id, actor.user_id)
    own = first_language(row.person.lang, row.centre.lang)
    return LanguageChange(lang=lang, answer_lang=lang, is_for_group=True, person_lang=own)
