"""The bookkeeper's sheet of one insurer: a row a day, made of the facts known at a moment and of nothing else.

Everything is counted from the beginning whenever it is asked for; money typed wrong is crossed out once that is known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import floor

from tests.year.facts import RATES, START_LIMIT, YEAR, Fact, Terms

MONEY = ("received", "mistyped", "put right")
UNDOINGS = ("undone", "reversed", "put right")
"""What makes that money was never received as it was typed; of what is put right, the sum is told as well."""
SHARES = ("taken", "assessed", "supplement", "corrected", "released")
AGES = (0, 15, 30, 60)
"""Up to how many days late each column of the ageing goes; the last one takes the rest."""
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Bill:
    """A statement; below zero it is in the insurer's favour."""

    closes_on: date
    due_on: date
    fen: int


@dataclass(frozen=True)
class Receipt:
    """A part of a payment, or of what was overpaid before, that a bill was paid by."""

    bill: int
    day: date
    fen: int


@dataclass(frozen=True)
class Row:
    """One day, at its end."""

    day: date
    accepted: int
    """Shares of all cases so far."""
    billed: int
    """All bills so far."""
    received: int
    """All money so far, by the day it came in."""
    unpaid: tuple[int, ...]
    """Of each bill."""
    penalty: tuple[Fraction, ...]
    """Of each bill, for this day alone."""
    ageing: tuple[int, ...]


def closing_day(day: date, terms: Terms) -> date:
    """The last day of the period that a day is in."""
    if terms.is_half_monthly and day.day <= 15:
        return day.replace(day=15)
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - ONE_DAY


def due_day(closes_on: date, terms: Terms) -> date:
    """When the statement of a period is due."""
    if terms.is_half_monthly:
        return closes_on + timedelta(days=15)
    return (closes_on + ONE_DAY).replace(day=15)


def share_changes(facts: Iterable[Fact], terms: Terms) -> list[tuple[date, int, int, date | None]]:
    """Every change of a share: the day, the case, by how much, and which closing day bills it; none if not delivered.

    A change is billed with its car, or if that is on a bill already, with the period it was told in. The same goes
    for a car: nobody can put on a closed bill what is told after midnight.
    """
    facts = list(facts)
    shares: dict[int, int] = {}
    delivered: dict[int, date] = {}
    for fact in facts:
        if fact.what == "delivered":
            delivered[fact.case] = fact.at.date()
        elif fact.what == "undelivered":
            del delivered[fact.case]
    found = []
    for fact in facts:
        if fact.what in SHARES:
            share, day = fact.fen - fact.own_fen, fact.at.date()
            over = delivered.get(fact.case)
            bill_on = None if over is None else closing_day(max(day, over), terms)
            found.append((day, fact.case, share - shares.get(fact.case, 0), bill_on))
            shares[fact.case] = share
    return found


def bills_of(facts: Iterable[Fact], terms: Terms, today: date) -> list[Bill]:
    """The bills that are made when it is ``today``, oldest first."""
    sums: dict[date, int] = {}
    for _, _, fen, bill_on in share_changes(facts, terms):
        if bill_on is not None and bill_on < today:
            sums[bill_on] = sums.get(bill_on, 0) + fen
    return [Bill(closes_on, due_day(closes_on, terms), fen) for closes_on, fen in sorted(sums.items()) if fen]


