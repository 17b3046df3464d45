"""Every command, button, digest and push there is, gathered from the rooms. Nothing is declared twice."""

import importlib
import importlib.util
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from domain.actor import ChatKind, Demand, Role
from domain.rooms import ROOMS
from handlers.declaration import Button, Card, Command, Digest, Renderer, Section, Template
from locales import LANGUAGES, listed

DAILY_WORK = ("cases", "insurers", "agents", "bundles")
"""The rooms people come for, in the order they are shown."""


@dataclass(frozen=True)
class Trigger:
    """A word or phrase that means a command, and what it says besides: 接车 is ``/case new``."""

    word: str
    command: Command
    adds: str = ""


@dataclass(frozen=True)
class Registry:
    """What can be typed, pressed and pushed."""

    commands: tuple[Command, ...]
    buttons: tuple[Button, ...]
    digests: tuple[Digest, ...]
    templates: tuple[Template, ...]
    cards: tuple[Card, ...]
    sections: tuple[Section, ...]
    room_of: Mapping[str, str]
    """The room each command belongs to, by the command's name."""

    @cached_property
    def _by_name(self) -> dict[str, Command]:
        return {command.name: command for command in self.commands}

    @cached_property
    def _by_verb(self) -> dict[str, Button]:
        return {button.verb: button for button in self.buttons}

    @cached_property
    def _by_kind(self) -> dict[str, Card]:
        return {card.kind: card for card in self.cards}

    @cached_property
    def triggers(self) -> list[Trigger]:
        """What commands are called besides their names, the longest first, so that none hides a longer one."""
        own = [Trigger(word, command) for command in self.commands for word in command.words]
        others = [
            _trigger(said, command)
            for command in self.commands
            for lang in LANGUAGES
            for said in listed(lang, f"words-{command.name}")
        ]
        return sorted((*own, *others), key=lambda trigger: -len(trigger.word))

    @cached_property
    def _polite(self) -> list[str]:
        """Beginnings that change nothing, the longest first."""
        return sorted((word for lang in LANGUAGES for word in listed(lang, "words-polite")), key=len, reverse=True)

    @cached_property
    def renderers(self) -> dict[str, Renderer]:
        """What words a queued push, by the template it is queued under."""
        pushes = {template.name: template.render for template in self.templates}
        return pushes | {f"digest.{digest.name}": digest.render for digest in self.digests}

    @cached_property
    def digest_plan(self) -> dict[str, ChatKind]:
        """Every digest and the kind of chat it goes to."""
        return {digest.name: digest.to for digest in self.digests}

    @cached_property
    def digest_days(self) -> dict[str, tuple[int, ...]]:
        """The digests that come on given days of the month only, and those days."""
        return {digest.name: digest.days for digest in self.digests if digest.days}

    @cached_property
    def switched(self) -> dict[str, str]:
        """What comes by itself and can be switched off, by name, with the Chinese word for it."""
        pushes = {template.switch: template.word for template in self.templates if template.switch}
        return {digest.name: digest.word for digest in self.digests} | pushes

    def command(self, name: str) -> Command | None:
        """The command typed as ``/name``."""
        return self._by_name.get(name)

    def button(self, verb: str) -> Button | None:
        """The button whose data begins with ``verb:``."""
        return self._by_verb.get(verb)

    def card(self, kind: str) -> Card | None:
        """How a thing of this kind is shown; ``None`` for what has no card."""
        return self._by_kind.get(kind)

    def spoken(self, text: str) -> tuple[Command, str] | None:
        """The command that ``text`` begins with, by whatever it is called, and the words behind it."""
        plain = unicodedata.normalize("NFKC", text).lstrip("/ \t\n")
        return self._called(plain) or self._called(self.without_politeness(plain))

    def glued(self, plain: str) -> Iterator[tuple[Command, str]]:
        """The commands whose Chinese word ``plain`` begins with, with words right behind it; the longest first.

        Then those whose word stands among the others: 平安 回款 3万.
        """
        texts = tuple(dict.fromkeys((plain, self.without_politeness(plain))))
        yield from self._beginnings(texts)
        for text in texts:
            words = text.split()
            for trigger in self.triggers:
                if trigger.word in words and not trigger.word.isascii():
                    others = [word for word in words if word != trigger.word]
                    yield trigger.command, f"{trigger.adds} {' '.join(others)}".strip()

    def _beginnings(self, texts: tuple[str, ...]) -> Iterator[tuple[Command, str]]:
        for text in texts:
            small = text.casefold()
            for trigger in self.triggers:
                tail = text[len(trigger.word) :].strip()
                if tail and small.startswith(trigger.word) and not trigger.word.isascii():
                    yield trigger.command, f"{trigger.adds} {tail}".strip()

    def _called(self, plain: str) -> tuple[Command, str] | None:
        small = plain.casefold()
        for trigger in self.triggers:
            if small.startswith(trigger.word) and _ends_a_word(plain, len(trigger.word)):
                return trigger.command, _told(trigger, plain[len(trigger.word) :])
        first, _, tail = plain.partition(" ")
        named = self._by_name.get(first.lower())
        return (named, tail.strip()) if named else None

    def without_politeness(self, plain: str) -> str:
        """``plain`` without a polite beginning."""
        small = plain.casefold()
        for word in self._polite:
            if small.startswith(word):
                return plain[len(word) :].lstrip()
        return plain

    def open_to(self, role: Role | None) -> Iterator[Command]:
        """The commands that someone of ``role`` (``None``: no staff) may use."""
        for command in self.commands:
            if command.needs is Demand.ANYONE or (
                role is not None and isinstance(command.needs, Role) and command.needs <= role
            ):
                yield command


