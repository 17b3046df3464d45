"""The rules of referrals and fees, without a database (domain §6)."""

from dataclasses import dataclass
from datetime import date

import pytest

from domain.agents.errors import AgentNameTaken, FeeOutOfRange, TermsInThePast
from domain.agents.rules import (
    FeeRange,
    check_fee,
    check_terms_begin,
    check_told_apart,
    label,
    month_bounds,
    named,
    owed_fen,
    protected_through,
    state_on,
    terms_in_force,
)
from domain.agents.views import Direction, ReferralState, TermsView
from domain.money import Fen, yuan
from domain.policy.values import DEFAULTS

OUT = FeeRange(DEFAULTS.referral.fee_out_least, DEFAULTS.referral.fee_out_most)
IN = FeeRange(DEFAULTS.referral.fee_in_least, DEFAULTS.referral.fee_in_most)
DAY = date(2026, 11, 20)


@dataclass
class _Agent:
    id: int
    name: str
    company: str


@pytest.mark.parametrize(("fee", "allowed"), [(50, OUT), (100, OUT), (50, IN), (80, IN)])
def test_fees_within_the_range_are_allowed(fee: int, allowed: FeeRange) -> None:
    check_fee(Direction.OUT, yuan(fee), allowed)


@pytest.mark.parametrize(
    ("direction", "fee_fen", "allowed"),
    [
        (Direction.OUT, 4_999, OUT),
        (Direction.OUT, 10_001, OUT),
        (Direction.IN, 4_999, IN),
        (Direction.IN, 8_001, IN),
    ],
)
def test_fees_beyond_the_range_are_refused_with_the_range(
    direction: Direction, fee_fen: int, allowed: FeeRange
) -> None:
    with pytest.raises(FeeOutOfRange) as refused:
        check_fee(direction, fee_fen, allowed)
    assert (refused.value.least_fen, refused.value.most_fen) == (allowed.least_fen, allowed.most_fen)


def _terms(version: int, from_day: date, out_fee: int) -> TermsView:
    return TermsView(version, from_day, yuan(out_fee), yuan(80))


def test_the_terms_in_force_are_the_latest_begun() -> None:
    versions = [_terms(1, date(2026, 1, 1), 50), _terms(2, date(2026, 6, 1), 60), _terms(3, date(2026, 12, 1), 70)]
    assert terms_in_force(versions, date(2026, 5, 31)).out_fee_fen == yuan(50)
    assert terms_in_force(versions, date(2026, 6, 1)).out_fee_fen == yuan(60)
    assert terms_in_force(versions, date(2026, 12, 1)).out_fee_fen == yuan(70)


def test_of_two_terms_from_one_day_the_later_version_holds() -> None:
    versions = [_terms(1, DAY, 50), _terms(2, DAY, 60)]
    assert terms_in_force(versions, DAY).version == 2


def test_before_the_first_terms_those_hold() -> None:
    assert terms_in_force([_terms(1, DAY, 50)], date(2020, 1, 1)).version == 1


def test_new_terms_begin_today_at_the_earliest_and_not_before_coming_ones() -> None:
    check_terms_begin(DAY, DAY, date(2026, 1, 1))
    with pytest.raises(TermsInThePast):
        check_terms_begin(date(2026, 11, 19), DAY, date(2026, 1, 1))
    with pytest.raises(TermsInThePast) as refused:
        check_terms_begin(date(2026, 11, 30), DAY, date(2026, 12, 1))
    assert refused.value.earliest == date(2026, 12, 1)


def test_a_referral_is_open_through_its_last_day() -> None:
    assert state_on(ReferralState.OPEN, DAY, DAY) is ReferralState.OPEN
    assert state_on(ReferralState.OPEN, DAY, date(2026, 11, 21)) is ReferralState.EXPIRED


@pytest.mark.parametrize("state", [ReferralState.WON, ReferralState.LOST, ReferralState.EXPIRED])
def test_a_closed_referral_stays_what_it_is(state: ReferralState) -> None:
    assert state_on(state, DAY, date(2030, 1, 1)) is state


def test_an_open_plate_is_protected_while_open_and_a_won_one_from_its_logging() -> None:
    assert protected_through(ReferralState.OPEN, DAY, date(2027, 2, 18), 30) == date(2027, 2, 18)
    assert protected_through(ReferralState.WON, DAY, date(2027, 2, 18), 30) == date(2026, 12, 20)


def test_out_is_owed_to_us_and_in_by_us() -> None:
    assert owed_fen(Direction.OUT, Fen(5_000)) == 5_000
    assert owed_fen(Direction.IN, Fen(8_000)) == -8_000


@pytest.mark.parametrize(
    ("day", "bounds"),
    [
        (date(2026, 11, 20), (date(2026, 11, 1), date(2026, 12, 1))),
        (date(2026, 12, 31), (date(2026, 12, 1), date(2027, 1, 1))),
        (date(2028, 2, 29), (date(2028, 2, 1), date(2028, 3, 1))),
        (date(2026, 1, 31), (date(2026, 1, 1), date(2026, 2, 1))),
    ],
)
def test_a_month_is_a_half_open_span(day: date, bounds: tuple[date, date]) -> None:
    assert month_bounds(day) == bounds


def test_agents_of_one_name_are_shown_with_their_company_and_answer_to_both() -> None:
    called = named(
        [_Agent(1, "陈静", "平安"), _Agent(2, "陈静", "人保"), _Agent(3, "李强", ""), _Agent(4, "赵敏", "平安")]
    )
    assert [one.name for one in called] == ["陈静（平安）", "陈静（人保）", "李强", "赵敏"]
    assert all("陈静" in one.names for one in called[:2])
    assert "平安陈静" in called[0].names
    assert "赵敏平安" in called[3].names
    assert label(_Agent(3, "李强", "")) == "李强"


def test_one_name_needs_two_companies() -> None:
    known = [_Agent(1, "陈静", "平安")]
    check_told_apart("人保", known)
    check_told_apart("", [])
    for company in ("", "平安"):
        with pytest.raises(AgentNameTaken):
            check_told_apart(company, known)
