"""A case with what has just been done for its customer (domain §3)."""

from dataclasses import dataclass
from datetime import date

from domain.cases.views.care import ComplaintView, LoanView
from domain.cases.views.cases import CaseView
from domain.customers.views import VisitView


@dataclass(frozen=True)
class ScoredCase:
    """A case with its score; ``former`` is the score it amends, and ``opens`` whether it opened a complaint."""

    case: CaseView
    former: int | None
    opens: bool
    same: bool
    """Whether the very same stood before."""


@dataclass(frozen=True)
class HandledComplaint:
    """A case with the complaint that was opened, answered or closed."""

    case: CaseView
    complaint: ComplaintView


@dataclass(frozen=True)
class BookedCase:
    """A case with the day of its next maintenance; ``former`` is the one it moves from."""

    case: CaseView
    day: date
    former: date | None


@dataclass(frozen=True)
class LoanedCase:
    """A case with the loaner car that was lent for it, or that has come back."""

    case: CaseView
    loan: LoanView


@dataclass(frozen=True)
class VisitedCar:
    """A paid visit, and the number of the case it converts, if it does."""

    visit: VisitView
    converts: int | None
