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
from domain.cases.service.deadlines import (
    deadlines_now,
    read_deadlines,
)
from domain.cases.service.eta import (
    promise_delivery,
)
from domain.cases.service.handing import (
    hand_over,
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
from domain.cases.service.waiting import (
    begin_wait,
    end_waiting,
)

__all__ = [
    "DEADLINES",
    "NOTICE",
    "add_step",
    "any_case_since",
    "assess",
    "begin_rework",
    "begin_wait",
    "board",
    "cancel_case",
    "centres_with_deadlines",
    "deadlines_now",
    "digest_board",
    "drop_step",
    "due_day",
    "end_of_day",
    "end_waiting",
    "finish_rework",
    "hand_over",
    "lateness",
    "mark_step",
    "may_be_dropped",
    "move_step",
    "open_case",
    "own_steps",
    "photo_chase",
    "promise_delivery",
    "read_deadlines",
    "read_sop",
    "reset_sop",
    "rule_of",
    "show_case",
    "tell_deadlines",
    "undo_assessed",
    "undo_cancelled",
    "undo_handed_over",
    "undo_opened",
    "undo_promised",
    "undo_rework",
    "undo_sop",
    "undo_step",
    "undo_waiting",
]
