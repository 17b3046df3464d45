"""What becomes of a case on its way: slips, waiting days, source, cancellation, rework (domain §3)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.cases.views.cases import CaseView


class Source(StrEnum):
    """How a car came."""

    WALK_IN = "walk_in"
    TOW = "tow"
    PUSH = "push"


class WaitCause(StrEnum):
    """Whose a day is that a case stands still."""

    SHOP = "shop"
    INSURER = "insurer"
    PARTS = "parts"
    CUSTOMER = "customer"


@dataclass(frozen=True)
class Slip:
    """The promised delivery put off from one day to a later one: why, by whom, on which day that was said."""

    from_day: date
    to_day: date
    reason: str
    by: str
    said_on: date


@dataclass(frozen=True)
class WaitPeriod:
    """Days that a case stood still: from ``first_day`` to before ``end_day``, or until now."""

    cause: WaitCause
    first_day: date
    end_day: date | None = None
    note: str = ""
    by: str = ""


@dataclass(frozen=True)
class Rework:
    """A delivered car back for the same damage, and since when that is mended."""

    begun_on: date
    reason: str
    done_on: date | None = None
    counts: bool = True
    """Whether it came so soon after the delivery that the repair was no first-time fix (``case.rework_days``)."""


@dataclass(frozen=True)
class CaseFlow:
    """What the card shows of a case's way."""

    sop: str = "standard"
    source: Source = Source.WALK_IN
    slips: tuple[Slip, ...] = ()
    """In the order they were said."""
    waiting: WaitPeriod | None = None
    """What it waits for now."""
    waited: Mapping[WaitCause, int] = field(default_factory=dict)
    """Days by cause, today's included; only causes there were."""
    reworks: tuple[Rework, ...] = ()
    """In the order they came."""
    cancelled_on: date | None = None
    cancel_reason: str = ""


@dataclass(frozen=True)
class LineFlow:
    """What a line of the board or digest shows of it: what the case waits for, and whether it is back for rework."""

    waiting: WaitCause | None = None
    waiting_since: date | None = None
    rework_since: date | None = None


NO_FLOW, NO_LINE_FLOW = CaseFlow(), LineFlow()
"""Nothing has happened on the way."""


@dataclass(frozen=True)
class MovedDelivery:
    """The promised delivery moved from ``former`` on; the same day again changes nothing."""

    case: "CaseView"
    former: date
    reason: str = ""


@dataclass(frozen=True)
class Waited:
    """A case that waits now, or (``ended``) no more, after ``former``; ``same``: as before."""

    case: "CaseView"
    former: WaitPeriod | None
    ended: bool = False
    same: bool = False


@dataclass(frozen=True)
class HandedOver:
    """A case with its new advisor, who had been ``former`` before; ``same`` if they were the same person."""

    case: "CaseView"
    former: str
    reason: str = ""
    same: bool = False


@dataclass(frozen=True)
class Reworked:
    """A case whose rework has begun, or is done."""

    case: "CaseView"
    rework: Rework
