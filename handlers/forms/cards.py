"""A form's prompt as a card: once the form is over, the prompt says so."""

from domain.forms import service as forms
from handlers.declaration import Call, Card, Reply
from handlers.forms.prompts import CARD


async def prompt(call: Call, number: int) -> Reply | None:
    """What becomes of a prompt: nothing while its form is being filled in."""
    if await forms.is_open(call.actor.centre_id, number):
        return None
    return Reply(call.say("forms-finished"))


CARDS = (Card(CARD, "", prompt),)
