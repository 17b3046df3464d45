"""What the intake tells operators."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class SetAsideView:
    """An update that was set aside: nothing of what it says."""

    reference: str
    fault: str
    """The kind of fault, without its message."""
    at: datetime


@dataclass(frozen=True)
class IntakeStanding:
    """When the last update came, and the newest that were set aside in the last day, of how many."""

    last_update_at: datetime | None
    set_aside: tuple[SetAsideView, ...]
    set_aside_count: int
