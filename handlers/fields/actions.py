"""What a command can do: the fields it is told, and reading them from a line or from a form's answers."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from domain.errors import DomainError
from domain.forms.views import Draft, Offer
from handlers.arguments import Words
from handlers.arguments.errors import Ambiguous, Askable, Missing
from handlers.calling import Call, Reply
from handlers.fields.base import Asked, Field
from handlers.fields.marks import Marked, OneOf

T = TypeVar("T")


class Given:
    """What a command was told, by field."""

    def __init__(self, action: "Action", values: Mapping[str, Any]) -> None:
        self._action = action
        self._values = dict(values)

    def __getitem__(self, field: Field[T]) -> T:
        """The value of a field that the command can't do without."""
        value: T = self._values[field.name]
        return value

    def get(self, field: Field[T]) -> T | None:
        """The value of a field that may be left out."""
        value: T | None = self._values.get(field.name)
        return value

    @property
    def values(self) -> Mapping[str, Any]:
        """Everything that was told, by the fields' names."""
        return self._values

    def has(self, field: Field[Any]) -> bool:
        """Whether the field was given."""
        return field.name in self._values

    def need(self, field: Field[T]) -> T:
        """The value of a field that turns out to be needed; without one it is asked for."""
        if field.name not in self._values:
            raise self._action.missing(field, self._values)
        return self[field]

    def lacking(self, field: Field[Any], because: DomainError) -> Missing:
        """The refusal for want of a field that only ``because`` has shown to be needed."""
        refusal = self._action.missing(field, self._values)
        refusal.because = because
        return refusal


Run = Callable[[Call, Given], Awaitable[Reply]]


@dataclass(frozen=True)
class Action:
    """One thing that a command can do."""

    run: Run
    fields: tuple[Field[Any], ...] = ()
    """In the order a form asks for them."""
    name: str = ""
    verbs: Mapping[str, object] | None = None
    """The words that choose it among the command's actions."""
    leads: bool = False
    """Whether such a word counts only at the beginning of a line, or behind what the line is about: what follows is
    free text, which may hold the same word."""
    fits: Callable[[Words], bool] | None = None
    """Whether a line without such a word means it all the same. It never raises: any words may be asked."""
    pastes: bool = False
    """Whether it takes a whole pasted message."""
    is_raw: bool = False
    """Whether it reads the line itself, for what is no list of fields."""

    def field(self, name: str) -> Field[Any] | None:
        """The field of that name."""
        return next((each for each in self.fields if each.name == name), None)

    def next_asked(
        self, texts: Mapping[str, object], skipped: tuple[str, ...] = (), *, only_needed: bool = False
    ) -> Field[Any] | None:
        """The field that a form asks for next; ``None`` when it knows enough."""
        for each in self.fields:
            is_asked = each.is_required if only_needed else each.asked is not Asked.NEVER
            if is_asked and each.applies(texts) and each.name not in {*texts, *skipped}:
                return each
        return None

    def missing(self, field: Field[Any], values: Mapping[str, Any]) -> Missing:
        """The refusal for want of a field; a form may ask for it instead."""
        refusal = Missing(field.what)
        refusal.draft = self._draft(values, field.name)
        return refusal

    def _draft(self, values: Mapping[str, Any], asked: str, offered: tuple[Offer, ...] = ()) -> Draft:
        answers = tuple((each.name, each.write(values[each.name])) for each in self.fields if each.name in values)
        return Draft(command="", action=self.name, answers=answers, asked=asked, offered=offered)

    async def told(self, call: Call, answers: Mapping[str, str]) -> Given:
        """What a form's answers say."""
        fields = [each for each in self.fields if each.name in answers]
        return Given(self, {each.name: await each.read(call, answers[each.name]) for each in fields})

    async def read(self, call: Call, text: str) -> Given:
        """What a typed line says: its words in any order. Refused with what is missing, unclear or too much."""
        return await _Line(self, call, text).read()


class _Line:
    """One reading of a line."""

    def __init__(self, action: Action, call: Call, text: str) -> None:
        self._action = action
        self._call = call
        self._values: dict[str, Any] = {}
        self._unclear: dict[str, Ambiguous] = {}
        for each in action.fields:
            if isinstance(each, Marked):
                text, cut = each.cut(text)
                self._values |= {} if cut is None else {each.name: each.kept(call, cut)}
        self._words = call.words if text == call.text else self._split_again(text)

    def _split_again(self, text: str) -> Words:
        """The words of a line that something was cut out of, without the word that chose the action."""
        words = Words(text, today=self._call.today)
        if self._action.verbs:
            words.take_choice(dict.fromkeys(self._action.verbs, True), beginnings=False)
        return words

    async def read(self) -> Given:
        for field in sorted(self._action.fields, key=_rank):
            if field.applies(self._values):
                await self._take(field)
        await self._explain_what_is_left()
        self._words.expect_nothing_left()
        self._refuse_unclear()
        lacking = self._lacking()
        if lacking is not None:
            raise self._action.missing(lacking, self._values)
        return Given(self._action, self._values)

    async def _take(self, field: Field[Any]) -> None:
        try:
            value = await field.take(self._call, self._words)
        except Ambiguous as which:
            self._unclear[field.name] = which
            return
        if value is not None:
            self._values[field.name] = value
        elif field.is_required and field.name not in self._values and not isinstance(field, OneOf):
            await field.explain(self._call, self._words)

    async def _explain_what_is_left(self) -> None:
        """A word too many was probably meant as something that is not known by that name."""
        for field in self._action.fields:
            if self._words.left and field.name not in self._values and field.applies(self._values):
                await field.explain(self._call, self._words)

    def _refuse_unclear(self) -> None:
        for name, which in self._unclear.items():
            field = self._action.field(name)
            if field is not None:
                offered = tuple(Offer(option.label, field.write(option.value)) for option in which.options)
                which.draft = self._action._draft(self._values, name, offered)
                raise which

    def _lacking(self) -> Field[Any] | None:
        for field in self._action.fields:
            if field.is_required and field.applies(self._values) and field.name not in self._values:
                return field
        return None


def _rank(field: Field[Any]) -> int:
    return -1 if isinstance(field, OneOf) and field.is_first else field.rank


def with_command(refusal: Askable, command: str) -> Askable:
    """The refusal, which now knows of which command a form would be."""
    if refusal.draft is not None and not refusal.draft.command:
        refusal.draft = replace(refusal.draft, command=command)
    return refusal
