"""An insurer's account as one would keep it on paper, sharing no code with the bot's: for tests only.

It knows no running figure: it keeps cases, statements and receipts, and counts everything anew, day by day.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from math import floor

FIRST_DAY = date(2026, 1, 10)


@dataclass
class Statement:
    closes_on: date
    due_on: date
    amount: int
    favour: int = 0
    """What it comes to below zero."""
    receipts: list[tuple[date, int]] = field(default_factory=list)

    @property
    def unpaid(self) -> int:
        return self.amount - sum(fen for _, fen in self.receipts)

    def penalty(self, today: date) -> int:
        fen_days, day = 0, self.due_on
        while day < today:
            fen_days += max(0, self.amount - sum(fen for received, fen in self.receipts if received <= day))
            day += timedelta(days=1)
        return floor(Fraction(fen_days * 5, 10_000) + Fraction(1, 2))


@dataclass
class Ledger:
    """An insurer's account with nothing kept but what happened."""

    half_monthly: bool
    day: date = FIRST_DAY
    shares: dict[int, int] = field(default_factory=dict)
    billed: dict[int, int] = field(default_factory=dict)
    lines: dict[int, date] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    money: list[tuple[date, int]] = field(default_factory=list)
    credit: int = 0
    plans: list[tuple[int, date, bool]] = field(default_factory=list)
    """What was agreed since, in that order: which agreement, from which day, whether half-monthly."""
    opens: date = date.min
    """The first day of the period that runs."""

    def __post_init__(self) -> None:
        self.opens = self.day.replace(day=16 if self.half_monthly and self.day.day > 15 else 1)

    def plan_on(self, day: date) -> bool:
        """Whether it is half-monthly on a day: by what holds since last; of one day by what was agreed last."""
        holding = [(since, place, half) for place, (_, since, half) in enumerate(self.plans) if since <= day]
        return max(holding)[2] if holding else self.half_monthly

    def go_to(self, day: date) -> None:
        while self.day < day:
            tomorrow = self.day + timedelta(days=1)
            is_half = self.plan_on(self.opens)
            if tomorrow.day == 1 or (is_half and self.day.day == 15):
                self.close(is_half)
                self.opens = tomorrow
            self.day = tomorrow

    def close(self, is_half: bool) -> None:
        numbers = [number for number, day in self.lines.items() if day <= self.day]
        if not numbers:
            return
        amount = sum(self.shares[number] - self.billed.get(number, 0) for number in numbers)
        for number in numbers:
            self.billed[number] = self.shares[number]
            del self.lines[number]
        tomorrow = self.day + timedelta(days=1)
        due_on = self.day + timedelta(days=15) if is_half else tomorrow.replace(day=15)
        self.statements.append(Statement(self.day, due_on, max(0, amount), max(0, -amount)))
        self.spread()

    def spread(self) -> None:
        """All money anew, day by day as it came in; a statement is there from the end of the day it closes on."""
        self.credit, there = 0, list[Statement]()
        for statement in self.statements:
            statement.receipts.clear()
        days = {day for day, _ in self.money} | {statement.closes_on for statement in self.statements}
        for day in sorted(days):
            self.credit += sum(fen for received, fen in self.money if received == day)
            self.allot(there, day)
            there += [statement for statement in self.statements if statement.closes_on == day]
            self.credit += sum(statement.favour for statement in there if statement.closes_on == day)
            self.allot(there, day)

    def allot(self, statements: list[Statement], day: date) -> None:
        for statement in statements:
            part = min(self.credit, statement.unpaid)
            if part:
                statement.receipts.append((day, part))
            self.credit -= part

    def pay(self, fen: int, day: date) -> None:
        self.money.append((day, fen))
        self.spread()

    def is_paid_alike(self, money: list[tuple[date, int]]) -> bool:
        """Whether statements would be paid on the same days by the same amounts, had this been all the money."""
        other = [replace(each, receipts=[]) for each in self.statements]
        replace(self, statements=other, money=[each for each in money if each[1]]).spread()
        return [_by_day(each) for each in other] == [_by_day(each) for each in self.statements]

    def change(self, number: int, share: int) -> None:
        self.shares[number] = share
        if number in self.billed and number not in self.lines:
            self.lines[number] = self.day
        if number in self.billed and self.billed[number] == share and self.billed[number]:
            self.lines.pop(number, None)

    @property
    def exposure(self) -> int:
        unbilled = sum(share - self.billed.get(number, 0) for number, share in self.shares.items())
        return unbilled + sum(statement.unpaid for statement in self.statements)

    @property
    def penalty(self) -> int:
        return sum(statement.penalty(self.day) for statement in self.statements)


def _by_day(statement: Statement) -> dict[date, int]:
    """What came in for it on each day."""
    days = {day for day, _ in statement.receipts}
    return {day: sum(fen for received, fen in statement.receipts if received == day) for day in days}
