"""A backup a day by itself on SQLite, once, kept as long as it is of use; and nothing else is touched."""

import asyncio
import errno
import os
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot import backups
from bot.backups import DAYS_KEPT, WEEKS_KEPT, DailyBackups, days_in, to_forget
from bot.settings import Settings
from domain import clock
from domain.database.archive.file import read_manifest
from tests.journeys.harness import bot_in_this_process, running_sandbox, settings_for

NIGHT = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)
"""Half past three in the morning of the 25th, at the deployment's own clock."""
DAY = date(2026, 11, 25)


@pytest.fixture
def ticking() -> Iterator[clock.FixedClock]:
    """A clock that stands at the moment when a backup is due."""
    fixed = clock.FixedClock(NIGHT)
    put_back = clock.use(fixed)
    yield fixed
    put_back()


def settings_at(database: str, home: Path) -> Settings:
    """A deployment's."""
    return settings_for("http://127.0.0.1:9", database, "polling", home)


def names(folder: Path) -> list[str]:
    """What is in it."""
    return sorted(file.name for file in folder.iterdir())


async def test_one_is_made_a_day(database: str, tmp_path: Path, ticking: clock.FixedClock) -> None:
    daily, folder = DailyBackups(settings_at(database, tmp_path)), tmp_path / "backups"
    await daily.make()
    made = read_manifest(backups.file_of(folder, DAY))
    ticking.advance(timedelta(hours=23, minutes=59))
    await daily.make()
    assert days_in(folder) == [DAY]
    assert read_manifest(backups.file_of(folder, DAY)) == made
    ticking.advance(timedelta(minutes=1))
    await daily.make()
    assert days_in(folder) == [DAY, DAY + timedelta(days=1)]


async def test_one_that_was_missed_is_made_later(database: str, tmp_path: Path, ticking: clock.FixedClock) -> None:
    """Down for three days and a night, and back before it is time again: only yesterday's is made, once."""
    ticking.advance(timedelta(days=3, hours=20))
    for _ in range(2):
        await DailyBackups(settings_at(database, tmp_path)).make()
    assert names(tmp_path / "backups") == ["daily-2026-11-28.baohe"]


async def test_a_full_disk_costs_no_old_one(
    database: str, tmp_path: Path, ticking: clock.FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "backups"
    daily = DailyBackups(settings_at(database, tmp_path))
    _touch(folder, 40)
    before = names(folder)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(OSError, match="No space"):
        patched.setattr(os, "fsync", full)
        await daily.make()
    assert names(folder) == before
    await daily.make()
    assert len(days_in(folder)) == DAYS_KEPT + WEEKS_KEPT


def _put(folder: Path, others: list[str]) -> None:
    for other in others:
        (folder / other).touch()
    (folder / "daily-2026-01-02.baohe").mkdir()


def _touch(folder: Path, days: int) -> None:
    """Former backups, one a day, of which only the names matter here."""
    folder.mkdir(exist_ok=True)
    for back in range(1, days + 1):
        backups.file_of(folder, DAY - timedelta(days=back)).touch()


async def test_what_others_put_there_stays(database: str, tmp_path: Path, ticking: clock.FixedClock) -> None:
    folder = tmp_path / "backups"
    _touch(folder, 40)
    others = ["before-restore-20260101T000000Z.baohe", "daily-2026-01-01.baohe.gz", "mine.baohe", "daily-old.baohe"]
    _put(folder, others)
    await DailyBackups(settings_at(database, tmp_path)).make()
    assert len(days_in(folder)) == DAYS_KEPT + WEEKS_KEPT
    assert {*others, "daily-2026-01-02.baohe"} <= {*names(folder)}


async def test_a_running_bot_makes_it(prepared_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "LOOKED_AT_SECONDS", 0.1)
    async with running_sandbox() as (sandbox, api_root):
        settings = settings_for(api_root, prepared_url, "polling", tmp_path)
        async with bot_in_this_process(sandbox, settings):
            async with asyncio.timeout(20):
                while not days_in(tmp_path / "backups"):
                    await asyncio.sleep(0.05)


def test_neither_postgresql_nor_the_sandbox_has_them(tmp_path: Path) -> None:
    settings = settings_at("postgres://baohe@127.0.0.1/baohe", tmp_path)
    assert backups.duty_of(settings) == {}
    assert backups.duty_of(settings_at(f"sqlite://{tmp_path}/baohe.db", tmp_path)).keys() == {"backups"}
    sandbox = settings.model_copy(update={"bot_token": "", "database_url": ""})
    assert backups.duty_of(sandbox) == {}


def test_what_is_kept_of_any_days() -> None:
    chance = random.Random(20261125)
    for _ in range(100):
        days = {DAY - timedelta(days=chance.randrange(180)) for _ in range(chance.randrange(90))}
        kept = sorted(days - set(to_forget(days)))
        assert kept[-DAYS_KEPT:] == sorted(days)[-DAYS_KEPT:], "the last ones, always"
        assert len(kept) <= DAYS_KEPT + WEEKS_KEPT
        older = kept[:-DAYS_KEPT]
        assert len({day.isocalendar()[:2] for day in older}) == len(older), "one of a week"


def test_day_by_day_a_month_is_kept() -> None:
    """Forgetting each day leaves the same as forgetting once: a week's first stays until it is too old."""
    days: set[date] = set()
    for number in range(100):
        days.add(DAY + timedelta(days=number))
        days -= set(to_forget(days))
    assert len(days) == DAYS_KEPT + WEEKS_KEPT
    assert (max(days) - min(days)).days in range(28, 36)
