"""Refusals about bank lists (domain §4)."""

from dataclasses import dataclass
from datetime import date

from domain.errors import DomainError


@dataclass(eq=False)
class BankFileRefused(DomainError):
    """The file is no list of payments that can be read; ``why``: ``kind``, ``large``, ``password``, ``lines``, …"""

    key = "insurers-bank-file-refused"
    why: str


@dataclass(eq=False)
class BankLineDecided(DomainError):
    """The line was decided before, by whoever was quicker."""

    key = "insurers-bank-line-decided"
    row: int
    state: str


@dataclass(eq=False)
class BankLineWithoutInsurer(DomainError):
    """Nobody has said which insurer the money of the line is from."""

    key = "insurers-bank-line-without-insurer"
    row: int
    amount_fen: int
    day: date


@dataclass(eq=False)
class BankListUsed(DomainError):
    """The list stays: lines of it were confirmed."""

    key = "insurers-bank-list-used"
    confirmed: int


@dataclass(eq=False)
class BankLineChanged(DomainError):
    """The line stands otherwise by now than it was shown: it is to be looked at once more."""

    key = "insurers-bank-line-changed"
    row: int


@dataclass(eq=False)
class BankListMoved(DomainError):
    """The lines that are meant are others by now than were shown, or none: they are to be looked at once more."""

    key = "insurers-bank-list-moved"


@dataclass(eq=False)
class BankLineToldAnew(DomainError):
    """The payment stays reversed: the bank's line that told of it was confirmed anew, so it would count twice."""

    key = "insurers-bank-line-told-anew"
    row: int
    file: str