def _told(trigger: Trigger, tail: str) -> str:
    """What a command is told: what its word adds, and what stands behind, which may begin on a line of its own."""
    begins_a_line = tail.lstrip(" \t\r").startswith("\n")
    return f"{trigger.adds}\n{tail.strip()}" if begins_a_line else f"{trigger.adds} {tail.strip()}".strip()


def _trigger(said: str, command: Command) -> Trigger:
    word, _, adds = said.partition(">")
    return Trigger(word.strip().casefold(), command, adds.strip())


def _ends_a_word(text: str, end: int) -> bool:
    """Whether a trigger of ``end`` characters stands alone: what follows is no Chinese character or letter."""
    return end == len(text) or not re.match(r"[\w一-鿿]", text[end]) or text[end].isdigit()


@cache
def gather() -> Registry:
    """Everything that the handler rooms declare, and help, which speaks of all of it."""
    commands: list[Command] = []
    rooms: dict[str, str] = {}
    for room in _rooms_as_shown():
        declared: tuple[Command, ...] = _declared(room, "commands", "COMMANDS")
        commands += declared
        rooms |= {command.name: room for command in declared}
    return Registry(
        commands=tuple(commands),
        buttons=tuple(button for room in (*ROOMS, "today", "help") for button in _declared(room, "buttons", "BUTTONS")),
        digests=tuple(digest for room in ROOMS for digest in _declared(room, "digests", "DIGESTS")),
        templates=tuple(template for room in ROOMS for template in _declared(room, "digests", "TEMPLATES")),
        cards=tuple(card for room in ROOMS for card in _declared(room, "cards", "CARDS")),
        sections=tuple(part for room in _rooms_as_shown() for part in _declared(room, "today", "SECTIONS")),
        room_of=rooms,
    )


def _rooms_as_shown() -> tuple[str, ...]:
    """The rooms in the order of menus and help: the daily work first, then what it stands on."""
    rest = tuple(room for room in reversed(ROOMS) if room not in DAILY_WORK)
    return ("today", *DAILY_WORK, *rest, "status", "help")


def _declared(room: str, file: str, name: str) -> tuple[Any, ...]:
    if importlib.util.find_spec(f"handlers.{room}") is None:
        return ()
    module = f"handlers.{room}.{file}"
    if importlib.util.find_spec(module) is None:
        return ()
    return tuple(getattr(importlib.import_module(module), name, ()))
