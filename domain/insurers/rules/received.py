"""What money can't have been received (domain §4 Settlement)."""

from datetime import date, timedelta

from domain.errors import DomainError
from domain.insurers.errors import AmountNotPositive, PaidInFuture, PaidLongAgo

OLDEST_PAYMENT_DAYS = 365


def refusal(amount_fen: int, day: date, today: date) -> DomainError | None:
    """Why an amount can't have come in on a day: not above zero, a day to come or over a year ago."""
    if amount_fen <= 0:
        return AmountNotPositive(amount_fen=amount_fen)
    return day_refusal(day, today)


def day_refusal(day: date, today: date) -> DomainError | None:
    """Why no money can have come in on a day: it is to come, or over a year ago."""
    if day > today:
        return PaidInFuture(day=day, today=today)
    earliest = today - timedelta(days=OLDEST_PAYMENT_DAYS)
    return PaidLongAgo(day=day, earliest=earliest) if day < earliest else None
