"""How one process stands: what it knows of itself, and whether Telegram and the database answer it."""

import asyncio
import tomllib
from collections.abc import Mapping
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


class Health:
    """One process's."""

    def __init__(self, telegram: Reach, intake: str) -> None:
        self.telegram = telegram
        self.database = Reach()
        self.intake = intake
        """How updates come: ``polling`` or ``webhook``."""
        self.started_at = clock.now()
        self.is_at_work = False
        """Whether Telegram knows us and updates are taken."""
        self.troubles: Mapping[str, datetime] = {}
        """What the last look found to last, and since when."""

    async def ask_database(self) -> bool:
        """Whether the database answers now."""
        try:
            await asyncio.wait_for(connection.ping(), timeout=_DATABASE_SECONDS)
        except Exception as fault:
            self.database.failed(type(fault).__name__)
            return False
        self.database.answered()
        return True

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
