"""What is refused about limits, their ceiling, and proposals to raise them."""

from dataclasses import dataclass

from domain.errors import DomainError, InputRefused


@dataclass(eq=False)
class LimitAboveCeiling(DomainError):
    """No limit may pass the share of the last full month's revenue; ``most_fen`` is the highest that would do."""

    key = "insurers-limit-above-ceiling"
    insurer: str
    limit_fen: int
    most_fen: int
    month: str
    revenue_fen: int
    percent: str


@dataclass(eq=False)
class RaiseOver(DomainError):
    """The proposal was decided, or no longer holds: ``state`` says which or why.

    ``day`` is the day it was decided, or that on which ``statement`` was due; ``limit_fen`` the limit by now.
    """

    key = "insurers-raise-over"
    insurer: str
    state: str
    limit_fen: int
    who: str = ""
    day: str = ""
    statement: str = ""


@dataclass(eq=False)
class MonthNotOver(InputRefused):
    """The revenue of a month is known when it is over; ``last`` is the last one that is."""

    key = "insurers-month-not-over"
    month: str
    last: str


@dataclass(eq=False)
class RevenueUnchanged(DomainError):
    """The revenue of the month is this amount already."""

    key = "insurers-revenue-unchanged"
    month: str
    amount_fen: int
