"""The time of the sandbox: given by whoever starts it, and moved forward from its page."""

from datetime import datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.sandbox.refusals import NotPossible


class SandboxClock(Protocol):
    """A clock that can be moved: ``domain.clock.MovableClock`` and ``FixedClock`` are such clocks."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...

    def move_to(self, moment: datetime) -> None:
        """Go on from ``moment`` (aware)."""
        ...


def next_morning(now: datetime, zone: str, hour: time = time(8, 30)) -> datetime:
    """The next moment, after ``now``, at which the wall clock of ``zone`` shows ``hour``."""
    here = now.astimezone(ZoneInfo(zone))
    morning = datetime.combine(here.date(), hour, ZoneInfo(zone))
    return morning if morning > here else morning + timedelta(days=1)


def moment_from_text(text: str, zone: str) -> datetime:
    """The moment in ISO notation; without an offset it is the wall clock of ``zone``. Refuses other text."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise NotPossible(f"not a date and time: {text}", "not-a-moment") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


def move_forward(clock: SandboxClock, moment: datetime) -> None:
    """Move ``clock`` to ``moment``; time never runs back, so an earlier moment is refused."""
    if moment < clock.now():
        raise NotPossible("time can only be moved forward", "clock-back")
    clock.move_to(moment)
