"""The buttons about limits: their history, another one, and deciding on a proposal; and about money that came in."""

from dataclasses import replace

from domain.actor import Role, permit
from domain.insurers import service
from domain.insurers.views import RaiseDecided
from domain.pages import NEWEST
from handlers.declaration import Button, Call, Reply
from handlers.fields.actions import with_command
from handlers.insurers.commands import LIMITING, PAID
from handlers.insurers.credit import credit_line
from handlers.insurers.forms import INSURER, LIMIT, RECEIVED, pressed_named
from handlers.insurers.limits import history
from handlers.insurers.raises import PUSHED, decided
from handlers.insurers.words import pressed_insurer
from handlers.paging import pressed_spot


async def turn_history(call: Call) -> Reply:
    """Turn the message to other changes of a limit."""
    spot = pressed_spot(call.button.version) if call.button.version else NEWEST
    return replace(await history(call, pressed_insurer(call), spot), edits=True)


async def ask_limit(call: Call) -> Reply:
    """Ask for another limit, as /limit does."""
    permit(call.actor, Role.MANAGER)
    raise with_command(LIMITING.missing(LIMIT, {INSURER.name: await pressed_named(call)}), "limit")


async def ask_received(call: Call) -> Reply:
    """Ask how much came in from an insurer, as /paid does."""
    permit(call.actor, Role.PARTNER)
    raise with_command(PAID.missing(RECEIVED, {INSURER.name: await pressed_named(call)}), "paid")


async def accept(call: Call) -> Reply:
    """Give an insurer the limit that was proposed."""
    return _decided(call, await service.accept_raise(call.actor, proposal_id=pressed_insurer(call)))


async def decline(call: Call) -> Reply:
    """Leave an insurer's limit as it is."""
    return _decided(call, await service.decline_raise(call.actor, proposal_id=pressed_insurer(call)))


def _decided(call: Call, view: RaiseDecided) -> Reply:
    return decided(call, view, credit_line(call, view.credit), edits=call.button.version == PUSHED)


BUTTONS = (
    Button("insurers.limits", Role.MANAGER, turn_history),
    Button("insurers.relimit", Role.MANAGER, ask_limit),
    Button("insurers.receive", Role.PARTNER, ask_received),
    Button("insurers.accept", Role.MANAGER, accept),
    Button("insurers.decline", Role.MANAGER, decline),
)
