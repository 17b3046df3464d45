"""The same task by one line, by a form and in Chinese words comes to the same (interface §1).

Tasks come from the declarations: every example of every command, and all that the crawl types. A new command is
covered by being declared.
"""

import random
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import pytest

from domain.actor import Demand
from domain.database.connection import transaction
from domain.errors import DomainError
from domain.forms import service as forms
from domain.forms.views import FormView
from domain.people.models import AuditEntry
from handlers.arguments import LETTERS
from handlers.arguments.errors import Askable
from handlers.declaration import Action, Call, Command, Reply
from handlers.fields import Amount, Amounts, Asked, Day, Field, Given, Marked, Text
from handlers.fields.pasting import looks_pasted
from handlers.forms import running
from handlers.registry import gather
from tests.factories.people import anew
from tests.factories.world import World, move_to_now
from tests.house.crawl import BOT, TYPED, tails
from tests.house.worlds import Worlds, undone

pytestmark = pytest.mark.asyncio(loop_scope="package")

REGISTRY = gather()
LEAST_TASKS = 50
LEAST_BY_FORM = 25
MOST_PROMPTS = 20
ORDERS_TRIED = 12


@dataclass(frozen=True)
class Task:
    """A command and what stands behind it."""

    command: Command
    tail: str

    def __str__(self) -> str:
        return f"/{self.command.name} {self.tail}".strip()


TASKS = [
    Task(command, tail)
    for command in REGISTRY.commands
    if command.needs is not Demand.OPERATOR and command.name not in {"start", "help"}
    for tail in dict.fromkeys((*tails(command), *TYPED.get(command.name, ())))
]


@dataclass(frozen=True)
class Outcome:
    """What came of a task: what was said, and what the audit kept."""

    text: str
    kept: list[tuple[str, int | None, str, dict[str, Any], dict[str, Any]]]


@pytest.fixture
def world(worlds: Worlds) -> World:
    return worlds.mine


@pytest.fixture(autouse=True)
def _now() -> None:
    move_to_now()


async def test_there_are_many_tasks(world: World) -> None:
    """The tests below pass over what is refused, and what no form asks for."""
    done = [task for task in TASKS if await _by_line(world, task) is not None]
    by_form = [task for task in done if await _by_form(world, task) is not None]
    assert len(done) >= LEAST_TASKS
    assert len(by_form) >= LEAST_BY_FORM
    asking = {
        command.name
        for command in REGISTRY.commands
        if any(field.asked is Asked.ALWAYS for action in command.actions for field in action.fields)
    }
    assert asking - {task.command.name for task in by_form} == set(), "no example of it can be told by a form"


@pytest.mark.parametrize("task", TASKS, ids=str)
async def test_words_in_chinese_come_to_the_same_as_the_line(task: Task, world: World) -> None:
    line = await _by_line(world, task)
    for word in task.command.words:
        found = REGISTRY.spoken(f"{word} {task.tail}")
        assert found is not None
        assert found[0] is task.command
        assert await _by_line(world, Task(*found)) == line


@pytest.mark.parametrize("task", TASKS, ids=str)
async def test_words_come_in_any_order(task: Task, world: World) -> None:
    """But for free text, which is read as it stands, and for two of a kind, of which the first is the first."""
    action, given = await _told(world, task)
    words = task.tail.split()
    if given is None or len(words) < 2 or not _order_is_free(action, given):
        return
    for seed in range(ORDERS_TRIED):
        shuffled = random.Random(seed).sample(words, len(words))
        _, again = await _told(world, Task(task.command, " ".join(shuffled)))
        assert again is not None, shuffled
        assert again.values == given.values, shuffled


def _order_is_free(action: Action, given: Given) -> bool:
    told = [field for field in action.fields if given.has(field)]
    shapes = [type(field) for field in told if isinstance(field, Amount | Day)]
    return len(shapes) == len(set(shapes)) and not any(isinstance(field, Text | Marked | Amounts) for field in told)


