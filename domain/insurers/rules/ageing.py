"""What is unpaid by how long it has been due (domain §4): the same days that lateness and penalty go by."""

from collections.abc import Iterable

from domain.insurers.views import AGES, Ageing


def age_of(late_days: int) -> int:
    """The place in ``AGES`` of what fell due ``late_days`` ago; 0 on the due date and before."""
    return next(place for place, (_, last) in enumerate(AGES) if last is None or late_days <= last)


def ageing_of(unpaid: Iterable[tuple[int, int]]) -> Ageing:
    """The sums of ``(days late, unpaid fen)`` by age."""
    sums = [0] * len(AGES)
    for late_days, fen in unpaid:
        sums[age_of(late_days)] += fen
    return Ageing(tuple(sums))
