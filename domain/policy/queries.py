"""Reads of the policy room: a centre's dated overrides."""

from collections.abc import Iterable
from datetime import date

from domain.policy.models import PolicyOverride


async def overrides(centre_id: int, *, until: date | None = None) -> list[PolicyOverride]:
    """A centre's overrides in the order they take hold, those after ``until`` left out. One query."""
    query = PolicyOverride.filter(centre_id=centre_id)
    if until is not None:
        query = query.filter(from_day__lte=until)
    return await query.order_by("from_day", "id")


async def overrides_of(centre_ids: Iterable[int]) -> list[PolicyOverride]:
    """The overrides of several centres in the order they take hold. One query."""
    return await PolicyOverride.filter(centre_id__in=list(centre_ids)).order_by("from_day", "id")
