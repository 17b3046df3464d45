"""The tables of the cases room (domain §3), a module for each of what it looks after."""

from domain.cases.models.cases import Case, CasePhotoDay, CaseStep
from domain.cases.models.photos import CasePhoto

__all__ = ["Case", "CasePhoto", "CasePhotoDay", "CaseStep"]
