"""The cases room's only door (domain §3): taking a car, its steps, assessment, undoing, the board and the digest.

Also the door to what a due time means: which day it is on, and how late something is.
"""

from domain.cases.rules.due import (
    rule_of,
)
from domain.cases.rules.sop import (
    may_be_dropped,
)
from domain.cases.rules.timing import (
    due_day,
    end_of_day,
    lateness,
)
from domain.cases.service.assessing import (
    assess,
)
from domain.cases.service.boards import (
    board,
    digest_board,
    photo_chase,
)
from domain.cases.service.cancelling import (
    cancel_case,
)
from domain.cases.service.cards import (
    show_case,
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
from domain.cases.service.handing import (
    hand_over,
)
from domain.cases.service.histories import (
    show_amounts,
)
from domain.cases.service.mentions import (
    any_case_since,
)
from domain.cases.service.opening import (
    open_case,
)
from domain.cases.service.reworking import (
    begin_rework,
    finish_rework,
)
from domain.cases.service.risks import (
    insurer_figures,
    risk,
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
from domain.cases.service.verifying import (
    verify,
)
from domain.cases.service.waiting import (
    begin_wait,
    end_waiting,
)

__all__ = [
    "DEADLINES",
    "NOTICE",
    "add_step",
    "agree_supplement",
    "any_case_since",
    "assess",
    "begin_rework",
    "begin_wait",
    "board",
    "cancel_case",
    "centres_with_deadlines",
    "deadlines_now",
    "digest_board",
    "dispute_board",
    "drop_step",
    "due_day",
    "end_of_day",
    "end_waiting",
    "enter_costs",
    "finish_rework",
    "hand_over",
    "insurer_figures",
    "keep_insurer",
    "lateness",
    "mark_step",
    "may_be_dropped",
    "move_step",
    "open_case",
    "open_dispute",
    "open_supplement",
    "own_steps",
    "photo_chase",
    "promise_delivery",
    "proposal",
    "read_deadlines",
    "read_sop",
    "refuse_supplement",
    "reset_sop",
    "risk",
    "rule_of",
    "settle_dispute",
    "show_amounts",
    "show_case",
    "show_dispute",
    "show_supplements",
    "take_to_third_party",
    "tell_deadlines",
    "tell_supplement",
    "undo_assessed",
    "undo_cancelled",
    "undo_costed",
    "undo_dispute_opened",
    "undo_dispute_settled",
    "undo_dispute_third",
    "undo_dispute_withdrawn",
    "undo_handed_over",
    "undo_kept_on",
    "undo_opened",
    "undo_promised",
    "undo_rework",
    "undo_sop",
    "undo_step",
    "undo_supplement_agreed",
    "undo_supplement_opened",
    "undo_supplement_refused",
    "undo_supplement_told",
    "undo_verified",
    "undo_waiting",
    "verify",
    "withdraw_dispute",
]
