"""When a limit is proposed to be raised, to what, and what none should pass (domain §4 Credit limit)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.insurers.rules.raising import (
    AskedFor,
    RaiseTerms,
    ceiling_of,
    names_of,
    raised,
    row_holds,
    row_in_time,
    settled_through,
)
from domain.money import BasisPoints, yuan

TERMS = RaiseTerms(3, BasisPoints(2_000), BasisPoints(3_000))
DUE = date(2026, 11, 15)


def asked(ordinal: int, days: int | None = 0) -> AskedFor:
    """A statement paid so many days after its due day; unpaid with ``None``."""
    return AskedFor(ordinal + 10, ordinal, DUE, None if days is None else DUE + timedelta(days=days))


def ordinals(statements: list[AskedFor], count: int = 3) -> list[int]:
    return [each.ordinal for each in row_in_time(statements, count)]


def test_three_in_a_row_paid_by_their_due_day() -> None:
    assert ordinals([asked(2), asked(1, -14), asked(3)]) == [1, 2, 3]
    assert ordinals([asked(1), asked(2), asked(3), asked(4)]) == [2, 3, 4]


@pytest.mark.parametrize(
    "statements",
    [
        [],
        [asked(1), asked(2)],
        [asked(1), asked(2, 1), asked(3)],
        [asked(1), asked(2), asked(3, None)],
        [asked(1), asked(2), asked(4)],
        [asked(1), asked(3)],
    ],
)
def test_no_row_with_one_late_unpaid_or_missing(statements: list[AskedFor]) -> None:
    assert ordinals(statements) == []


def test_a_late_one_only_spoils_the_rows_it_is_in() -> None:
    statements = [asked(1, 1), asked(2), asked(3), asked(4)]
    assert ordinals(statements) == [2, 3, 4]
    assert ordinals(statements, 4) == []
    assert ordinals(statements, 1) == [4]


@pytest.mark.parametrize(
    ("following", "days", "holds"),
    [
        ([], 99, True),
        ([asked(4)], 99, True),
        ([asked(4, 1)], 99, False),
        ([asked(4, None)], 0, True),
        ([asked(4, None)], 1, False),
        ([asked(4), asked(5, 1), asked(6)], 99, False),
    ],
)
def test_a_row_holds_until_one_that_followed_is_late(following: list[AskedFor], days: int, holds: bool) -> None:
    row = [asked(1), asked(2, -3), asked(3)]
    assert row_holds([*following, *row], 3, DUE + timedelta(days=days)) is holds
    assert not row_holds([asked(1), asked(2, None), asked(3), *following], 3, DUE)
    assert not row_holds([asked(1), asked(3), *following], 3, DUE)


def test_what_is_paid_is_counted_to_the_newest() -> None:
    assert settled_through(0, set()) == 0
    assert settled_through(5, set()) == 5
    assert settled_through(5, {5, 4}) == 3
    assert settled_through(5, {2}) == 5
    assert settled_through(2, {1, 2}) == 0


def test_the_ceiling_is_a_share_of_the_revenue() -> None:
    assert ceiling_of(yuan(1_965_000), TERMS) == yuan(589_500)
    assert ceiling_of(0, TERMS) == 0
    assert ceiling_of(None, TERMS) is None


@pytest.mark.parametrize(
    ("limit", "ceiling", "after"),
    [
        ("50000", None, "60000"),
        ("50000", "589500", "60000"),
        ("50000", "55000.99", "55000"),
        ("50000", "50000.99", None),
        ("50000", "40000", None),
        ("50002.50", None, "60003"),
        ("50002", None, "60002"),
        ("1", None, None),
    ],
)
def test_a_fifth_more_in_whole_yuan_up_to_the_ceiling(limit: str, ceiling: str | None, after: str | None) -> None:
    expected = None if after is None else yuan(after)
    assert raised(yuan(limit), TERMS, None if ceiling is None else yuan(ceiling)) == expected


def test_no_raise_of_nothing() -> None:
    assert raised(yuan(50_000), RaiseTerms(3, BasisPoints(0), BasisPoints(3_000)), None) is None


@given(
    st.integers(min_value=1, max_value=10**12),
    st.none() | st.integers(min_value=0, max_value=10**12),
    st.integers(min_value=0, max_value=10_000),
)
def test_a_raise_is_whole_yuan_above_the_limit_and_below_the_ceiling(
    limit_fen: int, ceiling_fen: int | None, share_bp: int
) -> None:
    after = raised(limit_fen, RaiseTerms(3, BasisPoints(share_bp), BasisPoints(3_000)), ceiling_fen)
    if after is None:
        return
    assert after % 100 == 0
    assert after > limit_fen
    assert ceiling_fen is None or after <= ceiling_fen
    assert after * 10_000 <= limit_fen * (10_000 + share_bp) + 50 * 10_000


def test_statements_are_called_as_people_call_them() -> None:
    assert names_of([3, 5, 8]) == "S3, S5, S8"
