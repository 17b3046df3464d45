"""Scores, complaints, conversion and key moments: what they mean (domain §3)."""

from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain import clock
from domain.cases.errors import (
    AnswerFirst,
    BookingImplausible,
    ScoreOutOfRange,
    WordsMissing,
    WordsTooLong,
)
from domain.cases.views import CaseState, ComplaintState, Delivery, Moment, StepName

BEST_SCORE = 10
LEAST_PROMOTER = 9
MOST_DETRACTOR = 6
"""The figures of NPS itself, which no centre has otherwise; from which score on a complaint is opened is policy."""
MOST_WORDS_CHARACTERS = 300
MOST_BOOKED_AHEAD_DAYS = 3 * 365


def check_score(score: int) -> None:
    """A score is a whole number from 0 to 10; else ``ScoreOutOfRange``."""
    if not 0 <= score <= BEST_SCORE:
        raise ScoreOutOfRange


def checked_words(text: str) -> str:
    """What somebody said, without blanks around; ``WordsTooLong`` above 300 characters."""
    words = text.strip()
    if len(words) > MOST_WORDS_CHARACTERS:
        raise WordsTooLong(most=MOST_WORDS_CHARACTERS)
    return words


def needed_words(case: str, text: str) -> str:
    """As ``checked_words``; ``WordsMissing`` without any."""
    words = checked_words(text)
    if not words:
        raise WordsMissing(case=case)
    return words


def opens_complaint(score: int, former: int | None, at_most: int) -> bool:
    """Whether a score opens a complaint by itself: a low one does, unless the one it amends was low too."""
    return score <= at_most and (former is None or former > at_most)


def whole_hours(since: datetime, until: datetime) -> int:
    """How many whole hours from one moment to the other."""
    return (until - since) // timedelta(hours=1)


def check_may_close(case: str, state: ComplaintState) -> None:
    """A complaint is answered first, then closed; else ``AnswerFirst``."""
    if state is ComplaintState.OPEN:
        raise AnswerFirst(case=case)


def check_booking(day: date, today: date) -> None:
    """The next maintenance is after today and within three years; else ``BookingImplausible``."""
    latest = today + timedelta(days=MOST_BOOKED_AHEAD_DAYS)
    if not today < day <= latest:
        raise BookingImplausible(day=day, latest=latest)


def moment_of(state: CaseState, finished: Collection[str], told: Collection[Moment]) -> Moment:
    """The moment a case is in: the message of the assessment until it was told, then that of the repair."""
    if state is not CaseState.OPEN or StepName.QUALITY in finished:
        return Moment.DELIVERY
    if StepName.ASSESSED not in finished:
        return Moment.ARRIVAL
    return Moment.REPAIR if Moment.ASSESSED in told else Moment.ASSESSED


def last_day_to_convert(delivered_on: date, months: int) -> date:
    """The last day on which paid maintenance still converts a case: so many months after its delivery."""
    year, month = divmod(delivered_on.year * 12 + delivered_on.month - 1 + months, 12)
    return date(year, month + 1, min(delivered_on.day, monthrange(year, month + 1)[1]))


def converted_on(delivered_on: date, visits: Iterable[date], months: int) -> date | None:
    """The first day after its delivery, and soon enough, that the car was back on for paid maintenance."""
    last = last_day_to_convert(delivered_on, months)
    return min((day for day in visits if delivered_on < day <= last), default=None)


@dataclass(frozen=True)
class Counts:
    """What is counted of some deliveries."""

    delivered: int
    converted: int
    scored: int
    promoters: int
    detractors: int


def counted(deliveries: Sequence[Delivery], visits: Mapping[int, Collection[date]], months: int, zone: str) -> Counts:
    """The figures of deliveries, given on which days each vehicle was back for paid maintenance."""
    scores = [each.score for each in deliveries if each.score is not None]
    back = [
        converted_on(clock.local(each.delivered_at, zone).date(), visits.get(each.vehicle_id, ()), months)
        for each in deliveries
    ]
    return Counts(
        delivered=len(deliveries),
        converted=sum(day is not None for day in back),
        scored=len(scores),
        promoters=sum(score >= LEAST_PROMOTER for score in scores),
        detractors=sum(score <= MOST_DETRACTOR for score in scores),
    )
