"""The SOP as a template: its steps, and when each is due as a case keeps it (domain §3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Template(StrEnum):
    """The templates a case is begun from."""

    STANDARD = "standard"
    EXPRESS = "express"


class Anchor(StrEnum):
    """What a due time counts from."""

    ARRIVAL = "arrival"
    """The moment the car came; in hours."""
    DAY = "day"
    """The day of arrival, which is day 0; in days."""
    ASSESSED = "assessed"
    """The assessment; until there is one, the moment it is due."""
    PROMISED = "promised"
    """The delivery as it is promised; also before it."""
    DELIVERY = "delivery"
    """The delivery itself; nothing is due until then."""


@dataclass(frozen=True)
class DueRule:
    """When a step is due: ``count`` hours or days (``unit`` ``h`` or ``d``) from its anchor; days end at midnight."""

    anchor: Anchor
    count: int = 0
    unit: str = "d"

    @property
    def text(self) -> str:
        """As it is kept and may be typed: ``arrival+1h``, ``day+1``, ``promised-4h``."""
        return f"{self.anchor.value}{self.count:+}{'' if self.anchor is Anchor.DAY else self.unit}"


@dataclass(frozen=True)
class Moments:
    """What the due times of a case count from, in the centre's ``zone``."""

    arrived_at: datetime
    zone: str
    assessed_at: datetime | None = None
    """When it was assessed, or is to be."""
    promised_at: datetime | None = None
    """When the delivery is due."""
    delivered_at: datetime | None = None


@dataclass(frozen=True)
class SopStep:
    """A step of a template; one of the centre's own has a title."""

    name: str
    rule: DueRule
    title: str = ""
    is_changed: bool = False
    """Whether the centre added it, or moved it."""

    @property
    def called(self) -> str:
        """What messages call it by: the title of the centre's own, else the name that they know a word for."""
        return self.title or self.name


@dataclass(frozen=True)
class SopChange:
    """One thing a centre changed of a template: a step added, moved or dropped; without a name, all put back."""

    name: str
    title: str = ""
    after: str = ""
    rule: DueRule | None = None
    is_dropped: bool = False


@dataclass(frozen=True)
class SopView:
    """A template as new cases get it, and what the centre has dropped of it."""

    template: Template
    steps: tuple[SopStep, ...]
    dropped: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether it is another than what policy alone gives."""
        return bool(self.dropped) or any(step.is_changed for step in self.steps)


@dataclass(frozen=True)
class SopChanged:
    """A template after a change of ``step``: ``added``, ``moved``, ``dropped``, or (without one) ``reset``."""

    sop: SopView
    what: str
    step: SopStep | None = None


FirstDue = Mapping[str, datetime | None]
"""When the steps of a case that has just come are due, by name."""
