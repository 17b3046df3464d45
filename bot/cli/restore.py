"""``python -m bot restore FILE``: put a backup in the place of the database, on either engine."""

import argparse
from pathlib import Path

from bot.backups import folder_of
from bot.cli.declaring import Commands, described, say
from bot.settings import Settings
from domain.database.address import read_address
from domain.database.archive.file import Manifest
from domain.database.archive.restoring import restore
from domain.insurers import service as insurers
from domain.outbox import service as outbox
from domain.people import service as people


def declare(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("restore", help="put a backup in the place of the database; the bot must not run")
    parser.add_argument("file", metavar="FILE", type=Path, help="a backup that this program or an older one made")
    parser.add_argument(
        "--replace", action="store_true", help="also where the database holds a centre; that is saved first"
    )
    parser.set_defaults(act=act)


async def act(settings: Settings, told: argparse.Namespace) -> int:
    """Restore, and say what was restored and what is not as it should be in it."""
    keep_in = folder_of(settings) if told.replace else None
    manifest, found = await restore(settings.database, told.file, _settle, keep_in=keep_in)
    say(f"restored {manifest.rows} rows of {len(manifest.tables)} tables to {read_address(settings.database).place}")
    say(f"as they were at {manifest.made_at:%F %T %Z}; the bot may be started")
    for line in found:
        say(line)
    return 0


async def _settle(_: Manifest) -> list[str]:
    """Nothing old is sent again; and what differs in the accounts is said, but was so when it was saved."""
    dropped = await outbox.settle_restored()
    found = [f"{dropped} old messages that waited then are not sent: they may have been since"] if dropped else []
    for centre in await people.centres():
        differences = await insurers.check_accounts(centre.id)
        found += [f"warning: {centre.name}: {described(each)}" for each in differences]
    return found
