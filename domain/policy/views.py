"""What the policy room shows: values with where they come from, and what setting one changed."""

from dataclasses import dataclass
from datetime import date

from domain.policy.definitions import Definition


@dataclass(frozen=True)
class Override:
    """A value a manager set: the whole number it is kept as, the day it is in force from, and who set it."""

    key: str
    stored: int
    from_day: date
    set_by: str


@dataclass(frozen=True)
class ValueView:
    """One value as it is in force on a day. ``since`` and ``set_by`` are None while the default holds."""

    definition: Definition
    stored: int
    since: date | None
    set_by: str | None
    coming: Override | None
    """The next change that is already decided but not in force yet."""

    @property
    def is_default(self) -> bool:
        """Whether the value is what it is without anyone's doing."""
        return self.stored == self.definition.default


@dataclass(frozen=True)
class GroupView:
    """A group of values (``margin``, ``case.step``): its own values, and the groups inside it."""

    name: str
    values: tuple[ValueView, ...]
    groups: tuple["GroupView", ...]

    @property
    def size(self) -> int:
        """How many values it holds, those of its inner groups included."""
        return len(self.values) + sum(group.size for group in self.groups)

    @property
    def changed(self) -> int:
        """How many of them differ from the default."""
        own = sum(not value.is_default for value in self.values)
        return own + sum(group.changed for group in self.groups)


@dataclass(frozen=True)
class PolicyChange:
    """What setting a value did: ``old`` held on ``from_day`` before, ``new`` holds from then on."""

    definition: Definition
    old: int
    new: int
    from_day: date
    is_today: bool
    coming: Override | None
    """A later change that was decided before and still stands."""
