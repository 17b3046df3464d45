"""What a period's cases came to, per insurer: for reports (domain §3, §9). A rate of none is no data, never 0 %."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from domain.cases.views.care import CareFigures
from domain.cases.views.flow import WaitCause
from domain.cases.views.money import DisputeTally, InsurerFigures, Margin

MINUTES_OF_A_DAY = 24 * 60


@dataclass(frozen=True)
class PaceFigures:
    """How fast and how well one insurer's cases went in a period.

    ``arrived`` and ``cancelled`` are of the cases that came in it, and so are those whose assessment was ``awaited``
    long enough to tell, of which ``in_time`` had it within 24 hours. The others are of those delivered in it, and
    the waiting days are those that lie in it, of whichever case.
    """

    arrived: int = 0
    cancelled: int = 0
    awaited: int = 0
    in_time: int = 0
    delivered: int = 0
    cycle_minutes: int = 0
    """From arrival to delivery, all of them together."""
    reworked: int = 0
    waited: Mapping[WaitCause, int] = field(default_factory=dict)

    @property
    def assessed_in_time(self) -> Fraction | None:
        """The share assessed within 24 hours."""
        return Fraction(self.in_time, self.awaited) if self.awaited else None

    @property
    def cycle_days(self) -> Fraction | None:
        """How many days a car is with us, on average."""
        return Fraction(self.cycle_minutes, self.delivered * MINUTES_OF_A_DAY) if self.delivered else None

    @property
    def first_time_fix(self) -> Fraction | None:
        """The share that did not come back for rework."""
        return Fraction(self.delivered - self.reworked, self.delivered) if self.delivered else None


@dataclass(frozen=True)
class CaseReportLine:
    """One insurer's cases in a period, or all of them together."""

    insurer_id: int | None
    insurer: str
    pace: PaceFigures
    money: InsurerFigures
    care: CareFigures

    @property
    def average_fen(self) -> int | None:
        """What a delivered case brought on average, rounded half-up."""
        count = self.money.delivered
        return (2 * self.money.revenue_fen + count) // (2 * count) if count else None


@dataclass(frozen=True)
class CaseReport:
    """A period's cases: every insurer that had any, the one with most delivered first, and all together."""

    since: date
    until: date
    lines: tuple[CaseReportLine, ...]
    target_bp: int
    """The margin that is aimed at, by the policy of the period's last day."""
    is_running: bool
    """Whether the period is not over."""

    @property
    def total(self) -> CaseReportLine:
        """All insurers together."""
        return CaseReportLine(
            None,
            "",
            _pace(line.pace for line in self.lines),
            _money([line.money for line in self.lines]),
            _care([line.care for line in self.lines]),
        )

    def margin(self, line: CaseReportLine) -> Margin | None:
        """The margin of a line's cases whose costs are all known; ``None`` where there is none."""
        return line.money.margin(self.target_bp)


def _pace(figures: Iterable[PaceFigures]) -> PaceFigures:
    total, waited = PaceFigures(), dict[WaitCause, int]()
    for each in figures:
        for cause, days in each.waited.items():
            waited[cause] = waited.get(cause, 0) + days
        total = PaceFigures(
            total.arrived + each.arrived,
            total.cancelled + each.cancelled,
            total.awaited + each.awaited,
            total.in_time + each.in_time,
            total.delivered + each.delivered,
            total.cycle_minutes + each.cycle_minutes,
            total.reworked + each.reworked,
            waited,
        )
    return total


def _money(figures: list[InsurerFigures]) -> InsurerFigures:
    tallies = [each.disputes for each in figures]
    return InsurerFigures(
        0,
        delivered=sum(each.delivered for each in figures),
        revenue_fen=sum(each.revenue_fen for each in figures),
        costed=sum(each.costed for each in figures),
        costed_revenue_fen=sum(each.costed_revenue_fen for each in figures),
        parts_fen=sum(each.parts_fen for each in figures),
        labour_fen=sum(each.labour_fen for each in figures),
        disputes=DisputeTally(
            0,
            open=sum(each.open for each in tallies),
            settled=sum(each.settled for each in tallies),
            withdrawn=sum(each.withdrawn for each in tallies),
            third=sum(each.third for each in tallies),
            asked_fen=sum(each.asked_fen for each in tallies),
            won_fen=sum(each.won_fen for each in tallies),
        ),
    )


def _care(figures: list[CareFigures]) -> CareFigures:
    return CareFigures(
        0,
        "",
        delivered=sum(each.delivered for each in figures),
        converted=sum(each.converted for each in figures),
        scored=sum(each.scored for each in figures),
        promoters=sum(each.promoters for each in figures),
        detractors=sum(each.detractors for each in figures),
        complaints=sum(each.complaints for each in figures),
    )
