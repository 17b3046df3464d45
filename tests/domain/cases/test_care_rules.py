"""What scores, complaints, conversion, moments and wordings mean (domain §3)."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from domain.cases.errors import AnswerFirst, BookingImplausible, ScoreOutOfRange, UnknownPlaceholder, WordingTooLong
from domain.cases.rules import care, wording
from domain.cases.views import CareFigures, CaseState, ComplaintState, Delivery, Moment
from domain.money import round_half_up

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize("score", [0, 6, 10])
def test_a_score_is_from_nought_to_ten(score: int) -> None:
    care.check_score(score)


@pytest.mark.parametrize("score", [-1, 11])
def test_any_other_score_is_refused(score: int) -> None:
    with pytest.raises(ScoreOutOfRange):
        care.check_score(score)


@pytest.mark.parametrize(
    ("score", "former", "opens"),
    [(6, None, True), (7, None, False), (0, 9, True), (6, 7, True), (3, 6, False), (9, 3, False)],
)
def test_a_low_score_opens_a_complaint_unless_it_amends_a_low_one(score: int, former: int | None, opens: bool) -> None:
    assert care.opens_complaint(score, former, at_most=6) is opens


def test_a_complaint_is_answered_before_it_is_closed() -> None:
    care.check_may_close("C1", ComplaintState.ANSWERED)
    with pytest.raises(AnswerFirst):
        care.check_may_close("C1", ComplaintState.OPEN)


@pytest.mark.parametrize("day", [TODAY, date(2026, 11, 19), date(2030, 1, 1)])
def test_maintenance_is_booked_for_a_day_to_come(day: date) -> None:
    care.check_booking(date(2027, 3, 1), TODAY)
    with pytest.raises(BookingImplausible):
        care.check_booking(day, TODAY)


@pytest.mark.parametrize(
    ("state", "finished", "told", "moment"),
    [
        (CaseState.OPEN, set(), set(), Moment.ARRIVAL),
        (CaseState.OPEN, {"inspection", "plan"}, {Moment.ARRIVAL}, Moment.ARRIVAL),
        (CaseState.OPEN, {"assessed"}, {Moment.ARRIVAL}, Moment.ASSESSED),
        (CaseState.OPEN, {"assessed"}, {Moment.ASSESSED}, Moment.REPAIR),
        (CaseState.OPEN, {"assessed", "quality"}, set(), Moment.DELIVERY),
        (CaseState.DELIVERED, set(), set(), Moment.DELIVERY),
    ],
)
def test_the_moment_follows_from_how_far_the_case_is(
    state: CaseState, finished: set[str], told: set[Moment], moment: Moment
) -> None:
    assert care.moment_of(state, finished, told) is moment


@pytest.mark.parametrize(
    ("visit", "converts"),
    [
        (date(2026, 11, 19), False),
        (TODAY, False),
        (date(2026, 11, 21), True),
        (date(2027, 11, 20), True),
        (date(2027, 11, 21), False),
    ],
)
def test_a_case_converts_from_the_day_after_its_delivery_for_twelve_months(visit: date, converts: bool) -> None:
    assert care.converted_on(TODAY, [visit], 12) == (visit if converts else None)


def test_the_first_visit_converts_and_months_end_as_the_calendar_does() -> None:
    assert care.converted_on(TODAY, [date(2027, 3, 1), date(2026, 12, 1)], 12) == date(2026, 12, 1)
    assert care.last_day_to_convert(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert care.last_day_to_convert(date(2026, 11, 30), 3) == date(2027, 2, 28)


def _figures(delivered: int, converted: int) -> CareFigures:
    """So many deliveries, of which so many cars came back for paid maintenance; the vehicles are numbered."""
    at = datetime(2026, 1, 10, 2, tzinfo=UTC)
    cases = [Delivery(1, vehicle, at, None) for vehicle in range(delivered)]
    visits = {vehicle: [date(2026, 6, 1)] for vehicle in range(converted)}
    counts = care.counted(cases, visits, 12, "Asia/Shanghai")
    return CareFigures(1, "平安", counts.delivered, counts.converted, counts.scored, 0, 0, 0)


@pytest.mark.parametrize(("converted", "delivered", "percent"), [(156, 480, "32.5"), (38, 120, "31.7")])
def test_the_trades_own_figures_of_conversion(converted: int, delivered: int, percent: str) -> None:
    rate = _figures(delivered, converted).conversion
    assert rate == Fraction(converted, delivered)
    assert str(Decimal(round_half_up(rate * 1000)) / 10) == percent


def test_nobody_is_no_data() -> None:
    figures = _figures(0, 0)
    assert (figures.conversion, figures.nps) == (None, None)


def test_promoters_and_detractors() -> None:
    at = datetime(2026, 1, 10, 2, tzinfo=UTC)
    cases = [Delivery(1, vehicle, at, score) for vehicle, score in enumerate((10, 9, 8, 7, 6, 0, None))]
    counts = care.counted(cases, {}, 12, "Asia/Shanghai")
    assert (counts.scored, counts.promoters, counts.detractors) == (6, 2, 2)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("{称呼},您好!{车牌}在修。", "{称呼}，您好！{车牌}在修。"),
        ("｛称呼｝您好", "{称呼}您好"),
        ("Dear {name}, ready on {day}.", "Dear {name}, ready on {day}."),
        (" {ＮＡＭＥ} ", "{ＮＡＭＥ}"),
    ],
)
def test_own_words_are_kept_as_customers_read_them(typed: str, kept: str) -> None:
    assert wording.checked_wording(typed) == kept


@pytest.mark.parametrize("typed", ["{金额}", "{}", "好 {", "好 }", "{{称呼}}", "{称呼", "{share_fen}"])
def test_braces_hold_what_there_is(typed: str) -> None:
    with pytest.raises(UnknownPlaceholder):
        wording.checked_wording(typed)


@pytest.mark.parametrize("typed", ["", "  ", "好" * 221])
def test_own_words_are_short(typed: str) -> None:
    with pytest.raises(WordingTooLong):
        wording.checked_wording(typed)


def test_every_placeholder_is_filled_by_each_of_its_names_and_facts_never_are() -> None:
    for name, words in wording.PLACEHOLDERS.items():
        for word in (name, *words):
            assert wording.filled(f"<{{{word}}}>", {name: "{plate}"}) == "<{plate}>"