@dataclass(frozen=True)
class Sheet:
    """All of one insurer, as it is known at a moment."""

    terms: Terms
    facts: tuple[Fact, ...]
    now: datetime

    @classmethod
    def of(cls, terms: Terms, facts: Iterable[Fact], now: datetime) -> "Sheet":
        """The sheet that a bookkeeper has in hand at ``now``."""
        told = [fact for fact in facts if fact.insurer == terms.name and fact.at <= now]
        wrong = {fact.slip for fact in told if fact.what in UNDOINGS}
        return cls(terms, tuple(fact for fact in told if fact.what != "mistyped" or fact.slip not in wrong), now)

    @property
    def today(self) -> date:
        """The day it is."""
        return self.now.date()

    @cached_property
    def bills(self) -> list[Bill]:
        """All bills so far, oldest first."""
        return bills_of(self.facts, self.terms, self.today)

    @property
    def payments(self) -> list[Fact]:
        """All money so far, in the order it came in."""
        found = [fact for fact in self.facts if fact.what in MONEY]
        return sorted(found, key=lambda fact: fact.day or fact.at.date())

    @cached_property
    def allotted(self) -> tuple[list[Receipt], int]:
        """Where the money went, oldest bill first, and what is left as credit."""
        receipts: list[Receipt] = []
        unpaid: list[int] = []
        credit, waiting = 0, self.payments

        def spread(fen: int, day: date) -> int:
            for place, owed in enumerate(unpaid):
                if part := min(fen, owed):
                    receipts.append(Receipt(place, day, part))
                    unpaid[place] -= part
                    fen -= part
            return fen

        for bill in [*self.bills, None]:
            while waiting and (bill is None or (waiting[0].day or waiting[0].at.date()) <= bill.closes_on):
                payment = waiting.pop(0)
                credit += spread(payment.fen, payment.day or payment.at.date())
            if bill is not None:
                unpaid.append(max(0, bill.fen))
                credit = spread(credit + max(0, -bill.fen), bill.closes_on)
        return receipts, credit

    @cached_property
    def rows(self) -> list[Row]:
        """A row for every day of the year until today."""
        found: list[Row] = []
        changes = [(day, fen) for day, _, fen, _ in share_changes(self.facts, self.terms)]
        money = [(payment.day or payment.at.date(), payment.fen) for payment in self.payments]
        before = [0] * len(self.bills)
        day = date(YEAR, 1, 1)
        while day <= self.today:
            unpaid = [self._unpaid(place, day) for place in range(len(self.bills))]
            found.append(
                Row(
                    day,
                    accepted=sum(fen for on, fen in changes if on <= day),
                    billed=sum(bill.fen for bill in self.bills if bill.closes_on < day),
                    received=sum(fen for on, fen in money if on <= day),
                    unpaid=tuple(unpaid),
                    penalty=tuple(
                        Fraction(owed * rate_of(bill), 10_000) if day > bill.due_on else Fraction(0)
                        for owed, bill in zip(before, self.bills, strict=True)
                    ),
                    ageing=self._ageing(unpaid, day),
                )
            )
            before = unpaid
            day += ONE_DAY
        return found

    def _unpaid(self, place: int, day: date) -> int:
        bill = self.bills[place]
        if bill.closes_on >= day or bill.fen < 0:
            return 0
        return bill.fen - sum(each.fen for each in self.allotted[0] if each.bill == place and each.day <= day)

    def _ageing(self, unpaid: Sequence[int], day: date) -> tuple[int, ...]:
        columns = [0] * (len(AGES) + 1)
        for owed, bill in zip(unpaid, self.bills, strict=True):
            late = (day - bill.due_on).days
            columns[sum(late > age for age in AGES)] += owed
        return tuple(columns)

    @cached_property
    def penalties(self) -> list[int]:
        """Each bill's penalty so far in whole fen: its days added up, rounded half-up at the end."""
        sums = [sum((row.penalty[place] for row in self.rows), Fraction(0)) for place in range(len(self.bills))]
        return [floor(each + Fraction(1, 2)) for each in sums]

    @property
    def penalty_owed(self) -> int:
        """All penalty but what was paid of it or let off."""
        return sum(self.penalties) - sum(fact.fen for fact in self.facts if fact.what in ("penalty paid", "waived"))

    @property
    def statements(self) -> list[tuple[date, date, int, int, date | None, int]]:
        """Each bill that asks for money: closed, due, how much, paid, when the last of it came, its penalty."""
        found = []
        for place, (bill, penalty) in enumerate(zip(self.bills, self.penalties, strict=True)):
            money = [each for each in self.allotted[0] if each.bill == place]
            paid = sum(each.fen for each in money)
            settled_on = max(each.day for each in money) if paid == bill.fen else None
            found += [(bill.closes_on, bill.due_on, bill.fen, paid, settled_on, penalty)] if bill.fen > 0 else []
        return found

    @property
    def exposure(self) -> int:
        """Accepted and not billed yet, and billed and not paid yet."""
        last = self.rows[-1]
        return last.accepted - last.billed + sum(last.unpaid)

    @property
    def limit(self) -> int:
        """The limit that was set last."""
        return [START_LIMIT, *(fact.fen for fact in self.facts if fact.what == "limit")][-1]

    @property
    def state(self) -> str:
        """The worst of all reasons."""
        asking = [place for place, bill in enumerate(self.bills) if bill.fen > 0]
        owed = self.rows[-1].unpaid
        late = [(self.today - self.bills[place].due_on).days if owed[place] else 0 for place in asking]
        if any(days > 60 for days in late):
            return "legal"
        stops = [fact.what for fact in self.facts if fact.what in ("stopped", "resumed")]
        two_in_a_row = any(first > 0 and second > 0 for first, second in pairwise(late))
        if two_in_a_row or stops[-1:] == ["stopped"] or self.exposure >= self.limit:
            return "stopped"
        return "watch" if any(days > 0 for days in late) or self.exposure * 10 >= self.limit * 8 else "open"


def rate_of(bill: Bill) -> int:
    """The daily rate of a bill, in 1/10,000: that of its closing day."""
    return [rate for since, rate in RATES if since <= bill.closes_on][-1]
