"""A form as it stands."""

from dataclasses import dataclass
from datetime import datetime

Answer = tuple[str, str]
"""A field's name, and its value as it would be typed."""


@dataclass(frozen=True)
class Offer:
    """A choice on a prompt's button: what it says, and the value as it would be typed."""

    label: str
    value: str


@dataclass(frozen=True)
class Doubt:
    """A field that was picked out of a text and must be looked at, and what else it might be."""

    field: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """What is known of a command so far, and what is asked next."""

    command: str
    action: str
    answers: tuple[Answer, ...] = ()
    """In the order they were given."""
    doubts: tuple[Doubt, ...] = ()
    skipped: tuple[str, ...] = ()
    asked: str = ""
    """The field that is asked for; empty while everything is shown for confirmation."""
    offered: tuple[Offer, ...] = ()
    must_confirm: bool = False
    """Whether everything is shown once more before it is done."""


@dataclass(frozen=True)
class FormView:
    """A form: whose, what it holds, and which prompt it has come to."""

    id: int
    staff_id: int
    draft: Draft
    turn: int
    touched_at: datetime
