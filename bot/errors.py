"""The error table: what a person is told when something is refused or fails. The one place that does."""

import secrets
from dataclasses import dataclass

from markupsafe import Markup

from bot.answers import MAX_TOAST_UNITS, without_tags
from domain.errors import DomainError, InputRefused
from domain.insurers.errors import IntakeStopped
from handlers.declaration import Command, InlineButton, Reply
from handlers.paging import units
from locales import say

REFERENCE_BYTES = 4
_TYPED = "<code>/"
"""How an example of what to type begins: a sentence that has one of its own needs no other."""


@dataclass(eq=False)
class GroupNotBound(DomainError):
    """The group belongs to no centre yet, so nothing is shown in it."""

    key = "errors-group-not-bound"


def refusal(
    lang: str, error: DomainError, command: Command | None, *, pressed: bool, action: str = "", again: str = ""
) -> Reply:
    """A refusal as a reply: a sentence, and how to type the ``action`` where typing was wrong.

    Under a button it is an alert, unless it is too long for one. ``again`` is the button that says the same again, for
    a manager who may take a car that was refused.
    """
    sentence = say(lang, error.key, **error.params())
    if pressed:
        fits = units(without_tags(sentence)) <= MAX_TOAST_UNITS
        return Reply(toast=sentence, alert=True) if fits else Reply(text=sentence)
    if again and isinstance(error, IntakeStopped):
        return Reply(sentence, ((InlineButton(say(lang, "insurers-button-override"), data=again),),))
    typical = command.typical(lang, action) if command is not None and isinstance(error, InputRefused) else ""
    if not typical or _TYPED in sentence:
        return Reply(text=sentence)
    example = say(lang, "errors-example", example=typical)
    return Reply(text=Markup("{}\n{}").format(sentence, example))


def apology(lang: str, reference: str, *, pressed: bool) -> Reply:
    """What the sender of an update that was set aside is told."""
    sentence = say(lang, "errors-set-aside", reference=reference)
    return Reply(toast=sentence, alert=True) if pressed else Reply(text=sentence)


def new_reference() -> str:
    """A short reference that a log line, a set-aside update and a person share."""
    return secrets.token_hex(REFERENCE_BYTES)
