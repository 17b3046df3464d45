"""What a file about an insurer's debt has to prove: the penalty by balances, and what of a line is a supplement."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from domain.insurers.rules.settlement import daily_rate, penalty
from domain.insurers.views import PenaltyRun, Received


def penalty_runs(
    amount_fen: int, due: date, received: Iterable[Received], today: date, rate_bp: int
) -> tuple[PenaltyRun, ...]:
    """The days a statement has been late, in runs of one balance each, with the penalty of each (domain §4).

    Every run is counted as ``late_fen_days`` counts it: the day of a payment still counts what that payment paid.
    The penalty is rounded on the running total, so that the runs add up to what the statement's penalty is.
    """
    runs: list[PenaltyRun] = []
    counted_through, balance_fen, fen_days = due, amount_fen, 0
    for until, fen in _by_day(received, today):
        if until > counted_through and balance_fen > 0:
            before = penalty(fen_days, daily_rate(rate_bp))
            fen_days += balance_fen * (until - counted_through).days
            own_fen = penalty(fen_days, daily_rate(rate_bp)) - before
            runs.append(PenaltyRun(counted_through + timedelta(days=1), until, balance_fen, rate_bp, own_fen))
        counted_through = max(until, counted_through)
        balance_fen -= fen
    return tuple(runs)


def supplement_part(amount_fen: int, supplements_fen: int, *, is_first: bool) -> int:
    """What of a line is for supplements: where a case is billed for the first time never more than the line.

    A later line may hold more than it comes to, when something else was lowered meanwhile.
    """
    return min(max(supplements_fen, 0), amount_fen) if is_first else supplements_fen


def without_reversed(received: Sequence[Received]) -> tuple[Received, ...]:
    """What came in day by day, and as what; what came in and was taken back leaves no trace."""
    ordered = sorted(received, key=_as_what)
    sums = [
        Received(day, sum(each.fen for each in found), is_credit=is_credit)
        for (day, is_credit), found in groupby(ordered, key=_as_what)
    ]
    return tuple(each for each in sums if each.fen)


def _as_what(received: Received) -> tuple[date, bool]:
    return received.day, received.is_credit


def _by_day(received: Iterable[Received], today: date) -> list[tuple[date, int]]:
    """The days on which the balance changed and by how much, and today."""
    return [*sorted((each.day, each.fen) for each in received), (today, 0)]
