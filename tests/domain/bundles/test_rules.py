"""The arithmetic of bundles: the trade's published figures, and what holds at any premium (domain §5)."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bundles.errors import PremiumOutOfRange
from domain.bundles.rules.drafting import draft_of
from domain.bundles.rules.figures import (
    MOST_PREMIUM_YUAN,
    addon_profit_a_year,
    break_even_premium,
    checked_premium,
    lifetime_value,
    offer,
)
from domain.bundles.rules.recommendation import compare
from domain.bundles.rules.snapshot import for_customer, offers_in, recommendation_in, snapshot_of
from domain.bundles.rules.terms import all_terms, clv_inputs, terms_of
from domain.bundles.views import BundleKind, ClvInputs, Contents, Offer, Reason, Terms
from domain.money import BASIS_POINTS_PER_WHOLE, Fen, as_yuan, yuan
from domain.policy.values import DEFAULTS

INPUTS = clv_inputs(DEFAULTS)
MOST_PREMIUM_FEN = yuan(MOST_PREMIUM_YUAN)

PUBLISHED = [
    ("economy", 5000, 400, -850, 5000, "15625.00"),
    ("comfort", 5000, 500, -1250, 5200, "17500.00"),
    ("prestige", 5000, 600, -1100, 6000, "14166.67"),
    ("comfort", 18000, 1800, 50, 18200, "17500.00"),
]
"""Field data: bundle, premium, rebate, net, what the customer pays, break-even premium, in yuan."""


def an_offer(kind: str, premium_yuan: int) -> Offer:
    return offer(terms_of(DEFAULTS, BundleKind(kind)), yuan(premium_yuan), INPUTS)


@pytest.mark.parametrize(("kind", "premium", "rebate", "net", "pays", "break_even"), PUBLISHED)
def test_the_published_figures_hold_exactly(
    kind: str, premium: int, rebate: int, net: int, pays: int, break_even: str
) -> None:
    bundle = an_offer(kind, premium)
    assert as_yuan(bundle.ours.rebate_fen) == rebate
    assert as_yuan(bundle.ours.net_fen) == net
    assert as_yuan(bundle.customer_pays_fen) == pays
    assert as_yuan(bundle.ours.break_even_fen) == Decimal(break_even)


@pytest.mark.parametrize(
    ("kind", "cost", "worth", "surcharge"),
    [("economy", 1250, 1900, 0), ("comfort", 1950, 3000, 200), ("prestige", 2700, 3800, 1000)],
)
def test_cost_worth_and_surcharge_of_the_three(kind: str, cost: int, worth: int, surcharge: int) -> None:
    terms = terms_of(DEFAULTS, BundleKind(kind))
    assert (terms.cost_fen, terms.contents.worth_fen) == (yuan(cost), yuan(worth))
    assert as_yuan(terms.surcharge_fen) == surcharge
    assert terms.contents.is_worth_at_least == (kind == "prestige")


def test_comfort_at_6800_is_what_the_team_is_told() -> None:
    bundle = an_offer("comfort", 6800)
    assert as_yuan(bundle.customer_pays_fen) == 7000
    assert as_yuan(bundle.ours.rebate_fen) == 680
    assert as_yuan(bundle.ours.net_fen) == -1070
    assert as_yuan(bundle.ours.break_even_fen) == 17500


def test_addons_bring_420_a_year_by_the_published_inputs() -> None:
    assert addon_profit_a_year(INPUTS) == yuan(420)


def test_lifetime_value_weighs_year_k_by_the_renewal_rate_to_the_power_of_k() -> None:
    clv = lifetime_value(yuan(-1070), INPUTS)
    assert as_yuan(clv.addons_fen) == Decimal("1080.45")  # 420 x (1 + 0.85 + 0.7225)
    assert as_yuan(clv.renewals_fen) == Decimal("-1682.58")  # -1070 x (0.85 + 0.7225)
    assert as_yuan(clv.total_fen) == Decimal("-1672.13")


def test_one_year_of_lifetime_has_no_renewal_in_it() -> None:
    clv = lifetime_value(yuan(-1070), replace(INPUTS, years=1))
    assert (clv.addons_fen, clv.renewals_fen, clv.total_fen) == (yuan(420), 0, yuan(-650))


@pytest.mark.parametrize(
    ("premium", "kind", "reason"),
    [
        (6800, BundleKind.ECONOMY, Reason.LOSES_LEAST),
        (12000, BundleKind.PRESTIGE, Reason.PAYS_BACK),
        (20000, BundleKind.PRESTIGE, Reason.EARNS),
    ],
)
def test_the_highest_lifetime_value_is_recommended(premium: int, kind: BundleKind, reason: Reason) -> None:
    recommendation = compare(all_terms(DEFAULTS), yuan(premium), INPUTS).recommendation
    assert (recommendation.kind, recommendation.reason) == (kind, reason)


def test_among_equal_values_the_one_cheaper_for_the_customer_is_recommended() -> None:
    economy = terms_of(DEFAULTS, BundleKind.ECONOMY)
    dearer = replace(
        economy,
        contents=replace(economy.contents, kind=BundleKind.COMFORT),
        surcharge_fen=yuan(100),
        fixed_cost_fen=yuan(150),
    )
    assert compare([dearer, economy], yuan(6800), INPUTS).recommendation.kind is BundleKind.ECONOMY


@pytest.mark.parametrize("premium_fen", [-500, 0, 99, MOST_PREMIUM_FEN + 1])
def test_a_premium_that_no_insurance_has_is_refused(premium_fen: int) -> None:
    with pytest.raises(PremiumOutOfRange):
        checked_premium(premium_fen)


@pytest.mark.parametrize("premium_fen", [100, MOST_PREMIUM_FEN])
def test_the_outermost_premiums_are_taken(premium_fen: int) -> None:
    assert checked_premium(premium_fen) == premium_fen


def test_a_quote_holds_through_the_seventh_day_after_it_was_given() -> None:
    draft = draft_of(DEFAULTS, yuan(6800), BundleKind.COMFORT, date(2026, 12, 28))
    assert draft.valid_until == date(2027, 1, 4)


premiums = st.integers(100, MOST_PREMIUM_FEN).map(Fen)
amounts = st.integers(0, 10_000_000).map(Fen)
rates = st.integers(0, 10_000)


@st.composite
def any_terms(draw: st.DrawFn) -> Terms:
    contents = Contents(
        kind=draw(st.sampled_from(BundleKind)),
        maintenance_visits=draw(st.integers(0, 50)),
        maintenance_unlimited=draw(st.booleans()),
        maintenance_worth_fen=draw(amounts),
        inspections=draw(st.integers(0, 50)),
        inspections_unlimited=draw(st.booleans()),
        inspections_worth_fen=draw(amounts),
        loaner_times=draw(st.integers(0, 365)),
        loaner_unlimited=draw(st.booleans()),
    )
    return Terms(
        contents=contents,
        surcharge_fen=draw(amounts),
        rebate_bp=draw(st.integers(1, 5_000)),
        maintenance_cost_fen=draw(amounts),
        fixed_cost_fen=draw(amounts),
    )


inputs = st.builds(ClvInputs, rates, amounts, rates, rates, st.integers(1, 10))


def exact_net(terms: Terms, premium_fen: int) -> Fraction:
    rebate = Fraction(premium_fen * terms.rebate_bp, BASIS_POINTS_PER_WHOLE)
    return rebate + terms.surcharge_fen - terms.cost_fen


@given(any_terms(), premiums, inputs)
def test_net_is_rebate_and_surcharge_less_cost(terms: Terms, premium: Fen, given_inputs: ClvInputs) -> None:
    bundle = offer(terms, premium, given_inputs)
    assert bundle.ours.net_fen == bundle.ours.rebate_fen + terms.surcharge_fen - bundle.ours.cost_fen
    assert bundle.customer_pays_fen == premium + terms.surcharge_fen
    assert abs(bundle.ours.net_fen - exact_net(terms, premium)) <= Fraction(1, 2)


@given(any_terms())
def test_break_even_is_the_first_premium_that_loses_nothing(terms: Terms) -> None:
    first = ceil(break_even_premium(terms))
    assert exact_net(terms, first) >= 0
    if first > 0:
        assert exact_net(terms, first - 1) < 0


@given(st.integers(-(10**9), 10**9).map(Fen), inputs)
def test_the_parts_of_lifetime_value_make_up_its_total(net: Fen, given_inputs: ClvInputs) -> None:
    clv = lifetime_value(net, given_inputs)
    assert abs(clv.net_now_fen + clv.addons_fen + clv.renewals_fen - clv.total_fen) <= 1
    whole = sum(
        (
            Fraction(given_inputs.renewal_bp, BASIS_POINTS_PER_WHOLE) ** year
            * (net + addon_profit_a_year(given_inputs))
            for year in range(given_inputs.years)
        ),
        Fraction(0),
    )
    assert abs(clv.total_fen - whole) <= Fraction(1, 2)


@given(premiums)
def test_none_of_the_three_beats_the_recommended_one(premium: Fen) -> None:
    comparison = compare(all_terms(DEFAULTS), premium, INPUTS)
    best = max(each.ours.clv.total_fen for each in comparison.offers)
    chosen = next(each for each in comparison.offers if each.kind is comparison.recommendation.kind)
    assert chosen.ours.clv.total_fen == best


@given(any_terms(), premiums, inputs)
def test_a_stored_quote_comes_back_as_it_was_given(terms: Terms, premium: Fen, given_inputs: ClvInputs) -> None:
    comparison = compare([terms], premium, given_inputs)
    stored = json.loads(json.dumps(snapshot_of(comparison.offers, comparison.recommendation)))
    assert offers_in(stored) == comparison.offers
    assert recommendation_in(stored) == comparison.recommendation


def test_the_customers_side_of_an_offer_has_nothing_of_ours() -> None:
    customer = for_customer(an_offer("comfort", 6800))
    assert customer.pays_fen == yuan(7000)
    assert customer.service_price_fen == yuan(200)
    told = repr(customer)
    assert "680" not in told.replace("680000", "")
    assert not any(word in told for word in ("rebate", "cost", "net", "clv", "break_even"))
