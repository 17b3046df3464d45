"""What the cases room refuses, and the facts it says no with (domain §3). Amounts are in fen."""

from domain.cases.errors.amounts import AssessmentNegative, DeductibleTooHigh
from domain.cases.errors.photos import (
    NoSuchPhoto,
    NotAPicture,
    PhotoForgotten,
    PhotoTooLarge,
    PhotoWithdrawnBefore,
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
    "AssessmentNeeded",
    "AssessmentNegative",
    "CarCameAgain",
    "CaseWithdrawn",
    "ClaimTaken",
    "CustomerNeeded",
    "DeductibleTooHigh",
    "EstimateNotPositive",
    "NoSuchPhoto",
    "NotAPicture",
    "PhotoForgotten",
    "PhotoTooLarge",
    "PhotoWithdrawnBefore",
    "PlateInCare",
    "StepNeedsFirst",
    "StepNotWaivable",
    "UnknownStep",
    "WaiverReasonMissing",
]
