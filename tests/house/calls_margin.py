"""How the services about insurers' margins are called."""

from datetime import date
from operator import attrgetter

from domain.agents import service as agents
from domain.cases import service as cases
from domain.insurers import service as insurers
from domain.money import yuan
from tests.factories.world import World
from tests.house.calls import Called, undoing


async def _resumed(world: World) -> object:
    """C1, delivered in the last full month, earned next to nothing; the terms were renegotiated since."""
    await cases.enter_costs(world.advisor, 1, parts_fen=yuan(5_000), labour_fen=yuan(3_000))
    return await insurers.resume(world.manager, insurer_id=world.insurer_id, reason="已重新谈价")


MARGIN = {
    "agents.month_fees": Called(lambda w: agents.month_fees(w.centre_id, date(2026, 11, 1))),
    "insurers.insurer_margins": Called(
        lambda w: insurers.insurer_margins(w.partner, w.insurer_id, date(2026, 10, 1)),
        refused=(lambda w, t: insurers.insurer_margins(w.partner, t.insurer_id),),
    ),
    "insurers.margin_review": Called(lambda w: insurers.margin_review(w.partner)),
    "insurers.note_case_figures": Called(
        lambda w: insurers.note_case_figures(
            w.advisor, insurer_id=w.insurer_id, case_number=1, revenue_fen=yuan(8_200), cost_fen=yuan(5_000)
        ),
        refused=(
            lambda w, t: insurers.note_case_figures(
                w.advisor, insurer_id=t.insurer_id, case_number=1, revenue_fen=None, cost_fen=None
            ),
        ),
    ),
    "insurers.settlement_day": Called(lambda w: insurers.settlement_day(w.centre_id, w.centre.zone)),
    "insurers.undo_renegotiated": undoing(
        insurers.undo_renegotiated, _resumed, by=attrgetter("manager"), what="renegotiated"
    ),
}
