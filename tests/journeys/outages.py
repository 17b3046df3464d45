"""Ways in which a database goes away for a while, by engine."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import asyncpg  # type: ignore[import-untyped] # it ships no types

from bot.sandbox.world import TEAM_GROUP
from domain.database import connection
from domain.database.address import read_address
from domain.database.connection import Engine
from tests import postgres
from tests.conftest import ENGINE_UNDER_TEST
from tests.journeys.harness import Talk

Outage = Callable[[str, postgres.Server], AbstractAsyncContextManager[None]]

_OURS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'baohe'"


@asynccontextmanager
async def gone(_: str, server: postgres.Server) -> AsyncIterator[None]:
    """The server crashes, and starts again later."""
    server.down()
    try:
        yield
    finally:
        server.up()


@asynccontextmanager
async def crowded(url: str, _: postgres.Server) -> AsyncIterator[None]:
    """Others have taken every connection there is, those of the bot's pool as well."""
    others = await _as_many_as_there_are(url)
    while await others[0].fetch(_OURS):
        others += await _as_many_as_there_are(url)
    try:
        yield
    finally:
        await asyncio.gather(*(other.close() for other in others))


@asynccontextmanager
async def another_connection(url: str) -> AsyncIterator[asyncpg.Connection]:
    """Somebody else's."""
    other = await asyncpg.connect(url)
    try:
        yield other
    finally:
        await other.close()


async def _as_many_as_there_are(url: str) -> list[asyncpg.Connection]:
    others = []
    while True:
        try:
            others.append(await asyncpg.connect(url))
        except asyncpg.TooManyConnectionsError:
            return others


@asynccontextmanager
async def locked(url: str, _: object) -> AsyncIterator[None]:
    """Some tool writes into the file and takes its time."""
    await connection.fetch_rows("PRAGMA busy_timeout = 20")
    tool = sqlite3.connect(str(read_address(url).file), isolation_level=None)
    tool.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        tool.rollback()
        tool.close()


@asynccontextmanager
async def full(_: str, __: object) -> AsyncIterator[None]:
    """The disk has no room for one page more."""
    (row,) = await connection.fetch_rows("PRAGMA page_count")
    await connection.fetch_rows(f"PRAGMA max_page_count = {row['page_count']}")
    try:
        yield
    finally:
        await connection.fetch_rows("PRAGMA max_page_count = 1073741823")


def quotes_told(talk: Talk) -> list[str]:
    """What was told of quotes in the team group."""
    return [message["text"] for message in talk.sandbox.bot_messages(TEAM_GROUP) if "Q" in message["text"]]


OUTAGES: list[Outage] = [locked, full] if ENGINE_UNDER_TEST is Engine.SQLITE else [gone, crowded]
