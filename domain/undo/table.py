"""Every kind of change that can be taken back, and the room's use case that does it (interface §1)."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from domain.actor import Actor
from domain.agents import service as agents
from domain.cases import service as cases
from domain.customers import service as customers
from domain.insurers import service as insurers
from domain.people.views import ChangeView

Kind = tuple[str, str]
Undo = Callable[[Actor, ChangeView], Awaitable[object]]


@dataclass(frozen=True)
class Undoable:
    """How one kind of change is taken back; what only comes along with another is no undo of its own."""

    run: Undo
    is_main: bool = True


UNDOABLE: Mapping[Kind, Undoable] = {
    ("agent", "added"): Undoable(agents.undo_added),
    ("agent", "terms"): Undoable(agents.undo_terms),
    ("case", "assessed"): Undoable(cases.undo_assessed),
    ("case", "opened"): Undoable(cases.undo_opened),
    ("case", "step"): Undoable(cases.undo_step),
    ("cover", "added"): Undoable(customers.undo_policy_added),
    ("insurer", "added"): Undoable(insurers.undo_added),
    ("insurer", "intake resumed"): Undoable(insurers.undo_intake_resumed),
    ("insurer", "intake stopped"): Undoable(insurers.undo_intake_stopped),
    ("insurer", "limit changed"): Undoable(insurers.undo_limit_changed),
    ("insurer", "paid"): Undoable(insurers.undo_paid),
    ("referral", "logged"): Undoable(agents.undo_logged),
    ("referral", "lost"): Undoable(agents.undo_lost),
    ("referral", "reassigned"): Undoable(agents.undo_reassigned),
    ("referral", "won"): Undoable(agents.undo_won),
}
"""By subject and what happened to it, as the audit has them."""


def is_main(subject: str, what: str) -> bool:
    """Whether a change of this kind is what an undo is offered for."""
    found = UNDOABLE.get((subject, what))
    return found is not None and found.is_main
