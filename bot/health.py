"""How one process stands: what it knows of itself, and whether Telegram and the database answer it."""

import asyncio
import tomllib
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from bot.repeating import failed_duties
from domain import clock
from domain.database import connection
from handlers.calling import ProcessFacts

LASTING = timedelta(minutes=5)
"""What lasts so long is a trouble, and operators are told."""
_NOT_READY_AFTER = timedelta(minutes=1)
_DATABASE_SECONDS = 2.0
_PROJECT = Path(__file__).parent.parent / "pyproject.toml"


class Reach:
    """Something outside that we ask: whether it answers."""

    def __init__(self) -> None:
        self.answered_at: datetime | None = None
        self.failing_since: datetime | None = None
        """Since when it has not answered; ``None`` while it does, or was never asked."""
        self.why = ""
        self.last_outage: tuple[datetime, datetime] | None = None
        """Of the last time it did not answer for a while: the beginning and the end."""

    def answered(self) -> None:
        """It answered."""
        now = clock.now()
        if self.failing_since is not None:
            self.last_outage = (self.failing_since, now)
        self.answered_at, self.failing_since, self.why = now, None, ""

    def failed(self, why: str) -> None:
        """It did not answer; ``why`` is a kind of fault, no message."""
        self.failing_since = self.failing_since or clock.now()
        self.why = why

    def has_failed_for(self, span: timedelta) -> bool:
        """Whether it has not answered for at least so long."""
        return self.failing_since is not None and clock.now() - self.failing_since >= span


class Question:
    """Asked of a database that may never answer: nobody waits longer than a moment, and it is not asked twice at once.

    Whatever talks to a database finishes what it began even if it is cancelled, so nobody waits for that either.
    """

    def __init__(self, ask: Callable[[], Awaitable[None]]) -> None:
        self._ask = ask
        self._asking: asyncio.Task[str] | None = None

    async def fault(self) -> str:
        """The kind of fault there was; empty if it was answered."""
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._asked())
        await asyncio.wait({self._asking}, timeout=_DATABASE_SECONDS)
        return self._asking.result() if self._asking.done() else "TimeoutError"

    async def _asked(self) -> str:
        try:
            await self._ask()
        except Exception as fault:
            return type(fault).__name__
        return ""


class Health:
    """One process's."""

    def __init__(self, telegram: Reach, intake: str) -> None:
        self.telegram = telegram
        self.database = Reach()
        self._ping = Question(connection.ping)
        self.intake = intake
        """How updates come: ``polling`` or ``webhook``."""
        self.started_at = clock.now()
        self.is_at_work = False
        """Whether Telegram knows us and updates are taken."""
        self.troubles: Mapping[str, datetime] = {}
        """What the last look found to last, and since when."""

    async def ask_database(self, question: Question | None = None) -> bool:
        """Whether the database answers now, to this question or to a mere sign of life."""
        fault = await (question or self._ping).fault()
        if fault:
            self.database.failed(fault)
        else:
            self.database.answered()
        return not fault

    async def readiness(self) -> dict[str, object]:
        """What ``/readyz`` says: whether database and Telegram are there, and under ``reasons`` what lasts."""
        database = await self.ask_database()
        telegram = self.is_at_work and not self.telegram.has_failed_for(_NOT_READY_AFTER)
        return {"database": database, "telegram": telegram, "reasons": list(self._reasons())}

    def _reasons(self) -> "list[dict[str, str]]":
        reasons = [
            {"of": name, "why": reach.why, "since": reach.failing_since.isoformat(timespec="seconds")}
            for name, reach in (("database", self.database), ("telegram", self.telegram))
            if reach.failing_since is not None
        ]
        named = {reason["of"] for reason in reasons}
        if not self.is_at_work and "telegram" not in named:
            reasons.append(
                {"of": "telegram", "why": "starting", "since": self.started_at.isoformat(timespec="seconds")}
            )
        for trouble, since in self.troubles.items():
            if trouble not in named:
                reasons.append({"of": trouble, "why": "lasting", "since": since.isoformat(timespec="seconds")})
        return reasons

    def facts(self) -> ProcessFacts:
        """What the process can say of itself to an operator."""
        return ProcessFacts(
            version=version(),
            started_at=self.started_at,
            database=connection.engine().value,
            intake=self.intake,
            telegram_failing_since=self.telegram.failing_since,
            failed_duties=failed_duties(),
        )


@cache
def version() -> str:
    """The program's version, as its project file says."""
    return str(tomllib.loads(_PROJECT.read_text("utf-8"))["project"]["version"])
