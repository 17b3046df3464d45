"""The cases room's only door (domain §3): taking a car, its steps, assessment, its customer, undoing, the board.

Also the door to what a due time means: which day it is on, and how late something is; and to filling in words.
"""

from domain.cases.rules.care import BEST_SCORE
from domain.cases.rules.timing import due_day, end_of_day, lateness
from domain.cases.rules.wording import PLACEHOLDERS, filled
from domain.cases.service.assessing import assess
from domain.cases.service.boards import board, digest_board
from domain.cases.service.bookings import book_maintenance
from domain.cases.service.cards import show_case
from domain.cases.service.complaints import (
    answer_complaint,
    close_complaint,
    complaints_to_escalate,
    escalate_complaint,
    list_complaints,
    open_complaint,
)
from domain.cases.service.figures import care_figures
from domain.cases.service.loaners import add_loaner, lend_loaner, loaner_pool, retire_loaner, return_loaner
from domain.cases.service.mentions import any_case_since
from domain.cases.service.notices import late_complaint, poor_score
from domain.cases.service.opening import open_case
from domain.cases.service.scores import enter_score
from domain.cases.service.steps import mark_step
from domain.cases.service.telling import mark_told, prepare_telling
from domain.cases.service.undoing import undo_assessed, undo_opened, undo_step
from domain.cases.service.undoing_care import (
    undo_booked,
    undo_complaint,
    undo_complaint_answered,
    undo_complaint_closed,
    undo_loaner_added,
    undo_loaner_back,
    undo_loaner_lent,
    undo_loaner_removed,
    undo_scored,
    undo_told,
)
from domain.cases.service.visits import note_visit, undo_visit
from domain.cases.service.wordings import read_wordings, reset_wording, set_wording, undo_wording

__all__ = [
    "BEST_SCORE",
    "PLACEHOLDERS",
    "add_loaner",
    "answer_complaint",
    "any_case_since",
    "assess",
    "board",
    "book_maintenance",
    "care_figures",
    "close_complaint",
    "complaints_to_escalate",
    "digest_board",
    "due_day",
    "end_of_day",
    "enter_score",
    "escalate_complaint",
    "filled",
    "late_complaint",
    "lateness",
    "lend_loaner",
    "list_complaints",
    "loaner_pool",
    "mark_step",
    "mark_told",
    "note_visit",
    "open_case",
    "open_complaint",
    "poor_score",
    "prepare_telling",
    "read_wordings",
    "reset_wording",
    "retire_loaner",
    "return_loaner",
    "set_wording",
    "show_case",
    "undo_assessed",
    "undo_booked",
    "undo_complaint",
    "undo_complaint_answered",
    "undo_complaint_closed",
    "undo_loaner_added",
    "undo_loaner_back",
    "undo_loaner_lent",
    "undo_loaner_removed",
    "undo_opened",
    "undo_scored",
    "undo_step",
    "undo_told",
    "undo_visit",
    "undo_wording",
]
