"""The cases room's only door (domain §3): taking a car, its steps, assessment, undoing, the board and the digest.

Also the door to what a due time means: which day it is on, and how late something is.
"""

from domain.cases.rules.care import (
    BEST_SCORE,
)
from domain.cases.rules.due import (
    rule_of,
)
from domain.cases.rules.photos import (
    MIMES as PHOTO_MIMES,
)
from domain.cases.rules.photos import (
    MOST_BYTES as MOST_PHOTO_BYTES,
)
from domain.cases.rules.sop import (
    may_be_dropped,
)
from domain.cases.rules.timing import (
    due_day,
    end_of_day,
    lateness,
)
from domain.cases.rules.wording import (
    PLACEHOLDERS,
    filled,
)
from domain.cases.service.assessing import (
    assess,
)
from domain.cases.service.boards import (
    board,
    digest_board,
    photo_chase,
)
from domain.cases.service.bookings import (
    book_maintenance,
)
from domain.cases.service.cancelling import (
    cancel_case,
)
from domain.cases.service.cards import (
    show_case,
)
from domain.cases.service.claims import (
    claims_of,
)
from domain.cases.service.complaints import (
    answer_complaint,
    close_complaint,
    complaints_to_escalate,
    escalate_complaint,
    list_complaints,
    open_complaint,
)
from domain.cases.service.costing import (
    enter_costs,
)
from domain.cases.service.deadlines import (
    deadlines_now,
    read_deadlines,
)
from domain.cases.service.dispute_boards import (
    dispute_board,
    keep_insurer,
    proposal,
    undo_kept_on,
)
from domain.cases.service.disputes import (
    open_dispute,
    settle_dispute,
    show_dispute,
    take_to_third_party,
    withdraw_dispute,
)
from domain.cases.service.eta import (
    promise_delivery,
)
from domain.cases.service.figures import (
    care_figures,
)
from domain.cases.service.handing import (
    hand_over,
)
from domain.cases.service.histories import (
    show_amounts,
)
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
from domain.cases.service.key_moments import (
    mark_told,
    prepare_telling,
)
from domain.cases.service.loaners import (
    add_loaner,
    lend_loaner,
    loaner_pool,
    retire_loaner,
    return_loaner,
)
from domain.cases.service.looking_at_photos import photos_of, withdraw_photo
from domain.cases.service.mentions import (
    any_case_since,
)
from domain.cases.service.notices import (
    late_complaint,
    poor_score,
)
from domain.cases.service.opening import (
    open_case,
)
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
from domain.cases.service.reports import (
    case_report,
)
from domain.cases.service.reworking import (
    begin_rework,
    finish_rework,
)
from domain.cases.service.risks import (
    risk,
)
from domain.cases.service.scores import (
    enter_score,
)
from domain.cases.service.sop import (
    add_step,
    drop_step,
    move_step,
    own_steps,
    read_sop,
    reset_sop,
    undo_sop,
)
from domain.cases.service.steps import (
    mark_step,
)
from domain.cases.service.supplements import (
    agree_supplement,
    open_supplement,
    refuse_supplement,
    show_supplements,
    tell_supplement,
)
from domain.cases.service.telling import (
    DEADLINES,
    NOTICE,
    centres_with_deadlines,
    tell_deadlines,
)
from domain.cases.service.undoing import (
    undo_assessed,
    undo_opened,
    undo_step,
)
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
from domain.cases.service.undoing_flow import (
    undo_cancelled,
    undo_handed_over,
    undo_promised,
    undo_rework,
    undo_waiting,
)
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
from domain.cases.service.undoing_photos import (
    undo_photo,
    undo_photo_withdrawn,
)
from domain.cases.service.verifying import (
    verify,
)
from domain.cases.service.visits import (
    note_visit,
    undo_visit,
)
from domain.cases.service.waiting import (
    begin_wait,
    end_waiting,
)
from domain.cases.service.wordings import (
    read_wordings,
    reset_wording,
    set_wording,
    undo_wording,
)

__all__ = [
    "BEST_SCORE",
    "CARD_KIND",
    "DEADLINES",
    "MOST_PHOTO_BYTES",
    "NOTICE",
    "PHOTO_LEASE",
    "PHOTO_LOST",
    "PHOTO_MIMES",
    "PHOTO_WHICH",
    "PLACEHOLDERS",
    "add_loaner",
    "add_step",
    "agree_supplement",
    "answer_complaint",
    "any_case_since",
    "ask_later",
    "assess",
    "begin_rework",
    "begin_wait",
    "board",
    "book_maintenance",
    "cancel_case",
    "care_figures",
    "case_report",
    "cases_named",
    "centres_with_deadlines",
    "claim_photos",
    "claims_of",
    "close_complaint",
    "complaints_to_escalate",
    "deadlines_now",
    "digest_board",
    "dispute_board",
    "drop_step",
    "due_day",
    "end_of_day",
    "end_waiting",
    "enter_costs",
    "enter_score",
    "escalate_complaint",
    "file_waiting",
    "filled",
    "finish_rework",
    "hand_over",
    "has_photos_to_see_to",
    "keep_insurer",
    "late_complaint",
    "lateness",
    "lend_loaner",
    "list_complaints",
    "loaner_pool",
    "mark_step",
    "mark_told",
    "may_be_dropped",
    "move_step",
    "note_visit",
    "open_case",
    "open_complaint",
    "open_dispute",
    "open_supplement",
    "own_steps",
    "photo_batch",
    "photo_chase",
    "photo_health",
    "photo_kept",
    "photo_not_kept",
    "photo_question",
    "photo_refused",
    "photo_removed",
    "photos_of",
    "poor_score",
    "prepare_telling",
    "promise_delivery",
    "proposal",
    "read_deadlines",
    "read_sop",
    "read_wordings",
    "refuse_supplement",
    "reset_sop",
    "reset_wording",
    "retire_loaner",
    "retry_photos",
    "return_loaner",
    "risk",
    "rule_of",
    "set_wording",
    "settle_dispute",
    "show_amounts",
    "show_case",
    "show_dispute",
    "show_supplements",
    "take_photo",
    "take_to_third_party",
    "tell_deadlines",
    "tell_supplement",
    "undo_assessed",
    "undo_booked",
    "undo_cancelled",
    "undo_complaint",
    "undo_complaint_answered",
    "undo_complaint_closed",
    "undo_costed",
    "undo_dispute_opened",
    "undo_dispute_settled",
    "undo_dispute_third",
    "undo_dispute_withdrawn",
    "undo_handed_over",
    "undo_kept_on",
    "undo_loaner_added",
    "undo_loaner_back",
    "undo_loaner_lent",
    "undo_loaner_removed",
    "undo_opened",
    "undo_photo",
    "undo_photo_withdrawn",
    "undo_promised",
    "undo_rework",
    "undo_scored",
    "undo_sop",
    "undo_step",
    "undo_supplement_agreed",
    "undo_supplement_opened",
    "undo_supplement_refused",
    "undo_supplement_told",
    "undo_told",
    "undo_verified",
    "undo_visit",
    "undo_waiting",
    "undo_wording",
    "verify",
    "withdraw_dispute",
    "withdraw_photo",
]
