"""Where money goes when it is told anew, and how penalty came about (domain §4)."""

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from domain.insurers.rules import penalty, settlement
from domain.insurers.rules.account import EntryKind, effect
from domain.insurers.rules.replay import Came, Closed, Flow, corrections, gives_back, replay

DUE = date(2026, 11, 15)
RATE = Fraction(5, 10_000)
PAID, OVERPAID, CREDITED = EntryKind.PAID, EntryKind.OVERPAID, EntryKind.CREDITED
FIRST, SECOND = date(2026, 10, 31), date(2026, 11, 30)


def test_a_payment_goes_by_its_day_and_its_rest_is_used_by_the_next_closing() -> None:
    statements = [Closed(2, SECOND, 500), Closed(1, FIRST, 300)]
    later, early = Came(8, date(2026, 12, 4), 200), Came(9, SECOND, 400)
    assert replay(statements, [later, early]) == {
        Flow(PAID, 1, 9, SECOND): -300,
        Flow(OVERPAID, None, 9, SECOND): 100,
        Flow(CREDITED, 2, None, SECOND): -100,
        Flow(PAID, 2, 8, later.day): -200,
    }


def test_of_one_day_the_payment_told_first_comes_first() -> None:
    first, second = Came(8, SECOND, 200), Came(9, SECOND, 200)
    assert replay([Closed(1, FIRST, 300)], [second, first]) == {
        Flow(PAID, 1, 8, SECOND): -200,
        Flow(PAID, 1, 9, SECOND): -100,
        Flow(OVERPAID, None, 9, SECOND): 100,
    }


def test_a_statement_below_zero_pays_the_oldest_that_is_owed() -> None:
    statements = [Closed(1, FIRST, 300), Closed(2, SECOND, -500)]
    assert replay(statements, []) == {Flow(CREDITED, 2, None, SECOND): 500, Flow(CREDITED, 1, None, SECOND): -300}


def test_corrections_begin_with_the_payment_itself_and_give_back_before_they_take() -> None:
    statements = [Closed(1, FIRST, 300), Closed(2, SECOND, 500)]
    wrong, right = Came(8, date(2026, 12, 2), 200), Came(9, date(2026, 12, 3), 500)
    present, wanted = replay(statements, [wrong, right]), replay(statements, [right])
    assert list(corrections(wanted, present, 8)) == [
        (Flow(PAID, 1, 8, wrong.day), 200),
        (Flow(PAID, 2, 9, right.day), 200),
        (Flow(PAID, 1, 9, right.day), -200),
    ]
    assert corrections(wanted, wanted, 8) == []


def test_whether_money_of_others_is_moved() -> None:
    statements = [Closed(1, FIRST, 300), Closed(2, SECOND, 500)]
    early, later = Came(9, date(2026, 11, 1), 100), Came(8, date(2026, 12, 3), 500)
    for before, put_in, moves in (([later], early, True), ([early], later, False), ([], early, False)):
        present = replay(statements, before)
        found = corrections(replay(statements, [*before, put_in]), present, put_in.payment_id)
        assert gives_back(found, put_in.payment_id) is moves


STATEMENTS = st.lists(st.integers(-9, 40), min_size=1, max_size=5).map(
    lambda amounts: [Closed(number, FIRST + timedelta(10 * number), fen) for number, fen in enumerate(amounts)]
)
PAYMENTS = st.lists(st.tuples(st.integers(-15, 60), st.integers(1, 60)), max_size=6).map(
    lambda found: [Came(number, FIRST + timedelta(day), fen) for number, (day, fen) in enumerate(found)]
)


def paid_of(flows: dict[Flow, int]) -> dict[int, int]:
    """What came in for each statement."""
    found: dict[int, int] = defaultdict(int)
    for flow, fen in flows.items():
        if flow.statement_id is not None:
            found[flow.statement_id] -= fen
    return found


@given(STATEMENTS, PAYMENTS, st.tuples(st.integers(-15, 60), st.integers(1, 60)))
def test_more_money_adds_to_the_oldest_unpaid_whenever_it_came_in(
    statements: list[Closed], payments: list[Came], more: tuple[int, int]
) -> None:
    """So what an answer tells of statements is the same, wherever the payment itself goes; none is paid later."""
    put_in = Came(99, FIRST + timedelta(more[0]), more[1])
    before, after = replay(statements, payments), replay(statements, [*payments, put_in])
    then, now = paid_of(before), paid_of(after)
    unpaid = [(each.statement_id, each.amount_fen - then[each.statement_id]) for each in statements]
    gained = settlement.allot(put_in.amount_fen, unpaid)
    assert {id: now[id] - then[id] for id in now if now[id] != then[id]} == dict(gained.parts)
    kept = [sum(effect(flow.kind, fen).overpaid_fen for flow, fen in flows.items()) for flows in (before, after)]
    assert kept[1] - kept[0] == gained.left_fen
    for statement_id, fen in unpaid:
        if fen == 0:
            assert max(_days(after, statement_id), default=FIRST) <= max(_days(before, statement_id), default=SECOND)


def _days(flows: dict[Flow, int], statement_id: int) -> list[date]:
    return [flow.day for flow in flows if flow.statement_id == statement_id]


@given(
    st.integers(1, 10**8),
    st.lists(st.tuples(st.integers(-20, 90), st.integers(1, 10**8)), max_size=5),
    st.integers(0, 120),
)
def test_stretches_add_up_to_the_penalty_and_follow_each_other(
    amount: int, payments: list[tuple[int, int]], days: int
) -> None:
    left, received = amount, []
    for day, fen in payments:
        received += [(DUE + timedelta(min(day, days)), min(left, fen))] if left else []
        left -= min(left, fen)
    today = DUE + timedelta(days)
    fixed, through = settlement.late_fen_days(amount, DUE, received)
    owed = settlement.penalty(settlement.fen_days_on(fixed, through, left, today), RATE)
    found = penalty.stretches(amount, DUE, received, today, RATE)
    assert sum(each.penalty_fen for each in found) == owed
    days_counted = [DUE, *(each.to_day for each in found)]
    assert [each.from_day - timedelta(days=1) for each in found] == days_counted[:-1]
    assert all(each.days > 0 and each.balance_fen > 0 and each.to_day <= today for each in found)


def test_stretches_of_one_balance_each() -> None:
    received = [(DUE + timedelta(days=47), 50_000), (DUE + timedelta(days=10), 400_000)]
    found = penalty.stretches(1_320_000, DUE, received, DUE + timedelta(days=67), RATE)
    assert [(str(each.from_day), str(each.to_day), each.balance_fen, each.penalty_fen) for each in found] == [
        ("2026-11-16", "2026-11-25", 1_320_000, 6_600),
        ("2026-11-26", "2027-01-01", 920_000, 17_020),
        ("2027-01-02", "2027-01-21", 870_000, 8_700),
    ]


def test_what_was_paid_in_time_or_is_not_due_has_no_stretches() -> None:
    before, later = DUE - timedelta(days=3), DUE + timedelta(days=90)
    assert penalty.stretches(1_000, DUE, [(before, 1_000)], later, RATE) == ()
    assert penalty.stretches(1_000, DUE, [], DUE, RATE) == ()
    assert penalty.stretches(-1_000, DUE, [(before, -1_000)], later, RATE) == ()


def test_a_day_adds_what_all_late_statements_add_rounded_once() -> None:
    assert penalty.a_day_adds([(1_000, RATE), (999, RATE)]) == 1
    assert penalty.a_day_adds([(500, RATE), (499, RATE)]) == 0
    assert penalty.a_day_adds([]) == 0
