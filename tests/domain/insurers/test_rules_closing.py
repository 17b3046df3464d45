"""Which day closes the period that a day is in (domain §4 Settlement)."""

from datetime import date

import pytest

from domain.insurers.rules.settlement import SettlementTerms, closing_of, is_behind
from domain.insurers.views import Cycle


@pytest.mark.parametrize(
    ("cycle", "day", "closes_on"),
    [
        (Cycle.HALF_MONTHLY, "2026-02-01", "2026-02-15"),
        (Cycle.HALF_MONTHLY, "2026-02-15", "2026-02-15"),
        (Cycle.HALF_MONTHLY, "2026-02-16", "2026-02-28"),
        (Cycle.MONTHLY, "2026-02-15", "2026-02-28"),
        (Cycle.MONTHLY, "2028-02-28", "2028-02-29"),
        (Cycle.MONTHLY, "2026-12-31", "2026-12-31"),
    ],
)
def test_a_closing_day_belongs_to_the_period_that_it_closes(cycle: Cycle, day: str, closes_on: str) -> None:
    assert closing_of(cycle, date.fromisoformat(day), SettlementTerms()) == date.fromisoformat(closes_on)


def test_a_half_may_be_a_single_day() -> None:
    terms = SettlementTerms(half_close_day=1)
    assert closing_of(Cycle.HALF_MONTHLY, date(2026, 3, 1), terms) == date(2026, 3, 1)
    assert not is_behind(Cycle.HALF_MONTHLY, date(2026, 2, 28), date(2026, 3, 1), terms)
    assert is_behind(Cycle.HALF_MONTHLY, date(2026, 2, 28), date(2026, 3, 2), terms)
