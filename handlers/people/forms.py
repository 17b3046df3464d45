"""What the commands of the people room are told, and what their prompts offer."""

from collections.abc import Sequence

from domain.actor import Role
from domain.forms.views import Offer
from domain.people import service as people
from handlers.calling import Call
from handlers.fields import Asked, OneOf, Text
from handlers.fields.base import Texts
from handlers.people import spoken

MOST_OFFERED = 12


async def _staff(call: Call, texts: Texts) -> Sequence[Offer]:
    return [Offer(view.name, view.name) for view in await people.list_staff(call.actor, limit=MOST_OFFERED)]


WHO = Text("staff", what="name", offers=_staff)
ANYBODY = Text("staff", what="name", asked=Asked.NEVER)
ROLE = OneOf[Role]("role", spoken.ROLES)
WHOSE = OneOf[str]("whose", spoken.WHOSE, asked=Asked.NEVER)
LANGUAGE = OneOf[str]("language", spoken.LANGUAGES, beginnings=True, explains=True, asked=Asked.NEVER)
