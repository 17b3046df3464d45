"""On how many insurers the business stands, and how much of it on one (domain §4 Diversification)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.insurers.rules.margin import moved
from domain.insurers.views import MonthFigures, Spread


@dataclass(frozen=True)
class SpreadTerms:
    """How many insurers there should be, which of them count, and from which share one is too much."""

    least: int = 3
    most: int = 5
    active_months: int = 3
    concentration_bp: int = 5_000
    concentration_months: int = 12

    @property
    def months(self) -> int:
        """How many months have to be looked at."""
        return max(self.active_months, self.concentration_months)


@dataclass(frozen=True)
class Partner:
    """An insurer as far as this goes. ``has_cars``: it has cases that are accepted and not billed yet."""

    name: str
    has_ended: bool = False
    has_cars: bool = False


Months = Mapping[tuple[int, date], MonthFigures]
"""What months come to, by insurer and the month's first day."""


def spread(until: date, months: Months, partners: Mapping[int, Partner], terms: SpreadTerms) -> Spread:
    """How the business is spread over insurers in the months up to ``until``, that included.

    Active is an insurer we work with that had a car delivered within the last months, or has cars in our hands.
    Revenue is that of all insurers, also of those we no longer work with.
    """
    since = moved(until, 1 - terms.concentration_months)
    within = {key: each for key, each in months.items() if since <= key[1] <= until and each.delivered}
    by_insurer: dict[int, int] = defaultdict(int)
    for (insurer_id, _), each in within.items():
        by_insurer[insurer_id] += each.revenue_fen
    largest = max(by_insurer, key=lambda insurer_id: (by_insurer[insurer_id], -insurer_id), default=0)
    return Spread(
        since=since,
        until=until,
        first=min((month for _, month in within), default=None),
        delivered=sum(each.delivered for each in within.values()),
        revenue_fen=sum(by_insurer.values()),
        largest=partners[largest].name if largest in partners else "",
        largest_fen=by_insurer.get(largest, 0),
        concentration_bp=terms.concentration_bp,
        active=len(_active(until, months, partners, terms)),
        active_months=terms.active_months,
        least=terms.least,
        most=terms.most,
    )


def _active(until: date, months: Months, partners: Mapping[int, Partner], terms: SpreadTerms) -> Sequence[int]:
    since = moved(until, 1 - terms.active_months)
    delivered = {
        insurer_id for (insurer_id, month), each in months.items() if since <= month <= until and each.delivered
    }
    return [
        insurer_id
        for insurer_id, partner in partners.items()
        if not partner.has_ended and (partner.has_cars or insurer_id in delivered)
    ]
