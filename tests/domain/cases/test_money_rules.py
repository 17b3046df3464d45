"""Margins to the fen, and when an end of the cooperation is proposed (domain §3)."""

from fractions import Fraction
from random import Random

import pytest

from domain.cases.errors import (
    AgreedTooHigh,
    AskedNotPositive,
    BilledBelowDeductible,
    CostNegative,
    DeductibleTooHigh,
    NoSuchSupplement,
    SupplementOver,
    WhichSupplement,
)
from domain.cases.rules import amounts, contesting
from domain.cases.views import InsurerFigures, Margin
from domain.money import Fen, yuan


def margin(revenue: int, parts: int | None, labour: int | None, target_bp: int = 3_000) -> Margin | None:
    parts_fen, labour_fen = (None if cost is None else yuan(cost) for cost in (parts, labour))
    return amounts.margin_of(yuan(revenue), parts_fen, labour_fen, target_bp)


@pytest.mark.parametrize(
    ("revenue", "costs", "tenths"),
    [
        (8_200, 5_100, 378),
        (10_000, 7_000, 300),
        (10_000, 7_005, 300),
        (10_000, 7_006, 299),
        (3, 2, 333),
        (3, 1, 667),
        (400, 401, -3),
        (10_000, 0, 1_000),
    ],
)
def test_a_margin_is_shown_to_a_tenth_of_a_per_cent_half_up(revenue: int, costs: int, tenths: int) -> None:
    found = margin(revenue, costs, 0)
    assert found is not None
    assert found.tenths == tenths


def test_the_target_is_missed_by_a_fen() -> None:
    exactly = Margin(revenue_fen=1_000_000, cost_fen=700_000, target_bp=3_000)
    by_a_fen = Margin(revenue_fen=1_000_000, cost_fen=700_001, target_bp=3_000)
    assert (exactly.is_below_target, exactly.missing_fen) == (False, 0)
    assert (by_a_fen.is_below_target, by_a_fen.missing_fen, by_a_fen.short_tenths, by_a_fen.tenths) == (True, 1, 0, 300)


def test_how_far_below_the_target() -> None:
    found = margin(8_200, 4_500, 1_500)
    assert found is not None
    assert (found.tenths, found.short_tenths, found.missing_fen) == (268, 32, yuan(260))
    assert not found.is_loss


def test_nothing_is_claimed_before_costs_are_known() -> None:
    assert margin(8_200, None, None) is None
    assert amounts.margin_of(None, yuan(1), yuan(1), 3_000) is None
    half = margin(8_200, 6_000, None)
    assert half is not None
    assert (half.is_loss, half.is_below_target, half.tenths) == (False, False, None)


def test_a_loss_is_certain_with_one_cost_alone() -> None:
    half = margin(8_200, None, 8_201)
    assert half is not None
    assert (half.is_loss, half.profit_fen, half.tenths) == (True, -100, None)


def test_no_revenue_has_no_rate() -> None:
    found = margin(0, 100, 0)
    assert found is not None
    assert (found.is_loss, found.tenths, found.is_below_target) == (True, None, True)
    assert found.short_tenths == 0


def test_margins_of_any_size_are_exact() -> None:
    random = Random(7)
    for _ in range(300):
        revenue, cost, target = random.randint(1, 10**13), random.randint(0, 10**13), random.randint(0, 10_000)
        found = Margin(revenue, cost, target)
        exact = Fraction(revenue - cost, revenue)
        assert found.tenths is not None
        assert abs(Fraction(found.tenths, 1_000) - exact) <= Fraction(1, 2_000)
        assert found.is_below_target == (exact < Fraction(target, 10_000))
        assert abs(found.missing_fen - (Fraction(target * revenue, 10_000) - (revenue - cost))) <= Fraction(1, 2)


def test_a_month_without_costs_has_no_margin() -> None:
    assert InsurerFigures(1, delivered=3, revenue_fen=900).margin(3_000) is None
    found = InsurerFigures(1, delivered=3, costed=1, costed_revenue_fen=1_000, parts_fen=300, labour_fen=200)
    assert found.margin(3_000) == Margin(1_000, 500, 3_000)


def test_what_is_billed_is_what_was_verified() -> None:
    assert amounts.insurer_share(Fen(9), None, None) == 9
    assert amounts.insurer_share(Fen(9), Fen(8), Fen(1)) == 7
    assert amounts.insurer_share(Fen(9), Fen(8), Fen(1), Fen(6)) == 5
    assert amounts.insurer_share(Fen(9), Fen(8), Fen(0), Fen(0)) == 0


def test_amounts_that_cannot_be() -> None:
    with pytest.raises(CostNegative):
        amounts.check_costs(None, Fen(-1))
    with pytest.raises(DeductibleTooHigh):
        amounts.check_assessment(Fen(5), Fen(6), Fen(9))
    with pytest.raises(BilledBelowDeductible):
        amounts.check_assessment(Fen(9), Fen(6), Fen(5))
    for agreed in (0, -1):
        with pytest.raises(AskedNotPositive):
            contesting.check_agreed(Fen(9), Fen(agreed))
    with pytest.raises(AgreedTooHigh):
        contesting.check_agreed(Fen(9), Fen(10))
    contesting.check_agreed(Fen(9), Fen(9))


def test_which_supplement_is_meant() -> None:
    assert contesting.which_supplement("C1", [(1, "agreed"), (2, "open")], None) == 2
    assert contesting.which_supplement("C1", [(1, "open"), (2, "open")], 1) == 1
    with pytest.raises(WhichSupplement) as which:
        contesting.which_supplement("C1", [(1, "open"), (2, "agreed"), (3, "open")], None)
    assert which.value.open_ones == "#1, #3"
    for number in (None, 3):
        with pytest.raises(NoSuchSupplement):
            contesting.which_supplement("C1", [(1, "agreed")], number)
    with pytest.raises(SupplementOver):
        contesting.which_supplement("C1", [(1, "agreed")], 1)


@pytest.mark.parametrize(
    ("before", "proposes"),
    [
        ([], False),
        ([False], False),
        ([False, False], True),
        ([False, False, True], False),
        ([False, True], True),
        ([False, False, False], True),
    ],
)
def test_an_end_is_proposed_once_at_each_crossing(before: list[bool], proposes: bool) -> None:
    """Before: the others within the days, and whether each proposed. The last is of a limit that was lowered."""
    assert contesting.proposes_end(before, 3) is proposes
