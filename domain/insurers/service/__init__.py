"""The insurers room's only door (domain §4): insurers, credit, cases in accounts, money, statements."""

from domain.insurers.rules.known import well_known
from domain.insurers.service.case_shares import (
    accept_case,
    deliver_case,
    reassess_case,
    release_case,
    take_back_delivery,
    take_back_release,
    take_back_share,
)
from domain.insurers.service.checks import check_accounts, recompute
from domain.insurers.service.closing import close_statements
from domain.insurers.service.decisions import resume, set_limit, stop
from domain.insurers.service.payments import (
    correct_payment,
    list_payments,
    payments_like,
    receive_payment,
    reverse_payment,
    standing_payment,
)
from domain.insurers.service.penalty import list_penalties, pay_penalty, show_penalty, waive_penalty
from domain.insurers.service.register import add_insurer, list_insurers, names, names_by_id, show_insurer
from domain.insurers.service.standings import credit_all, credit_one, read_entries, standing
from domain.insurers.service.statements import list_statements, owed_statements, show_statement
from domain.insurers.service.undoing import (
    undo_added,
    undo_intake_resumed,
    undo_intake_stopped,
    undo_limit_changed,
)
from domain.insurers.service.undoing_payments import (
    undo_paid,
    undo_payment_reversed,
    undo_penalty_paid,
    undo_penalty_waived,
)

__all__ = [
    "accept_case",
    "add_insurer",
    "check_accounts",
    "close_statements",
    "correct_payment",
    "credit_all",
    "credit_one",
    "deliver_case",
    "list_insurers",
    "list_payments",
    "list_penalties",
    "list_statements",
    "names",
    "names_by_id",
    "owed_statements",
    "pay_penalty",
    "payments_like",
    "read_entries",
    "reassess_case",
    "receive_payment",
    "recompute",
    "release_case",
    "resume",
    "reverse_payment",
    "set_limit",
    "show_insurer",
    "show_penalty",
    "show_statement",
    "standing",
    "standing_payment",
    "stop",
    "take_back_delivery",
    "take_back_release",
    "take_back_share",
    "undo_added",
    "undo_intake_resumed",
    "undo_intake_stopped",
    "undo_limit_changed",
    "undo_paid",
    "undo_payment_reversed",
    "undo_penalty_paid",
    "undo_penalty_waived",
    "waive_penalty",
    "well_known",
]
