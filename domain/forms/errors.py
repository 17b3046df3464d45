"""What forms refuse."""

from dataclasses import dataclass

from domain.errors import DomainError


@dataclass(eq=False)
class FormOver(DomainError):
    """The form was finished, left, or forgotten for having waited too long."""

    key = "forms-over"
    minutes: int


@dataclass(eq=False)
class FormOfAnother(DomainError):
    """Somebody else is filling this form in."""

    key = "forms-of-another"
    by: str


@dataclass(eq=False)
class PromptIsOver(DomainError):
    """The pressed button belongs to an earlier prompt of the form."""

    key = "forms-prompt-over"
