"""An insurer as people keep it: its names, its people, and what was agreed with it, from which day (domain §4)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.insurers.views.intake import Cycle, IntakeState, Plan


class ContactRole(StrEnum):
    """What somebody at an insurer is to us."""

    ADJUSTER = "adjuster"
    CLAIMS = "claims"
    LIAISON = "liaison"
    FINANCE = "finance"
    HEAD = "head"
    OTHER = "other"


class TermsKind(StrEnum):
    """What was agreed."""

    PLAN = "plan"
    ENDED = "ended"
    REOPENED = "reopened"


@dataclass(frozen=True)
class ContactView:
    """Somebody at an insurer; what nobody has told is empty."""

    name: str
    role: ContactRole | None
    phone: str
    note: str


@dataclass(frozen=True)
class AgreedView:
    """One line of the history of an insurer's terms: what holds since when, and who agreed to it, when and why."""

    kind: TermsKind
    plan: Plan | None
    since: date
    agreed_on: date
    who: str
    reason: str


@dataclass(frozen=True)
class InsurerView:
    """An insurer and the terms we work under, today."""

    id: int
    code: str
    name: str
    names: tuple[str, ...]
    plan: Plan
    cycle: Cycle
    """Of the period that runs: the plan's unless that was changed after the period had begun."""
    limit_fen: int
    state: IntakeState
    plan_since: date
    """The first day of the plan in force."""
    next_plan: Plan | None = None
    next_plan_since: date | None = None
    """The plan that is agreed for a day to come."""
    added_on: date | None = None
    ended_on: date | None = None
    end_reason: str = ""
    ended_by: str = ""
    contacts: tuple[ContactView, ...] = ()
    history: tuple[AgreedView, ...] = ()
    """What was agreed since it was added, the newest first."""


@dataclass(frozen=True)
class PeriodView:
    """The days that a statement covers, both included, how often it closes, and when it will be due."""

    opens_on: date
    closes_on: date
    due_on: date
    cycle: Cycle


@dataclass(frozen=True)
class PlanChanged:
    """A plan that was agreed, the first period under it, and the one before that, if the plan finds it begun."""

    insurer_id: int
    insurer: str
    before: Plan
    plan: Plan
    since: date
    begins: PeriodView
    keeps: PeriodView | None
    """The period that ``since`` falls into and that began before: it keeps its cycle and the day it is due."""


@dataclass(frozen=True)
class NamesChanged:
    """An insurer whose names were changed: what it was called until now, and all that it answers to."""

    insurer_id: int
    code: str
    former: str
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name it is shown by."""
        return self.names[0]


@dataclass(frozen=True)
class ContactKept:
    """Somebody at an insurer who was written down, whether anew or over what was known, or who was removed."""

    insurer_id: int
    insurer: str
    contact: ContactView
    is_new: bool = False
