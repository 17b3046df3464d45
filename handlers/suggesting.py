"""What was probably meant: the nearest commands to words that are none, as buttons."""

import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from fractions import Fraction

from domain.actor import Role
from handlers.arguments import Words, tells
from handlers.declaration import Call, Command, InlineButton, Reply
from handlers.registry import Registry, Trigger

MEANT = "bot.meant"
PASTE = "paste"
"""What stands for the action of a command that has only one."""
MOST_OFFERED = 2
LONGEST_WORD = 24
LEAST_LIKENESS = Fraction(2, 5)
ONLY_WHEN_SAID = frozenset(("undo", "cancel", "unbind"))
"""What takes something away is offered only where its word was said, not where one was like it."""
OTHERWISE = ("today", "help")
"""What is offered when nothing is near."""
NEVER_MEANT = frozenset({"start"})
"""What nobody types who is in already."""


def suggestions(call: Call, registry: Registry, text: str) -> Reply:
    """Say that the words are not understood, and offer what may have been meant.

    The message must hang on what it answers: that is where a pressed button finds the words again.
    """
    found = _pasting(call, registry, text) or _nearest(registry, call.actor.role, text)
    buttons = tuple(
        InlineButton(_label(call, command, action), f"{MEANT}:{command.name}" + (f":{action}" if action else ""))
        for command, action in found
    )
    key = "errors-not-understood-pasted" if looks_pasted(call, text) else "errors-not-understood"
    return Reply(call.say(key), tuple((button,) for button in buttons), quotes=True)


def _label(call: Call, command: Command, action: str) -> str:
    """What a command does; of one that takes a pasted message, what that would be entered as."""
    if not action:
        return call.say(f"command-{command.name}").unescape()
    form = command.name if action == PASTE else f"{command.name}-{action}"
    return call.say("forms-purpose", form=form, command=command.spoken_name(call.lang)).unescape()


def meant_tail(registry: Registry, command: Command, action: str, text: str) -> str:
    """What a misspelt message says besides the command: all of a pasted one, else all but the word that was off."""
    plain = unicodedata.normalize("NFKC", text).strip().lstrip("/")
    if action:
        verbs = command.action(action).verbs
        return f"{next(iter(verbs), '')} {plain}" if verbs else plain
    for trigger in registry.triggers:
        if trigger.command is command and trigger.word in plain.casefold():
            return f"{trigger.adds} {_without(plain, trigger.word)}".strip()
    return plain.partition(" ")[2].strip()


def _without(plain: str, said: str) -> str:
    """``plain`` without the word in which ``said`` stands, or without the phrase."""
    kept = [word for word in plain.split() if said not in word.casefold()]
    if len(kept) < len(plain.split()):
        return " ".join(kept)
    start = plain.casefold().index(said)
    return f"{plain[:start]} {plain[start + len(said) :]}"


def _pasting(call: Call, registry: Registry, text: str) -> Sequence[tuple[Command, str]]:
    """The commands that take a whole message, for one that tells of a car and its owner."""
    if not looks_pasted(call, text):
        return ()
    return [
        (command, action.name or PASTE)
        for command in registry.open_to(call.actor.role)
        for action in command.actions
        if action.pastes
    ]


def looks_pasted(call: Call, text: str) -> bool:
    """Whether ``text`` tells of a car and of how to reach somebody, be it badly written."""
    words = Words(text, today=call.today)
    return tells(words.take_plate) and tells(words.take_phone)


def _nearest(registry: Registry, role: Role, text: str) -> list[tuple[Command, str]]:
    allowed = {command.name for command in registry.open_to(role)} - NEVER_MEANT
    plain = unicodedata.normalize("NFKC", text).strip().lstrip("/").casefold()
    first = plain.partition(" ")[0][:LONGEST_WORD]
    names = [Trigger(command.name, command) for command in registry.commands]
    best: dict[str, Fraction] = {}
    for trigger in (*registry.triggers, *names):
        if trigger.command.name in allowed:
            likeness = _likeness(plain, first, trigger.word)
            if likeness < 1 and trigger.command.name in ONLY_WHEN_SAID:
                continue
            best[trigger.command.name] = max(likeness, best.get(trigger.command.name, Fraction(0)))
    ranked = sorted(best, key=lambda name: (-best[name], name))
    near = [name for name in ranked if best[name] >= LEAST_LIKENESS][:MOST_OFFERED]
    return [(command, "") for name in _filled(near, allowed) if (command := registry.command(name))]


def _likeness(plain: str, first: str, word: str) -> Fraction:
    """How near a word is: one that stands somewhere in the text is nearer than one that is only alike."""
    if len(word) > 1 and word in plain:
        return 1 + Fraction(len(word), 100)
    matcher = SequenceMatcher(None, first, word, autojunk=False)
    if not first or matcher.real_quick_ratio() < 0.4:
        return Fraction(0)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return Fraction(2 * same, len(first) + len(word))


def _filled(near: Sequence[str], allowed: Iterable[str]) -> list[str]:
    others = [name for name in OTHERWISE if name in allowed and name not in near]
    return [*near, *others][: max(MOST_OFFERED, len(near))]
