"""What can't be undone."""

from dataclasses import dataclass

from domain.errors import DomainError


@dataclass(eq=False)
class NothingToUndo(DomainError):
    """The person has changed nothing lately that could be taken back."""

    key = "undo-nothing"


@dataclass(eq=False)
class UndoButtonOver(DomainError):
    """The button is for the first minute; ``/undo`` still does it."""

    key = "undo-button-over"
    seconds: int


@dataclass(eq=False)
class NotToBeUndone(DomainError):
    """What was done is of a kind that has no undo."""

    key = "undo-not-this"
