"""How the services behind files about insurers are called."""

from datetime import date

from domain.cases import service as cases
from domain.insurers import service as insurers
from tests.factories.world import TODAY, World
from tests.house.calls import Called

NEXT_MONTH = date(2026, 12, 1)


async def _owed_by(world: World, insurer: str) -> list[int]:
    owed = (await insurers.ageing(world.partner)).owed
    assert owed
    return [each.statement.number for each in owed if each.insurer == insurer]


FILES = {
    "cases.claims_of": Called(
        lambda w: cases.claims_of(w.centre_id, [1, 2]),
        empty=(lambda w, t: cases.claims_of(w.centre_id, [t.last_case]),),
    ),
    "insurers.ageing": Called(
        lambda w: insurers.ageing(w.partner),
        empty=(lambda w, t: _owed_by(w, "国寿"),),
    ),
    "insurers.ageing_file": Called(lambda w: insurers.ageing_file(w.centre_id, today=TODAY)),
    "insurers.evidence_pack": Called(
        lambda w: insurers.evidence_pack(w.centre_id, w.insurer_id, today=TODAY),
        refused=(lambda w, t: insurers.evidence_pack(w.centre_id, t.insurer_id, today=TODAY),),
    ),
    "insurers.overdue": Called(
        lambda w: insurers.overdue(w.partner, w.insurer_id),
        refused=(lambda w, t: insurers.overdue(w.partner, t.insurer_id),),
    ),
    "insurers.statement_file": Called(
        lambda w: insurers.statement_file(w.centre_id, 1, today=TODAY),
        refused=(lambda w, t: insurers.statement_file(w.centre_id, t.last_statement, today=TODAY),),
    ),
    "insurers.statements_of_month": Called(
        lambda w: insurers.statements_of_month(w.partner, w.insurer_id, NEXT_MONTH),
        refused=(lambda w, t: insurers.statements_of_month(w.partner, t.insurer_id, NEXT_MONTH),),
    ),
}
