"""The buttons under an insurer's card: each begins the form of what it says."""

from dataclasses import replace
from typing import Any

from domain.actor import Role, permit
from domain.insurers import service
from handlers.declaration import Action, Button, Call, Reply
from handlers.fields import Field
from handlers.fields.actions import with_command
from handlers.insurers.forms import INSURER, pressed_named
from handlers.insurers.register import replies
from handlers.insurers.register.commands import CONTACTING, ENDING, NAMING, PLANNING, REOPENING
from handlers.insurers.register.forms import CONTACT_NAME, MORE_NAME, NEW_PLAN, WHY_ENDED, WHY_REOPENED
from handlers.insurers.words import pressed_insurer


async def show(call: Call) -> Reply:
    """Turn the message to the insurer's card."""
    card = replies.insurer_card(call, await service.show_insurer(call.actor, pressed_insurer(call)))
    return replace(card, edits=True)


async def plan(call: Call) -> Reply:
    """Ask which plan is to hold."""
    return await _ask(call, PLANNING, NEW_PLAN)


async def contact(call: Call) -> Reply:
    """Ask who is to be written down."""
    return await _ask(call, CONTACTING, CONTACT_NAME)


async def name(call: Call) -> Reply:
    """Ask what else the insurer answers to."""
    return await _ask(call, NAMING, MORE_NAME)


async def end(call: Call) -> Reply:
    """Ask why we no longer work with the insurer."""
    permit(call.actor, Role.MANAGER)
    return await _ask(call, ENDING, WHY_ENDED)


async def reopen(call: Call) -> Reply:
    """Ask why we work with the insurer again."""
    permit(call.actor, Role.MANAGER)
    return await _ask(call, REOPENING, WHY_REOPENED)


async def _ask(call: Call, action: Action, asked: Field[Any]) -> Reply:
    permit(call.actor, Role.PARTNER)
    raise with_command(action.missing(asked, {INSURER.name: await pressed_named(call)}), "insurer")


BUTTONS = (
    Button("insurers.card", Role.PARTNER, show),
    Button("insurers.plan", Role.PARTNER, plan),
    Button("insurers.contact", Role.PARTNER, contact),
    Button("insurers.name", Role.PARTNER, name),
    Button("insurers.end", Role.MANAGER, end),
    Button("insurers.reopen", Role.MANAGER, reopen),
)
