"""What the cases room refuses, and the facts it says no with (domain §3). Amounts are in fen."""

from domain.cases.errors.amounts import AssessmentNegative, BilledBelowDeductible, DeductibleTooHigh
from domain.cases.errors.money import (
    AgreedTooHigh,
    AskedNotPositive,
    AssessedFirst,
    AtThirdParty,
    CostNegative,
    DisputeOpen,
    DisputeReasonMissing,
    EndDecided,
    NoDispute,
    NoSuchSupplement,
    NothingToDecide,
    SupplementOver,
    WhichSupplement,
)
from domain.cases.errors.steps import (
    AssessmentNeeded,
    StepNeedsFirst,
    StepNotWaivable,
    UnknownStep,
    WaiverReasonMissing,
)
from domain.cases.errors.taking import (
    CarCameAgain,
    CaseWithdrawn,
    ClaimTaken,
    CustomerNeeded,
    EstimateNotPositive,
    PlateInCare,
)

__all__ = [
    "AgreedTooHigh",
    "AskedNotPositive",
    "AssessedFirst",
    "AssessmentNeeded",
    "AssessmentNegative",
    "AtThirdParty",
    "BilledBelowDeductible",
    "CarCameAgain",
    "CaseWithdrawn",
    "ClaimTaken",
    "CostNegative",
    "CustomerNeeded",
    "DeductibleTooHigh",
    "DisputeOpen",
    "DisputeReasonMissing",
    "EndDecided",
    "EstimateNotPositive",
    "NoDispute",
    "NoSuchSupplement",
    "NothingToDecide",
    "PlateInCare",
    "StepNeedsFirst",
    "StepNotWaivable",
    "SupplementOver",
    "UnknownStep",
    "WaiverReasonMissing",
    "WhichSupplement",
]
