"""Which day closes a period that begins on a day (domain §4 Settlement)."""

from datetime import date

import pytest

from domain.insurers.rules.settlement import Plans, SettlementTerms, closing_of, ended_periods, is_behind
from domain.insurers.views import Cycle, Plan


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


def test_a_period_keeps_the_closing_day_that_held_when_it_began() -> None:
    turns = ((date.min, 15), (date(2026, 2, 10), 10), (date(2026, 3, 16), 20))
    terms = SettlementTerms(half_close_day=20, half_turns=turns)
    found = ended_periods(Plans(Plan.DEEP), date(2026, 1, 31), date(2026, 5, 1), terms)
    assert [str(period.closes_on) for period in found] == [
        "2026-02-15",  # begun on the 1st, when it was the 15th
        "2026-02-28",
        "2026-03-10",
        "2026-03-31",  # begun on the 11th, past the 10th that held then
        "2026-04-20",
        "2026-04-30",
    ]
    assert not is_behind(Cycle.HALF_MONTHLY, date(2026, 1, 31), date(2026, 2, 15), terms)
    assert is_behind(Cycle.HALF_MONTHLY, date(2026, 1, 31), date(2026, 2, 16), terms)
