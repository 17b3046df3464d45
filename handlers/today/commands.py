"""``/today``: what is due, late and waiting for whoever asks, in one screen."""

from domain.actor import Role
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given
from handlers.registry import gather
from handlers.today import replies


async def today(call: Call, given: Given) -> Reply:
    """Every room's part of the day, as far as the caller's role goes."""
    parts = [await section.make(call) for section in gather().sections if section.needs <= call.actor.role]
    return replies.day(call, [part for part in parts if part is not None])


COMMANDS = (Command("today", ("今天",), Role.ADVISOR, (Action(today),)),)
