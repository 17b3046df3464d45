"""The tables of the cases room (domain §3), a module for each of what it looks after."""

from domain.cases.models.care import CaseBooking, CaseComplaint, CaseScore, CaseTold, CaseWording
from domain.cases.models.cases import Case, CasePhotoDay, CaseStep
from domain.cases.models.loaners import Loan, LoanerCar

__all__ = [
    "Case",
    "CaseBooking",
    "CaseComplaint",
    "CasePhotoDay",
    "CaseScore",
    "CaseStep",
    "CaseTold",
    "CaseWording",
    "Loan",
    "LoanerCar",
]
