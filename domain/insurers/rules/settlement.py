"""Statement periods, due dates, allotment of payments and the late penalty (domain §4)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import takewhile

from domain.insurers.views import Cycle, Plan
from domain.money import BASIS_POINTS_PER_WHOLE, Fen, rounded

CYCLES = {Plan.BASIC: Cycle.MONTHLY, Plan.DEEP: Cycle.HALF_MONTHLY}
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class SettlementTerms:
    """When half-monthly statements close first, and when statements are due: on a day of the next month
    (monthly), or so many days after closing (half-monthly)."""

    monthly_due_day: int = 15
    half_close_day: int = 15
    half_due_days: int = 15
    half_turns: tuple[tuple[date, int], ...] = ()
    """Since when half-monthly statements have closed first on which day, in that order: a period that has begun keeps
    its closing day. Without any, ``half_close_day`` always was it."""

    def half_close_on(self, day: date) -> int:
        """On which day of the month a half-monthly period closes first that begins on ``day``."""
        return next((closing for since, closing in reversed(self.half_turns) if since <= day), self.half_close_day)


@dataclass(frozen=True)
class PlanFrom:
    """A plan that was agreed to hold from a day on."""

    since: date
    plan: Plan


@dataclass(frozen=True)
class Plans:
    """The plan that an insurer was added with, and those agreed since, in the order they were agreed."""

    first: Plan
    changes: tuple[PlanFrom, ...] = ()

    def on(self, day: date) -> Plan:
        """The plan in force on ``day``: the one that began last; of two from the same day the one agreed later."""
        return next((each.plan for each in reversed(self._in_order()) if each.since <= day), self.first)

    def since(self, day: date) -> date | None:
        """The day from which the plan of ``day`` has held without a break; ``None`` if it always has."""
        turns = [each.since for each in self._turns() if each.since <= day]
        return turns[-1] if turns else None

    def after(self, day: date) -> PlanFrom | None:
        """The next turn to another plan after ``day``, if one is agreed."""
        return next((each for each in self._turns() if each.since > day), None)

    def _in_order(self) -> list[PlanFrom]:
        """What was agreed in the order of its days; of one day the later agreed last."""
        return sorted(self.changes, key=lambda each: each.since)

    def _turns(self) -> list[PlanFrom]:
        """The days on which the plan in force becomes another one."""
        last_of_day = {each.since: each for each in self._in_order()}
        turns: list[PlanFrom] = []
        for each in last_of_day.values():
            if each.plan is not (turns[-1].plan if turns else self.first):
                turns.append(each)
        return turns


@dataclass(frozen=True)
class Period:
    """The days a statement covers, both included, and the cycle it belongs to: that of the plan on its first day."""

    opens_on: date
    closes_on: date
    cycle: Cycle


@dataclass(frozen=True)
class Allotment:
    """Where a payment goes: fen by statement (in the order given), and what is left over."""

    parts: tuple[tuple[int, int], ...]
    left_fen: int


def periods_after(closed_through: date, plans: Plans, terms: SettlementTerms) -> Iterator[Period]:
    """The periods that follow ``closed_through``, one upon the other and without end (domain §4).

    Each keeps to the end the cycle of the plan in force on its first day, and the closing day: what is agreed or set
    meanwhile is for the next.
    """
    while True:
        opens_on = closed_through + _ONE_DAY
        cycle = CYCLES[plans.on(opens_on)]
        closed_through = closing_of(cycle, opens_on, terms)
        yield Period(opens_on, closed_through, cycle)


def ended_periods(plans: Plans, closed_through: date, today: date, terms: SettlementTerms) -> tuple[Period, ...]:
    """Every period after ``closed_through`` that has ended before ``today``, oldest first (domain §4)."""
    following = periods_after(closed_through, plans, terms)
    return tuple(takewhile(lambda period: period.closes_on < today, following))


def period_begun(day: date, closed_through: date, plans: Plans, terms: SettlementTerms) -> Period | None:
    """The period after ``closed_through`` that ``day`` falls into, if it began before that day."""
    period = next(each for each in periods_after(closed_through, plans, terms) if each.closes_on >= day)
    return period if period.opens_on < day else None


def first_period_from(day: date, closed_through: date, plans: Plans, terms: SettlementTerms) -> Period:
    """The first period after ``closed_through`` that begins on ``day`` or later."""
    return next(each for each in periods_after(closed_through, plans, terms) if each.opens_on >= day)


def running_cycle(plans: Plans, closed_through: date) -> Cycle:
    """The cycle of the period that follows ``closed_through``."""
    return CYCLES[plans.on(closed_through + _ONE_DAY)]


def is_behind(cycle: Cycle, closed_through: date, today: date, terms: SettlementTerms) -> bool:
    """Whether a period has ended that is not closed yet; ``cycle`` is that of the period after ``closed_through``."""
    return closing_of(cycle, closed_through + _ONE_DAY, terms) < today


def closing_of(cycle: Cycle, opens_on: date, terms: SettlementTerms) -> date:
    """The day on which the period closes that begins on ``opens_on``."""
    half_day = terms.half_close_on(opens_on)
    if cycle is Cycle.HALF_MONTHLY and opens_on.day <= half_day:
        return opens_on.replace(day=half_day)
    return _last_of_month(opens_on)


def last_closing_before(cycle: Cycle, day: date, terms: SettlementTerms) -> date:
    """The last closing day before ``day``: where a new account starts from."""
    if cycle is Cycle.HALF_MONTHLY and day.day > terms.half_close_day:
        return day.replace(day=terms.half_close_day)
    return day.replace(day=1) - _ONE_DAY


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the month that ``day`` is in."""
    return day.replace(day=1), _last_of_month(day)


