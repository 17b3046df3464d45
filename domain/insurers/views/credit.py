"""How credit moves on: news of states, decisions on limits, their history, revenue, what a digest tells."""

from dataclasses import dataclass
from datetime import date

from domain.insurers.views.intake import IntakeState
from domain.insurers.views.limits import Ceiling, LimitCause, RaiseView
from domain.insurers.views.results import CreditView


@dataclass(frozen=True)
class RaiseProposed:
    """An open proposal, and the ceiling as it is now."""

    proposal: RaiseView
    ceiling: Ceiling


@dataclass(frozen=True)
class RaiseDecided:
    """A proposal that was just decided, the ceiling, and the insurer's credit after it."""

    proposal: RaiseView
    ceiling: Ceiling
    credit: CreditView


@dataclass(frozen=True)
class StateNews:
    """An intake state that became another one than the groups were told last, on ``since``."""

    before: IntakeState
    since: date
    credit: CreditView


@dataclass(frozen=True)
class NotOpen:
    """An insurer that is not open, and since when it is in its state."""

    credit: CreditView
    since: date


@dataclass(frozen=True)
class CreditDigest:
    """Every insurer that is not open, the worst first, and the open proposals."""

    not_open: tuple[NotOpen, ...]
    proposals: tuple[RaiseProposed, ...]


@dataclass(frozen=True)
class LimitLine:
    """A line of a limit's history; ``before_fen`` is ``None`` for the limit it began with."""

    id: int
    before_fen: int | None
    after_fen: int
    cause: LimitCause
    who: str
    day: date


@dataclass(frozen=True)
class LimitHistory:
    """Some of a limit's history, newest first, and how the limit stands to the ceiling."""

    insurer: str
    limit_fen: int
    ceiling: Ceiling
    lines: tuple[LimitLine, ...]


@dataclass(frozen=True)
class RevenueMonth:
    """What is known of a month: its revenue, who said so last and when, how often it was corrected."""

    month: date
    amount_fen: int | None
    who: str = ""
    day: date | None = None
    corrections: int = 0


@dataclass(frozen=True)
class RevenueView:
    """A month's revenue that was just told, what was known before, and what the ceiling is now."""

    month: date
    before_fen: int | None
    amount_fen: int
    ceiling: Ceiling
    above: tuple[str, ...]
    """The insurers whose limits lie above it."""


@dataclass(frozen=True)
class Revenues:
    """The last months, newest first, and the ceiling."""

    months: tuple[RevenueMonth, ...]
    ceiling: Ceiling
