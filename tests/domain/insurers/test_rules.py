"""The arithmetic of credit, held against the trade's published figures and worked examples (domain §4)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.insurers.rules import known, settlement
from domain.insurers.rules.account import CaseShare, EntryKind, balances_of, delivered, effect, with_share
from domain.insurers.rules.intake import (
    LONGEST_REASON,
    HandStop,
    IntakeTerms,
    LateStatement,
    Standing,
    as_kept,
    as_restoring,
    limit_reason,
    reasons_of,
    state_of,
)
from domain.insurers.rules.raising import as_raised, cause_of
from domain.insurers.rules.settlement import Plans, SettlementTerms
from domain.insurers.views import Balances, Cycle, IntakeState, LimitCause, ReasonKind
from domain.money import yuan

INTAKE = IntakeTerms()
SETTLEMENT = SettlementTerms()
PLANS = {cycle: Plans(plan) for plan, cycle in settlement.CYCLES.items()}
DAILY = settlement.daily_rate(5)
FEN = st.integers(min_value=0, max_value=10**9)
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2027, 12, 31))


def late(number: int, late_days: int, *, ordinal: int | None = None, unpaid: int = 1_000) -> LateStatement:
    return LateStatement(number, number if ordinal is None else ordinal, late_days, yuan(unpaid))


def judged(*late_statements: LateStatement, exposure: int = 0) -> tuple[IntakeState, list[ReasonKind]]:
    reasons = reasons_of(Standing(yuan(exposure), yuan(50_000), late_statements), INTAKE)
    return state_of(reasons), [reason.kind for reason in reasons]


@pytest.mark.parametrize(
    ("exposure", "state"),
    [("50000", "stopped"), ("49999.99", "watch"), ("40000", "watch"), ("39999.99", "open")],
)
def test_the_published_credit_figures(exposure: str, state: str) -> None:
    reason = limit_reason(yuan(exposure), yuan(50_000), INTAKE)
    assert state_of([reason] if reason else []).value == state


def test_near_the_limit_is_never_shown_as_all_of_it() -> None:
    reason = limit_reason(yuan("49999.99"), yuan(50_000), INTAKE)
    assert reason is not None
    assert reason.percent == 99


@pytest.mark.parametrize(("billed", "collecting"), [(0, "nothing"), (4_800, "too-little"), (4_801, "enough")])
def test_only_what_is_billed_can_be_collected(billed: int, collecting: str) -> None:
    reason = limit_reason(yuan(104_800), yuan(100_000), INTAKE, billed_fen=yuan(billed))
    assert reason is not None
    assert (reason.collecting, reason.params()["distance_fen"]) == (collecting, yuan(4_800))


def test_without_a_limit_it_is_all_used_up() -> None:
    reason = limit_reason(0, 0, INTAKE)
    assert reason is not None
    assert (reason.state, reason.percent) == (IntakeState.STOPPED, 100)


def test_the_watch_threshold_is_exact_for_a_limit_that_eighty_per_cent_does_not_divide() -> None:
    limit_fen = 3
    assert limit_reason(2, limit_fen, INTAKE) is None  # 66.7 %
    assert limit_reason(3, limit_fen, INTAKE) is not None


@pytest.mark.parametrize(("balance", "days", "penalty"), [("100000", 1, "50.00"), ("86400", 61, "2635.20")])
def test_the_published_late_penalties(balance: str, days: int, penalty: str) -> None:
    due = date(2026, 11, 15)
    fen_days = settlement.fen_days_on(0, due, yuan(balance), due + timedelta(days=days))
    assert settlement.penalty(fen_days, DAILY) == yuan(penalty)


def test_no_penalty_on_the_due_date() -> None:
    due = date(2026, 11, 15)
    assert settlement.fen_days_on(0, due, yuan(100_000), due) == 0
    assert settlement.late_days(due, due) == 0


def test_a_payment_leaves_the_penalty_where_it_was_and_slows_it() -> None:
    due, amount = date(2026, 11, 15), yuan(100_000)
    paid_on = due + timedelta(days=10)
    before = settlement.fen_days_on(0, due, amount, paid_on)
    fixed, through = settlement.late_fen_days(amount, due, [(paid_on, yuan(60_000))])
    assert (fixed, through) == (before, paid_on)
    ten_days_on = settlement.fen_days_on(fixed, through, yuan(40_000), paid_on + timedelta(days=10))
    assert settlement.penalty(ten_days_on, DAILY) == yuan(500) + yuan(200)


def test_a_payment_told_late_counts_from_the_day_it_came() -> None:
    due, amount = date(2026, 11, 15), yuan(100_000)
    first, second = (date(2026, 11, 25), yuan(50_000)), (date(2026, 11, 14), yuan(50_000))
    assert settlement.late_fen_days(amount, due, [first, second]) == (yuan(50_000) * 10, date(2026, 11, 25))


@given(
    amount=FEN,
    payments=st.lists(st.tuples(st.integers(min_value=-20, max_value=90), st.integers(0, 1_000)), max_size=6),
)
def test_the_penalty_equals_a_sum_over_single_days(amount: int, payments: list[tuple[int, int]]) -> None:
    due, today = date(2026, 3, 15), date(2026, 3, 15) + timedelta(days=100)
    parts = [(due + timedelta(days=after), amount * permille // 6_000) for after, permille in payments]
    fixed, through = settlement.late_fen_days(amount, due, parts)
    unpaid = amount - sum(fen for _, fen in parts)
    expected = 0
    for late_day in range(1, 101):
        day = due + timedelta(days=late_day)
        expected += amount - sum(fen for paid_on, fen in parts if paid_on < day)
    assert settlement.fen_days_on(fixed, through, unpaid, today) == expected


@pytest.mark.parametrize(
    ("days", "state", "kinds"),
    [
        ([], "open", []),
        ([1], "watch", ["late"]),
        ([60], "watch", ["late"]),
        ([61], "legal", ["legal-stage"]),
        ([31, 1], "stopped", ["late-in-a-row"]),
        ([61, 31], "legal", ["legal-stage", "late-in-a-row"]),
    ],
)
def test_late_statements_decide(days: list[int], state: str, kinds: list[str]) -> None:
    statements = [late(number, late_days) for number, late_days in enumerate(days, start=1)]
    assert judged(*statements) == (state, kinds)


def test_two_late_statements_with_a_paid_one_between_are_not_in_a_row() -> None:
    assert judged(late(3, 40, ordinal=1), late(9, 5, ordinal=3)) == (IntakeState.WATCH, [ReasonKind.LATE])


def test_in_a_row_goes_by_the_insurers_own_statements_not_by_their_numbers() -> None:
    assert judged(late(3, 40, ordinal=1), late(9, 5, ordinal=2))[0] is IntakeState.STOPPED


def test_the_worst_reason_decides_and_all_are_kept_with_their_figures() -> None:
    stop = HandStop("等总部确认", "李店长", date(2026, 11, 20))
    standing = Standing(yuan(50_500), yuan(50_000), (late(4, 70, unpaid=8_000),), stop, stop)
    reasons = reasons_of(standing, INTAKE)
    assert [reason.kind.value for reason in reasons] == [
        "cooperation-ended",
        "legal-stage",
        "stopped-by-hand",
        "limit-reached",
    ]
    assert state_of(reasons) is IntakeState.ENDED
    by_kind = {reason.kind: reason.params() for reason in reasons}
    assert by_kind[ReasonKind.LEGAL_STAGE]["statements"] == "S4"
    assert by_kind[ReasonKind.LEGAL_STAGE]["late_days"] == 70
    assert by_kind[ReasonKind.LEGAL_STAGE]["unpaid_fen"] == yuan(8_000)
    assert by_kind[ReasonKind.LIMIT_REACHED]["percent"] == "101"
    assert by_kind[ReasonKind.STOPPED_BY_HAND]["text"] == "等总部确认"


def test_a_centres_own_thresholds_hold() -> None:
    terms = IntakeTerms(watch_share_bp=5_000, watch_late_count=2, stop_late_count=3, legal_after_days=30)
    assert state_of(reasons_of(Standing(yuan(25_000), yuan(50_000)), terms)) is IntakeState.WATCH
    assert state_of(reasons_of(Standing(0, 1, (late(1, 30),)), terms)) is IntakeState.OPEN
    assert state_of(reasons_of(Standing(0, 1, (late(1, 30), late(2, 1))), terms)) is IntakeState.WATCH
    assert state_of(reasons_of(Standing(0, 1, (late(1, 31),)), terms)) is IntakeState.LEGAL


@pytest.mark.parametrize(
    ("cycle", "closes", "due"),
    [
        (Cycle.MONTHLY, "2026-11-30", "2026-12-15"),
        (Cycle.MONTHLY, "2026-12-31", "2027-01-15"),
        (Cycle.MONTHLY, "2028-01-31", "2028-02-15"),
        (Cycle.HALF_MONTHLY, "2026-11-15", "2026-11-30"),
        (Cycle.HALF_MONTHLY, "2026-11-30", "2026-12-15"),
        (Cycle.HALF_MONTHLY, "2026-02-28", "2026-03-15"),
    ],
)
def test_due_dates(cycle: Cycle, closes: str, due: str) -> None:
    assert settlement.due_on(cycle, date.fromisoformat(closes), SETTLEMENT) == date.fromisoformat(due)


def closings(cycle: Cycle, through: str, today: str) -> list[str]:
    periods = settlement.ended_periods(PLANS[cycle], date.fromisoformat(through), date.fromisoformat(today), SETTLEMENT)
    return [f"{period.opens_on:%m-%d}..{period.closes_on:%m-%d}" for period in periods]


def test_a_period_has_ended_only_when_its_last_day_is_over() -> None:
    assert closings(Cycle.MONTHLY, "2026-10-31", "2026-11-30") == []
    assert closings(Cycle.MONTHLY, "2026-10-31", "2026-12-01") == ["11-01..11-30"]
    assert closings(Cycle.HALF_MONTHLY, "2026-10-31", "2026-11-15") == []
    assert closings(Cycle.HALF_MONTHLY, "2026-10-31", "2026-11-16") == ["11-01..11-15"]


def test_every_period_missed_is_closed_after_downtime() -> None:
    assert closings(Cycle.MONTHLY, "2027-12-31", "2028-03-02") == ["01-01..01-31", "02-01..02-29"]
    assert closings(Cycle.HALF_MONTHLY, "2026-01-31", "2026-03-01") == ["02-01..02-15", "02-16..02-28"]


@given(day=DAYS, cycle=st.sampled_from(Cycle), span=st.integers(1, 400))
def test_periods_follow_each_other_without_gap(day: date, cycle: Cycle, span: int) -> None:
    through = settlement.last_closing_before(cycle, day, SETTLEMENT)
    assert through < day <= settlement.closing_of(cycle, day, SETTLEMENT)
    periods = settlement.ended_periods(PLANS[cycle], through, day + timedelta(days=span), SETTLEMENT)
    for period in periods:
        assert period.opens_on == through + timedelta(days=1)
        through = period.closes_on
    assert not settlement.is_behind(cycle, through, day + timedelta(days=span), SETTLEMENT)


def test_money_goes_to_the_oldest_statement_first() -> None:
    allotment = settlement.allot(yuan(150), [(1, yuan(100)), (2, yuan(80))])
    assert allotment.parts == ((1, yuan(100)), (2, yuan(50)))
    assert allotment.left_fen == 0


def test_what_is_more_than_owed_is_left_over() -> None:
    allotment = settlement.allot(yuan(200), [(1, yuan(100)), (2, yuan(80))])
    assert allotment.left_fen == yuan(20)


@given(amount=FEN, unpaid=st.lists(FEN, max_size=8))
def test_allotment_neither_makes_nor_loses_money(amount: int, unpaid: list[int]) -> None:
    allotment = settlement.allot(amount, list(enumerate(unpaid)))
    parts = dict(allotment.parts)
    assert sum(parts.values()) + allotment.left_fen == amount
    assert all(0 < fen <= unpaid[statement] for statement, fen in parts.items())
    assert allotment.left_fen == max(0, amount - sum(unpaid))
    owed_after = [fen - parts.get(statement, 0) for statement, fen in enumerate(unpaid)]
    touched = max(parts, default=0)
    assert not any(owed_after[:touched])


ENTRIES = st.lists(st.tuples(st.sampled_from(EntryKind), st.integers(min_value=-(10**9), max_value=10**9)), max_size=30)


@given(entries=ENTRIES)
def test_an_account_recomputed_by_kind_equals_one_kept_entry_by_entry(entries: list[tuple[EntryKind, int]]) -> None:
    kept = Balances()
    for kind, fen in entries:
        kept += effect(kind, fen)
    by_kind = {kind: sum(fen for each, fen in entries if each is kind) for kind, _ in entries}
    assert balances_of(by_kind.items()) == kept


def test_billing_moves_a_share_without_changing_exposure() -> None:
    account = balances_of([(EntryKind.ACCEPTED, 7_700), (EntryKind.BILLED, 7_700)])
    assert account == Balances(unbilled_fen=0, billed_fen=7_700)
    assert (account + effect(EntryKind.PAID, -7_700)).exposure_fen == 0


def test_credit_pays_a_statement_out_of_what_was_overpaid() -> None:
    account = balances_of([(EntryKind.BILLED, 500), (EntryKind.OVERPAID, 800), (EntryKind.CREDITED, -500)])
    assert (account.billed_fen, account.overpaid_fen) == (0, 300)


NOVEMBER, DECEMBER = date(2026, 11, 20), date(2026, 12, 3)


def test_a_case_has_nothing_to_bill_before_delivery() -> None:
    assert with_share(CaseShare(850), 770, NOVEMBER).billable_on is None
    assert delivered(CaseShare(770), NOVEMBER).billable_on == NOVEMBER


def test_a_change_before_billing_stays_on_the_statement_of_delivery() -> None:
    assert with_share(delivered(CaseShare(770), NOVEMBER), 800, DECEMBER).billable_on == NOVEMBER


def test_a_change_after_billing_goes_on_the_statement_of_its_own_day() -> None:
    billed = CaseShare(770, billed_fen=770, delivered_on=NOVEMBER)
    assert billed.is_billed
    changed = with_share(billed, 800, DECEMBER)
    assert changed.billable_on == DECEMBER
    assert with_share(changed, 770, DECEMBER).billable_on is None


def test_a_delivered_case_worth_nothing_is_still_listed_once() -> None:
    case = with_share(delivered(CaseShare(500), NOVEMBER), 0, DECEMBER)
    assert case.billable_on == NOVEMBER


def test_a_share_below_zero_is_a_fault() -> None:
    with pytest.raises(ValueError, match="-1 fen"):
        with_share(CaseShare(0), -1, NOVEMBER)


@pytest.mark.parametrize("typed", ["平安", "平安保险", "中国平安", "PingAn", "ping an", "平安　保险"])
def test_a_known_insurer_answers_to_all_its_names(typed: str) -> None:
    keys = {known.name_key(name) for name in known.names_of(typed)}
    assert {known.name_key(name) for name in ("平安", "平安保险", "中国平安", "PingAn")} <= keys
    assert known.code_of(typed) == "pingan"
    assert known.names_of(typed)[0] == typed


def test_an_unknown_insurer_gets_the_usual_endings() -> None:
    assert known.names_of("长江财险") == ("长江财险", "长江", "长江保险")
    assert known.names_of("Acme") == ("Acme",)


def test_no_two_known_insurers_share_a_name() -> None:
    keys = [known.name_key(name) for names in known.KNOWN.values() for name in {*names}]
    doubled = {key for key in keys if keys.count(key) > 1}
    assert doubled <= {"pingan"}  # PingAn and Ping An compare equal


def test_codes_are_free_and_fit_for_addresses() -> None:
    assert known.free_code("平安", set()) == "pingan"
    assert known.free_code("平安", {"pingan", "pingan2"}) == "pingan3"
    assert known.free_code("长江财险", set()) == "insurer"
    assert known.free_code("Acme & Sons", set()) == "acmesons"


@pytest.mark.parametrize("name", ["", "123", "!!!", "平" * 31, "平\n安"])
def test_what_can_not_be_a_name(name: str) -> None:
    assert not known.is_usable(name)


def test_a_restored_limit_is_told_by_its_reason_and_nobody_can_type_one() -> None:
    assert cause_of(as_restoring("回款正常")) == LimitCause("回款正常", is_restored=True)
    assert cause_of("回款正常") == LimitCause("回款正常")
    assert cause_of("") == LimitCause()
    assert cause_of(as_kept(" ↩ ↗ ↩ 回款正常")) == LimitCause("回款正常")
    assert cause_of(as_raised("S1, S2, S3")) == LimitCause(statements="S1, S2, S3")
    assert cause_of(as_restoring(as_raised("S1"))) == LimitCause(statements="S1", is_restored=True)
    assert len(as_restoring("因" * LONGEST_REASON)) == LONGEST_REASON


def test_the_code_of_a_void_insurer_is_nobody_elses() -> None:
    assert known.code_of_void("pingan", 12) == "pingan-12"
    assert known.free_code("pingan-12", {"pingan-12"}) != "pingan-12"
    assert len(known.code_of_void("x" * 40, 2**63)) <= 40


@pytest.mark.parametrize(
    ("ordinals", "stop_after", "least"),
    [((1, 2), 2, 100), ((1, 2, 3), 2, 200), ((1, 3, 4), 2, 200), ((1, 2, 3), 3, 100), ((5,), 1, 100)],
)
def test_what_must_come_in_before_none_are_late_in_a_row(
    ordinals: tuple[int, ...], stop_after: int, least: int
) -> None:
    late = tuple(LateStatement(each, each, 10, 100) for each in ordinals)
    terms = IntakeTerms(stop_late_count=stop_after)
    (reason,) = (each for each in reasons_of(Standing(0, 1, late), terms) if each.kind is ReasonKind.LATE_IN_A_ROW)
    assert reason.least_fen == least
