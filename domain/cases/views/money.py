"""A case's money: its amounts and their history, its margin, supplements, disputes, and what insurers were like."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from domain.insurers.views import CreditView
from domain.money import BASIS_POINTS_PER_WHOLE, Fen, round_half_up, rounded
from domain.pages import Page

TENTHS_PER_WHOLE = 1_000
"""Rates are shown to a tenth of a per cent."""


class AmountKind(StrEnum):
    """Every amount that a case has."""

    ESTIMATE = "estimate"
    ASSESSED = "assessed"
    DEDUCTIBLE = "deductible"
    VERIFIED = "verified"
    PARTS = "parts"
    LABOUR = "labour"


class Cause(StrEnum):
    """Why an amount became what it is."""

    ENTERED = "entered"
    SUPPLEMENT = "supplement"
    DISPUTE = "dispute"
    UNDONE = "undone"


@dataclass(frozen=True)
class AmountView:
    """An amount as it became, by whom and why; ``value_fen`` is ``None`` where it was taken back."""

    kind: AmountKind
    value_fen: Fen | None
    cause: Cause
    note: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Margin:
    """What is left of ``revenue_fen`` after the costs known so far, against the target; exact (domain §3)."""

    revenue_fen: int
    cost_fen: int
    target_bp: int
    is_whole: bool = True
    """Whether all costs are known; until they are, nothing but a loss is certain."""

    @property
    def profit_fen(self) -> int:
        """What is left; below zero for a loss."""
        return self.revenue_fen - self.cost_fen

    @property
    def is_loss(self) -> bool:
        """Whether the costs known so far are more than the revenue."""
        return self.profit_fen < 0

    @property
    def tenths(self) -> int | None:
        """The margin in tenths of a per cent, rounded half-up; ``None`` while a cost is unknown, or of no revenue."""
        if not self.is_whole or self.revenue_fen <= 0:
            return None
        return round_half_up(Fraction(self.profit_fen * TENTHS_PER_WHOLE, self.revenue_fen))

    @property
    def is_below_target(self) -> bool:
        """Whether it is known to miss the target, to the fen."""
        return self.is_whole and self._short > 0

    @property
    def missing_fen(self) -> int:
        """How much more would have to be left to meet the target."""
        return rounded(self._short)

    @property
    def short_tenths(self) -> int:
        """By how many tenths of a percentage point it misses the target."""
        if self.revenue_fen <= 0:
            return 0
        return round_half_up(self._short * TENTHS_PER_WHOLE / self.revenue_fen)

    @property
    def _short(self) -> Fraction:
        return Fraction(self.target_bp * self.revenue_fen, BASIS_POINTS_PER_WHOLE) - self.profit_fen


class SupplementState(StrEnum):
    """Where a supplement is; a void one was opened by mistake and keeps nothing but its number."""

    OPEN = "open"
    AGREED = "agreed"
    REFUSED = "refused"
    VOID = "void"


@dataclass(frozen=True)
class SupplementView:
    """Damage found later: what was asked for it, whether the customer was told, what the insurer said."""

    number: int
    state: SupplementState
    found: str
    asked_fen: Fen
    agreed_fen: Fen | None
    opened_at: datetime
    opened_by: str
    told_at: datetime | None
    told_by: str
    closed_at: datetime | None
    closed_by: str


class DisputeState(StrEnum):
    """Where a dispute is; a void one was opened by mistake and counts for nothing."""

    REVIEW = "review"
    THIRD = "third"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"
    VOID = "void"


@dataclass(frozen=True)
class DisputedItem:
    """A line of the assessment in dispute: our figure and theirs."""

    what: str
    ours_fen: Fen
    theirs_fen: Fen

    @property
    def asked_fen(self) -> Fen:
        """By how much theirs is too low."""
        return Fen(self.ours_fen - self.theirs_fen)


@dataclass(frozen=True)
class DisputeView:
    """A dispute over an assessment: how far it got, what was asked, what came of it."""

    case_number: int
    insurer_id: int
    state: DisputeState
    asked_fen: Fen
    theirs_fen: Fen
    items: tuple[DisputedItem, ...]
    note: str
    opened_at: datetime
    third_at: datetime | None
    closed_at: datetime | None
    closed_reason: str
    settled_fen: Fen | None
    won_fen: Fen | None

    @property
    def is_open(self) -> bool:
        """Whether it goes on."""
        return self.state in {DisputeState.REVIEW, DisputeState.THIRD}


@dataclass(frozen=True)
class CaseMoney:
    """What a case's card says of its money besides the assessment; empty of a case that has nothing of it."""

    verified_fen: Fen | None = None
    parts_fen: Fen | None = None
    labour_fen: Fen | None = None
    margin: Margin | None = None
    """``None`` while nothing is assessed or no cost is known."""
    supplements: tuple[SupplementView, ...] = ()
    """The open ones."""
    dispute: DisputeView | None = None
    """The open one."""


@dataclass(frozen=True)
class DisputeTally:
    """Disputes with one insurer: how many there are of each kind, what was asked in them and what was won."""

    insurer_id: int
    open: int = 0
    settled: int = 0
    withdrawn: int = 0
    third: int = 0
    """How many reached a third party, open or over."""
    asked_fen: int = 0
    """Of all but the withdrawn ones."""
    won_fen: int = 0


@dataclass(frozen=True)
class Proposal:
    """That cooperation with an insurer be ended: ``count`` disputes reached a third party within ``days``."""

    insurer_id: int
    insurer: str
    count: int
    days: int
    cases: tuple[int, ...]
    """The numbers of the cases in dispute, the oldest dispute first."""
    asked_fen: int
    """What was asked for in them."""
    kept_reason: str
    """Why a manager goes on all the same; empty while nobody decided."""
    is_ended: bool = False
    """Whether the cooperation has ended, for whatever reason."""

    @property
    def is_open(self) -> bool:
        """Whether a manager is still to decide."""
        return not self.kept_reason and not self.is_ended


@dataclass(frozen=True)
class DisputeBoard:
    """Disputes by insurer, and a page of the open ones, the oldest first."""

    tallies: tuple[DisputeTally, ...]
    names: dict[int, str]
    """The insurers' names by id."""
    open: Page[DisputeView]
    insurer_id: int | None
    """The insurer it is about; ``None`` for all."""
    proposal: Proposal | None
    zone: str
    now: datetime


@dataclass(frozen=True)
class InsurerFigures:
    """One insurer over a period: the cases delivered in it and what they came to, and its disputes begun in it.

    ``parts_fen`` and ``labour_fen`` are of the ``costed`` cases, whose costs are all known, and so is the margin.
    """

    insurer_id: int
    delivered: int = 0
    revenue_fen: int = 0
    costed: int = 0
    costed_revenue_fen: int = 0
    parts_fen: int = 0
    labour_fen: int = 0
    disputes: DisputeTally = DisputeTally(0)

    def margin(self, target_bp: int) -> Margin | None:
        """The margin over the costed cases; ``None`` when there is none: no data is never 0 %."""
        if not self.costed:
            return None
        return Margin(self.costed_revenue_fen, self.parts_fen + self.labour_fen, target_bp)


@dataclass(frozen=True)
class InsurerRecord:
    """What an insurer was like lately: the last full month's margin, and the open disputes."""

    month: date
    """Its first day."""
    figures: InsurerFigures
    margin: Margin | None
    open_disputes: int


@dataclass(frozen=True)
class RiskView:
    """What taking a car of an insurer would mean, before it is taken (domain §3)."""

    credit: CreditView
    """As it stands, with what the car would add as ``extra_fen``."""
    record: InsurerRecord