def due_on(cycle: Cycle, closes_on: date, terms: SettlementTerms) -> date:
    """The day a statement is due: the 15th of the next month, or 15 days after closing (half-monthly)."""
    if cycle is Cycle.HALF_MONTHLY:
        return closes_on + timedelta(days=terms.half_due_days)
    first_of_next = _last_of_month(closes_on) + _ONE_DAY
    return min(first_of_next + timedelta(days=terms.monthly_due_day - 1), _last_of_month(first_of_next))


def allot(amount_fen: int, unpaid: Sequence[tuple[int, int]]) -> Allotment:
    """Spread ``amount_fen`` over ``(statement, unpaid fen)`` in the order given; the rest is left over."""
    left_fen = amount_fen
    parts: list[tuple[int, int]] = []
    for statement, unpaid_fen in unpaid:
        part_fen = min(left_fen, unpaid_fen)
        if part_fen > 0:
            parts.append((statement, part_fen))
            left_fen -= part_fen
    return Allotment(tuple(parts), left_fen)


def late_days(due: date, today: date) -> int:
    """Days after the due date; 0 on the due date and before."""
    return max(0, (today - due).days)


def late_fen_days(amount_fen: int, due: date, payments: Iterable[tuple[date, int]]) -> tuple[int, date]:
    """The fen-days a statement was late up to its last payment, and the day they are counted through.

    Each day after the due date counts the balance it began with, so the day of a payment still counts what
    that payment paid. ``payments`` are (day received, fen), in any order.
    """
    total, counted_through, balance_fen = 0, due, amount_fen
    for day, fen in sorted(payments):
        if day > counted_through:
            total += balance_fen * (day - counted_through).days
            counted_through = day
        balance_fen -= fen
    return total, counted_through


def fen_days_on(fixed: int, counted_through: date, unpaid_fen: int, today: date) -> int:
    """The fen-days up to ``today``: those fixed at the last payment and the present balance since."""
    return fixed + unpaid_fen * max(0, (today - counted_through).days)


def penalty(fen_days: int, daily_rate: Fraction) -> Fen:
    """The late penalty of so many fen-days, simple interest, rounded half-up once at the end (domain §4)."""
    return rounded(fen_days * daily_rate)


def daily_rate(basis_points: int) -> Fraction:
    """A daily rate given in basis points: 0.05 % is 5."""
    return Fraction(basis_points, BASIS_POINTS_PER_WHOLE)


def _last_of_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - _ONE_DAY
