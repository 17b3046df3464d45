"""A copy of a SQLite file before it is migrated."""

import asyncio
import os
import sqlite3
from pathlib import Path

from domain import clock
from domain.database.errors import MigrationFailed

BACKUPS_KEPT = 5


async def back_up(file: Path, before: str) -> Path:
    """Copy the database in ``file`` beside it, named by the moment and the migration it is ``before``.

    Also what is still in its write-ahead log is in the copy, which is on the disk when this returns. The
    oldest copies go, so that ``BACKUPS_KEPT`` remain. ``MigrationFailed`` if it cannot be made (disk full, say).
    """
    copy = file.with_name(f"{file.name}.{clock.now():%Y%m%dT%H%M%SZ}-before-{before}.backup")
    try:
        await asyncio.to_thread(_copy, file, copy)
    except (OSError, sqlite3.Error) as error:
        copy.unlink(missing_ok=True)
        raise MigrationFailed(f"no copy of the database could be made first: {error}") from error
    _forget_oldest(file)
    return copy


def _copy(file: Path, copy: Path) -> None:
    source, target = sqlite3.connect(file), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()
    with copy.open("rb+") as written:
        os.fsync(written.fileno())


def _forget_oldest(file: Path) -> None:
    for old in sorted(file.parent.glob(f"{file.name}.*.backup"))[:-BACKUPS_KEPT]:
        old.unlink()
