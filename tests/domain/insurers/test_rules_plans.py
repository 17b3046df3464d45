"""Plans that change, and the periods they make: none is ever short of a day, or has one twice (domain §4)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.insurers.rules import settlement
from domain.insurers.rules.settlement import Period, PlanFrom, Plans, SettlementTerms
from domain.insurers.views import Cycle, Plan

TERMS = SettlementTerms()
DAY = timedelta(days=1)
DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 12, 31))
CHANGES = st.lists(st.builds(PlanFrom, DAYS, st.sampled_from(Plan)), max_size=6).map(tuple)
ANY_PLANS = st.builds(Plans, st.sampled_from(Plan), CHANGES)
ANY_TERMS = st.builds(SettlementTerms, half_close_day=st.integers(1, 28))


def agreed(*changes: str, first: Plan = Plan.BASIC) -> Plans:
    """Plans from ``2026-11-20 deep`` and the like, in the order they were agreed."""
    told = (change.split() for change in changes)
    return Plans(first, tuple(PlanFrom(date.fromisoformat(day), Plan(plan)) for day, plan in told))


def told(plans: Plans, through: str, today: str) -> list[str]:
    ended = settlement.ended_periods(plans, date.fromisoformat(through), date.fromisoformat(today), TERMS)
    due = [settlement.due_on(each.cycle, each.closes_on, TERMS) for each in ended]
    return [f"{e.opens_on:%m-%d}..{e.closes_on:%m-%d} due {d:%m-%d}" for e, d in zip(ended, due, strict=True)]


@pytest.mark.parametrize(
    ("plans", "expected"),
    [
        (agreed(), ["11-01..11-30 due 12-15", "12-01..12-31 due 01-15"]),
        (
            agreed("2026-11-20 deep"),
            ["11-01..11-30 due 12-15", "12-01..12-15 due 12-30", "12-16..12-31 due 01-15"],
        ),
        (
            agreed("2026-11-01 deep"),
            ["11-01..11-15 due 11-30", "11-16..11-30 due 12-15", "12-01..12-15 due 12-30", "12-16..12-31 due 01-15"],
        ),
        (
            agreed("2026-12-01 deep", "2026-12-01 basic"),
            ["11-01..11-30 due 12-15", "12-01..12-31 due 01-15"],
        ),
        (
            agreed("2026-11-10 basic", first=Plan.DEEP),
            ["11-01..11-15 due 11-30", "11-16..11-30 due 12-15", "12-01..12-31 due 01-15"],
        ),
        (
            agreed("2026-11-16 basic", "2026-12-10 deep", first=Plan.DEEP),
            ["11-01..11-15 due 11-30", "11-16..11-30 due 12-15", "12-01..12-31 due 01-15"],
        ),
        (
            agreed("2026-11-05 deep", "2026-11-25 basic"),
            ["11-01..11-30 due 12-15", "12-01..12-31 due 01-15"],
        ),
    ],
    ids=["never", "within", "on the first day", "taken back", "to monthly", "after the second half", "in vain"],
)
def test_a_period_has_the_cycle_of_its_first_day(plans: Plans, expected: list[str]) -> None:
    """However late they are closed: months later they are the same."""
    assert told(plans, "2026-10-31", "2027-01-01") == expected
    assert told(plans, "2026-10-31", "2027-06-05")[: len(expected)] == expected


def test_the_plan_of_a_day() -> None:
    plans = agreed("2027-01-01 deep", "2026-12-01 deep", "2026-12-10 basic")
    on = {day: plans.on(date.fromisoformat(day)) for day in ("2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01")}
    assert list(on.values()) == [Plan.BASIC, Plan.DEEP, Plan.BASIC, Plan.DEEP]
    assert plans.since(date(2026, 11, 30)) is None
    assert plans.since(date(2026, 12, 31)) == date(2026, 12, 10)
    assert plans.after(date(2026, 12, 10)) == PlanFrom(date(2027, 1, 1), Plan.DEEP)
    assert plans.after(date(2027, 1, 1)) is None


@given(plans=ANY_PLANS, terms=ANY_TERMS, first=DAYS, span=st.integers(1, 500))
def test_periods_tile_the_calendar_whatever_is_agreed(
    plans: Plans, terms: SettlementTerms, first: date, span: int
) -> None:
    through = settlement.last_closing_before(settlement.CYCLES[plans.on(first)], first, terms)
    today = first + timedelta(days=span)
    for period in settlement.ended_periods(plans, through, today, terms):
        assert period.opens_on == through + DAY
        assert period.opens_on <= period.closes_on < today
        assert (period.closes_on - period.opens_on).days <= 30
        assert period.cycle is settlement.CYCLES[plans.on(period.opens_on)]
        assert (period.closes_on + DAY).day in {1, terms.half_close_day + 1}
        through = period.closes_on
    running = settlement.running_cycle(plans, through)
    assert not settlement.is_behind(running, through, today, terms)


@given(plans=ANY_PLANS, first=DAYS, stops=st.lists(st.integers(1, 120), max_size=5))
def test_closing_late_closes_the_same_periods(plans: Plans, first: date, stops: list[int]) -> None:
    begin = settlement.last_closing_before(Cycle.MONTHLY, first, TERMS)
    end = first + timedelta(days=sum(stops) + 1)
    at_once = settlement.ended_periods(plans, begin, end, TERMS)
    through = begin
    bit_by_bit: list[Period] = []
    for day in (first + timedelta(days=sum(stops[:count])) for count in range(1, len(stops) + 1)):
        ended = settlement.ended_periods(plans, through, day, TERMS)
        bit_by_bit += ended
        through = ended[-1].closes_on if ended else through
    bit_by_bit += settlement.ended_periods(plans, through, end, TERMS)
    assert tuple(bit_by_bit) == at_once


@given(plans=ANY_PLANS, first=DAYS, ahead=st.integers(0, 366), plan=st.sampled_from(Plan))
def test_what_is_agreed_changes_no_period_that_has_begun(plans: Plans, first: date, ahead: int, plan: Plan) -> None:
    through = settlement.last_closing_before(settlement.CYCLES[plans.on(first)], first, TERMS)
    since = first + timedelta(days=ahead)
    changed = Plans(plans.first, (*plans.changes, PlanFrom(since, plan)))
    begins = settlement.first_period_from(since, through, changed, TERMS)
    before = settlement.ended_periods(plans, through, begins.opens_on, TERMS)
    assert settlement.ended_periods(changed, through, begins.opens_on, TERMS) == before
    assert begins.opens_on >= since
    begun = settlement.period_begun(since, through, changed, TERMS)
    assert (begun is None) == (begins.opens_on == since)
    assert begun is None or (begun == before[-1] and begun.opens_on < since <= begun.closes_on)
