"""``python -m bot <command>``: find the command, read the settings, and say in one line why something cannot be."""

import argparse
import asyncio
import sys
from collections.abc import Sequence

from bot import logs
from bot.cli import backup, doctor, migrate, restore, run
from bot.settings import SettingsRefused, read_settings
from domain.database.errors import DatabaseError


def main(words: Sequence[str] | None = None) -> int:
    """Run the command on the command line, or the bot if there is none; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="Baohe, the insurance channel's bot")
    parser.set_defaults(act=run.act)
    commands = parser.add_subparsers(metavar="command", title="commands")
    for module in (run, migrate, backup, restore, doctor):
        module.declare(commands)
    told = parser.parse_args(words)
    try:
        settings = read_settings()
        logs.configure(settings.log_format)
        status: int = asyncio.run(told.act(settings, told))
    except (SettingsRefused, DatabaseError, OSError) as refused:
        print(f"baohe: {refused}", file=sys.stderr)  # noqa: T201 - the one line a person at a terminal needs
        return 1
    return status
