"""Reads of the policy room: a centre's dated overrides."""

from collections.abc import Iterable, Sequence
from datetime import date

from tortoise.queryset import QuerySet

from domain.database.prepared import prepared_list
from domain.policy.models import PolicyOverride

TAKEN_BACK = "taken back"
"""The key of a row that sets nothing, but takes back the one whose id it has stored."""


async def overrides(centre_id: int, *, until: date | None = None) -> list[PolicyOverride]:
    """A centre's overrides in the order they take hold, those after ``until`` left out. One query."""
    return _still_meant(await (_all_overrides(centre_id) if until is None else _overrides_until(centre_id, until)))


@prepared_list
def _all_overrides(centre_id: int) -> QuerySet[PolicyOverride]:
    return PolicyOverride.filter(centre_id=centre_id).order_by("from_day", "id")


@prepared_list
def _overrides_until(centre_id: int, until: date) -> QuerySet[PolicyOverride]:
    return PolicyOverride.filter(centre_id=centre_id, from_day__lte=until).order_by("from_day", "id")


async def overrides_of(centre_ids: Iterable[int]) -> list[PolicyOverride]:
    """The overrides of several centres in the order they take hold. One query."""
    return _still_meant(await _overrides_in(tuple(centre_ids)))


@prepared_list
def _overrides_in(centre_ids: tuple[int, ...]) -> QuerySet[PolicyOverride]:
    return PolicyOverride.filter(centre_id__in=centre_ids).order_by("from_day", "id")


def _still_meant(rows: Sequence[PolicyOverride]) -> list[PolicyOverride]:
    """Without those that were taken back: who takes one back is of the same day, and so among the rows with it."""
    taken_back = {row.stored for row in rows if row.key == TAKEN_BACK}
    return [row for row in rows if row.key != TAKEN_BACK and row.id not in taken_back]
