"""The insurers room's only door (domain §4): insurers, credit, cases in accounts, money, statements."""

from domain.insurers.rules.bank import has_header, is_person, read_sheet
from domain.insurers.rules.known import well_known
from domain.insurers.service.bank_files import (
    BANK_TOLD,
    MOST_BANK_BYTES,
    bank_file_not_had,
    bank_file_read,
    bank_file_refused,
    claim_bank_files,
    forget_old_bank_lists,
    has_bank_files,
    take_bank_file,
)
from domain.insurers.service.bank_lines import (
    assign_bank_line,
    confirm_bank_line,
    confirm_sure_lines,
    leave_out_bank_line,
    leave_out_unknown_lines,
)
from domain.insurers.service.bank_lists import (
    BankPart,
    bank_told,
    open_bank_lists,
    show_bank_line,
    show_bank_list,
)
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
from domain.insurers.service.payments import receive_payment
from domain.insurers.service.register import add_insurer, list_insurers, names, names_by_id, show_insurer
from domain.insurers.service.standings import credit_all, credit_one, read_entries, standing
from domain.insurers.service.statements import list_statements, owed_statements, show_statement
from domain.insurers.service.undoing import (
    undo_added,
    undo_intake_resumed,
    undo_intake_stopped,
    undo_limit_changed,
    undo_paid,
)
from domain.insurers.service.undoing_bank import (
    undo_bank_assigned,
    undo_bank_confirmed,
    undo_bank_left_out,
    undo_bank_sent,
)

__all__ = [
    "BANK_TOLD",
    "MOST_BANK_BYTES",
    "BankPart",
    "accept_case",
    "add_insurer",
    "assign_bank_line",
    "bank_file_not_had",
    "bank_file_read",
    "bank_file_refused",
    "bank_told",
    "check_accounts",
    "claim_bank_files",
    "close_statements",
    "confirm_bank_line",
    "confirm_sure_lines",
    "credit_all",
    "credit_one",
    "deliver_case",
    "forget_old_bank_lists",
    "has_bank_files",
    "has_header",
    "is_person",
    "leave_out_bank_line",
    "leave_out_unknown_lines",
    "list_insurers",
    "list_statements",
    "names",
    "names_by_id",
    "open_bank_lists",
    "owed_statements",
    "read_entries",
    "read_sheet",
    "reassess_case",
    "receive_payment",
    "recompute",
    "release_case",
    "resume",
    "set_limit",
    "show_bank_line",
    "show_bank_list",
    "show_insurer",
    "show_statement",
    "standing",
    "stop",
    "take_back_delivery",
    "take_back_release",
    "take_back_share",
    "take_bank_file",
    "undo_added",
    "undo_bank_assigned",
    "undo_bank_confirmed",
    "undo_bank_left_out",
    "undo_bank_sent",
    "undo_intake_resumed",
    "undo_intake_stopped",
    "undo_limit_changed",
    "undo_paid",
    "well_known",
]
