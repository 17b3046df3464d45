"""Every read and lock of the cases room, a module for each of what it looks after."""

from domain.cases.queries.boards import (
    CaseRow,
    StepRow,
    cases_in_hand,
)
from domain.cases.queries.cases import (
    any_case_since,
    case_of_claim,
    last_case_of_claim,
    last_case_of_vehicle,
    lock_case,
    open_case_of_vehicle,
    photo_days_of,
    steps_of,
)
from domain.cases.queries.deadlines import (
    UntoldStep,
    lock_cases,
    named_steps,
    note_told,
    untold_steps,
    untold_steps_of,
)
from domain.cases.queries.flow import (
    last_sop_edit,
    open_wait_of,
    own_step_titles,
    reworks_of,
    slips_of,
    sop_edits,
    waits_of,
)

__all__ = [
    "CaseRow",
    "StepRow",
    "UntoldStep",
    "any_case_since",
    "case_of_claim",
    "cases_in_hand",
    "last_case_of_claim",
    "last_case_of_vehicle",
    "last_sop_edit",
    "lock_case",
    "lock_cases",
    "named_steps",
    "note_told",
    "open_case_of_vehicle",
    "open_wait_of",
    "own_step_titles",
    "photo_days_of",
    "reworks_of",
    "slips_of",
    "sop_edits",
    "steps_of",
    "untold_steps",
    "untold_steps_of",
    "waits_of",
]
