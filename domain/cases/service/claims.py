"""What cases are called elsewhere, for rooms that only know their numbers."""

from collections.abc import Iterable

from domain.actor import system_use_case
from domain.cases import queries
from domain.cases.views import ClaimView
from domain.customers.service import vehicles_by_id


@system_use_case
async def claims_of(centre_id: int, case_numbers: Iterable[int]) -> dict[int, ClaimView]:
    """Plate and claim number of these cases of the centre, by case number, and nobody's name or phone. Two queries."""
    cases = await queries.cases_numbered(centre_id, case_numbers)
    vehicles = await vehicles_by_id(centre_id, {case.vehicle_id for case in cases})
    return {case.number: ClaimView(vehicles[case.vehicle_id].plate, case.claim or "") for case in cases}
