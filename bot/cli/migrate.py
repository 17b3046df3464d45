"""``python -m bot migrate``: only bring the database up to date."""

import argparse

from bot.cli.declaring import Commands
from bot.settings import Settings
from domain.database import connection
from domain.database.filelock import kept_from_others
from domain.database.migrate import migrate


def declare(commands: Commands) -> None:
    """Add the command."""
    commands.add_parser("migrate", help="bring the database up to date, and end").set_defaults(act=act)


async def act(settings: Settings, _: argparse.Namespace) -> int:
    """Run what the database lacks; starting the bot does it, too."""
    settings.home.mkdir(parents=True, exist_ok=True)
    with kept_from_others(settings.database):
        try:
            await connection.connect(settings.database)
            await migrate()
        finally:
            await connection.close()
    return 0