@pytest.mark.parametrize("task", TASKS, ids=str)
async def test_a_form_comes_to_the_same_as_the_line(task: Task, world: World) -> None:
    by_form = await _by_form(world, task)
    if by_form is not None:
        assert by_form == await _by_line(world, task)


def _call(world: World, text: str = "") -> Call:
    actor = anew(world.manager)
    return Call(actor.person, actor, text, bot_username=BOT)


async def _by_line(world: World, task: Task) -> Outcome | None:
    """What the line comes to; ``None`` when it is refused."""
    outcome: Outcome | None = None
    async with undone():
        with suppress(DomainError):
            async with transaction():
                outcome = await _outcome(world, await task.command.run(_call(world, task.tail)))
    return outcome


async def _by_form(world: World, task: Task) -> Outcome | None:
    """What a form comes to that is told what the line says; ``None`` when no form asks for that."""
    outcome: Outcome | None = None
    async with undone():
        action, given = await _told(world, task)
        if given is not None and _can_be_asked(action, given):
            with suppress(DomainError):
                async with transaction():
                    outcome = await _outcome(world, await _filled_in(world, task.command, action, given))
    return outcome


async def _told(world: World, task: Task) -> tuple[Action, Given | None]:
    """What the line says, read as the command reads it."""
    call = _call(world, task.tail)
    action = task.command.meant(call)
    if action.is_raw or (action.pastes and looks_pasted(task.tail)):
        return action, None
    try:
        return action, await action.read(call, call.text)
    except DomainError:
        return action, None


def _can_be_asked(action: Action, given: Given) -> bool:
    """Whether a form would be opened at all, and asks for everything that the line tells."""
    required = [field for field in action.fields if field.asked is Asked.ALWAYS]
    told = [field for field in action.fields if given.has(field)]
    return (
        bool(required)
        and all(given.has(f) for f in required if f.applies(given.values))
        and all(field.asked is not Asked.NEVER for field in told)
    )


async def _filled_in(world: World, command: Command, action: Action, given: Given) -> Reply:
    """Open the form by the bare command, and answer each prompt: by its button where there is one, else by typing."""
    reply = await _opened(world, command, action)
    for _ in range(MOST_PROMPTS):
        call = _call(world)
        form = await forms.current(call.actor)
        if form is None:
            return reply
        field = action.field(form.draft.asked)
        assert field is not None
        if not given.has(field):
            reply = await _left_out(call, form, field)
            continue
        value = field.write(given[field])
        places = [place for place, offer in enumerate(form.draft.offered) if offer.value == value]
        if places:
            reply = await running.pick(call, form, places[0])
        else:
            reply = await running.answer(call, form, value)
    raise AssertionError("the form never ends")


async def _left_out(call: Call, form: FormView, field: Field[Any]) -> Reply:
    """What the line did without: it is skipped, or the last of its choices stands for that."""
    if field.asked is Asked.CHOSEN:
        return await running.pick(call, form, len(form.draft.offered) - 1)
    assert field.asked is Asked.OPTIONAL, f"{field.name} is asked for, and the line did without"
    return await running.skip(call, form)


async def _opened(world: World, command: Command, action: Action) -> Reply:
    verb = next(iter(action.verbs), "") if action.verbs else ""
    call = _call(world, verb)
    with pytest.raises(Askable) as asked:
        await command.run(call)
    assert asked.value.draft is not None
    asked.value.draft = replace(asked.value.draft, action=action.name)
    return await running.begin(call, asked.value)


async def _outcome(world: World, reply: Reply) -> Outcome:
    """A form may show a car's owner to be picked, which is a look that a line does not need."""
    found = AuditEntry.filter(centre_id=world.centre_id).exclude(subject="vehicle", what="looked")
    entries = await found.order_by("-id").limit(5)
    kept = [(each.subject, _number(each), each.what, _plain(each.before), _plain(each.after)) for each in entries]
    return Outcome(re.sub(r"[\w-]{32}", "<code>", str(reply.text)), kept)


def _number(entry: AuditEntry) -> int | None:
    """The number people know a thing by; the database's own go on counting whatever is undone."""
    return entry.number if entry.subject in LETTERS else None


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if not name.endswith("_id")}
