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
from domain.insurers.service.digesting import credit_digest
from domain.insurers.service.limits import limit_history
from domain.insurers.service.payments import receive_payment
from domain.insurers.service.raising import (
    accept_raise,
    decline_raise,
    raise_proposed,
    undo_raise_accepted,
    undo_raise_declined,
)
from domain.insurers.service.register import add_insurer, list_insurers, names, names_by_id, show_insurer
from domain.insurers.service.revenues import list_revenues, note_revenue, undo_revenue
from domain.insurers.service.standings import credit_all, credit_one, read_entries, standing
from domain.insurers.service.statements import list_statements, owed_statements, show_statement
from domain.insurers.service.telling import centres_with_state_news, state_news, tell_states
from domain.insurers.service.undoing import (
    undo_added,
    undo_intake_resumed,
    undo_intake_stopped,
    undo_limit_changed,
    undo_paid,
)

__all__ = [
    "accept_case",
    "accept_raise",
    "add_insurer",
    "centres_with_state_news",
    "check_accounts",
    "close_statements",
    "credit_all",
    "credit_digest",
    "credit_one",
    "decline_raise",
    "deliver_case",
    "limit_history",
    "list_insurers",
    "list_revenues",
    "list_statements",
    "names",
    "names_by_id",
    "note_revenue",
    "owed_statements",
    "raise_proposed",
    "read_entries",
    "reassess_case",
    "receive_payment",
    "recompute",
    "release_case",
    "resume",
    "set_limit",
    "show_insurer",
    "show_statement",
    "standing",
    "state_news",
    "stop",
    "take_back_delivery",
    "take_back_release",
    "take_back_share",
    "tell_states",
    "undo_added",
    "undo_intake_resumed",
    "undo_intake_stopped",
    "undo_limit_changed",
    "undo_paid",
    "undo_raise_accepted",
    "undo_raise_declined",
    "undo_revenue",
    "well_known",
]
