"""The tables of the cases room (domain §3), a module for each of what it looks after."""

from domain.cases.models.care import (
    CaseBooking,
    CaseComplaint,
    CaseScore,
    CaseTold,
    CaseWording,
)
from domain.cases.models.cases import (
    STILL_TO_TELL,
    Case,
    CasePhotoDay,
    CaseStep,
)
from domain.cases.models.flow import (
    CaseRework,
    CaseSlip,
    CaseWait,
    SopEdit,
)
from domain.cases.models.loaners import (
    Loan,
    LoanerCar,
)
from domain.cases.models.money import (
    CaseAmount,
    CaseDispute,
    CaseSupplement,
)
from domain.cases.models.photos import (
    CasePhoto,
)

__all__ = [
    "STILL_TO_TELL",
    "Case",
    "CaseAmount",
    "CaseBooking",
    "CaseComplaint",
    "CaseDispute",
    "CasePhoto",
    "CasePhotoDay",
    "CaseRework",
    "CaseScore",
    "CaseSlip",
    "CaseStep",
    "CaseSupplement",
    "CaseTold",
    "CaseWait",
    "CaseWording",
    "Loan",
    "LoanerCar",
    "SopEdit",
]
