"""What margins mean, to the last fen, and how the business is spread (domain §4)."""

from datetime import date
from fractions import Fraction

import pytest

from domain.insurers.rules import margin, settling
from domain.insurers.rules.intake import IntakeTerms, Standing, margin_reason, reasons_of, state_of
from domain.insurers.rules.margin import CountedCase, last_day, last_full_month, moved, moves, review
from domain.insurers.rules.spread import Partner, SpreadTerms, spread
from domain.insurers.views import (
    CaseFigures,
    IntakeState,
    MarginTerms,
    MonthFigures,
    ReasonKind,
    Renegotiated,
    Verdict,
    rate_text,
    tenths_text,
)

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
TERMS = MarginTerms()


def costing(cost_fen: int, revenue_fen: int = 10_000_000) -> MonthFigures:
    """A month of three cars, one without costs, that cost so much of a revenue."""
    return MonthFigures(3, revenue_fen + 5, 2, revenue_fen, cost_fen)


@pytest.mark.parametrize(
    ("cost_fen", "verdict", "shown"),
    [
        (0, Verdict.ON_TARGET, "100%"),
        (7_000_000, Verdict.ON_TARGET, "30%"),
        (7_000_001, Verdict.BELOW_TARGET, "29.9%"),
        (8_000_000, Verdict.BELOW_TARGET, "20%"),
        (8_000_001, Verdict.WARNING, "19.9%"),
        (8_004_999, Verdict.WARNING, "19.9%"),
        (8_755_000, Verdict.WARNING, "12.5%"),
        (8_756_000, Verdict.WARNING, "12.4%"),
        (9_000_000, Verdict.WARNING, "10%"),
        (9_000_001, Verdict.STOP, "9.9%"),
        (10_000_000, Verdict.STOP, "0%"),
        (10_320_000, Verdict.STOP, "−3.2%"),
    ],
)
def test_verdicts_change_exactly_on_the_line(cost_fen: int, verdict: Verdict, shown: str) -> None:
    found = review(OCTOBER, costing(cost_fen), TERMS)
    assert (found.verdict, found.margin) == (verdict, shown)


@pytest.mark.parametrize(
    "figures",
    [MonthFigures(), MonthFigures(2, 5_000), MonthFigures(1, 0, 1, 0, 900)],
    ids=["none", "no-costs", "no-revenue"],
)
def test_no_data_is_no_verdict_and_never_zero(figures: MonthFigures) -> None:
    found = review(OCTOBER, figures, TERMS)
    assert (found.verdict, found.margin, found.figures.rate) == (Verdict.NONE, "", None)
    assert margin_reason(found) is None
    assert state_of(reasons_of(Standing(0, 1, margin=found), IntakeTerms())) is IntakeState.OPEN


def test_an_average_is_rounded_half_up_and_not_made_of_nothing() -> None:
    assert MonthFigures(2, 3).average_fen == 2
    assert MonthFigures().average_fen is None


def test_texts_of_rates() -> None:
    assert [tenths_text(each) for each in (0, 5, -5, 300)] == ["0%", "0.5%", "−0.5%", "30%"]
    assert [rate_text(each) for each in (1_000, 1_750, 5)] == ["10%", "17.5%", "0.05%"]
    assert margin.tenths_of(Fraction(1, 3), MarginTerms(2_000, 1_000, 500)) == 333


def test_margins_decide_on_intake_and_say_why() -> None:
    low = margin_reason(review(OCTOBER, costing(8_500_000), TERMS))
    assert low is not None
    assert (low.kind, low.state, low.margin, low.line) == (ReasonKind.MARGIN_LOW, IntakeState.WATCH, "15%", "20%")
    assert (low.params()["month"], low.cases, low.uncosted) == ("2026-10", 2, 1)
    stop = margin_reason(review(OCTOBER, costing(9_500_000), TERMS))
    assert stop is not None
    assert (stop.kind, stop.state, stop.line) == (ReasonKind.MARGIN_STOP, IntakeState.STOPPED, "10%")
    again = Renegotiated("工时上调", "张店长", NOVEMBER)
    watched = margin_reason(review(OCTOBER, costing(9_500_000), TERMS, again))
    assert watched is not None
    assert (watched.kind, watched.state) == (ReasonKind.MARGIN_RENEGOTIATED, IntakeState.WATCH)
    assert (watched.text, watched.who, watched.since, watched.margin) == ("工时上调", "张店长", NOVEMBER, "5%")
    better = margin_reason(review(OCTOBER, costing(8_500_000), TERMS, again))
    assert better == low, "what was renegotiated is told only where it lifts something"
    assert margin_reason(review(OCTOBER, costing(8_000_000), TERMS)) is None


