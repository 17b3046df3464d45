"""The amounts of a case, in fen (domain §3)."""

from domain.cases.errors import (
    AssessmentNegative,
    BilledBelowDeductible,
    CostNegative,
    DeductibleTooHigh,
    EstimateNotPositive,
)
from domain.cases.views import Margin
from domain.money import Fen


def insurer_share(
    estimate_fen: Fen, assessed_fen: Fen | None, deductible_fen: Fen | None, verified_fen: Fen | None = None
) -> Fen:
    """What the insurer owes for a case: what is billed less the deductible; the estimate until it is assessed."""
    revenue_fen = billed(assessed_fen, verified_fen)
    return estimate_fen if revenue_fen is None else Fen(revenue_fen - (deductible_fen or 0))


def billed(assessed_fen: Fen | None, verified_fen: Fen | None) -> Fen | None:
    """What is billed for a case, its revenue: the verified amount, else the assessed one; ``None`` without either."""
    return verified_fen if verified_fen is not None else assessed_fen


def cost_of(parts_fen: Fen | None, labour_fen: Fen | None) -> Fen | None:
    """What a case costs; ``None`` until parts and labour are both known."""
    return None if parts_fen is None or labour_fen is None else Fen(parts_fen + labour_fen)


def check_estimate(estimate_fen: Fen) -> None:
    """An estimate is more than nothing; else ``EstimateNotPositive``."""
    if estimate_fen <= 0:
        raise EstimateNotPositive


def check_assessment(assessed_fen: Fen, deductible_fen: Fen, verified_fen: Fen | None = None) -> None:
    """Refuse an assessment that is negative or smaller than the customer's deductible, or a deductible that is more
    than was verified of it."""
    if assessed_fen < 0 or deductible_fen < 0:
        raise AssessmentNegative
    if deductible_fen > assessed_fen:
        raise DeductibleTooHigh(assessed_fen=assessed_fen, deductible_fen=deductible_fen)
    if verified_fen is not None:
        check_billed(verified_fen, deductible_fen)


def check_billed(billed_fen: Fen, deductible_fen: Fen) -> None:
    """Refuse what would be billed if it is negative or smaller than the deductible that is taken off."""
    if billed_fen < 0:
        raise AssessmentNegative
    if deductible_fen > billed_fen:
        raise BilledBelowDeductible(billed_fen=billed_fen, deductible_fen=deductible_fen)


def check_costs(*costs_fen: Fen | None) -> None:
    """Nothing costs less than nothing; else ``CostNegative``."""
    if any(fen is not None and fen < 0 for fen in costs_fen):
        raise CostNegative


def margin_of(revenue_fen: Fen | None, parts_fen: Fen | None, labour_fen: Fen | None, target_bp: int) -> Margin | None:
    """The margin of a case; ``None`` while there is no revenue, or no cost is known: nothing is claimed then."""
    known = [fen for fen in (parts_fen, labour_fen) if fen is not None]
    if revenue_fen is None or not known:
        return None
    return Margin(revenue_fen, sum(known), target_bp, is_whole=None not in (parts_fen, labour_fen))
