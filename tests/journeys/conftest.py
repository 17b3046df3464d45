"""Fixtures of the journeys: people in a sandbox, and a bot that serves them by polling or by webhook."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.journeys.harness import INTAKES, IntakeKind, Talk, bot_in_this_process, running_sandbox


@pytest.fixture(params=INTAKES)
def intake(request: pytest.FixtureRequest) -> IntakeKind:
    """Both ways that updates come."""
    kind: IntakeKind = request.param
    return kind


@pytest.fixture
async def talk(database_url: str, intake: IntakeKind, tmp_path: Path) -> AsyncIterator[Talk]:
    """People and a bot on an empty database, in this process."""
    async with (
        running_sandbox() as (sandbox, api_root),
        bot_in_this_process(sandbox, api_root, database_url, intake, tmp_path) as talk,
    ):
        yield talk
