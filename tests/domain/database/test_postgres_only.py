"""What can happen to PostgreSQL only."""

import asyncio

import pytest

from domain.database import connection
from domain.database.address import POOL_CONNECTIONS
from domain.database.connection import transaction
from domain.database.errors import DatabaseRefused
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


async def all_at_once(everybody: asyncio.Barrier) -> None:
    """Hold a connection until everybody has one: none was lost for good."""
    async with transaction():
        await everybody.wait()
