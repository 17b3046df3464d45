"""Limits: why one holds, what none should pass, proposals to raise one."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.money import BasisPoints


@dataclass(frozen=True)
class LimitCause:
    """Why a limit holds: for a manager's words, or because ``statements`` (``S3, S5``) were paid in time.

    ``is_restored``: a later change was taken back, and the words are those of that change.
    """

    text: str = ""
    statements: str = ""
    is_restored: bool = False


@dataclass(frozen=True)
class Ceiling:
    """What no limit should pass: a share of the revenue of the last full month; unknown until that is told."""

    month: date
    """Its first day."""
    share_bp: BasisPoints
    revenue_fen: int | None
    fen: int | None

    @property
    def percent(self) -> str:
        """The share in per cent, without needless noughts: ``30``, ``12.5``."""
        return f"{Decimal(self.share_bp).scaleb(-2).normalize():f}"


class RaiseState(StrEnum):
    """What became of a proposal to raise a limit."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    """It no longer held: a payment was taken back, or the limit was changed otherwise."""


@dataclass(frozen=True)
class RaiseView:
    """A proposal to raise a limit from ``before_fen`` to ``after_fen`` after ``statements`` (``S3, S5``)."""

    id: int
    insurer_id: int
    insurer: str
    before_fen: int
    after_fen: int
    statements: str
    state: RaiseState
    decided_by: str = ""
    decided_on: date | None = None
