"""What ``/report`` is told."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.insurers import service as insurers
from domain.names import Named
from handlers.calling import Call
from handlers.fields import Asked, Month, OneNamed, Year

_CODE = re.compile(r"(?P<year>20[0-9]{2})(?:-(?P<month>0[1-9]|1[0-2]))?")


@dataclass(frozen=True)
class Period:
    """A month, or a year where there is no ``month``."""

    year: int
    month: int | None

    @property
    def days(self) -> tuple[date, date]:
        """Its first and last day."""
        first, last = (1, 12) if self.month is None else (self.month, self.month)
        return date(self.year, first, 1), date(self.year, last, monthrange(self.year, last)[1])

    @property
    def code(self) -> str:
        """As a button carries it: 2026-11, 2026."""
        return f"{self.year}" if self.month is None else f"{self.year}-{self.month:02d}"

    def moved(self, months: int) -> "Period":
        """The month so many months later; a year stays."""
        if self.month is None:
            return self
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Period(year, month + 1)


def period_of(code: str, today: date) -> Period:
    """The period a button carries; this month for what it can't be."""
    found = _CODE.fullmatch(code)
    if found is None:
        return Period(today.year, today.month)
    return Period(int(found["year"]), int(found["month"]) if found["month"] else None)


async def _insurers(call: Call) -> Sequence[Named]:
    return await insurers.names(call.actor)


OF_MONTH = Month("month", asked=Asked.NEVER)
OF_YEAR = Year("year", asked=Asked.NEVER)
OF_INSURER = OneNamed("insurer", _insurers, asked=Asked.NEVER)
