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
    LineView,
    OwedStatement,
    PaymentView,
    StatementDetail,
    StatementPage,
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
    "LineView",
    "OwedStatement",
    "PaymentView",
    "Plan",
    "Reason",
    "ReasonKind",
    "Sentence",
    "StatementDetail",
    "StatementPage",
    "StatementView",
    "Status",
    "percent_of",
]
