"""What is refused of steps (domain §3)."""

from dataclasses import dataclass

from domain.errors import DomainError, InputRefused


@dataclass(eq=False)
class AssessmentNeeded(DomainError):
    """The assessment is done by entering its amount."""

    key = "cases-assessment-needed"
    case: str


@dataclass(eq=False)
class StepNeedsFirst(DomainError):
    """A step has to wait for another one."""

    key = "cases-step-needs-first"
    case: str
    step: str
    first: str


@dataclass(eq=False)
class StepNotWaivable(DomainError):
    """What the insurer is billed by is never waived."""

    key = "cases-step-not-waivable"
    case: str
    step: str


@dataclass(eq=False)
class WaiverReasonMissing(InputRefused):
    """Waiving a step needs its reason in words."""

    key = "cases-waiver-reason-missing"
    case: str
    step: str


@dataclass(eq=False)
class UnknownStep(InputRefused):
    """The SOP of this case has no such step."""

    key = "cases-unknown-step"
    case: str
    step: str
