"""``/help``: what this person may do, room by room; one command or room with its examples."""

from markupsafe import Markup

from domain.actor import Demand
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given
from handlers.registry import Registry, gather

ABOUT_TALKING = frozenset({"today", "forms", "undo", "help"})


async def show_help(call: Call, given: Given) -> Reply:
    """Everything the caller may use, or one command or room in detail."""
    if call.staff is None and not call.person.is_operator:
        return Reply(call.say("errors-stranger"))
    registry = gather()
    word = call.text.strip().lstrip("/").lower()
    if not word:
        return Reply(_overview(call, registry))
    found = [command for command in _usable(call, registry) if _is_meant(command, registry, word)]
    if not found:
        return Reply(call.say("help-unknown", word=word[:40]))
    return Reply(Markup("\n\n").join(_detail(call, command) for command in found))


def _overview(call: Call, registry: Registry) -> Markup:
    rooms: dict[str, list[Markup]] = {}
    for command in _usable(call, registry):
        rooms.setdefault(_shown_room(registry.room_of[command.name]), []).append(_line(call, command))
    parts = [call.say("help-title")]
    parts += [Markup("\n").join([call.say("help-room", room=room), *lines]) for room, lines in rooms.items()]
    return Markup("\n\n").join([*parts, call.say("help-more")])


def _shown_room(room: str) -> str:
    """What is about the conversation itself stands together."""
    return "talk" if room in ABOUT_TALKING else room


def _usable(call: Call, registry: Registry) -> list[Command]:
    role = call.staff.role if call.staff else None
    usable = list(registry.open_to(role))
    if call.person.is_operator:
        usable += [command for command in registry.commands if command.needs is Demand.OPERATOR]
    return usable


def _is_meant(command: Command, registry: Registry, word: str) -> bool:
    room = registry.room_of[command.name]
    return word in {command.name, *command.words, room, room.removesuffix("s")}


def _line(call: Call, command: Command) -> Markup:
    does = call.say(f"command-{command.name}")
    return call.say("help-line", name=command.name, word=command.words[0], does=does)


def _detail(call: Call, command: Command) -> Markup:
    examples = [call.say("help-example", example=example) for example in command.examples(call.lang)]
    return Markup("\n").join([_line(call, command), *examples])


COMMANDS = (Command("help", ("帮助",), Demand.ANYONE, (Action(show_help, is_raw=True),), where_unbound=True),)
