"""Money as whole fen (1/100 yuan) in integers, and exact rates. There is no float anywhere near money."""

from decimal import Decimal
from fractions import Fraction
from typing import NewType

Fen = NewType("Fen", int)
"""An amount in fen; may be negative."""

BasisPoints = NewType("BasisPoints", int)
"""A rate in 1/10,000: 8 % is 800, 0.05 % is 5."""

ZERO = Fen(0)
FEN_PER_YUAN = 100
BASIS_POINTS_PER_WHOLE = 10_000


def yuan(amount: int | str | Decimal) -> Fen:
    """Fen of an amount given in yuan, e.g. ``yuan(5000)`` or ``yuan("49999.99")``; refuses fractions of a fen."""
    fen = Fraction(amount) * FEN_PER_YUAN
    if fen.denominator != 1:
        raise ValueError(f"{amount} yuan is not a whole number of fen")
    return Fen(fen.numerator)


def round_half_up(exact: Fraction) -> int:
    """The nearest integer, halves away from zero: the one place where an exact figure becomes whole."""
    magnitude = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return magnitude if exact >= 0 else -magnitude


def rounded(exact_fen: Fraction) -> Fen:
    """An exact amount in fen, rounded half-up to whole fen."""
    return Fen(round_half_up(exact_fen))


def share(amount_fen: int, rate: BasisPoints) -> Fen:
    """``rate`` of ``amount_fen``, rounded half-up to whole fen."""
    return rounded(Fraction(amount_fen * rate, BASIS_POINTS_PER_WHOLE))


def as_yuan(amount_fen: int) -> Decimal:
    """The amount in yuan with two decimals, exact, for showing."""
    return Decimal(amount_fen).scaleb(-2)
