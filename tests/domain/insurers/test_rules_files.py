"""What files about an insurer prove, as figures: ages, penalty by balances, supplements in lines (domain §4)."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.insurers.rules import settlement
from domain.insurers.rules.ageing import age_of, ageing_of
from domain.insurers.rules.evidence import penalty_runs, supplement_part, without_reversed
from domain.insurers.views import AGES, Ageing, Received

DUE = date(2026, 12, 15)


@pytest.mark.parametrize(
    ("late_days", "age"), [(0, 0), (1, 1), (15, 1), (16, 2), (30, 2), (31, 3), (60, 3), (61, 4), (4_000, 4)]
)
def test_every_day_has_its_age(late_days: int, age: int) -> None:
    assert age_of(late_days) == age


def test_ages_follow_each_other_without_a_gap() -> None:
    assert AGES[0] == (0, 0)
    assert all(former[1] is not None and later[0] == former[1] + 1 for former, later in pairwise(AGES))
    assert AGES[-1][1] is None


def test_ageing_adds_up() -> None:
    found = ageing_of([(0, 500), (3, 100), (15, 1), (16, 20), (60, 7), (61, 9), (300, 1)])
    assert found == Ageing((500, 101, 20, 7, 10))
    assert (found.total_fen, found.late_fen) == (638, 138)
    assert found + found == Ageing((1_000, 202, 40, 14, 20))
    assert ageing_of([]) == Ageing()


def received(*pairs: tuple[int, int]) -> list[Received]:
    """Money received so many days after the due date."""
    return [Received(DUE + timedelta(days=days), fen, is_credit=False) for days, fen in pairs]


def test_runs_of_one_balance_each() -> None:
    runs = penalty_runs(1_320_000, DUE, received((10, 400_000), (47, 50_000)), DUE + timedelta(days=67), 5)
    assert [(str(run.begins_on), str(run.ends_on), run.days, run.balance_fen, run.penalty_fen) for run in runs] == [
        ("2026-12-16", "2026-12-25", 10, 1_320_000, 6_600),
        ("2026-12-26", "2027-01-31", 37, 920_000, 17_020),
        ("2027-02-01", "2027-02-20", 20, 870_000, 8_700),
    ]


def test_what_was_paid_in_time_or_is_not_due_has_no_runs() -> None:
    assert penalty_runs(1_000, DUE, received((-3, 1_000)), DUE + timedelta(days=90), 5) == ()
    assert penalty_runs(1_000, DUE, (), DUE, 5) == ()
    assert penalty_runs(-1_000, DUE, received((-3, -1_000)), DUE + timedelta(days=90), 5) == ()


@given(
    amount_fen=st.integers(1, 10**9),
    parts=st.lists(st.tuples(st.integers(-20, 200), st.integers(1, 10**9)), max_size=6),
    days=st.integers(0, 400),
    rate_bp=st.integers(0, 100),
)
def test_runs_add_up_to_the_penalty_of_the_account(
    amount_fen: int, parts: list[tuple[int, int]], days: int, rate_bp: int
) -> None:
    """To the fen, however payments fall; and they cover every day late, each once."""
    today, left, paid = DUE + timedelta(days=days), amount_fen, []
    for after, fen in sorted(parts):
        if after <= days and left:
            paid.append((after, min(left, fen)))
            left -= min(left, fen)
    runs = penalty_runs(amount_fen, DUE, received(*paid), today, rate_bp)
    dated = [(DUE + timedelta(days=after), fen) for after, fen in paid]
    fixed, through = settlement.late_fen_days(amount_fen, DUE, dated)
    fen_days = settlement.fen_days_on(fixed, through, left, today)
    assert sum(run.penalty_fen for run in runs) == settlement.penalty(fen_days, settlement.daily_rate(rate_bp))
    assert sum(run.balance_fen * run.days for run in runs) == fen_days
    covered = [run.begins_on + timedelta(days=place) for run in runs for place in range(run.days)]
    last_paid = max((after for after, _ in paid), default=0)
    assert covered == [DUE + timedelta(days=day) for day in range(1, (days if left else max(0, last_paid)) + 1)]


@pytest.mark.parametrize(
    ("amount", "supplements", "first", "expected"),
    [
        (8_200, 800, True, 800),
        (500, 800, True, 500),
        (0, 800, True, 0),
        (8_200, -800, True, 0),
        (60, 100, False, 100),
        (-40, 0, False, 0),
        (-800, -800, False, -800),
    ],
)
def test_what_of_a_line_is_for_supplements(amount: int, supplements: int, first: bool, expected: int) -> None:
    assert supplement_part(amount, supplements, is_first=first) == expected


def test_what_came_in_and_was_taken_back_leaves_no_trace() -> None:
    credit = Received(DUE, 70, is_credit=True)
    came = [*received((3, 500), (1, 200), (3, -500), (1, 50)), credit]
    assert without_reversed(came) == (credit, *received((1, 250)))
