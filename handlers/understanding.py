"""Words that begin with no command and mean one all the same: written in one go, or naming a thing and no more."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from handlers.arguments import LETTERS, Number
from handlers.arguments.shapes import read_number
from handlers.declaration import Call, Command, Reply
from handlers.registry import Registry
from locales import LANGUAGES, listed

LONGEST_TEXT = 200
SHORTEST_TEXT = 2
_THING = re.compile(f"(?<![A-Za-z0-9])[{''.join(LETTERS.values())}][1-9][0-9]{{0,8}}(?![A-Za-z0-9])", re.ASCII)
BY_THINGS: tuple[tuple[str, frozenset[str]], ...] = (
    ("step", frozenset(("case", "step"))),
    ("case", frozenset(("which",))),
    ("quote", frozenset(("quote",))),
    ("quote", frozenset(("bundle", "premium"))),
    ("referrals", frozenset(("referral",))),
    ("credit", frozenset(("insurer",))),
    ("referrals", frozenset(("agent",))),
)
"""The commands that are meant by naming these of their fields and nothing else."""
ONLY_SHOWN = frozenset(("case", "referrals", "credit"))
"""Those that may be meant by asking about a thing: they only show it."""


async def understood(call: Call, registry: Registry, text: str) -> tuple[Command, Call] | None:
    """The command that ``text`` means though it does not begin with its word and a blank, and the call of it.

    A command's word may be followed at once by what it is told (完成C12初检), a thing may be named alone (C12, R8,
    an insurer), and a reply to a thing's card may leave the thing out. Only what is understood to the last word
    counts.
    """
    plain = _without_stops(text)
    if not SHORTEST_TEXT <= len(plain) <= LONGEST_TEXT:
        return None
    for command, tail in registry.glued(plain):
        meant = replace(call, text=tail)
        if await command.would_take(meant):
            return command, replace(meant)
    for command, fields, told in _by_things(call, registry, plain):
        meant = replace(call, text=told, about=None)
        if await command.would_take(meant, fields):
            return command, replace(meant)
    return None


def _by_things(call: Call, registry: Registry, plain: str) -> Iterator[tuple[Command, frozenset[str], str]]:
    """What the words may name: with the thing they reply to before them, alone, and without what asks about it.

    A number alone names nothing.
    """
    letter = LETTERS.get(call.about.kind or "") if call.about else None
    replied = (f"{letter}{call.about.number} {plain}",) if call.about and letter else ()
    asked = _asked_about(registry.without_politeness(plain))
    alone, asked_of = (() if each.isdecimal() else (each,) for each in (plain, asked))
    for told in dict.fromkeys((*replied, *alone, *asked_of)):
        for name, fields in BY_THINGS:
            command = registry.command(name)
            if command is not None and (told in {*replied, *alone} or name in ONLY_SHOWN):
                yield command, fields, told


def _asked_about(plain: str) -> str:
    """The thing that a question is about: C12到哪了 is about C12."""
    for lang in LANGUAGES:
        for word in sorted(listed(lang, "words-asking"), key=len, reverse=True):
            if plain.casefold().endswith(word):
                return plain[: -len(word)].strip()
    return plain


def thing_told_of(text: str) -> Number | None:
    """The one thing that the first line of a message of ours names by its number."""
    found = {read_number(match[0]) for match in _THING.finditer(text.partition("\n")[0])}
    return found.pop() if len(found) == 1 else None


def courtesy(call: Call) -> Reply:
    """What a kind word is answered with."""
    return Reply(call.say("errors-courtesy"))


def is_courtesy(text: str) -> bool:
    """Whether ``text`` is what people say to each other, and to a bot, without wanting anything."""
    plain = _without_stops(text).casefold()
    return plain in {word for lang in LANGUAGES for word in listed(lang, "words-courtesy")}


def _without_stops(text: str) -> str:
    """``text`` without full stops and the like at its end."""
    plain = unicodedata.normalize("NFKC", text).strip()
    while plain and (plain[-1].isspace() or unicodedata.category(plain[-1]) == "Po"):
        plain = plain[:-1]
    return plain