def test_a_case_moves_the_month_it_was_delivered_in() -> None:
    open_case = CountedCase(None, False, CaseFigures(800, 500))
    done = CountedCase(date(2026, 10, 31), False, CaseFigures(800, 500))
    assert moves(open_case, open_case) == {}
    assert moves(open_case, done) == {OCTOBER: MonthFigures(1, 800, 1, 800, 500)}
    assert moves(done, CountedCase(NOVEMBER, False, CaseFigures(800, None))) == {
        OCTOBER: MonthFigures(-1, -800, -1, -800, -500),
        NOVEMBER: MonthFigures(1, 800),
    }
    assert moves(done, CountedCase(done.delivered_on, False, CaseFigures(900, 500))) == {
        OCTOBER: MonthFigures(0, 100, 0, 100, 0)
    }
    assert moves(CountedCase(NOVEMBER, True, CaseFigures(1, 1)), open_case) == {}
    assert moves(open_case, CountedCase(NOVEMBER, False, CaseFigures())) == {NOVEMBER: MonthFigures(1)}


def test_months_of_the_calendar() -> None:
    assert moved(date(2026, 1, 1), -1) == date(2025, 12, 1)
    assert moved(date(2026, 12, 1), 14) == date(2028, 2, 1)
    assert last_day(date(2028, 2, 1)) == date(2028, 2, 29)
    assert last_full_month(date(2026, 1, 31)) == date(2025, 12, 1)


MONTHS = {
    (1, date(2025, 10, 1)): MonthFigures(9, 900_000),
    (1, date(2025, 11, 1)): MonthFigures(4, 300),
    (2, date(2026, 8, 1)): MonthFigures(2, 200),
    (3, date(2026, 10, 1)): MonthFigures(1, 100),
}
FOUR = {1: Partner("平安"), 2: Partner("人保"), 3: Partner("太平洋"), 4: Partner("国寿")}


def test_revenue_is_that_of_twelve_full_months_and_half_of_it_is_not_too_much() -> None:
    found = spread(OCTOBER, MONTHS, FOUR, SpreadTerms())
    assert (found.since, found.until, found.first, found.months) == (NOVEMBER.replace(2025), OCTOBER, found.since, 12)
    assert (found.delivered, found.revenue_fen, found.largest, found.largest_fen) == (7, 600, "平安", 300)
    assert not found.is_concentrated
    one_fen_more = {**MONTHS, (1, OCTOBER): MonthFigures(1, 1)}
    assert spread(OCTOBER, one_fen_more, FOUR, SpreadTerms()).is_concentrated
    assert not spread(OCTOBER, one_fen_more, FOUR, SpreadTerms(concentration_bp=6_000)).is_concentrated


def test_less_than_a_year_says_since_when() -> None:
    found = spread(OCTOBER, {(2, date(2026, 8, 1)): MonthFigures(2, 200)}, FOUR, SpreadTerms())
    assert (found.first, found.months, found.delivered) == (date(2026, 8, 1), 3, 2)
    assert found.is_concentrated, "one insurer alone holds all there is"


def test_active_is_who_delivered_lately_or_has_cars_here() -> None:
    assert spread(OCTOBER, MONTHS, FOUR, SpreadTerms()).active == 2
    with_cars = {**FOUR, 4: Partner("国寿", has_cars=True)}
    assert spread(OCTOBER, MONTHS, with_cars, SpreadTerms()).active == 3
    ended = {**with_cars, 3: Partner("太平洋", has_ended=True), 4: Partner("国寿", has_ended=True, has_cars=True)}
    assert spread(OCTOBER, MONTHS, ended, SpreadTerms()).active == 1
    assert spread(OCTOBER, MONTHS, FOUR, SpreadTerms(active_months=12)).active == 3
    assert spread(OCTOBER, MONTHS, with_cars, SpreadTerms()).is_narrow is False
    assert spread(OCTOBER, MONTHS, FOUR, SpreadTerms()).is_narrow


def test_without_a_delivery_nothing_is_wrong() -> None:
    found = spread(OCTOBER, {(1, OCTOBER): MonthFigures()}, FOUR, SpreadTerms())
    assert (found.first, found.largest, found.largest_fen) == (None, "", 0)
    assert [found.is_narrow, found.is_concentrated] == [False, False]


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (date(2026, 11, 1), date(2026, 10, 15), date(2026, 11, 10)),
        (date(2026, 11, 10), date(2026, 11, 1), date(2026, 11, 15)),
        (date(2026, 11, 15), date(2026, 11, 10), date(2026, 12, 1)),
        (date(2026, 12, 31), date(2026, 12, 15), date(2027, 1, 1)),
        (date(2027, 1, 1), date(2026, 12, 15), date(2027, 1, 10)),
    ],
)
def test_each_day_of_settlement_follows_another(day: date, before: date, after: date) -> None:
    assert (settling.last_before(day), settling.next_after(day)) == (before, after)
