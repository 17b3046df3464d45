"""The sandbox keeps its hands off a real bot's database."""

from pathlib import Path

import pytest

from bot.sandbox.embedded import Embedded
from bot.settings import Settings, SettingsRefused
from domain.database import connection
from domain.database.migrate import migrate
from domain.intake import service as intake
from domain.outbox import service as outbox
from domain.people import service as people
from tests.journeys.harness import free_port


async def test_a_real_bots_database_without_its_token_is_refused(database_url: str, tmp_path: Path) -> None:
    await connection.connect(database_url)
    await migrate()
    await intake.is_first_sight(123_456_789, 5)
    await connection.close()
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg] # pydantic-settings' own, unknown to mypy without its plugin
        database_url=database_url,
        data_dir=tmp_path,
        listen=f"127.0.0.1:{free_port()}",
    )
    with pytest.raises(SettingsRefused, match="BOT_TOKEN"):
        async with Embedded(settings).running():
            pytest.fail("it runs")
    await connection.connect(database_url)
    try:
        assert await people.centres() == []
        assert (await outbox.health()).waiting == 0
    finally:
        await connection.close()
