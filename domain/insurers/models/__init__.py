"""The tables of the insurers room (domain §4), a module for each of what it looks after."""

from domain.insurers.models.account import (
    InsurerCase,
    InsurerEntry,
    InsurerPayment,
    InsurerStatement,
)
from domain.insurers.models.bank import (
    BankLine,
    BankList,
)
from domain.insurers.models.credit import (
    InsurerRaise,
    InsurerStateChange,
    MonthRevenue,
)
from domain.insurers.models.insurers import (
    Insurer,
    InsurerLimit,
    InsurerName,
)
from domain.insurers.models.margin import (
    InsurerMonth,
)
from domain.insurers.models.register import (
    InsurerContact,
    InsurerTerms,
)

__all__ = [
    "BankLine",
    "BankList",
    "Insurer",
    "InsurerCase",
    "InsurerContact",
    "InsurerEntry",
    "InsurerLimit",
    "InsurerMonth",
    "InsurerName",
    "InsurerPayment",
    "InsurerRaise",
    "InsurerStateChange",
    "InsurerStatement",
    "InsurerTerms",
    "MonthRevenue",
]
