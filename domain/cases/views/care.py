"""How the customer of a case is looked after: told, asked, heard, booked again, lent a car (domain §3).

Words are the customer's or the staff's, whole: who shows them in a group masks what they give away.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction


class Moment(StrEnum):
    """The four moments at which the customer hears from the centre (domain §3), in their order."""

    ARRIVAL = "arrival"
    ASSESSED = "assessed"
    REPAIR = "repair"
    DELIVERY = "delivery"


class ComplaintState(StrEnum):
    """Where a complaint is: nobody has answered, somebody has, or what was done about it is written."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class ComplaintSource(StrEnum):
    """Who opened a complaint: the customer, or a low score by itself."""

    CUSTOMER = "customer"
    NPS = "nps"


class CaseMark(StrEnum):
    """What a line of the board warns of besides steps."""

    COMPLAINT = "complaint"
    LOANER_LATE = "loaner_late"


@dataclass(frozen=True)
class ScoreView:
    """What the customer said when called: 0 to 10, in whose words, and who wrote it down when."""

    score: int
    words: str
    at: datetime
    by: str


@dataclass(frozen=True)
class ComplaintView:
    """A complaint about a case; what has not happened yet is ``None`` or empty."""

    id: int
    source: ComplaintSource
    state: ComplaintState
    words: str
    opened_at: datetime
    opened_by: str
    answer: str
    answered_at: datetime | None
    answered_by: str
    outcome: str


@dataclass(frozen=True)
class ToldView:
    """A moment the customer was told of: who did last, and when."""

    moment: Moment
    at: datetime
    by: str


@dataclass(frozen=True)
class LoanView:
    """The loaner car that the customer of a case drives meanwhile."""

    plate: str
    model: str
    due_on: date
    is_late: bool


@dataclass(frozen=True)
class CareView:
    """All that a case's card says of its customer."""

    score: ScoreView | None = None
    complaint: ComplaintView | None = None
    """The one that is not closed yet."""
    complaints_closed: int = 0
    told: tuple[ToldView, ...] = ()
    """Every moment that was told, in their order."""
    loan: LoanView | None = None
    booked_on: date | None = None
    """The day the next maintenance is booked for."""
    converted_on: date | None = None
    """The day the car came back for paid maintenance, soon enough after its delivery to count."""


NO_CARE = CareView()


@dataclass(frozen=True)
class ComplaintLine:
    """A complaint that is not closed, in the list of all of them."""

    case: int
    plate: str
    insurer: str
    advisor_id: int
    advisor: str
    customer_name: str
    complaint: ComplaintView
    hours: int
    """Whole hours since it was opened."""


@dataclass(frozen=True)
class ComplaintList:
    """Every complaint that is not closed, those nobody has answered first, the oldest at the top."""

    lines: tuple[ComplaintLine, ...]
    by_insurer: tuple[tuple[str, int], ...]
    """How many were opened in the last twelve months, closed ones too, by insurer, the most first."""


@dataclass(frozen=True)
class ComplaintNotice:
    """What managers are told in private of a customer who is not content; the customer is not named."""

    case: int
    plate: str
    insurer: str
    advisor: str
    words: str
    """The customer's; empty where nobody wrote any down."""
    by: str
    """Who wrote them down."""
    hours: int = 0
    """Whole hours since a complaint was opened."""
    score: int | None = None
    """The score, where that is what they are told of."""


@dataclass(frozen=True)
class Telling:
    """What a message to the customer is made of; amounts and other people's facts are not in it (domain §3)."""

    case: int
    moment: Moment
    wording: str
    """The centre's own words with their placeholders; empty where the house's hold."""
    salutation: str
    """The customer's name; empty where others read."""
    plate: str
    centre: str
    advisor: str
    promised_day: date
    days: int
    """Days until the promised one; 0 when that is today or over."""
    told: ToldView | None
    """Who told the customer of this moment last."""
    zone: str
    now: datetime


@dataclass(frozen=True)
class WordingView:
    """What a centre says at a moment; ``text`` is empty and nobody set it where the house's words hold."""

    moment: Moment
    text: str
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Delivery:
    """A delivered case, as figures are made of it; ``score`` is ``None`` where the customer gave none."""

    insurer_id: int
    vehicle_id: int
    delivered_at: datetime
    score: int | None


@dataclass(frozen=True)
class CareFigures:
    """How the customers of one insurer's cases delivered in a period fared (domain §3); a rate of none is no data."""

    insurer_id: int
    insurer: str
    delivered: int
    converted: int
    scored: int
    promoters: int
    detractors: int
    complaints: int
    """Opened in the period, whenever the car was delivered."""

    @property
    def conversion(self) -> Fraction | None:
        """Converted of delivered, exact; ``None`` (no data) where none was delivered."""
        return Fraction(self.converted, self.delivered) if self.delivered else None

    @property
    def nps(self) -> Fraction | None:
        """Promoters less detractors of those who were asked, from -1 to 1; ``None`` (no data) where nobody was."""
        return Fraction(self.promoters - self.detractors, self.scored) if self.scored else None
