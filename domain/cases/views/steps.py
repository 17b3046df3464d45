"""The steps of a case: their names, how each stands, and the times they are due by (domain §3)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class StepName(StrEnum):
    """The steps of the standard SOP, in its order (domain §3)."""

    INSPECTION = "inspection"
    PLAN = "plan"
    SUBMITTED = "submitted"
    ASSESSED = "assessed"
    INFORMED = "informed"
    PHOTO = "photo"
    ETA = "eta"
    QUALITY = "quality"
    DELIVERED = "delivered"
    BOOKING = "booking"
    CALLBACK = "callback"


class StepState(StrEnum):
    """How a step is stored: still to do, done by someone, or waived by someone with a reason."""

    OPEN = "open"
    DONE = "done"
    WAIVED = "waived"


class Standing(StrEnum):
    """How a step stands at a moment: as stored, or, while open, by its due time."""

    DONE = "done"
    WAIVED = "waived"
    LATE = "late"
    TODAY = "today"
    AHEAD = "ahead"


@dataclass(frozen=True)
class SopTimes:
    """The times of the SOP as policy has them (domain §3): hours after arrival, days from that of arrival."""

    inspection_hours: int = 1
    plan_hours: int = 4
    submitted_days: int = 0
    assessed_hours: int = 24
    informed_days: int = 1
    photo_days: int = 2
    eta_days: int = 1
    """Days before the promised delivery."""
    quality_days: int = 6
    delivered_days: int = 6
    callback_days: int = 1
    """Days after delivery."""
    express_hours: int = 48
    """Hours after the assessment, in the express SOP."""


@dataclass(frozen=True)
class StepView:
    """One step of a case: when it is due, how it stands, and who did or waived it.

    A daily step (the photo) stays open after each day's; its ``done_at`` and ``by`` are then the last one's.
    """

    name: str
    position: int
    standing: Standing
    due_at: datetime | None
    done_at: datetime | None = None
    by: str = ""
    reason: str = ""
    done_today: bool = False
    title: str = ""
    """What a step of the centre's own is called."""

    @property
    def called(self) -> str:
        """What messages call it by: the title of the centre's own, else the name that they know a word for."""
        return self.title or self.name

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.standing not in {Standing.DONE, Standing.WAIVED}
