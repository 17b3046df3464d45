"""What taking a car would mean, before it is taken; and what insurers' cases came to over a period (domain §3, §9)."""

from datetime import date

from domain.actor import Actor, Role, system_use_case, use_case
from domain.cases.service._records import figures_in, period_of, record_of
from domain.cases.views import InsurerFigures, RiskView
from domain.insurers.service import standing
from domain.money import ZERO, Fen
from domain.people.service import centre


@use_case(Role.ADVISOR)
async def risk(actor: Actor, insurer_id: int, *, estimate_fen: Fen = ZERO) -> RiskView:
    """What a car of ``estimate_fen`` would mean for an insurer's credit, and what the insurer was like lately.

    Nothing is taken. ``NotFound`` for an insurer that this centre does not have. As many queries with a long past
    as with none.
    """
    credit = await standing(actor, insurer_id, extra_fen=estimate_fen)
    return RiskView(credit, await record_of(actor, insurer_id))


@system_use_case
async def insurer_figures(
    centre_id: int, since: date, until: date, *, insurer_id: int | None = None
) -> tuple[InsurerFigures, ...]:
    """Per insurer, from the day ``since`` on and before ``until``, by the centre's own days: the cases delivered then
    with revenue, parts, labour and margin, and the disputes begun then. Sums are exact; an insurer that has neither
    is not among them."""
    zone = (await centre(centre_id)).zone
    return tuple(await figures_in(centre_id, period_of(since, until, zone, insurer_id)))
