"""What taking a car would mean, before it is taken (domain §3)."""

from domain.actor import Actor, Role, use_case
from domain.cases.service._records import record_of
from domain.cases.views import RiskView
from domain.insurers.service import standing
from domain.money import ZERO, Fen


@use_case(Role.ADVISOR)
async def risk(actor: Actor, insurer_id: int, *, estimate_fen: Fen = ZERO) -> RiskView:
    """What a car of ``estimate_fen`` would mean for an insurer's credit, and what the insurer was like lately.

    Nothing is taken. ``NotFound`` for an insurer that this centre does not have. As many queries with a long past
    as with none.
    """
    credit = await standing(actor, insurer_id, extra_fen=estimate_fen)
    return RiskView(credit, await record_of(actor, insurer_id))
