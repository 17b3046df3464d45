"""What is refused of amounts (domain §3). Amounts are in fen."""

from dataclasses import dataclass

from domain.errors import InputRefused


@dataclass(eq=False)
class AssessmentNegative(InputRefused):
    """Neither an assessment nor a deductible can be below zero."""

    key = "cases-assessment-negative"


@dataclass(eq=False)
class BilledBelowDeductible(InputRefused):
    """What is billed can't be less than the customer's deductible that is taken off."""

    key = "cases-billed-below-deductible"
    billed_fen: int
    deductible_fen: int


@dataclass(eq=False)
class DeductibleTooHigh(InputRefused):
    """The customer's deductible can't be more than the assessment it is taken from."""

    key = "cases-deductible-too-high"
    assessed_fen: int
    deductible_fen: int
