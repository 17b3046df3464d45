"""What a form says to an answer that is none: what was wrong with it, and the question again."""

from dataclasses import dataclass

from domain.errors import DomainError


@dataclass(eq=False)
class NotThis(DomainError):
    """The text is nothing that the field can be."""

    key = "forms-not-this"
    text: str
    field: str


@dataclass(eq=False)
class WrongAnswer(DomainError):
    """The answer was refused; the question stands."""

    key = "forms-wrong-answer"
    why: DomainError
    field: str


@dataclass(eq=False)
class Needed(DomainError):
    """The command can't do without an answer."""

    key = "forms-needed"


@dataclass(eq=False)
class NothingBefore(DomainError):
    """There is no earlier question to go back to."""

    key = "forms-nothing-before"
