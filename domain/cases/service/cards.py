"""One case in full."""

from domain.actor import Actor, Role, use_case
from domain.cases import queries
from domain.cases.service._card import case_view
from domain.cases.service._finding import case_named
from domain.cases.views import CaseView


@use_case(Role.ADVISOR)
async def show_case(
    actor: Actor,
    *,
    number: int | None = None,
    plate: str | None = None,
    claim: str | None = None,
    looks: bool = True,
) -> CaseView:
    """The case of a number, a plate (the one in care, else the newest) or a claim number (domain §3).

    Give one of the three. In a private chat it shows the customer whole, and that is audited; unless nobody
    ``looks``. ``NotFound`` names what the centre has no case of. The case is locked, so that the card made of this
    is known to whoever changes it next.
    """
    case = await case_named(actor, number, plate, claim)
    return await case_view(actor, case, await queries.steps_of(case), looks=looks)
