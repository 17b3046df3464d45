"""What an insurer's cases earn, month by month: figures, the terms they are held against, verdicts (domain §4)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from domain.money import BASIS_POINTS_PER_WHOLE, round_half_up


class Verdict(StrEnum):
    """What a month's margin means, from best to worst; none of a month in which no case has both revenue and costs."""

    NONE = "none"
    ON_TARGET = "on-target"
    BELOW_TARGET = "below-target"
    WARNING = "warning"
    STOP = "stop"


@dataclass(frozen=True)
class MarginTerms:
    """From which margin a month is on target, below which it warns, and below which it stops intake."""

    target_bp: int = 3_000
    warn_bp: int = 2_000
    stop_bp: int = 1_000


@dataclass(frozen=True)
class CaseFigures:
    """What a case brings and costs, in fen: billed with its deductible, parts with labour; ``None`` while unknown."""

    revenue_fen: int | None = None
    cost_fen: int | None = None


@dataclass(frozen=True)
class MonthFigures:
    """The cases delivered in a month and what they came to; also the signed step by which a case changes that.

    The margin is that of the ``costed`` cases, whose costs are all known.
    """

    delivered: int = 0
    revenue_fen: int = 0
    costed: int = 0
    costed_revenue_fen: int = 0
    cost_fen: int = 0

    def __add__(self, other: "MonthFigures") -> "MonthFigures":
        return MonthFigures(
            self.delivered + other.delivered,
            self.revenue_fen + other.revenue_fen,
            self.costed + other.costed,
            self.costed_revenue_fen + other.costed_revenue_fen,
            self.cost_fen + other.cost_fen,
        )

    def __neg__(self) -> "MonthFigures":
        return MonthFigures(-self.delivered, -self.revenue_fen, -self.costed, -self.costed_revenue_fen, -self.cost_fen)

    @property
    def uncosted(self) -> int:
        """How many cases have no costs yet."""
        return self.delivered - self.costed

    @property
    def profit_fen(self) -> int:
        """What is left of the costed cases; below zero for a loss."""
        return self.costed_revenue_fen - self.cost_fen

    @property
    def rate(self) -> Fraction | None:
        """The margin, exact; ``None`` while no costs are known, or without any revenue: no data is never 0 %."""
        if not self.costed or self.costed_revenue_fen <= 0:
            return None
        return Fraction(self.profit_fen, self.costed_revenue_fen)

    @property
    def average_fen(self) -> int | None:
        """What a delivered case brought on average, rounded half-up; ``None`` without any."""
        return round_half_up(Fraction(self.revenue_fen, self.delivered)) if self.delivered else None


def tenths_text(tenths: int) -> str:
    """Tenths of a per cent as people read them: ``8.5%``, ``30%``, ``−3.2%``."""
    whole, rest = divmod(abs(tenths), 10)
    return f"{'−' if tenths < 0 else ''}{whole}" + (f".{rest}" if rest else "") + "%"


def rate_text(basis_points: int) -> str:
    """A line that margins are held against, as people read it: ``10%``, ``17.5%``."""
    return f"{Decimal(basis_points).scaleb(-2).normalize():f}%"


@dataclass(frozen=True)
class Renegotiated:
    """That a manager lets cases come although a month's margin would stop them: why, who, on which day."""

    reason: str
    who: str
    on: date


@dataclass(frozen=True)
class MonthReview:
    """One insurer's month held against the terms of its last day (domain §4, §10)."""

    month: date
    """Its first day."""
    figures: MonthFigures
    terms: MarginTerms
    verdict: Verdict = Verdict.NONE
    tenths: int | None = None
    """Its margin in tenths of a per cent, as it is shown; ``None`` where there is none."""
    renegotiated: Renegotiated | None = None

    @property
    def margin(self) -> str:
        """Its margin as it is shown; empty where there is none."""
        return "" if self.tenths is None else tenths_text(self.tenths)


@dataclass(frozen=True)
class MarginLine:
    """One insurer in a month's review, and the month before."""

    insurer_id: int
    insurer: str
    has_ended: bool
    review: MonthReview
    before: MonthReview


@dataclass(frozen=True)
class Spread:
    """How much of the business hangs on how many insurers, over the months from ``since`` to ``until`` (domain §4)."""

    since: date
    until: date
    """The first and the last of the months, by their first days."""
    first: date | None
    """The first of them in which anything was delivered; ``None`` when nothing was."""
    delivered: int
    revenue_fen: int
    largest: str
    """Whose cases brought most; empty without revenue."""
    largest_fen: int
    concentration_bp: int
    """Over this share of the revenue one insurer is too much."""
    active: int
    """How many of the insurers we work with delivered within ``active_months``, or have cars in our hands."""
    active_months: int
    least: int
    most: int

    @property
    def months(self) -> int:
        """Of how many months there are records."""
        first = self.first or self.until
        return (self.until.year - first.year) * 12 + self.until.month - first.month + 1

    @property
    def share(self) -> Fraction:
        """The largest insurer's share of the revenue, exact; 0 without revenue."""
        return Fraction(self.largest_fen, self.revenue_fen) if self.revenue_fen > 0 else Fraction(0)

    @property
    def is_concentrated(self) -> bool:
        """Whether one insurer holds too much, to the fen."""
        return self.share * BASIS_POINTS_PER_WHOLE > self.concentration_bp

    @property
    def is_narrow(self) -> bool:
        """Whether there are too few insurers; a centre without any delivery is not told so."""
        return self.first is not None and self.active < self.least


@dataclass(frozen=True)
class MarginReview:
    """A month's review: every insurer that had a car delivered, the worst first, and all of them together."""

    month: date
    is_running: bool
    """Whether the month is not over: a preview then, by which nobody is stopped."""
    is_last: bool
    """Whether it is the last full month, by which intake is judged."""
    terms: MarginTerms
    lines: tuple[MarginLine, ...]
    total: MonthReview
    idle: int
    """How many insurers we work with had none."""
    spread: Spread

    @property
    def tells_anything(self) -> bool:
        """Whether anything was delivered, or is wrong with how the business is spread."""
        return bool(self.lines) or self.spread.is_narrow or self.spread.is_concentrated


@dataclass(frozen=True)
class InsurerMargins:
    """Months of one insurer, the newest first."""

    insurer_id: int
    insurer: str
    running: MonthReview | None
    """The month that is not over, where it stands beside the last full ones and anything was delivered in it."""
    months: tuple[MonthReview, ...]
    is_newest: bool
    """Whether the first of them is the last full month."""
