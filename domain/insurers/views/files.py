"""What is in files: the ageing of all debts, a statement with all its lines, the evidence of what is overdue."""

from dataclasses import dataclass
from datetime import date

from domain.insurers.views.ageing import NOTHING_UNPAID, Ageing
from domain.insurers.views.penalty import StatementPenalty
from domain.insurers.views.results import CreditView, EntryView, LineView, OwedStatement, StatementView


@dataclass(frozen=True)
class InsurerAgeing:
    """What one insurer has not paid, by how long it has been due."""

    insurer_id: int
    insurer: str
    ageing: Ageing
    penalty_fen: int


@dataclass(frozen=True)
class AgeingView:
    """Every insurer that has something unpaid, the one with the oldest first."""

    insurers: tuple[InsurerAgeing, ...]
    owed: tuple[OwedStatement, ...]
    """The statements it is owed for, the one that fell due first before the others."""

    @property
    def total(self) -> Ageing:
        """All of it together."""
        return sum((each.ageing for each in self.insurers), NOTHING_UNPAID)

    @property
    def penalty_fen(self) -> int:
        """The late penalty owed by all of them, which is in none of these sums."""
        return sum(each.penalty_fen for each in self.insurers)


@dataclass(frozen=True)
class Received:
    """What came in for a statement on a day, in fen; ``is_credit``: from what had been overpaid before."""

    day: date
    fen: int
    is_credit: bool


@dataclass(frozen=True)
class StatementFile:
    """A statement with every line and all that came in for it."""

    insurer: str
    statement: StatementView
    lines: tuple[LineView, ...]
    received: tuple[Received, ...]


@dataclass(frozen=True)
class EvidencePack:
    """All that proves what an insurer owes and for how long, as it stands on ``today``.

    ``late`` are its late statements, ``penalties`` those that have gathered any penalty, paid ones too.
    """

    today: date
    credit: CreditView
    late: tuple[StatementFile, ...]
    penalties: tuple[StatementPenalty, ...]
    penalty_settled: tuple[EntryView, ...]
    """What of the penalty was paid or waived; negative."""
    payments: tuple[Received, ...]
    """Money received since the oldest late statement opened."""
    entries: tuple[EntryView, ...]
    """The account's entries about the late statements and their cases, in the order they were posted."""
    pay_by: date
    """The last day that the letter gives."""

    @property
    def ageing(self) -> Ageing:
        """What is unpaid by how long it has been due."""
        return self.credit.ageing

    @property
    def late_fen(self) -> int:
        """What is late, without penalty."""
        return sum(each.statement.unpaid_fen for each in self.late)

    @property
    def gathered_fen(self) -> int:
        """All penalty ever gathered, before what of it was paid or waived."""
        return sum(each.penalty_fen for each in self.penalties)

    @property
    def demanded_fen(self) -> int:
        """What is late, and the penalty that is owed; what was overpaid of that is for penalty to come."""
        return self.late_fen + self.penalty_owed_fen

    @property
    def penalty_owed_fen(self) -> int:
        """The penalty that is asked for: none where more of it was paid than is owed."""
        return max(0, self.credit.penalty_fen)
