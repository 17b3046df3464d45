"""What every undo of a change to a case begins with."""

from domain.actor import Actor
from domain.cases.models import Case
from domain.cases.service._card import locked_case
from domain.people.service import record_undo
from domain.people.views import ChangeView


async def case_of_change(actor: Actor, change: ChangeView) -> Case:
    """The case that ``change`` happened to, locked, with the undo written down."""
    case = await locked_case(actor, change.number or 0)
    await record_undo(actor, change)
    return case
