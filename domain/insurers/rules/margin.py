"""The margin of a month: what cases add to it, and what it means (domain §4). Exact to the last fen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from domain.insurers.views import CaseFigures, MarginTerms, MonthFigures, MonthReview, Renegotiated, Verdict
from domain.money import BASIS_POINTS_PER_WHOLE, round_half_up

Moves = Mapping[date, MonthFigures]
"""By how much each month's figures change; months by their first day, none that stays as it was."""

MONTHS_PER_YEAR = 12
TENTHS_PER_WHOLE = 1_000
"""A margin is shown to a tenth of a per cent."""


@dataclass(frozen=True)
class CountedCase:
    """What of a case in an account decides the month it counts in, and with what."""

    delivered_on: date | None
    is_released: bool
    figures: CaseFigures


def figures_of(case: CountedCase) -> tuple[date, MonthFigures] | None:
    """The month a case counts in and what it adds there; ``None`` for one that is not delivered, or was released."""
    if case.delivered_on is None or case.is_released:
        return None
    revenue_fen, cost_fen = case.figures.revenue_fen or 0, case.figures.cost_fen
    if cost_fen is None:
        return month_of(case.delivered_on), MonthFigures(1, revenue_fen)
    return month_of(case.delivered_on), MonthFigures(1, revenue_fen, 1, revenue_fen, cost_fen)


def moves(before: CountedCase, after: CountedCase) -> Moves:
    """What the change of a case from ``before`` to ``after`` adds to months and takes from them."""
    found: dict[date, MonthFigures] = {}
    for counted, sign in ((figures_of(before), -1), (figures_of(after), 1)):
        if counted is not None:
            month, figures = counted
            found[month] = found.get(month, MonthFigures()) + (figures if sign > 0 else -figures)
    return {month: step for month, step in sorted(found.items()) if step != MonthFigures()}


def review(
    month: date, figures: MonthFigures, terms: MarginTerms, renegotiated: Renegotiated | None = None
) -> MonthReview:
    """A month's figures held against the terms of its last day."""
    rate = figures.rate
    tenths = None if rate is None else tenths_of(rate, terms)
    return MonthReview(month, figures, terms, verdict_of(rate, terms), tenths, renegotiated)


def verdict_of(rate: Fraction | None, terms: MarginTerms) -> Verdict:
    """What a margin means: from 30 % on target, from 20 % below it, from 10 % a warning, else a stop (domain §4)."""
    if rate is None:
        return Verdict.NONE
    points = rate * BASIS_POINTS_PER_WHOLE
    if points < terms.stop_bp:
        return Verdict.STOP
    if points < terms.warn_bp:
        return Verdict.WARNING
    return Verdict.BELOW_TARGET if points < terms.target_bp else Verdict.ON_TARGET


def tenths_of(rate: Fraction, terms: MarginTerms) -> int:
    """A margin in tenths of a per cent as it is shown: rounded half-up, but never onto the better side of a line that
    it falls short of."""
    tenths = round_half_up(rate * TENTHS_PER_WHOLE)
    if verdict_of(Fraction(tenths, TENTHS_PER_WHOLE), terms) is verdict_of(rate, terms):
        return tenths
    return floor(rate * TENTHS_PER_WHOLE)


def month_of(day: date) -> date:
    """The month of a day, as its first day."""
    return day.replace(day=1)


def moved(month: date, months: int) -> date:
    """The month so many months after ``month``, or before it."""
    years, rest = divmod(month.year * MONTHS_PER_YEAR + month.month - 1 + months, MONTHS_PER_YEAR)
    return date(years, rest + 1, 1)


def last_day(month: date) -> date:
    """The last day of a month."""
    return moved(month, 1) - timedelta(days=1)


def last_full_month(today: date) -> date:
    """The month that was over last, as its first day."""
    return moved(month_of(today), -1)
