"""The tables of the insurers room (domain §4), a module for each of what it looks after."""

from domain.insurers.models.account import (
    InsurerCase,
    InsurerEntry,
    InsurerPayment,
    InsurerStatement,
)
from domain.insurers.models.insurers import (
    Insurer,
    InsurerLimit,
    InsurerName,
)
from domain.insurers.models.margin import InsurerMonth

__all__ = [
    "Insurer",
    "InsurerCase",
    "InsurerEntry",
    "InsurerLimit",
    "InsurerMonth",
    "InsurerName",
    "InsurerPayment",
    "InsurerStatement",
]
