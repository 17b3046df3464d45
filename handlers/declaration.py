"""How a command, a button and an answer are declared. Menus, help, permissions and triggers derive from this."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import time

from markupsafe import Markup

from domain.actor import ChatKind, Demand, Role
from domain.errors import DomainError, InputRefused
from handlers.arguments import Words
from handlers.arguments.errors import Askable, Missing
from handlers.arguments.parting import parted
from handlers.calling import (
    Call,
    CardOf,
    Document,
    DocumentOf,
    InlineButton,
    Picture,
    Pictured,
    Pressed,
    Reply,
    Rows,
)
from handlers.fields.actions import Action, Given, with_command
from handlers.fields.pasting import looks_pasted, picked
from locales import listed, say

__all__ = [
    "Action",
    "Button",
    "Call",
    "Card",
    "CardOf",
    "Command",
    "Digest",
    "Document",
    "DocumentOf",
    "Handler",
    "InlineButton",
    "JsonValue",
    "Part",
    "Picture",
    "Pictured",
    "Pressed",
    "Recipient",
    "Renderer",
    "Reply",
    "Rows",
    "Section",
    "Template",
]

JsonValue = str | int | bool | None
Handler = Callable[[Call], Awaitable[Reply]]
_WORDS_THAT_LEAD = 2


@dataclass(frozen=True)
class Command:
    """A command as people type it. Its one-line description is the message ``command-<name>``."""

    name: str
    words: tuple[str, ...]
    """Its Chinese words; the first is the one shown."""
    needs: Role | Demand
    actions: tuple[Action, ...]
    """What it can do; the last is meant where no word chooses another."""
    where_unbound: bool = False
    """Whether it may be used in a group that is not bound to a centre yet."""

    async def run(self, call: Call) -> Reply:
        """Do what the line or the form says; what is missing is refused with the form that would ask for it."""
        try:
            action, given = await self._read(call)
            return await action.run(call, given)
        except Askable as refusal:
            with_command(refusal, self.name)
            raise

    def action(self, name: str) -> Action:
        """The action of that name; the usual one for a name there is none of."""
        return next((each for each in self.actions if each.name == name), self.actions[-1])

    async def _read(self, call: Call) -> tuple[Action, Given]:
        if call.answers is not None:
            action = self.action(call.action)
            return action, await action.told(call, call.answers)
        action = self.meant(call)
        if action.is_raw:
            return action, Given(action, {})
        return await self._read_line(call, action)

    async def _read_line(self, call: Call, action: Action) -> tuple[Action, Given]:
        """What the line says, or the form that what was pasted begins."""
        pasted = _pasted(call, action)
        if pasted and (begun := await picked(call, action, pasted)):
            raise begun
        try:
            return action, await action.read(call, call.text)
        except InputRefused as refused:
            return await self._read_parted(call, refused)

    async def _read_parted(self, call: Call, refused: InputRefused) -> tuple[Action, Given]:
        """A second reading of a line whose words were written in one go; what was ``refused`` stands if it fails.

        The word that chooses the action may be among them.
        """
        text = parted(call.text)
        if text == call.text.strip():
            raise refused
        again = replace(call, text=text)
        action = self.meant(again)
        if action.is_raw:
            raise refused
        try:
            return action, await action.read(again, text)
        except Askable as asks:
            raise (refused if isinstance(refused, Askable) else asks) from None
        except InputRefused:
            raise refused from None

    async def would_take(self, call: Call, fields: Collection[str] = ()) -> bool:
        """Whether the line of ``call`` is one that this command can be run with, and tells of these ``fields``.

        One that only lacks something will do as long as it tells anything that is more than free text.
        """
        action = self.meant(call)
        if action.is_raw or not action.fields:
            return False
        try:
            told = set((await self._read_line(call, action))[1].values)
        except DomainError as refused:
            draft = refused.draft if isinstance(refused, Missing) else None
            told = {name for name, _ in draft.answers} if draft and not fields else set()
        return told >= set(fields) and any(not each.is_verbatim for each in action.fields if each.name in told)

    def meant(self, call: Call) -> Action:
        """The action that a word of the line chooses, which is taken, the first of several; else what it looks like."""
        for each in self._by_first_word(call):
            if each.verbs and call.words.take_verb(each.verbs, most_words=_WORDS_THAT_LEAD if each.leads else None):
                return each
        for each in self.actions:
            if each.fits and each.fits(Words(call.text, today=call.today)):
                return each
        return self.actions[-1]

    def _by_first_word(self, call: Call) -> list[Action]:
        """The actions, those whose word stands further ahead in the line first: what follows may be a reason."""
        if sum(bool(each.verbs) for each in self.actions) < 2:
            return list(self.actions)
        words = [word.casefold() for word in call.words.left]

        def place(action: Action) -> int:
            found = (words.index(verb) for each in action.verbs or () if (verb := each.casefold()) in words)
            return min(found, default=len(words))

        return sorted(self.actions, key=place)

    def spoken_name(self, lang: str) -> str:
        """How the command is called when it is spoken of."""
        return self.words[0] if lang.startswith("zh") else f"/{self.name}"

    def examples(self, lang: str) -> tuple[str, ...]:
        """The command as people type it, in ``lang``; shown in help and in refusals."""
        return listed(lang, f"examples-{self.name}")

    def typical(self, lang: str, action: str = "") -> str:
        """The first example of an action with words, as it is typed: ``/refer out …``; empty when there is none."""
        worded = [example for example in self.examples(lang) if " " in example]
        return next((example for example in worded if self._action_of(example) == action), next(iter(worded), ""))

    def _action_of(self, example: str) -> str:
        """The name of the action whose word stands behind the command."""
        verb = example.split()[1].lower()
        return next((each.name for each in self.actions if each.verbs and verb in each.verbs), self.actions[-1].name)


def _pasted(call: Call, action: Action) -> str:
    """The text that was pasted behind the command, or that the bare command replies to; empty for a plain line."""
    if not action.pastes:
        return ""
    is_bare = not call.words.left
    text = call.quoted if is_bare else call.text
    return text if is_bare or looks_pasted(text) else ""


@dataclass(frozen=True)
class Button:
    """What pressing ``room.verb`` does; the same service and the same permission as the command."""

    verb: str
    needs: Role | Demand
    run: Handler
    where_unbound: bool = False
    """Whether it may be pressed in a group that is not bound to a centre yet."""


@dataclass(frozen=True)
class Part:
    """What one room has to say about somebody's day: a title, a few lines, and what can be done at once."""

    title: Markup
    lines: tuple[Markup, ...]
    buttons: tuple[InlineButton, ...] = ()
    more: int = 0
    """How many lines there would be besides."""


