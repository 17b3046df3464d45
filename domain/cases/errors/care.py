"""What is refused about the customer of a case: scores, complaints, messages, bookings (domain §3)."""

from dataclasses import dataclass
from datetime import date

from domain.errors import DomainError, InputRefused


@dataclass(eq=False)
class ScoredTooEarly(DomainError):
    """The customer is asked how they were served once the car is delivered, not before."""

    key = "cases-scored-too-early"
    case: str


@dataclass(eq=False)
class ScoreOutOfRange(InputRefused):
    """A score is a whole number from 0 to 10."""

    key = "cases-score-out-of-range"


@dataclass(eq=False)
class WordsTooLong(InputRefused):
    """More words than are kept."""

    key = "cases-words-too-long"
    most: int


@dataclass(eq=False)
class WordsMissing(InputRefused):
    """A complaint, its answer and its end need their words."""

    key = "cases-words-missing"
    case: str


@dataclass(eq=False)
class ComplaintOpen(DomainError):
    """The case has a complaint that is not closed yet."""

    key = "cases-complaint-open"
    case: str


@dataclass(eq=False)
class NoComplaint(DomainError):
    """The case has no complaint that is not closed."""

    key = "cases-no-complaint"
    case: str


@dataclass(eq=False)
class AnswerFirst(DomainError):
    """A complaint is answered before it is closed."""

    key = "cases-answer-first"
    case: str


@dataclass(eq=False)
class BookingImplausible(InputRefused):
    """The next maintenance is booked for a day to come, and not for years ahead."""

    key = "cases-booking-implausible"
    day: date
    latest: date


@dataclass(eq=False)
class WordingTooLong(InputRefused):
    """More than fits a message that can be copied with one press."""

    key = "cases-wording-too-long"
    characters: int
    most: int


@dataclass(eq=False)
class UnknownPlaceholder(InputRefused):
    """Braces hold something that no message is filled with."""

    key = "cases-unknown-placeholder"
    placeholder: str


@dataclass(eq=False)
class NoOwnWording(DomainError):
    """There is nothing to set back: the house's words hold."""

    key = "cases-no-own-wording"
