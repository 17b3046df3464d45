"""The tables of the insurers room (domain §4), a module for each of what it looks after."""

from domain.insurers.models.account import (
    InsurerCase,
    InsurerEntry,
    InsurerPayment,
    InsurerStatement,
)
from domain.insurers.models.bank import BankLine, BankList
from domain.insurers.models.insurers import (
    Insurer,
    InsurerLimit,
    InsurerName,
)

__all__ = [
    "BankLine",
    "BankList",
    "Insurer",
    "InsurerCase",
    "InsurerEntry",
    "InsurerLimit",
    "InsurerName",
    "InsurerPayment",
    "InsurerStatement",
]
