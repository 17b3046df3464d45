"""What is refused of an insurer's names, contacts and terms (domain §4)."""

from dataclasses import dataclass
from datetime import date

from typing_extensions import override

from domain.errors import DomainError, InputRefused


@dataclass(eq=False)
class CooperationEnded(DomainError):
    """We no longer work with the insurer: no new case, not even by a manager's override."""

    key = "insurers-cooperation-ended"
    insurer: str
    since: date
    who: str
    reason: str


@dataclass(eq=False)
class EndedAlready(DomainError):
    """The cooperation was ended before."""

    key = "insurers-ended-already"
    insurer: str
    since: date
    reason: str


@dataclass(eq=False)
class NotEnded(DomainError):
    """We work with the insurer: there is nothing to begin anew."""

    key = "insurers-not-ended"
    insurer: str


@dataclass(eq=False)
class PlanInPast(InputRefused):
    """A plan can't be agreed for days that are over: what they were billed by is done."""

    key = "insurers-plan-in-past"
    day: date
    today: date


@dataclass(eq=False)
class PlanTooFar(InputRefused):
    """Nobody agrees on a plan so far ahead: the year is a slip."""

    key = "insurers-plan-too-far"
    day: date
    latest: date


@dataclass(eq=False)
class PlanUnchanged(DomainError):
    """The plan is the one of that day already; ``later`` is the day from which another one is agreed, if one is."""

    key = "insurers-plan-unchanged"
    insurer: str
    plan: str
    since: date
    later: date | None

    @override
    def params(self) -> dict[str, object]:
        """``later`` is ``none`` where no other plan is agreed."""
        return {**super().params(), "later": self.later or "none"}


@dataclass(eq=False)
class NameItsOwn(DomainError):
    """The insurer answers to this name already."""

    key = "insurers-name-its-own"
    insurer: str
    name: str


@dataclass(eq=False)
class NameShown(DomainError):
    """The name is the one that the insurer is shown by, so it stays until there is another one."""

    key = "insurers-name-shown"
    name: str


@dataclass(eq=False)
class NameNotItsOwn(DomainError):
    """The insurer does not answer to this name, only to those."""

    key = "insurers-name-not-its-own"
    insurer: str
    name: str
    known: tuple[str, ...]

    @override
    def params(self) -> dict[str, object]:
        """What there is in one line, and whether there is anything."""
        some = "yes" if self.known else "no"
        return {**super().params(), "known": " / ".join(self.known), "some": some}


@dataclass(eq=False)
class TooManyNames(DomainError):
    """The insurer has as many names as one can have."""

    key = "insurers-too-many-names"
    insurer: str
    most: int


@dataclass(eq=False)
class ContactUnknown(DomainError):
    """Nobody at the insurer is written down under this name, only those."""

    key = "insurers-contact-unknown"
    insurer: str
    name: str
    known: tuple[str, ...]

    @override
    def params(self) -> dict[str, object]:
        """What there is in one line, and whether there is anything."""
        some = "yes" if self.known else "no"
        return {**super().params(), "known": " / ".join(self.known), "some": some}


@dataclass(eq=False)
class NotAContactPhone(InputRefused):
    """Neither a mobile nor a landline with its area code nor a hotline."""

    key = "insurers-not-a-contact-phone"
    text: str


@dataclass(eq=False)
class ContactUnchanged(DomainError):
    """All that was told of the contact is known already."""

    key = "insurers-contact-unchanged"
    insurer: str
    name: str


@dataclass(eq=False)
class TooManyContacts(DomainError):
    """The insurer has as many contacts as are kept."""

    key = "insurers-too-many-contacts"
    insurer: str
    most: int
