"""Whether referrals are about somebody, for those who know customers and cars but no referrals."""

from datetime import datetime

from domain.actor import system_use_case
from domain.agents import queries


@system_use_case
async def any_referral_since(
    centre_id: int, since: datetime, *, customer_id: int | None = None, vehicle_id: int | None = None
) -> bool:
    """Whether a referral was logged since then that is about this customer, or this car, and was no mistake."""
    return await queries.any_referral_since(centre_id, since, customer_id=customer_id, vehicle_id=vehicle_id)