@dataclass(frozen=True)
class Section:
    """A room's part of ``/today``; ``None`` when it has nothing to say."""

    needs: Role
    make: Callable[[Call], Awaitable[Part | None]]


@dataclass(frozen=True)
class Card:
    """A kind of living card: how it is made anew for a chat, and which button shows it again."""

    kind: str
    letter: str
    """What stands before its number: C for C12; empty where the number is nobody's business."""
    show: Callable[[Call, int], Awaitable[Reply | None]]
    """``None`` when it is to be left as it is."""
    verb: str = ""
    """The button that turns a message into the card."""
    needs: Role = Role.ADVISOR
    """Who may show it. In a group where such a person has, it is made anew for everybody there."""


@dataclass(frozen=True)
class Recipient:
    """The chat something is sent to by itself: whose centre, in which language, on which day, with which facts."""

    centre_id: int
    zone: str
    lang: str
    place: ChatKind
    params: Mapping[str, JsonValue]

    def say(self, key: str, **facts: object) -> Markup:
        """The sentence ``key`` in the chat's language."""
        return say(self.lang, key, **facts)

    def number(self, name: str) -> int:
        """The fact of that name where it is a whole number, else 0."""
        fact = self.params.get(name)
        return fact if isinstance(fact, int) else 0


Renderer = Callable[[Recipient], Awaitable[Reply | None]]
"""Makes a push of fresh facts at the moment it is sent; ``None`` when there is nothing to say."""


@dataclass(frozen=True)
class Digest:
    """A digest: its name, the Chinese word for it, when and where it goes unless the centre says otherwise."""

    name: str
    word: str
    at: time
    to: ChatKind
    render: Renderer
    days: tuple[int, ...] = ()
    """The days of the month on which it comes; every day without any."""


@dataclass(frozen=True)
class Template:
    """A push that is not a digest, by the name it is queued under (``room.thing``)."""

    name: str
    render: Renderer
    switch: str = ""
    """What it is called where a centre switches it off, like a digest; empty for what always comes."""
    word: str = ""
    """The Chinese word for that."""
