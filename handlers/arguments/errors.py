"""Refusals about what was typed: the word that was wrong; the sentence shows what would be right."""

from dataclasses import dataclass

from domain.errors import DomainError, InputRefused
from domain.forms.views import Draft


class Askable(InputRefused):
    """A refusal that a form can ask about instead: ``draft`` is where it would begin, if it is known."""

    draft: Draft | None = None
    because: DomainError | None = None
    """What has shown that it is needed, if that was not clear from the beginning."""


@dataclass(eq=False)
class Missing(Askable):
    """Something the command can't do without was not among its words."""

    key = "arguments-missing"
    what: str


@dataclass(eq=False)
class UnexpectedWord(InputRefused):
    """A word is left that the command has no use for."""

    key = "arguments-unexpected-word"
    text: str


@dataclass(eq=False)
class TextTooLong(InputRefused):
    """The free text is longer than what is kept."""

    key = "arguments-text-too-long"
    count: int
    limit_characters: int


@dataclass(eq=False)
class NotAnAmount(InputRefused):
    """A word that stands where an amount must be is none."""

    key = "arguments-not-an-amount"
    text: str


@dataclass(eq=False)
class NegativeAmount(InputRefused):
    """An amount below zero where only money in its plain sense makes sense."""

    key = "arguments-negative-amount"
    text: str


@dataclass(eq=False)
class AmountTooPrecise(InputRefused):
    """An amount with parts of a fen."""

    key = "arguments-amount-too-precise"
    text: str


@dataclass(eq=False)
class AmountTooLarge(InputRefused):
    """An amount that nobody means; ``limit_yuan`` is the most that is taken."""

    key = "arguments-amount-too-large"
    text: str
    limit_yuan: int


@dataclass(eq=False)
class NotADate(InputRefused):
    """A date that does not exist or is written in a way that could mean two days."""

    key = "arguments-not-a-date"
    text: str


@dataclass(eq=False)
class NotAMonth(InputRefused):
    """A month that does not exist."""

    key = "arguments-not-a-month"
    text: str


@dataclass(eq=False)
class NotHours(InputRefused):
    """Hours of a day that can't be: 25:00, or an end before its beginning."""

    key = "arguments-not-hours"
    text: str


@dataclass(eq=False)
class NotAWholeNumber(InputRefused):
    """A word that stands where a whole number must be is none."""

    key = "arguments-not-a-whole-number"
    text: str
    least: int
    most: int


@dataclass(eq=False)
class NumberOutOfRange(InputRefused):
    """A whole number outside of what the command takes."""

    key = "arguments-number-out-of-range"
    text: str
    least: int
    most: int


@dataclass(eq=False)
class WrongNumberKind(InputRefused):
    """A number of another kind: C12 where R12 belongs."""

    key = "arguments-wrong-number-kind"
    text: str
    what: str
    example: str


@dataclass(eq=False)
class Unknown(InputRefused):
    """A name or choice that does not exist; ``known`` lists what does."""

    key = "arguments-unknown"
    text: str
    what: str
    known: str


@dataclass(eq=False)
class NothingToChooseFrom(InputRefused):
    """There is no agent, insurer … yet that could be named."""

    key = "arguments-nothing-to-choose-from"
    what: str


@dataclass(frozen=True)
class Option:
    """One of several things a word may mean: how it is shown, and the thing itself."""

    label: str
    value: object


@dataclass(eq=False)
class Ambiguous(Askable):
    """The word may mean several things; ``options`` are for buttons, ``choices`` for the sentence."""

    key = "arguments-ambiguous"
    text: str
    what: str
    options: tuple[Option, ...]

    def params(self) -> dict[str, object]:
        """The facts for the sentence: the word, the kind of thing, and the choices in one line."""
        return {"text": self.text, "what": self.what, "choices": " / ".join(o.label for o in self.options)}


@dataclass(eq=False)
class SeveralNamed(Ambiguous):
    """Several things are named, each clearly, where one belongs."""

    key = "arguments-several-named"
