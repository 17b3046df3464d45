"""``/sop`` (流程): the templates that new cases get their steps from, and changing them."""

from domain.actor import Role
from domain.cases import service
from domain.cases.views import DueRule, Template
from handlers.cases.sop import replies
from handlers.cases.sop.forms import AFTER, DROPPED, DUE, MOVED, NEW_DUE, TEMPLATE, TITLE
from handlers.cases.sop.words import ADD, DROP, MOVE, RESET, taken_words
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given


async def show(call: Call, given: Given) -> Reply:
    """The steps that new cases get, each with when it is due."""
    return replies.template(call.lang, await service.read_sop(call.actor, _template(given)))


async def add(call: Call, given: Given) -> Reply:
    """Add a step of the centre's own, or bring back one that was dropped."""
    changed = await service.add_step(
        call.actor,
        _template(given),
        called=given[TITLE],
        rule=service.rule_of(given[DUE]),
        after=given.get(AFTER) or "",
        words=taken_words(),
    )
    return replies.changed(call.lang, changed)


async def move(call: Call, given: Given) -> Reply:
    """Let a step be due at another time, or stand at another place."""
    changed = await service.move_step(
        call.actor, _template(given), called=given[MOVED], rule=_rule(given), after=given.get(AFTER) or ""
    )
    return replies.changed(call.lang, changed)


async def drop(call: Call, given: Given) -> Reply:
    """Let new cases come without a step."""
    return replies.changed(call.lang, await service.drop_step(call.actor, _template(given), called=given[DROPPED]))


async def reset(call: Call, given: Given) -> Reply:
    """Put everything back as policy alone has it."""
    return replies.changed(call.lang, await service.reset_sop(call.actor, _template(given)))


def _template(given: Given) -> Template:
    return given.get(TEMPLATE) or Template.STANDARD


def _rule(given: Given) -> DueRule | None:
    told = given.get(NEW_DUE)
    return service.rule_of(told) if told else None


ADDING = Action(add, (TITLE, DUE, AFTER, TEMPLATE), name="add", verbs=ADD)
MOVING = Action(move, (MOVED, NEW_DUE, AFTER, TEMPLATE), name="move", verbs=MOVE)
DROPPING = Action(drop, (DROPPED, TEMPLATE), name="drop", verbs=DROP)
RESETTING = Action(reset, (TEMPLATE,), name="reset", verbs=RESET)
COMMANDS = (Command("sop", ("流程",), Role.MANAGER, (ADDING, MOVING, DROPPING, RESETTING, Action(show, (TEMPLATE,)))),)
