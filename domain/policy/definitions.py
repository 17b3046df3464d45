"""What a policy value is: its kind, its default, its range, and the section of the domain it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from typing import cast

from domain.money import BasisPoints, Fen, yuan

MINUTES_PER_HOUR = 60
LAST_MINUTE = 24 * MINUTES_PER_HOUR - 1
MAX_AMOUNT_YUAN = 100_000_000


class Kind(StrEnum):
    """What sort of figure a value is; it decides how it is typed, kept and shown."""

    AMOUNT = "amount"
    RATE = "rate"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    CASE_DAY = "case-day"
    MONTHS = "months"
    COUNT = "count"
    MONTH_DAY = "month-day"
    WEEKDAY = "weekday"
    TIME = "time"
    SWITCH = "switch"


@dataclass(frozen=True)
class Bounds:
    """What a definition says about a value besides its key and default: in whole numbers of its unit."""

    kind: Kind
    least: int
    most: int
    section: str


@dataclass(frozen=True)
class Definition:
    """One policy value: ``default``, ``least`` and ``most`` are whole numbers of the kind's unit.

    The unit is fen for amounts, basis points for rates, minutes after midnight for times of day, 1 (Monday)
    to 7 for weekdays, 0 or 1 for switches, and the thing itself for the rest.
    """

    key: str
    bounds: Bounds
    default: int
    message: str
    variant: str
    """The bundle or plan the value is of, where several share one description; else empty."""

    @property
    def kind(self) -> Kind:
        """What sort of figure it is."""
        return self.bounds.kind

    def allows(self, stored: int) -> bool:
        """Whether ``stored`` is within the range."""
        return self.bounds.least <= stored <= self.bounds.most


def stored_from(fact: int | time) -> int:
    """The whole number a value is kept as: minutes after midnight for a time of day, 0 or 1 for a switch."""
    if isinstance(fact, time):
        return fact.hour * MINUTES_PER_HOUR + fact.minute
    return int(fact)


def fact_from(kind: Kind, stored: int) -> int | bool | time:
    """The value that rules work with, of the whole number it is kept as."""
    if kind is Kind.TIME:
        return time(*divmod(stored, MINUTES_PER_HOUR))
    if kind is Kind.SWITCH:
        return bool(stored)
    return stored


BOUNDS = "bounds"
"""Where a dataclass field keeps its ``Bounds``."""


def _defined(default: object, bounds: Bounds) -> object:
    metadata: Mapping[str, object] = {BOUNDS: bounds}
    return field(default=default, metadata=metadata)


def amount(default_yuan: int, section: str, *, least: int = 0, most: int = MAX_AMOUNT_YUAN) -> Fen:
    """A value in fen; default and range are given in yuan."""
    return cast(Fen, _defined(yuan(default_yuan), Bounds(Kind.AMOUNT, yuan(least), yuan(most), section)))


def rate(default_bp: int, section: str, *, least: int = 0, most: int = 10_000) -> BasisPoints:
    """A value in basis points: 20 % is 2000."""
    return cast(BasisPoints, _defined(BasisPoints(default_bp), Bounds(Kind.RATE, least, most, section)))


def minutes(default: int, section: str, *, least: int = 0, most: int = 24 * 60) -> int:
    """A span in whole minutes."""
    return cast(int, _defined(default, Bounds(Kind.MINUTES, least, most, section)))


def hours(default: int, section: str, *, least: int = 1, most: int = 24 * 60) -> int:
    """A span in whole hours."""
    return cast(int, _defined(default, Bounds(Kind.HOURS, least, most, section)))


def days(default: int, section: str, *, least: int = 1, most: int = 730) -> int:
    """A span in whole days."""
    return cast(int, _defined(default, Bounds(Kind.DAYS, least, most, section)))


def case_day(default: int, section: str, *, most: int = 90) -> int:
    """A day in the life of a case: the calendar day of arrival is day 0."""
    return cast(int, _defined(default, Bounds(Kind.CASE_DAY, 0, most, section)))


def months(default: int, section: str, *, least: int = 1, most: int = 60) -> int:
    """A span in whole months."""
    return cast(int, _defined(default, Bounds(Kind.MONTHS, least, most, section)))


def count(default: int, section: str, *, least: int = 0, most: int = 1_000) -> int:
    """A number of things."""
    return cast(int, _defined(default, Bounds(Kind.COUNT, least, most, section)))


def month_day(default: int, section: str) -> int:
    """A day of the month that every month has: 1 to 28."""
    return cast(int, _defined(default, Bounds(Kind.MONTH_DAY, 1, 28, section)))


def weekday(default: int, section: str) -> int:
    """A day of the week as ``date.isoweekday`` counts them: 1 is Monday, 7 Sunday."""
    return cast(int, _defined(default, Bounds(Kind.WEEKDAY, 1, 7, section)))


def time_of_day(hour: int, minute: int, section: str) -> time:
    """A wall-clock time at the centre."""
    return cast(time, _defined(time(hour, minute), Bounds(Kind.TIME, 0, LAST_MINUTE, section)))


def switch(default: bool, section: str) -> bool:
    """Something that is on or off."""
    return cast(bool, _defined(default, Bounds(Kind.SWITCH, 0, 1, section)))
