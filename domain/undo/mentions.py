"""Whether somebody has spoken of a customer or a car since: then what was told of them stays (domain §2).

A room whose things are about customers or cars is asked here.
"""

from datetime import datetime

from domain.agents import service as agents
from domain.cases import service as cases
from domain.customers import service as customers


async def customer_mentioned(centre_id: int, customer_id: int, since: datetime) -> bool:
    """Whether a case, referral, policy or visit since then, if it was no mistake, is about the customer."""
    return (
        await cases.any_case_since(centre_id, since, customer_id=customer_id)
        or await agents.any_referral_since(centre_id, since, customer_id=customer_id)
        or await customers.any_policy_since(centre_id, since, customer_id=customer_id)
        or await customers.any_visit_since(centre_id, since, customer_id=customer_id)
    )


async def vehicle_mentioned(centre_id: int, vehicle_id: int, since: datetime) -> bool:
    """Whether a case, referral, policy or visit since then, if it was no mistake, is about the car."""
    return (
        await cases.any_case_since(centre_id, since, vehicle_id=vehicle_id)
        or await agents.any_referral_since(centre_id, since, vehicle_id=vehicle_id)
        or await customers.any_policy_since(centre_id, since, vehicle_id=vehicle_id)
        or await customers.any_visit_since(centre_id, since, vehicle_id=vehicle_id)
    )
