"""The insurers room's only door (domain §4): insurers, credit, cases in accounts, money, statements."""

from domain.insurers.rules.known import well_known
from domain.insurers.service.case_figures import note_case_figures
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
from domain.insurers.service.margins import insurer_margins, margin_review
from domain.insurers.service.payments import receive_payment
from domain.insurers.service.register import add_insurer, list_insurers, names, names_by_id, show_insurer
from domain.insurers.service.renegotiating import undo_renegotiated
from domain.insurers.service.settling import settlement_day
from domain.insurers.service.standings import credit_all, credit_one, read_entries, standing
from domain.insurers.service.statements import list_statements, owed_statements, show_statement
from domain.insurers.service.undoing import (
    undo_added,
    undo_intake_resumed,
    undo_intake_stopped,
    undo_limit_changed,
    undo_paid,
)

__all__ = [
    "accept_case",
    "add_insurer",
    "check_accounts",
    "close_statements",
    "credit_all",
    "credit_one",
    "deliver_case",
    "insurer_margins",
    "list_insurers",
    "list_statements",
    "margin_review",
    "names",
    "names_by_id",
    "note_case_figures",
    "owed_statements",
    "read_entries",
    "reassess_case",
    "receive_payment",
    "recompute",
    "release_case",
    "resume",
    "set_limit",
    "settlement_day",
    "show_insurer",
    "show_statement",
    "standing",
    "stop",
    "take_back_delivery",
    "take_back_release",
    "take_back_share",
    "undo_added",
    "undo_intake_resumed",
    "undo_intake_stopped",
    "undo_limit_changed",
    "undo_paid",
    "undo_renegotiated",
    "well_known",
]
