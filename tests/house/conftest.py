"""Two furnished centres for all tests of the house, which only look at them or undo what they did."""

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.databases import Databases
from tests.house.worlds import Worlds, two_worlds


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def worlds(databases: Databases) -> AsyncIterator[Worlds]:
    """A centre, and another one that looks like it."""
    async with two_worlds(databases) as both:
        yield both
