"""Plans, intake states, and the reasons for them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

STATEMENTS_NAMED = 6
"""How many statements a reason names."""


class Plan(StrEnum):
    """How closely we work together: plan A ``basic`` or plan B ``deep`` (domain §4)."""

    BASIC = "basic"
    DEEP = "deep"


class Cycle(StrEnum):
    """How often a statement closes; it follows from the plan."""

    MONTHLY = "monthly"
    HALF_MONTHLY = "half_monthly"


class Status(StrEnum):
    """Whether the cooperation goes on."""

    ACTIVE = "active"
    ENDED = "ended"
    VOID = "void"
    """Added by mistake: it is kept for the history of its account, and nobody finds it."""


class IntakeState(StrEnum):
    """Whether new cases may be taken, from best to worst (domain §4)."""

    OPEN = "open"
    WATCH = "watch"
    STOPPED = "stopped"
    LEGAL = "legal"
    ENDED = "ended"

    @property
    def severity(self) -> int:
        """0 for ``open`` up to 4 for ``ended``."""
        return list(IntakeState).index(self)

    @property
    def stops_intake(self) -> bool:
        """Whether a new case needs a manager's override."""
        return self.severity >= IntakeState.STOPPED.severity


class ReasonKind(StrEnum):
    """Every cause an intake state can have."""

    LIMIT_NEAR = "limit-near"
    LIMIT_REACHED = "limit-reached"
    LATE = "late"
    LATE_IN_A_ROW = "late-in-a-row"
    LEGAL_STAGE = "legal-stage"
    MARGIN_LOW = "margin-low"
    MARGIN_STOP = "margin-stop"
    MARGIN_RENEGOTIATED = "margin-renegotiated"
    STOPPED_BY_HAND = "stopped-by-hand"
    COOPERATION_ENDED = "cooperation-ended"


def percent_of(exposure_fen: int, limit_fen: int) -> int:
    """``exposure_fen`` in whole per cent of ``limit_fen``, rounded down; no limit is used up from the beginning."""
    return max(0, exposure_fen * 100 // limit_fen) if limit_fen > 0 else 100


@dataclass(frozen=True)
class Sentence:
    """A message key and its facts."""

    key: str
    facts: tuple[tuple[str, object], ...] = ()

    def params(self) -> dict[str, object]:
        """The facts by name."""
        return dict(self.facts)


@dataclass(frozen=True)
class Reason:
    """Why intake is in ``state``, with its figures; figures that a kind has no use for are zero or empty."""

    kind: ReasonKind
    state: IntakeState
    exposure_fen: int = 0
    limit_fen: int = 0
    statements: tuple[int, ...] = ()
    late_days: int = 0
    unpaid_fen: int = 0
    text: str = ""
    who: str = ""
    since: date | None = None
    margin: str = ""
    line: str = ""
    """The margin that it falls short of."""
    month: date | None = None
    cases: int = 0
    """How many cases the margin is of."""
    uncosted: int = 0
    """How many more were delivered that month, of which costs are not known."""
    billed_fen: int = 0
    """What of the exposure is billed and unpaid."""
    least_fen: int = 0
    """What has to come in for as many statements no longer to be late in a row."""

    def params(self) -> dict[str, object]:
        """Its figures for a sentence; statements as ``S3, S4``, of many only the first."""
        more = ["…"] if len(self.statements) > STATEMENTS_NAMED else []
        return {
            "exposure_fen": self.exposure_fen,
            "limit_fen": self.limit_fen,
            "billed_fen": self.billed_fen,
            "distance_fen": abs(self.limit_fen - self.exposure_fen),
            "collecting": self.collecting,
            "least_fen": self.least_fen,
            "least": "some" if self.least_fen < self.unpaid_fen else "all",
            "percent": str(self.percent),
            "statements": ", ".join([f"S{number}" for number in self.statements[:STATEMENTS_NAMED]] + more),
            "late_days": self.late_days,
            "unpaid_fen": self.unpaid_fen,
            "text": self.text,
            "who": self.who,
            "since": self.since or "",
            "margin": self.margin,
            "line": self.line,
            "month": f"{self.month:%Y-%m}" if self.month else "",
            "cases": self.cases,
            "uncosted": self.uncosted,
        }

    @property
    def percent(self) -> int:
        """Exposure in whole per cent of the limit, rounded down: 100 is not said before it is reached."""
        return percent_of(self.exposure_fen, self.limit_fen)

    @property
    def collecting(self) -> str:
        """What collecting all that is billed would do to the exposure: bring it below the limit (``enough``), or not
        (``too-little``); ``nothing`` where nothing is billed."""
        if self.billed_fen <= 0:
            return "nothing"
        return "enough" if self.exposure_fen - self.billed_fen < self.limit_fen else "too-little"

    @property
    def why(self) -> Sentence:
        """The cause with its figure, as a sentence."""
        return Sentence(f"insurers-why-{self.kind.value}", tuple(self.params().items()))

    @property
    def way_out(self) -> Sentence:
        """What has to happen for it to end, as a sentence."""
        return Sentence(f"insurers-way-{self.kind.value}", tuple(self.params().items()))

    @property
    def sentence(self) -> Sentence:
        """The cause and the way out of it together."""
        return Sentence("insurers-reason", (("why", self.why), ("way", self.way_out)))
