"""The tables of the cases room (domain §3), a module for each of what it looks after."""

from domain.cases.models.cases import Case, CasePhotoDay, CaseStep
from domain.cases.models.money import CaseAmount, CaseDispute, CaseSupplement

__all__ = ["Case", "CaseAmount", "CaseDispute", "CasePhotoDay", "CaseStep", "CaseSupplement"]
