"""Where money goes when it is told anew, and how penalty came about (domain §4)."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from domain.insurers.rules import penalty, settlement
from domain.insurers.rules.account import EntryKind
from domain.insurers.rules.replay import Closed, Flow, Told, corrections, replay

DUE = date(2026, 11, 15)
RATE = Fraction(5, 10_000)
PAID, OVERPAID, CREDITED = EntryKind.PAID, EntryKind.OVERPAID, EntryKind.CREDITED
FIRST, SECOND = date(2026, 10, 31), date(2026, 11, 30)


def test_a_payment_goes_by_when_it_was_told_and_its_rest_is_used_by_the_next_closing() -> None:
    statements = [Closed(2, SECOND, 500, 5), Closed(1, FIRST, 300, 1)]
    late, early = Told(8, date(2026, 12, 4), 200, 2), Told(9, date(2026, 12, 1), 400, 3)
    assert replay(statements, [early, late]) == {
        Flow(PAID, 1, 8, late.day): -200,
        Flow(PAID, 1, 9, early.day): -100,
        Flow(OVERPAID, None, 9, early.day): 300,
        Flow(CREDITED, 2, None, SECOND): -300,
    }


def test_a_statement_below_zero_pays_the_oldest_that_is_owed() -> None:
    statements = [Closed(1, FIRST, 300, 1), Closed(2, SECOND, -500, 2)]
    assert replay(statements, []) == {Flow(CREDITED, 2, None, SECOND): 500, Flow(CREDITED, 1, None, SECOND): -300}


def test_corrections_begin_with_the_payment_itself_and_give_back_before_they_take() -> None:
    statements = [Closed(1, FIRST, 300, 1), Closed(2, SECOND, 500, 2)]
    wrong, right = Told(8, date(2026, 12, 2), 300, 3), Told(9, date(2026, 12, 3), 500, 4)
    present, wanted = replay(statements, [wrong, right]), replay(statements, [right])
    assert list(corrections(wanted, present, 8)) == [
        (Flow(PAID, 1, 8, wrong.day), 300),
        (Flow(PAID, 2, 9, right.day), 300),
        (Flow(PAID, 1, 9, right.day), -300),
    ]
    assert corrections(wanted, wanted, 8) == []


@given(
    st.integers(1, 10**8),
    st.lists(st.tuples(st.integers(-20, 90), st.integers(1, 10**8)), max_size=5),
    st.integers(0, 120),
)
def test_stretches_add_up_to_the_penalty_and_follow_each_other(
    amount: int, payments: list[tuple[int, int]], days: int
) -> None:
    left, received = amount, []
    for day, fen in payments:
        received += [(DUE + timedelta(min(day, days)), min(left, fen))] if left else []
        left -= min(left, fen)
    today = DUE + timedelta(days)
    fixed, through = settlement.late_fen_days(amount, DUE, received)
    owed = settlement.penalty(settlement.fen_days_on(fixed, through, left, today), RATE)
    found = penalty.stretches(amount, DUE, received, today, RATE)
    assert sum(each.penalty_fen for each in found) == owed
    days_counted = [DUE, *(each.to_day for each in found)]
    assert [each.from_day - timedelta(days=1) for each in found] == days_counted[:-1]
    assert all(each.days > 0 and each.balance_fen > 0 and each.to_day <= today for each in found)


def test_a_day_adds_what_all_late_statements_add_rounded_once() -> None:
    assert penalty.a_day_adds([(1_000, RATE), (999, RATE)]) == 1
    assert penalty.a_day_adds([(500, RATE), (499, RATE)]) == 0
    assert penalty.a_day_adds([]) == 0
