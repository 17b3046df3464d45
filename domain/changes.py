"""What has been changed while somebody watches: so that living cards can follow, and an undo can be offered."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

_watching: ContextVar[list["Change"] | None] = ContextVar("watching", default=None)


@dataclass(frozen=True)
class Change:
    """What happened to what, and whose that is."""

    id: int | None
    """The entry that the audit was just given; ``None`` where another entry tells of it, or the account itself."""
    centre_id: int
    subject: str
    number: int | None
    what: str = ""
    is_undo: bool = False


@contextmanager
def watched() -> Iterator[list[Change]]:
    """The changes made inside, in their order. What is undone with its transaction must be forgotten by the caller."""
    made: list[Change] = []
    token = _watching.set(made)
    try:
        yield made
    finally:
        _watching.reset(token)


def note(change: Change) -> None:
    """Tell whoever watches; nobody may."""
    made = _watching.get()
    if made is not None:
        made.append(change)


def outdated(centre_id: int, subject: str, number: int) -> None:
    """Tell that a thing has changed along with another, of which alone the audit has an entry: its cards follow too."""
    note(Change(None, centre_id, subject, number))
