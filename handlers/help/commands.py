"""``/help``: what this person may do, room by room; one command or room with its examples."""

from markupsafe import Markup

from domain.actor import Demand
from domain.pages import page_of
from handlers.declaration import Call, Command, Reply
from handlers.fields import Action, Given
from handlers.paging import leaves, offset_of, turners
from handlers.registry import Registry, gather

ABOUT_TALKING = frozenset({"today", "forms", "undo", "help"})
MOST_LINES = 100
"""Help is searched more than read: it is one message as long as the platform takes it."""


async def show_help(call: Call, given: Given) -> Reply:
    """Everything the caller may use, or one command or room in detail."""
    word = call.text.strip().lstrip("/").lower()
    if not word or _is_stranger(call):
        return overview(call)
    registry = gather()
    found = [command for command in _usable(call, registry) if _is_meant(command, registry, word)]
    if not found:
        return Reply(call.say("help-unknown", word=word[:40]))
    return Reply(Markup("\n\n").join(_detail(call, command) for command in found))


def overview(call: Call, page: int = 1) -> Reply:
    """Everything the caller may use, room by room: all in one message as long as it goes into one."""
    if _is_stranger(call):
        return Reply(call.say("errors-stranger"))
    shown = page_of(leaves(_rooms(call, gather()), most_lines=MOST_LINES), offset_of(page, 1), 1)
    rooms = [room for leaf in shown for room in leaf]
    text = Markup("\n\n").join([call.say("help-title"), *rooms, call.say("help-more")])
    return Reply(text, turners(call.lang, shown, lambda number: f"help.page:{number}"))


def _is_stranger(call: Call) -> bool:
    return call.staff is None and not call.person.is_operator


def _rooms(call: Call, registry: Registry) -> list[Markup]:
    rooms: dict[str, list[Markup]] = {}
    for command in _usable(call, registry):
        rooms.setdefault(_shown_room(registry.room_of[command.name]), []).append(_line(call, command))
    return [Markup("\n").join([call.say("help-room", room=room), *lines]) for room, lines in rooms.items()]


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
