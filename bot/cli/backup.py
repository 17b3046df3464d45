"""``python -m bot backup FILE``: everything in the database, in one file; the bot may go on running."""

import argparse
from pathlib import Path

from bot.cli.declaring import Commands, say
from bot.settings import Settings
from domain.database.address import read_address
from domain.database.archive.saving import save


def declare(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("backup", help="save the whole database into a file, also while the bot runs")
    parser.add_argument("file", metavar="FILE", type=Path, help="where to; an older backup there is replaced")
    parser.set_defaults(act=act)


async def act(settings: Settings, told: argparse.Namespace) -> int:
    """Save, read back, and say what was saved."""
    address = read_address(settings.database)
    manifest = await save(address, told.file)
    say(f"saved {manifest.rows} rows of {len(manifest.tables)} tables of {address.place}")
    say(f"to {told.file} ({told.file.stat().st_size} bytes), and read them back")
    return 0
