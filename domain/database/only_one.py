"""One process of several: who holds a name in the database, until it lets go, dies, or is heard of no more.

A name is an advisory lock of a PostgreSQL session of its own. The server lets go of it as soon as the process is dead,
and ends the session of one it has not heard of for ``SILENCE_SECONDS``: one that is stopped, or behind a network that
swallows everything. Whoever holds a name must therefore hear from the server, too, and is no longer sure of it well
before the server gives it to another.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import asyncpg  # type: ignore[import-untyped] # it ships no types

from domain.database import connection
from domain.database.connection import Engine, lock_number
from domain.database.shield import finish

SILENCE_SECONDS = 8
"""After so long without a word the server ends a session. PostgreSQL counts it since version 14."""
SIGN_SECONDS = 2
"""So often whoever holds a name gives a sign of life."""
ANSWER_SECONDS = 4
"""For so long a sign of life may stay unanswered. Together with the pause before it, less than the silence."""
_SURE_NANOSECONDS = (SIGN_SECONDS + ANSWER_SECONDS) * 1_000_000_000
TRY_SECONDS = 1
"""So often the others try to be the next."""


class Hold:
    """A name that is held, as far as anybody can tell."""

    def __init__(self, session: asyncpg.Connection | None, sure_until: int | None) -> None:
        self._session = session
        self._sure_until = sure_until
        self.lost = asyncio.Event()
        """Set when it is not sure any more that nobody else holds the name; it never becomes so again."""

    @property
    def is_sure(self) -> bool:
        """Whether nobody else can hold the name. To be asked before everything that must be done by one alone."""
        if self._sure_until is not None and time.monotonic_ns() >= self._sure_until:
            self.lost.set()
        return not self.lost.is_set()

    async def give_signs(self) -> None:
        """Give signs of life for as long as they are answered."""
        while self.is_sure:
            await asyncio.sleep(SIGN_SECONDS)
            asked = time.monotonic_ns()
            try:
                await _asked(self._session, "SELECT 1")
            except Exception:
                self.lost.set()
            else:
                self._sure_until = asked + _SURE_NANOSECONDS


@asynccontextmanager
async def only_one(name: str) -> AsyncIterator[Hold]:
    """Wait until no other process holds ``name``, and hold it while this is open.

    Raises what is wrong with the database while it waits; afterwards that only makes the hold unsure. On SQLite there
    is no other process.
    """
    if connection.engine() is Engine.SQLITE:
        yield Hold(None, None)
        return
    session = await _session()
    try:
        hold = await _held(session, name)
        signs = asyncio.create_task(hold.give_signs())
        try:
            yield hold
        finally:
            signs.cancel()
            await asyncio.wait([signs])
    finally:
        await finish(_end(session))


async def _held(session: asyncpg.Connection, name: str) -> Hold:
    while True:
        asked = time.monotonic_ns()
        if await _asked(session, "SELECT pg_try_advisory_lock($1)", lock_number(name)):
            return Hold(session, asked + _SURE_NANOSECONDS)
        await asyncio.sleep(TRY_SECONDS)


async def _asked(session: Any, sql: str, *values: object) -> object:
    async with asyncio.timeout(ANSWER_SECONDS):
        return await session.fetchval(sql, *values)


async def _session() -> asyncpg.Connection:
    """A session beside the pool, which the server ends when it falls silent."""
    given = connection.address().credentials
    wanted = {name: value for name, value in given.items() if name not in ("minsize", "maxsize", "application_name")}
    settings = {
        **given["server_settings"],
        "application_name": given["application_name"],
        "idle_session_timeout": f"{SILENCE_SECONDS}s",
    }
    return await asyncpg.connect(**{**wanted, "server_settings": settings})


async def _end(session: asyncpg.Connection) -> None:
    """Let go at once; a session that does not answer ends without its farewell."""
    with suppress(Exception):
        await session.close(timeout=TRY_SECONDS)
