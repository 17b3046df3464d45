"""The insurers room's only door (domain §4): insurers, credit, cases in accounts, money, statements."""

from domain.insurers.rules.bank import (
    has_header,
    is_person,
    read_sheet,
)
from domain.insurers.rules.known import well_known
from domain.insurers.service._contacts import checked_phone
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
from domain.insurers.service.checks import (
    check_accounts,
    recompute,
)
from domain.insurers.service.closing import (
    close_statements,
)
from domain.insurers.service.contacts import (
    contact_names,
    remove_contact,
    set_contact,
)
from domain.insurers.service.cooperation import (
    end_cooperation,
    reopen,
)
from domain.insurers.service.decisions import (
    resume,
    set_limit,
    stop,
)
from domain.insurers.service.digesting import (
    credit_digest,
)
from domain.insurers.service.files import (
    ageing,
    ageing_file,
    evidence_pack,
    overdue,
    statement_file,
)
from domain.insurers.service.limits import (
    limit_history,
)
from domain.insurers.service.margins import (
    insurer_margins,
    margin_review,
)
from domain.insurers.service.naming import (
    add_name,
    remove_name,
    rename,
)
from domain.insurers.service.overtaken import centres_with_raises_overtaken, withdraw_raises_overtaken
from domain.insurers.service.payments import (
    correct_payment,
    list_payments,
    payments_like,
    receive_payment,
    reverse_payment,
    standing_payment,
)
from domain.insurers.service.penalty import (
    list_penalties,
    pay_penalty,
    show_penalty,
    waive_penalty,
)
from domain.insurers.service.plans import (
    change_plan,
)
from domain.insurers.service.raising import (
    accept_raise,
    decline_raise,
    raise_proposed,
    undo_raise_accepted,
    undo_raise_declined,
)
from domain.insurers.service.register import (
    add_insurer,
    is_cooperation_ended,
    list_insurers,
    names,
    names_by_id,
    names_to_offer,
    show_insurer,
)
from domain.insurers.service.renegotiating import undo_renegotiated
from domain.insurers.service.revenues import (
    list_revenues,
    note_revenue,
    undo_revenue,
)
from domain.insurers.service.settling import settlement_day
from domain.insurers.service.standings import (
    credit_all,
    credit_one,
    read_entries,
    standing,
)
from domain.insurers.service.statements import (
    list_statements,
    show_statement,
    statements_of_month,
)
from domain.insurers.service.surplus import undo_surplus_used, use_surplus
from domain.insurers.service.telling import (
    centres_with_state_news,
    legal_news,
    state_news,
    tell_states,
)
from domain.insurers.service.undoing import (
    undo_added,
    undo_intake_resumed,
    undo_intake_stopped,
    undo_limit_changed,
)
from domain.insurers.service.undoing_bank import (
    undo_bank_assigned,
    undo_bank_confirmed,
    undo_bank_left_out,
    undo_bank_sent,
)
from domain.insurers.service.undoing_payments import (
    undo_paid,
    undo_payment_reversed,
    undo_penalty_paid,
    undo_penalty_waived,
)
from domain.insurers.service.undoing_register import (
    undo_contact_added,
    undo_contact_changed,
    undo_contact_removed,
    undo_ended,
    undo_name_added,
    undo_name_removed,
    undo_plan_changed,
    undo_renamed,
    undo_reopened,
)

__all__ = [
    "BANK_TOLD",
    "MOST_BANK_BYTES",
    "BankPart",
    "accept_case",
    "accept_raise",
    "add_insurer",
    "add_name",
    "ageing",
    "ageing_file",
    "assign_bank_line",
    "bank_file_not_had",
    "bank_file_read",
    "bank_file_refused",
    "bank_told",
    "centres_with_raises_overtaken",
    "centres_with_state_news",
    "change_plan",
    "check_accounts",
    "checked_phone",
    "claim_bank_files",
    "close_statements",
    "confirm_bank_line",
    "confirm_sure_lines",
    "contact_names",
    "correct_payment",
    "credit_all",
    "credit_digest",
    "credit_one",
    "decline_raise",
    "deliver_case",
    "end_cooperation",
    "evidence_pack",
    "forget_old_bank_lists",
    "has_bank_files",
    "has_header",
    "insurer_margins",
    "is_cooperation_ended",
    "is_person",
    "leave_out_bank_line",
    "leave_out_unknown_lines",
    "legal_news",
    "limit_history",
    "list_insurers",
    "list_payments",
    "list_penalties",
    "list_revenues",
    "list_statements",
    "margin_review",
    "names",
    "names_by_id",
    "names_to_offer",
    "note_case_figures",
    "note_revenue",
    "open_bank_lists",
    "overdue",
    "pay_penalty",
    "payments_like",
    "raise_proposed",
    "read_entries",
    "read_sheet",
    "reassess_case",
    "receive_payment",
    "recompute",
    "release_case",
    "remove_contact",
    "remove_name",
    "rename",
    "reopen",
    "resume",
    "reverse_payment",
    "set_contact",
    "set_limit",
    "settlement_day",
    "show_bank_line",
    "show_bank_list",
    "show_insurer",
    "show_penalty",
    "show_statement",
    "standing",
    "standing_payment",
    "state_news",
    "statement_file",
    "statements_of_month",
    "stop",
    "take_back_delivery",
    "take_back_release",
    "take_back_share",
    "take_bank_file",
    "tell_states",
    "undo_added",
    "undo_bank_assigned",
    "undo_bank_confirmed",
    "undo_bank_left_out",
    "undo_bank_sent",
    "undo_contact_added",
    "undo_contact_changed",
    "undo_contact_removed",
    "undo_ended",
    "undo_intake_resumed",
    "undo_intake_stopped",
    "undo_limit_changed",
    "undo_name_added",
    "undo_name_removed",
    "undo_paid",
    "undo_payment_reversed",
    "undo_penalty_paid",
    "undo_penalty_waived",
    "undo_plan_changed",
    "undo_raise_accepted",
    "undo_raise_declined",
    "undo_renamed",
    "undo_renegotiated",
    "undo_reopened",
    "undo_revenue",
    "undo_surplus_used",
    "use_surplus",
    "waive_penalty",
    "well_known",
    "withdraw_raises_overtaken",
]
