"""What is refused of the SOP's templates (domain §3)."""

from dataclasses import dataclass

from domain.errors import DomainError, InputRefused


@dataclass(eq=False)
class NotADueRule(InputRefused):
    """Nothing that says when a step is due."""

    key = "cases-not-a-due-rule"
    text: str


@dataclass(eq=False)
class DueRuleImpossible(InputRefused):
    """The step can't count from that: it, or what needs it, would wait for itself."""

    key = "cases-due-rule-impossible"
    step: str


@dataclass(eq=False)
class StepNotInSop(InputRefused):
    """The template has no such step."""

    key = "cases-step-not-in-sop"
    step: str


@dataclass(eq=False)
class StepNotToBeDropped(DomainError):
    """What delivery and settlement hang on is never dropped."""

    key = "cases-step-not-to-be-dropped"
    step: str


@dataclass(eq=False)
class StepTitleTaken(DomainError):
    """The template has a step of that name, or it is a word for one."""

    key = "cases-step-title-taken"
    step: str


@dataclass(eq=False)
class TitleUnfit(InputRefused):
    """A step's name is a few words or characters, so that it can be typed and stand on a button."""

    key = "cases-title-unfit"
    text: str
    limit_characters: int


@dataclass(eq=False)
class TooManySteps(DomainError):
    """A template with more steps of one's own would go into no message."""

    key = "cases-too-many-steps"
    most: int


@dataclass(eq=False)
class NothingToChange(InputRefused):
    """Neither when a step is due nor where it stands was told anew."""

    key = "cases-sop-nothing-to-change"
    step: str
