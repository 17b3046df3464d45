"""The daily backup of a SQLite deployment: made by itself, kept for a month, in ``DATA_DIR/backups``.

PostgreSQL has none: many processes share it, its disk is elsewhere, and ``python -m bot backup`` can be run by cron.
"""

import re
from collections.abc import Iterable
from datetime import date, time, timedelta
from itertools import groupby
from pathlib import Path

import structlog

from bot.duties import Duty
from bot.settings import Settings
from domain import clock
from domain.database.address import Engine, read_address
from domain.database.archive.saving import save

log = structlog.get_logger(__name__)

AT = time(3, 30)
"""When it is made, by the wall clock of ``TZ_DEFAULT``."""
LOOKED_AT_SECONDS = 600.0
"""So often it is seen whether one is due, and tried again what failed: each try reads the whole database."""
DAYS_KEPT = 7
WEEKS_KEPT = 4
_NAME = re.compile(r"daily-(\d{4}-\d{2}-\d{2})\.baohe")


def folder_of(settings: Settings) -> Path:
    """Where backups that were not asked for go."""
    return settings.home / "backups"


def duty_of(settings: Settings) -> dict[str, tuple[Duty, float]]:
    """The standing duty that makes them, where they are made."""
    return {"backups": (DailyBackups(settings).make, LOOKED_AT_SECONDS)} if has_daily_backups(settings) else {}


def has_daily_backups(settings: Settings) -> bool:
    """Whether they are made: on SQLite, and not of the sandbox, whose days pass at the press of a button."""
    address = read_address(settings.database)
    return address.engine is Engine.SQLITE and address.file is not None and not settings.is_sandbox


class DailyBackups:
    """Makes the backup of each day once; the file itself says that it was made."""

    def __init__(self, settings: Settings) -> None:
        self._address = read_address(settings.database)
        self._folder = folder_of(settings)
        self._zone = settings.tz_default

    async def make(self) -> None:
        """Make the one that is due, unless it is there: also hours late, where the bot was down or the disk full.

        Old ones go only once it is there, and only those made here. What fails is raised, and tried again later.
        """
        day = latest_day(self._zone)
        if day in days_in(self._folder):
            return
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        manifest = await save(self._address, file_of(self._folder, day))
        log.info("backup.made", day=day.isoformat(), rows=manifest.rows)
        for old in to_forget(days_in(self._folder)):
            file_of(self._folder, old).unlink()


def latest_day(zone: str) -> date:
    """The last day whose backup is due by now."""
    now = clock.local(clock.now(), zone)
    return now.date() if now.time() >= AT else now.date() - timedelta(days=1)


def days_in(folder: Path) -> list[date]:
    """The days that a daily backup is there of, in their order."""
    names = (_NAME.fullmatch(file.name) for file in folder.glob("daily-*.baohe") if file.is_file())
    return sorted(date.fromisoformat(name[1]) for name in names if name)


def to_forget(days: Iterable[date]) -> list[date]:
    """Those that need not be kept: of the last ``DAYS_KEPT`` all are, before them the first of each of the weeks."""
    in_order = sorted(days)
    older, kept = in_order[:-DAYS_KEPT], set(in_order[-DAYS_KEPT:])
    firsts = [min(week) for _, week in groupby(older, key=lambda day: day.isocalendar()[:2])]
    kept |= set(firsts[-WEEKS_KEPT:])
    return [day for day in in_order if day not in kept]


def file_of(folder: Path, day: date) -> Path:
    """The daily backup of ``day``."""
    return folder / f"daily-{day.isoformat()}.baohe"
