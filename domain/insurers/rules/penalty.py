"""How the late penalty of a statement came about, day by day on the declining balance (domain §4)."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from domain.insurers.rules import settlement
from domain.insurers.views import PenaltyStretch
from domain.money import Fen, rounded

_A_DAY = timedelta(days=1)


def stretches(
    amount_fen: int, due: date, received: Iterable[tuple[date, int]], today: date, daily_rate: Fraction
) -> tuple[PenaltyStretch, ...]:
    """The stretches of equal balance from the day after ``due`` through ``today``, with what each adds.

    ``received`` are (day, fen) in any order. Each day counts the balance it began with, so the day of a payment
    still counts what that payment paid. The penalty is rounded once for a statement: a stretch adds what the sum
    up to its end exceeds the sum up to its beginning, so that what is shown adds up.
    """
    found: list[PenaltyStretch] = []
    through, balance_fen, fen_days = due, amount_fen, 0
    for day, fen in [*sorted(received), (today, 0)]:
        if day > through and balance_fen > 0:
            before = settlement.penalty(fen_days, daily_rate)
            fen_days += balance_fen * (day - through).days
            added = settlement.penalty(fen_days, daily_rate) - before
            found.append(PenaltyStretch(through + _A_DAY, day, balance_fen, added))
        through = max(through, day)
        balance_fen -= fen
    return tuple(found)


def a_day_adds(late: Iterable[tuple[int, Fraction]]) -> Fen:
    """What a day adds to the penalty of statements late with (unpaid fen, daily rate), rounded once."""
    return rounded(sum((unpaid_fen * rate for unpaid_fen, rate in late), Fraction()))
