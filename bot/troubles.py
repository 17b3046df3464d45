"""What is in trouble at present: one line in the log when it begins and one when it is over, not one for each try."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

import structlog
from telegram.error import BadRequest, InvalidToken, NetworkError, TimedOut

from bot import metrics
from bot.logs import fault_of, without_secrets
from domain import clock
from domain.database.outages import is_outage

log = structlog.get_logger(__name__)

DATABASE = "database"
TELEGRAM = "telegram"
POLLING = "polling"
INTAKE = "intake"
MEDIA = "media"
"""Our own store of photos."""
CALM_SECONDS = 10.0
"""So long a trouble must not have come again before it is said to be over: one that comes and goes is one."""


@dataclass
class Trouble:
    """Something that does not work: ``what`` (``database``, ``telegram``, ``duty …``), why, since when (UTC)."""

    what: str
    why: str
    since: datetime
    failures: int = 0
    of: set[str] = field(default_factory=set)
    """What fails because of it, and has not worked since."""
    _began_at: float = field(default_factory=time.monotonic)
    _failed_at: float = 0.0

    def fail(self, of: str) -> None:
        """It failed once more."""
        self.of.add(of)
        self.failures, self._failed_at = self.failures + 1, time.monotonic()

    @property
    def is_over(self) -> bool:
        """Whether all that failed works again."""
        return not self.of

    @property
    def is_calm(self) -> bool:
        """Whether the last failure is long enough ago."""
        return time.monotonic() - self._failed_at >= CALM_SECONDS

    @property
    def lasted_seconds(self) -> int:
        """From its beginning to its last failure."""
        return round(self._failed_at - self._began_at)


_known: dict[str, Trouble] = {}


def failed(what: str, fault: BaseException) -> None:
    """Note that ``what`` failed. Where the database is away that is the trouble; the Bot API's is noted at its door."""
    if is_outage(fault):
        _note(DATABASE, what, type(fault).__name__, fault)
    elif not is_away(fault):
        _note(what, what, type(fault).__name__, fault)


def bot_api_failed(fault: BaseException) -> None:
    """Note that the Bot API is away."""
    _note(TELEGRAM, TELEGRAM, _why_away(fault), fault)


def works(what: str) -> None:
    """Note that ``what`` works. A trouble is over when all works that failed because of it."""
    for trouble in list(_known.values()):
        trouble.of.discard(what)
        if trouble.is_over and trouble.is_calm:
            del _known[trouble.what]
            told = {"lasted_seconds": trouble.lasted_seconds, "failures": trouble.failures}
            log.warning("trouble.over", what=trouble.what, **told)


def present() -> list[Trouble]:
    """What does not work now, the oldest first."""
    return [trouble for trouble in _known.values() if not trouble.is_over]


def present_in(what: str) -> Trouble | None:
    """The trouble that ``what`` is in now."""
    trouble = _known.get(what)
    return None if trouble is None or trouble.is_over else trouble


def forget() -> None:
    """Begin anew: a process that starts is in no trouble yet."""
    _known.clear()


def is_away(fault: BaseException) -> bool:
    """Whether ``fault`` says of the Bot API that it was not reached, not well, or does not know us any more.

    Whoever was refused by it may try the same again later: it was not looked at.
    """
    return isinstance(fault, NetworkError | InvalidToken) and not isinstance(fault, BadRequest)


async def repeat(action: Callable[[], Awaitable[object]], name: str) -> None:
    """Run one round of a standing duty; a failure is noted and the next round comes as usual."""
    try:
        await action()
    except Exception as fault:
        metrics.DUTIES_FAILED.labels(name.partition(" of ")[0]).inc()
        failed(f"duty {name}", fault)
    else:
        works(f"duty {name}")


def _note(what: str, of: str, why: str, fault: BaseException) -> None:
    trouble = _known.get(what)
    if trouble is None:
        log.error("trouble.began", what=what, why=why, fault=fault_of(fault))
        trouble = _known[what] = Trouble(what, why, clock.now())
    trouble.why = why
    trouble.fail(of)


def _why_away(fault: BaseException) -> str:
    if isinstance(fault, InvalidToken):
        return "the Bot API does not know this token any more: put the new one into BOT_TOKEN and start again"
    return "no answer in time" if isinstance(fault, TimedOut) else without_secrets(str(fault))[:80]
