"""What can happen to PostgreSQL only."""

import asyncio

import pytest

from domain.database import connection
from domain.database import only_one as only_one_module
from domain.database.address import POOL_CONNECTIONS
from domain.database.connection import transaction
from domain.database.errors import DatabaseRefused
from domain.database.only_one import Hold, only_one
from domain.database.outages import is_outage
from tests import postgres
from tests.domain.database.models import Shop


async def test_a_lost_connection_is_replaced(sample: str) -> None:
    """The server restarts: the transaction in hand fails with what happened, the next ones work."""
    everybody = asyncio.Barrier(POOL_CONNECTIONS)
    with pytest.raises(Exception, match=r"terminat|closed"):
        async with transaction():
            await Shop.create(name="lost")
            await connection.fetch_rows("SELECT pg_terminate_backend(pg_backend_pid())")
    await Shop.create(name="kept")
    await connection.fetch_rows(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE application_name = 'baohe' AND pid <> pg_backend_pid()"
    )
    async with transaction():
        await Shop.create(name="kept too")

    assert {shop.name for shop in await Shop.all()} == {"kept", "kept too"}
    async with asyncio.timeout(10):
        await asyncio.gather(*(all_at_once(everybody) for _ in range(everybody.parties)))


async def test_a_server_that_refuses_us_is_one_line_without_the_password(postgres_server: postgres.Server) -> None:
    wrong = postgres_server.url().replace(postgres_server.password, "not-the-password")
    with pytest.raises(DatabaseRefused, match="password authentication failed") as refused:
        await connection.connect(wrong)
    assert "\n" not in str(refused.value)
    assert "not-the-password" not in str(refused.value)
    assert not is_outage(refused.value)
    await connection.close()


async def test_a_name_goes_on_at_once_when_it_is_let_go(sample: str) -> None:
    waiting: asyncio.Task[None] | None = None
    async with only_one("turn") as first:
        waiting = asyncio.create_task(taken("turn"))
        async with only_one("another"):
            assert first.is_sure
            assert not waiting.done()
    async with asyncio.timeout(10):
        await waiting


async def test_whoever_falls_silent_loses_its_name_and_knows_it(sample: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a process does that is stopped for a while, or a session whose network swallows everything."""
    monkeypatch.setattr(only_one_module, "SILENCE_SECONDS", 1)
    monkeypatch.setattr(Hold, "give_signs", asyncio.Event().wait)
    monkeypatch.setattr(only_one_module, "_SURE_NANOSECONDS", 500_000_000)
    async with only_one("turn") as silent:
        monkeypatch.undo()
        async with asyncio.timeout(10):
            await taken("turn")
        assert not silent.is_sure
        assert silent.lost.is_set()


async def test_whoever_is_cut_off_knows_it_by_the_next_sign(sample: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(only_one_module, "SIGN_SECONDS", 0)
    async with only_one("turn") as cut_off:
        await connection.fetch_rows(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
        )
        async with asyncio.timeout(10):
            await cut_off.lost.wait()
            await taken("turn")


async def taken(name: str) -> None:
    """Hold a name for a moment, as soon as nobody else does."""
    async with only_one(name) as turn:
        assert turn.is_sure


async def all_at_once(everybody: asyncio.Barrier) -> None:
    """Hold a connection until everybody has one: none was lost for good."""
    async with transaction():
        await everybody.wait()
