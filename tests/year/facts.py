"""What happens: facts as they are told, to the bot and to the bookkeeper alike (domain §4)."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

YEAR = 2026
ZONE = "Asia/Shanghai"
HERE = ZoneInfo(ZONE)
START_LIMIT = 50_000_00
RATES = ((date(YEAR, 1, 1), 5), (date(YEAR, 9, 1), 4))
"""The late penalty's daily rate in 1/10,000, from which closing day on."""


@dataclass(frozen=True)
class Terms:
    """One insurer of the year."""

    name: str
    is_half_monthly: bool


INSURERS = (Terms("平安", False), Terms("人保", True), Terms("太平洋", False))
"""The last one never pays from June on."""


@dataclass(frozen=True)
class Fact:
    """A line of the plan. Which columns are filled follows from ``what`` it is."""

    at: datetime
    """When it was told, in local time; the order of the plan."""
    insurer: str
    what: str
    case: int = 0
    fen: int = 0
    """The estimate, what was assessed, the sum that came in, or the limit."""
    own_fen: int = 0
    """The customer's own deductible, which the insurer does not pay."""
    then: datetime | None = None
    """When the car was handed over, if that was told later."""
    day: date | None = None
    """The day the money came in."""
    slip: int = 0
    """A payment typed wrong, and its undoing, have the same number."""


def local(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of a day."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=HERE)
