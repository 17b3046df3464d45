"""What use cases answer with: credit, statements, payments, entries."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from domain.insurers.views.ageing import NOTHING_UNPAID, Ageing
from domain.insurers.views.intake import IntakeState, Reason, ReasonKind, percent_of
from domain.insurers.views.limits import Ceiling, RaiseView
from domain.pages import Page


@dataclass(frozen=True)
class Balances:
    """An account's running balances in fen; also the signed steps that an entry moves them by."""

    unbilled_fen: int = 0
    billed_fen: int = 0
    overpaid_fen: int = 0
    penalty_fen: int = 0

    def __add__(self, other: "Balances") -> "Balances":
        return Balances(
            self.unbilled_fen + other.unbilled_fen,
            self.billed_fen + other.billed_fen,
            self.overpaid_fen + other.overpaid_fen,
            self.penalty_fen + other.penalty_fen,
        )

    @property
    def exposure_fen(self) -> int:
        """Accepted and not yet billed, plus billed and unpaid."""
        return self.unbilled_fen + self.billed_fen


@dataclass(frozen=True)
class StatementView:
    """A statement as it stands on a day: what it asks for, what came in, its penalty so far, how late it is or was."""

    id: int
    number: int
    insurer_id: int
    opens_on: date
    closes_on: date
    due_on: date
    amount_fen: int
    paid_fen: int
    late_days: int
    penalty_fen: int
    settled_on: date | None

    @property
    def unpaid_fen(self) -> int:
        """What is still owed of it, without penalty."""
        return self.amount_fen - self.paid_fen

    @property
    def state(self) -> str:
        """``paid``, ``late``, ``part_paid`` or ``open``."""
        if self.unpaid_fen <= 0:
            return "paid"
        if self.late_days:
            return "late"
        return "part_paid" if self.paid_fen else "open"


@dataclass(frozen=True)
class LineView:
    """A line of a statement: a case and what it adds, or takes off where a statement had billed it before."""

    case_number: int
    amount_fen: int
    corrects: int | None
    """The last statement before this one that had the case; ``None`` where it is billed for the first time."""
    supplement_fen: int = 0
    """What of it is for damage found later."""
    delivered_on: date | None = None
    """The day the car was handed over; only told in files."""

    @property
    def rest_fen(self) -> int:
        """What is for no supplement."""
        return self.amount_fen - self.supplement_fen


@dataclass(frozen=True)
class OwedStatement:
    """A statement of which something is unpaid, and the name of the insurer that owes it."""

    insurer: str
    statement: StatementView


@dataclass(frozen=True)
class StatementDetail:
    """One statement in full, with a page of its lines."""

    insurer: str
    statement: StatementView
    lines: Page[LineView]
    is_legal: bool = False
    """Whether it is late for so long that it is a legal matter."""


@dataclass(frozen=True)
class StatementPage:
    """A page of an insurer's statements, newest first."""

    insurer_id: int
    insurer: str
    statements: Page[StatementView]


@dataclass(frozen=True)
class CreditView:
    """An insurer's credit on a day. ``extra_fen`` is a case not taken yet, ``state_after`` the state it would leave."""

    insurer_id: int
    code: str
    name: str
    state: IntakeState
    reasons: tuple[Reason, ...]
    unbilled_fen: int
    billed_fen: int
    limit_fen: int
    overpaid_fen: int
    penalty_fen: int
    open_statements: tuple[StatementView, ...]
    extra_fen: int
    state_after: IntakeState
    penalty_daily_fen: int = 0
    """What a day adds to ``penalty_fen`` as long as nothing is paid."""
    ageing: Ageing = NOTHING_UNPAID
    """What is billed and unpaid, by how long it has been due."""

    @property
    def exposure_fen(self) -> int:
        """Accepted and not yet billed, plus billed and unpaid; penalty stands apart."""
        return self.unbilled_fen + self.billed_fen

    @property
    def is_legal(self) -> bool:
        """Whether it is over 60 days late, whatever else decides on its state."""
        return any(reason.kind is ReasonKind.LEGAL_STAGE for reason in self.reasons)

    @property
    def percent(self) -> int:
        """Exposure in whole per cent of the limit, rounded down: 100 is not said before it is reached."""
        return percent_of(self.exposure_fen, self.limit_fen)

    @property
    def free_fen(self) -> int:
        """What is left of the limit; negative when it is passed."""
        return self.limit_fen - self.exposure_fen

    @cached_property
    def oldest_late(self) -> StatementView | None:
        """The unpaid statement that has been late longest."""
        late = [statement for statement in self.open_statements if statement.late_days]
        return max(late, key=lambda statement: statement.late_days, default=None)

    @property
    def oldest_late_days(self) -> int:
        """Days since the oldest unpaid statement fell due; 0 when none is late."""
        return self.oldest_late.late_days if self.oldest_late else 0


@dataclass(frozen=True)
class ResumedView(CreditView):
    """An insurer's credit after a stop was lifted, and which one that was: a manager's own, or a month's margin."""

    lifted: ReasonKind = ReasonKind.STOPPED_BY_HAND


@dataclass(frozen=True)
class EntryView:
    """One line of an account: what moved, by how much, for which case or statement, by whom and why."""

    id: int
    kind: str
    amount_fen: int
    day: date
    case_number: int | None
    statement_number: int | None
    who: str
    note: str
    gives_back: bool = False
    """Whether it is credit that a statement gives back which had been paid with it."""


@dataclass(frozen=True)
class CreditDetail:
    """One insurer in full: its credit, all its names, its last entries, newest first, and its last limit change."""

    credit: CreditView
    names: tuple[str, ...]
    entries: tuple[EntryView, ...]
    has_more_entries: bool
    limit_reason: str
    limit_since: date
    limit_is_restored: bool
    """Whether it holds because a later change was taken back; the reason is that change's then."""
    limit_raised_by: str = ""
    """The statements (``S3, S5``) that were paid in time, where that is the reason, which is told in words."""
    ceiling: Ceiling | None = None
    """What no limit should pass."""
    proposal: RaiseView | None = None
    """That its limit be raised, while that is open."""


@dataclass(frozen=True)
class AllottedView:
    """What of a payment went to one statement, and what is still unpaid of it then."""

    statement_number: int
    fen: int
    unpaid_fen: int


@dataclass(frozen=True)
class PaymentView:
    """Money received: what statements have gained, what is left over as credit, and the insurer's credit after it."""

    amount_fen: int
    day: date
    allotted: tuple[AllottedView, ...]
    kept_as_credit_fen: int
    credit: CreditView
    payment_id: int = 0
    is_reallotted: bool = False
    """Whether money that was told before went elsewhere for it, because it came in earlier."""


@dataclass(frozen=True)
class LimitView:
    """A limit that was changed, from what to what and why."""

    before_fen: int
    after_fen: int
    reason: str
    credit: CreditView
    ceiling: Ceiling | None = None


@dataclass(frozen=True)
class Difference:
    """A kept figure that the entries don't bear out; ``what`` names it (its ending tells the unit)."""

    insurer: str
    what: str
    kept: object
    right: object
