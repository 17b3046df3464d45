"""The cases room's only door (domain §3): taking a car, its steps, assessment, undoing, the board and the digest.

Also the door to what a due time means: which day it is on, and how late something is.
"""

from domain.cases.rules.timing import due_day, end_of_day, lateness
from domain.cases.service.assessing import assess
from domain.cases.service.boards import board, digest_board, photo_chase
from domain.cases.service.cards import show_case
from domain.cases.service.deadlines import deadlines_now, read_deadlines
from domain.cases.service.mentions import any_case_since
from domain.cases.service.opening import open_case
from domain.cases.service.steps import mark_step
from domain.cases.service.telling import DEADLINES, NOTICE, centres_with_deadlines, tell_deadlines
from domain.cases.service.undoing import undo_assessed, undo_opened, undo_step

__all__ = [
    "DEADLINES",
    "NOTICE",
    "any_case_since",
    "assess",
    "board",
    "centres_with_deadlines",
    "deadlines_now",
    "digest_board",
    "due_day",
    "end_of_day",
    "lateness",
    "mark_step",
    "open_case",
    "photo_chase",
    "read_deadlines",
    "show_case",
    "tell_deadlines",
    "undo_assessed",
    "undo_opened",
    "undo_step",
]
