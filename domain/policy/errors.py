"""What setting a policy value is refused with."""

from dataclasses import dataclass
from datetime import date

from domain.errors import DomainError


@dataclass(eq=False)
class UnknownPolicy(DomainError):
    """No value or group of that name; ``nearest`` is the closest there is, or ``none``."""

    key = "policy-unknown"
    typed: str
    nearest: str


@dataclass(eq=False)
class NotOneValue(DomainError):
    """A group was named where one value is needed."""

    key = "policy-not-one-value"
    group: str


@dataclass(eq=False)
class PolicyUnreadable(DomainError):
    """The text is no value of the kind this key takes; ``kind`` chooses the example shown."""

    key = "policy-unreadable"
    policy: str
    typed: str
    kind: str
    example: str


@dataclass(eq=False)
class PolicyOutOfRange(DomainError):
    """The value is outside the range of its key; the figures as people type them (``20%``, ``¥80``)."""

    key = "policy-out-of-range"
    policy: str
    kind: str
    given: str
    least: str
    most: str


@dataclass(eq=False)
class PolicyOutOfOrder(DomainError):
    """Two values would contradict each other: ``lower`` may not be over ``upper``."""

    key = "policy-out-of-order"
    lower: str
    lower_value: str
    upper: str
    upper_value: str


@dataclass(eq=False)
class PolicyInThePast(DomainError):
    """A value can't be set for days that are over: they are judged by the policy of their time."""

    key = "policy-in-the-past"
    day: date
