"""The amounts of a case, in fen (domain §3)."""

from domain.cases.errors import (
    AssessmentNegative,
    DeductibleTooHigh,
    EstimateNotPositive,
)
from domain.money import Fen


def insurer_share(estimate_fen: Fen, assessed_fen: Fen | None, deductible_fen: Fen | None) -> Fen:
    """What the insurer owes for a case: assessed less deductible; the estimate until it is assessed."""
    return estimate_fen if assessed_fen is None else Fen(assessed_fen - (deductible_fen or 0))


def check_estimate(estimate_fen: Fen) -> None:
    """An estimate is more than nothing; else ``EstimateNotPositive``."""
    if estimate_fen <= 0:
        raise EstimateNotPositive


def check_assessment(assessed_fen: Fen, deductible_fen: Fen) -> None:
    """Refuse an assessment that is negative or smaller than the customer's deductible."""
    if assessed_fen < 0 or deductible_fen < 0:
        raise AssessmentNegative
    if deductible_fen > assessed_fen:
        raise DeductibleTooHigh(assessed_fen=assessed_fen, deductible_fen=deductible_fen)
