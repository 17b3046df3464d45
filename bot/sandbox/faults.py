"""What goes wrong when it is told to: calls that are refused, cut off, never answered, or answered in vain."""

import asyncio
from dataclasses import dataclass
from enum import StrEnum

from bot.sandbox.refusals import Json

LONGEST_STALL_SECONDS = 120.0


class How(StrEnum):
    """In which way a call fails."""

    REFUSED = "refused"
    """The Bot API's own error, as JSON."""
    PAGE = "page"
    """The error of something in between, as a page of HTML."""
    CUT = "cut"
    """The connection is closed without an answer."""
    STALLED = "stalled"
    """No answer until the caller loses patience, or the fault is lifted."""


@dataclass(eq=False)
class Fault:
    """Calls of ``method`` ("*": any), into ``chat_id`` if it is given, that are to fail."""

    method: str
    how: How = How.REFUSED
    error_code: int = 502
    description: str = "Bad Gateway"
    parameters: Json | None = None
    times: int | None = 1
    """How many calls; ``None``: all until it is lifted."""
    carried_out: bool = False
    """Whether the call takes effect all the same: only its answer is lost."""
    chat_id: int | None = None


class Faults:
    """The faults in force, first things first."""

    def __init__(self) -> None:
        self.in_force: list[Fault] = []
        self._lifted = asyncio.Event()

    def add(self, fault: Fault) -> None:
        """Put it in force."""
        self._lifted.clear()
        self.in_force.append(fault)

    def lift(self) -> None:
        """All is well again; whoever waits for an answer is cut off at once."""
        self.in_force.clear()
        self._lifted.set()

    def next(self, method: str, raw: Json) -> Fault | None:
        """What a call meets; it counts as one of the fault's times."""
        for fault in self.in_force:
            if fault.method in {method, "*"} and fault.chat_id in {None, _chat_in(raw)}:
                return self._counted(fault)
        return None

    def _counted(self, fault: Fault) -> Fault:
        if fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self.in_force.remove(fault)
        return fault

    async def stall(self) -> None:
        """Wait as long as nobody lifts the faults, or until nobody can be waiting any more."""
        try:
            async with asyncio.timeout(LONGEST_STALL_SECONDS):
                await self._lifted.wait()
        except TimeoutError:
            return


def _chat_in(raw: Json) -> int | None:
    try:
        return int(raw.get("chat_id", ""))
    except (TypeError, ValueError):
        return None
