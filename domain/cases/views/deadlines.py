"""Deadlines as they come: who is told how loudly, and of what (interface §3)."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from domain.cases.views.boards import BoardLine
from domain.cases.views.steps import StepView


class Loudness(IntEnum):
    """How loud a due time is told of: to the advisor before it, to the group at it, to the managers long after."""

    NOTHING = 0
    WARNING = 1
    LATE = 2
    ESCALATED = 3


@dataclass(frozen=True)
class Thresholds:
    """Up to which due times steps are to have been told of at some moment, by how loudly."""

    warned_until: datetime
    late_until: datetime
    """That moment itself."""
    escalated_until: datetime


@dataclass(frozen=True)
class Deadline:
    """A step of which people were told, and the due time it had then: it may have been moved since."""

    step_id: int
    due_at: datetime


@dataclass(frozen=True)
class DeadlineLine:
    """Such a step as it stands now, with its case.

    ``is_still_so``: whether it is to be done still, and as was to be said: a warning is no more once it is late.
    """

    case: BoardLine
    step: StepView
    is_still_so: bool

    @property
    def can_be_done(self) -> bool:
        """Whether it waits for no other step."""
        return any(step.name == self.step.name for step in self.case.next_steps)


@dataclass(frozen=True)
class Deadlines:
    """What is left of a notice: its steps that are still due when they were, or were done or waived since.

    Thresholds are in UTC, days in the centre's ``zone``.
    """

    loudness: Loudness
    lines: tuple[DeadlineLine, ...]
    zone: str
    now: datetime

    @property
    def open_lines(self) -> tuple[DeadlineLine, ...]:
        """What is still to be done."""
        return tuple(line for line in self.lines if line.step.is_open)
