"""Fixtures of the journeys: people in a sandbox, and a bot that serves them by polling or by webhook."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox import Sandbox, running_sandbox
from bot.sandbox.world import World, default_world
from bot.settings import Settings
from domain.database.connection import Engine
from tests.conftest import ENGINE_UNDER_TEST
from tests.journeys.harness import INTAKES, IntakeKind, Talk, bot_in_this_process, settings_for

# On SQLite one process has the file; that a second one is refused is told in test_schedule.
ONLY_POSTGRES = ["test_faults_postgres_only.py", "test_several.py"]
collect_ignore = ONLY_POSTGRES if ENGINE_UNDER_TEST is Engine.SQLITE else []


@pytest.fixture(params=INTAKES)
def intake(request: pytest.FixtureRequest) -> IntakeKind:
    """Both ways that updates come."""
    kind: IntakeKind = request.param
    return kind


@pytest.fixture
def world() -> World:
    """The people and chats of the sandbox."""
    return default_world()


@pytest.fixture
async def sandbox_at(world: World) -> AsyncIterator[tuple[Sandbox, str]]:
    """A sandbox and the address of its Bot API."""
    async with running_sandbox(world) as served:
        yield served


@pytest.fixture
def database_url(prepared_url: str) -> str:
    """The address of a database whose tables are there already."""
    return prepared_url


@pytest.fixture
def settings(sandbox_at: tuple[Sandbox, str], database_url: str, intake: IntakeKind, tmp_path: Path) -> Settings:
    """A deployment on an empty database, with the sandbox for Telegram."""
    return settings_for(sandbox_at[1], database_url, intake, tmp_path)


@pytest.fixture
async def talk(sandbox_at: tuple[Sandbox, str], settings: Settings) -> AsyncIterator[Talk]:
    """People and a bot, in this process."""
    async with bot_in_this_process(sandbox_at[0], settings) as talk:
        yield talk
