"""The cases room's only door (domain §3): taking a car, its steps, assessment, undoing, the board and the digest.

Also the door to what a due time means: which day it is on, and how late something is.
"""

from domain.cases.rules.timing import due_day, end_of_day, lateness
from domain.cases.service.assessing import assess
from domain.cases.service.boards import board, digest_board
from domain.cases.service.cards import show_case
from domain.cases.service.costing import enter_costs
from domain.cases.service.dispute_boards import dispute_board, keep_insurer, proposal, undo_kept_on
from domain.cases.service.disputes import (
    open_dispute,
    settle_dispute,
    show_dispute,
    take_to_third_party,
    withdraw_dispute,
)
from domain.cases.service.histories import show_amounts
from domain.cases.service.mentions import any_case_since
from domain.cases.service.opening import open_case
from domain.cases.service.risks import insurer_figures, risk
from domain.cases.service.steps import mark_step
from domain.cases.service.supplements import (
    agree_supplement,
    open_supplement,
    refuse_supplement,
    show_supplements,
    tell_supplement,
)
from domain.cases.service.undoing import undo_assessed, undo_opened, undo_step
from domain.cases.service.undoing_money import (
    undo_costed,
    undo_dispute_opened,
    undo_dispute_settled,
    undo_dispute_third,
    undo_dispute_withdrawn,
    undo_supplement_agreed,
    undo_supplement_opened,
    undo_supplement_refused,
    undo_supplement_told,
    undo_verified,
)
from domain.cases.service.verifying import verify

__all__ = [
    "agree_supplement",
    "any_case_since",
    "assess",
    "board",
    "digest_board",
    "dispute_board",
    "due_day",
    "end_of_day",
    "enter_costs",
    "insurer_figures",
    "keep_insurer",
    "lateness",
    "mark_step",
    "open_case",
    "open_dispute",
    "open_supplement",
    "proposal",
    "refuse_supplement",
    "risk",
    "settle_dispute",
    "show_amounts",
    "show_case",
    "show_dispute",
    "show_supplements",
    "take_to_third_party",
    "tell_supplement",
    "undo_assessed",
    "undo_costed",
    "undo_dispute_opened",
    "undo_dispute_settled",
    "undo_dispute_third",
    "undo_dispute_withdrawn",
    "undo_kept_on",
    "undo_opened",
    "undo_step",
    "undo_supplement_agreed",
    "undo_supplement_opened",
    "undo_supplement_refused",
    "undo_supplement_told",
    "undo_verified",
    "verify",
    "withdraw_dispute",
]
