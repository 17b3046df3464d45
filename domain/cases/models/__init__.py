"""The tables of the cases room (domain §3), a module for each of what it looks after."""

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
from domain.cases.models.money import (
    CaseAmount,
    CaseDispute,
    CaseSupplement,
)

__all__ = [
    "STILL_TO_TELL",
    "Case",
    "CaseAmount",
    "CaseDispute",
    "CasePhotoDay",
    "CaseRework",
    "CaseSlip",
    "CaseStep",
    "CaseSupplement",
    "CaseWait",
    "SopEdit",
]
