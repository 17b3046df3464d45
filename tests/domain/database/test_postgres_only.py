"""What can happen to PostgreSQL only."""

import asyncio

import pytest

from domain.database import connection
from domain.database.address import POOL_CONNECTIONS
from domain.database.connection import transaction
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


async def all_at_once(everybody: asyncio.Barrier) -> None:
    """Hold a connection until everybody has one: none was lost for good."""
    async with transaction():
        await everybody.wait()
