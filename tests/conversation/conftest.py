"""A conversation in Chinese at a centre of its own, on a Friday morning."""

from datetime import UTC, datetime

import pytest

from domain import clock
from domain.clock import FixedClock
from tests.conversation.talking import Conversation, a_conversation


@pytest.fixture
def time() -> FixedClock:
    """20 November 2026, ten in the morning in Shanghai."""
    standing = FixedClock(datetime(2026, 11, 20, 2, tzinfo=UTC))
    clock.use(standing)
    return standing


@pytest.fixture
async def talk(database: str, time: FixedClock) -> Conversation:
    """People talking."""
    return await a_conversation()


@pytest.fixture(autouse=True)
def _cards_follow_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits here for more changes before cards are made anew."""
    monkeypatch.setattr("bot.delivery._WAKE_SECONDS", 0.0)
