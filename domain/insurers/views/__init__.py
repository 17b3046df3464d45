"""What the insurers room tells its callers: frozen results, amounts in fen, days in the centre's zone."""

from domain.insurers.views.intake import Cycle, IntakeState, Plan, Reason, ReasonKind, Sentence, Status, percent_of
from domain.insurers.views.results import (
    AllottedView,
    Balances,
    CreditDetail,
    CreditView,
    Difference,
    EntryView,
    InsurerView,
    LimitView,
    PaymentView,
    StatementView,
)

__all__ = [
    "AllottedView",
    "Balances",
    "CreditDetail",
    "CreditView",
    "Cycle",
    "Difference",
    "EntryView",
    "InsurerView",
    "IntakeState",
    "LimitView",
    "PaymentView",
    "Plan",
    "Reason",
    "ReasonKind",
    "Sentence",
    "StatementView",
    "Status",
    "percent_of",
]
