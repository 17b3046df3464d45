"""What the room's cards and lists are put together from."""

from collections.abc import Iterable
from typing import Protocol

from markupsafe import Markup

from domain.actor import Role
from handlers.declaration import Call, InlineButton, Rows
from handlers.paging import cut


class Speaks(Protocol):
    """Whoever is spoken to: who asked, or whom a push goes to."""

    def say(self, key: str, **facts: object) -> Markup:
        """The sentence ``key`` in their language."""
        ...


NOTHING = Markup("")
LONGEST_NAME = 20
LONGEST_REMARK = 40
SHORT_NAME = 6
"""That a third of a phone's width shows whole."""


def joined(lines: Iterable[Markup]) -> Markup:
    """Lines as one text."""
    return Markup("\n").join(lines)


def short_name(name: str) -> str:
    """A name on a button, or in a line with much else."""
    return cut(name, LONGEST_NAME)


def openers_a_row(names: Iterable[str]) -> int:
    """How many buttons with these names a row holds: long ones that begin alike are told apart only with room."""
    return 3 if max(map(len, names), default=0) <= SHORT_NAME else 2


def shorten(text: str) -> str:
    """``text`` in at most 40 characters."""
    return cut(text, LONGEST_REMARK)


def receive_button(call: Call, insurer_id: int) -> InlineButton:
    """The way to write down money that came in from an insurer."""
    return InlineButton(call.say("insurers-button-receive"), data=f"insurers.receive:{insurer_id}")


def back(call: Call, insurer_id: int) -> Rows:
    """The way back to an insurer's credit, in the same message."""
    return ((InlineButton(call.say("insurers-button-back"), data=f"insurers.credit:{insurer_id}"),),)


def may_act_here(call: Call, needed: Role) -> bool:
    """Whether a button for those of a role belongs on a message: in private only for its reader."""
    return not call.actor.place.is_private or call.actor.role >= needed


def evidence_button(call: Speaks, insurer_id: int) -> InlineButton:
    """The way to the evidence of what an insurer owes."""
    return InlineButton(call.say("insurers-button-evidence"), data=f"insurers.evidence:{insurer_id}")


def look(call: Speaks, insurer_id: int) -> Rows:
    """The way to an insurer's credit in full, as a message of its own."""
    return ((InlineButton(call.say("insurers-button-look"), data=f"insurers.open:{insurer_id}"),),)
