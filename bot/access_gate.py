"""The gate: who speaks, as whom, and what someone who is no staff is told."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.answers import answers_to
from bot.errors import GroupNotBound
from bot.incoming import Incoming
from domain.actor import Actor, ChatKind, Demand, Person, Role, Source
from domain.errors import NotAllowed
from domain.outbox.views import Answer
from domain.people import service as people
from domain.people.views import Arrival
from handlers.calling import ProcessFacts
from handlers.declaration import Button, Call, Command, Reply
from locales import LANGUAGES, say


@dataclass(frozen=True)
class Standing:
    """A person, and the staff member they are here, if any."""

    person: Person
    actor: Actor | None


class Gate:
    """Knows the operators and the deployment's language; everything else it asks the people room."""

    def __init__(
        self,
        operators: frozenset[int],
        default_lang: str,
        default_zone: str,
        facts: Callable[[], ProcessFacts] | None = None,
    ) -> None:
        self._operators = operators
        self._facts = facts
        self._default_lang = default_lang
        self._default_zone = default_zone

    async def resolve(self, incoming: Incoming) -> Standing:
        """Who sent this and what they are in this chat."""
        recognised = await people.resolve_actor(
            Arrival(
                user_id=incoming.user_id,
                name=incoming.user_name,
                chat_id=incoming.chat_id,
                is_private=incoming.is_private,
                default_lang=self._default_lang,
                platform_lang=incoming.user_lang,
                thread_id=incoming.thread_id,
                title=incoming.title,
                source=Source(incoming.update_id, incoming.message_id),
                is_operator=incoming.user_id in self._operators and not incoming.is_anonymous,
            )
        )
        return Standing(recognised.person, recognised.staff)

    def call_by(self, standing: Standing) -> Call:
        """A call of this person, with the deployment's defaults; what was typed or pressed is still to come."""
        return Call(
            standing.person,
            standing.actor,
            default_lang=self._default_lang,
            default_zone=self._default_zone,
            process=self._facts() if self._facts and standing.person.is_operator else None,
        )

    def language_of(self, incoming: Incoming) -> str:
        """The language for someone that nothing is known of but their app's."""
        spoken = next((lang for lang in LANGUAGES if incoming.user_lang[:2] == lang[:2]), None)
        return spoken or self._default_lang

    async def turn_away(self, incoming: Incoming, standing: Standing) -> list[Answer]:
        """A polite refusal in private; in a group one an hour, and beyond that silence."""
        reply = Reply(say(standing.person.lang, "errors-stranger"))
        if incoming.callback_id:
            reply = Reply(toast=reply.text, alert=True)
        elif not incoming.is_private and not await people.one_refusal_an_hour(incoming.chat_id):
            return []
        return answers_to(incoming, reply, None)


def is_stranger_to(what: Command | Button, incoming: Incoming, standing: Standing) -> bool:
    """Someone who is no staff here: in a group they get nothing; in private, what is open to anyone."""
    if standing.actor is not None:
        return False
    if what.needs is Demand.ANYONE:
        return not incoming.is_private
    return not (what.needs is Demand.OPERATOR and standing.person.is_operator)


def check(what: Command | Button, standing: Standing) -> None:
    """The same demand that the service checks again, so that a forgotten check on one side is no hole."""
    if what.needs is Demand.OPERATOR and not standing.person.is_operator:
        raise NotAllowed(needed=Demand.OPERATOR.value)
    if isinstance(what.needs, Role) and (standing.actor is None or standing.actor.role < what.needs):
        raise NotAllowed(needed=what.needs.word)
    unbound = standing.person.place.kind is ChatKind.UNBOUND
    if unbound and not what.where_unbound:
        raise GroupNotBound
