"""What the cases room refuses, and the facts it says no with (domain §3). Amounts are in fen."""

from domain.cases.errors.amounts import AssessmentNegative, DeductibleTooHigh
from domain.cases.errors.flow import (
    CaseCancelled,
    CaseDeliveredAlready,
    DeliveryInThePast,
    DeliveryReasonMissing,
    DeliveryTooFar,
    InReworkAlready,
    NotDelivered,
    NotInRework,
    NotWaiting,
)
from domain.cases.errors.sop import (
    DueRuleImpossible,
    NotADueRule,
    NothingToChange,
    StepNotInSop,
    StepNotToBeDropped,
    StepTitleTaken,
    TitleUnfit,
    TooManySteps,
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
    "CaseCancelled",
    "CaseDeliveredAlready",
    "CaseWithdrawn",
    "ClaimTaken",
    "CustomerNeeded",
    "DeductibleTooHigh",
    "DeliveryInThePast",
    "DeliveryReasonMissing",
    "DeliveryTooFar",
    "DueRuleImpossible",
    "EstimateNotPositive",
    "InReworkAlready",
    "NotADueRule",
    "NotDelivered",
    "NotInRework",
    "NotWaiting",
    "NothingToChange",
    "PlateInCare",
    "StepNeedsFirst",
    "StepNotInSop",
    "StepNotToBeDropped",
    "StepNotWaivable",
    "StepTitleTaken",
    "TitleUnfit",
    "TooManySteps",
    "UnknownStep",
    "WaiverReasonMissing",
]
