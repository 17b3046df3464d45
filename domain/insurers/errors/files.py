"""What is refused of files about insurers."""

from dataclasses import dataclass

from domain.errors import DomainError


@dataclass(eq=False)
class NothingOverdue(DomainError):
    """There is nothing to demand: the insurer has no statement that is late."""

    key = "insurers-nothing-overdue"
    insurer: str
