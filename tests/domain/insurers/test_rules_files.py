"""What files about an insurer prove, as figures: ages, what came in, supplements in lines (domain §4)."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from domain.insurers.rules.ageing import age_of, ageing_of
from domain.insurers.rules.evidence import supplement_part, without_reversed
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
