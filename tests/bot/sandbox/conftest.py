"""A served sandbox, a raw HTTP client of its Bot API, and the real client library."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
from telegram import Bot

from bot.sandbox import TEST_TOKEN, Sandbox, running_sandbox
from tests.bot.sandbox.worlds import small_world


@dataclass
class Api:
    """Calls Bot API methods with JSON and gives back status and body."""

    root: str
    session: aiohttp.ClientSession

    async def call(self, method: str, **parameters: Any) -> tuple[int, dict[str, Any]]:
        """One call."""
        url = f"{self.root}/bot{TEST_TOKEN}/{method}"
        async with self.session.post(url, json=parameters) as response:
            return response.status, await response.json()

    async def result(self, method: str, **parameters: Any) -> Any:
        """The result of a call that must succeed."""
        status, body = await self.call(method, **parameters)
        assert status == 200, body
        return body["result"]

    async def refusal(self, method: str, **parameters: Any) -> str:
        """Code and description of a call that must be refused."""
        status, body = await self.call(method, **parameters)
        assert body["ok"] is False
        assert status == body["error_code"]
        return f"{status} {body['description']}"


@pytest.fixture
async def served() -> AsyncIterator[tuple[Sandbox, str]]:
    """A sandbox and its address."""
    async with running_sandbox(small_world()) as (sandbox, root):
        yield sandbox, root


@pytest.fixture
def sandbox(served: tuple[Sandbox, str]) -> Sandbox:
    """The sandbox."""
    return served[0]


@pytest.fixture
def root(served: tuple[Sandbox, str]) -> str:
    """Its address."""
    return served[1]


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """A plain HTTP client."""
    async with aiohttp.ClientSession() as client:
        yield client


@pytest.fixture
def api(root: str, session: aiohttp.ClientSession) -> Api:
    """The Bot API by hand."""
    return Api(root, session)


@pytest.fixture
async def ptb(root: str) -> AsyncIterator[Bot]:
    """python-telegram-bot's own client, as users of the library have it."""
    async with Bot(TEST_TOKEN, base_url=f"{root}/bot", base_file_url=f"{root}/file/bot") as bot:
        yield bot
