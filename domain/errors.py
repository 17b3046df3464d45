"""Refusals: what a rule or a service says no with. They carry a key and facts; the sentence is in ``locales/``."""

from dataclasses import dataclass, fields
from typing import ClassVar


@dataclass(eq=False)
class DomainError(Exception):
    """A refusal a person can understand and mend. Subclasses are dataclasses with a ``key``.

    They are not frozen: Python writes the traceback into an exception on its way through a context manager.
    """

    key: ClassVar[str] = "errors-refused"

    def params(self) -> dict[str, object]:
        """The facts of this refusal, by the names its sentence uses."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def __str__(self) -> str:
        return f"{self.key} {self.params()}"


@dataclass(eq=False)
class InputRefused(DomainError):
    """What was typed can't be taken as it is: the refusal is followed by an example of how to type it."""


@dataclass(eq=False)
class NotAllowed(DomainError):
    """The person's role does not allow this."""

    key = "errors-not-allowed"
    needed: str


@dataclass(eq=False)
class NotFound(DomainError):
    """Nothing of that name or number exists in this centre."""

    key = "errors-not-found"
    what: str


@dataclass(eq=False)
class ChangedMeanwhile(DomainError):
    """The thing is no longer in the state that the button or command was made for."""

    key = "errors-changed-meanwhile"
    what: str
