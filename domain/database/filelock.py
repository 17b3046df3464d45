"""One process, one SQLite file."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.database.address import read_address
from domain.database.errors import DatabaseBusy


@contextmanager
def kept_from_others(url: str) -> Iterator[None]:
    """While this is open no other process runs the bot on the SQLite file at ``url``, migrates or restores it.

    ``DatabaseBusy`` if one does. Whoever only reads (``connection.connect``) asks for nothing. PostgreSQL has its own
    locks, and any number of processes.
    """
    file = read_address(url).file
    if file is None:
        yield
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    held = FileLock(file)
    held.take()
    try:
        yield
    finally:
        held.give_back()


class FileLock:
    """Keeps other processes of this program away from a SQLite file. The kernel lets go of it when we die.

    Two bots on one file would each think themselves the only sender and send everything twice.
    """

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + ".lock")
        self._descriptor: int | None = None

    def take(self) -> None:
        """Take the lock or raise ``DatabaseBusy``, naming the process that has it."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(descriptor, 32).decode(errors="replace").strip()
            os.close(descriptor)
            raise DatabaseBusy(
                f"{self._path.with_suffix('')} is in use by another process (number {holder or 'unknown'}); "
                "stop it first, or use PostgreSQL, which several processes may share"
            ) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        self._descriptor = descriptor

    def give_back(self) -> None:
        """Let go of it. The lock file stays: removing it would let two others lock two different files."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
