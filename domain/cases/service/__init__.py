"""The cases room's only door (domain §3): taking a car, its steps, assessment, photos, undoing, board and digest.

Also the door to what a due time means: which day it is on, and how late something is.
"""

from domain.cases.rules.photos import MIMES as PHOTO_MIMES
from domain.cases.rules.photos import MOST_BYTES as MOST_PHOTO_BYTES
from domain.cases.rules.timing import due_day, end_of_day, lateness
from domain.cases.service.assessing import assess
from domain.cases.service.boards import board, digest_board
from domain.cases.service.cards import show_case
from domain.cases.service.keeping import (
    PHOTO_LEASE,
    PHOTO_LOST,
    claim_photos,
    has_photos_to_see_to,
    photo_health,
    photo_kept,
    photo_not_kept,
    photo_refused,
    photo_removed,
    retry_photos,
)
from domain.cases.service.looking_at_photos import photos_of, withdraw_photo
from domain.cases.service.mentions import any_case_since
from domain.cases.service.opening import open_case
from domain.cases.service.photos import (
    CARD_KIND,
    PHOTO_WHICH,
    ask_later,
    cases_named,
    file_waiting,
    photo_batch,
    photo_question,
    take_photo,
)
from domain.cases.service.steps import mark_step
from domain.cases.service.undoing import undo_assessed, undo_opened, undo_step
from domain.cases.service.undoing_photos import undo_photo, undo_photo_withdrawn

__all__ = [
    "CARD_KIND",
    "MOST_PHOTO_BYTES",
    "PHOTO_LEASE",
    "PHOTO_LOST",
    "PHOTO_MIMES",
    "PHOTO_WHICH",
    "any_case_since",
    "ask_later",
    "assess",
    "board",
    "cases_named",
    "claim_photos",
    "digest_board",
    "due_day",
    "end_of_day",
    "file_waiting",
    "has_photos_to_see_to",
    "lateness",
    "mark_step",
    "open_case",
    "photo_batch",
    "photo_health",
    "photo_kept",
    "photo_not_kept",
    "photo_question",
    "photo_refused",
    "photo_removed",
    "photos_of",
    "retry_photos",
    "show_case",
    "take_photo",
    "undo_assessed",
    "undo_opened",
    "undo_photo",
    "undo_photo_withdrawn",
    "undo_step",
    "withdraw_photo",
]
