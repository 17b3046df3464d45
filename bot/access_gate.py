"""The gate: who speaks, as whom, and what someone who is no staff is told."""

from dataclasses import dataclass

from bot.answers import answers_to
from bot.incoming import Incoming
from domain.actor import Actor, Person, Source
from domain.outbox.views import Answer
from domain.people import service as people
from domain.people.views import Arrival
from handlers.declaration import Call, Reply
from locales import LANGUAGES, say


@dataclass(frozen=True)
class Standing:
    """A person, and the staff member they are here, if any."""

    person: Person
    actor: Actor | None


class Gate:
    """Knows the operators and the deployment's language; everything else it asks the people room."""

    def __init__(self, operators: frozenset[int], default_lang: str, default_zone: str) -> None:
        self._operators = operators
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
