"""Whether cases are about somebody, for those who know customers and cars but no cases."""

from datetime import datetime

from domain.actor import system_use_case
from domain.cases import queries


@system_use_case
async def any_case_since(
    centre_id: int, since: datetime, *, customer_id: int | None = None, vehicle_id: int | None = None
) -> bool:
    """Whether a car has come since then that is of this customer, or is this one, and was not taken by mistake."""
    return await queries.any_case_since(centre_id, since, customer_id=customer_id, vehicle_id=vehicle_id)
