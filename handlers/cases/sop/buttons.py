"""The buttons under a template of the SOP."""

from domain.actor import Role
from domain.cases import service
from domain.cases.views import Template
from domain.errors import NotFound
from handlers.cases.sop import replies
from handlers.cases.sop.commands import ADDING, DROPPING, MOVING
from handlers.cases.sop.forms import DROPPED, MOVED, TEMPLATE, TITLE
from handlers.declaration import Action, Button, Call, Reply
from handlers.fields import Field
from handlers.fields.actions import with_command


def _pressed(call: Call) -> Template:
    """The template a button is about; what was never ours is ``NotFound``."""
    name = call.button.number
    if name not in set(Template):
        raise NotFound(what=name[:20])
    return Template(name)


async def show(call: Call) -> Reply:
    """Turn the message to the other template."""
    return replies.template(call.lang, await service.read_sop(call.actor, _pressed(call)), edits=True)


async def reset(call: Call) -> Reply:
    """Put everything back as policy alone has it."""
    return replies.changed(call.lang, await service.reset_sop(call.actor, _pressed(call)), edits=True)


async def add(call: Call) -> Reply:
    """Ask for the step to add."""
    return await _ask(call, ADDING, TITLE)


async def move(call: Call) -> Reply:
    """Ask which step is to move."""
    return await _ask(call, MOVING, MOVED)


async def drop(call: Call) -> Reply:
    """Ask which step is to go."""
    return await _ask(call, DROPPING, DROPPED)


async def _ask(call: Call, action: Action, field: Field[str]) -> Reply:
    template = (await service.read_sop(call.actor, _pressed(call))).template
    raise with_command(action.missing(field, {TEMPLATE.name: template}), "sop")


BUTTONS = (
    Button("cases.sop", Role.MANAGER, show),
    Button("cases.sopadd", Role.MANAGER, add),
    Button("cases.sopmove", Role.MANAGER, move),
    Button("cases.sopdrop", Role.MANAGER, drop),
    Button("cases.sopreset", Role.MANAGER, reset),
)
