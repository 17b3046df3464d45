"""Referrals that nobody closed in time (domain §6)."""

from datetime import date

from domain.actor import system_use_case
from domain.agents import queries
from domain.people import service as people


@system_use_case
async def expire_referrals(centre_id: int, today: date, plate: str | None = None) -> int:
    """Close the centre's referrals (of ``plate``, or all) whose last day was before ``today``; how many there were.

    Doing it again changes nothing. Reading does not wait for it: a lapsed referral shows as expired at once.
    """
    numbers = [row.number for row in await queries.lapsed(centre_id, today, plate)]
    if numbers:
        await queries.expire(centre_id, numbers)
    for number in numbers:
        await people.record_own_change(
            centre_id,
            subject="referral",
            number=number,
            what="expired",
            before={"state": "open"},
            after={"state": "expired"},
        )
    return len(numbers)
