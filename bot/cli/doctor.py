"""``python -m bot doctor``: what is well with this deployment and what is not, and what to do about it."""

import argparse

from bot.cli.declaring import Commands, say
from bot.settings import Settings


def declare(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("doctor", help="check settings, database, Telegram and machine; the bot may run")
    parser.set_defaults(act=act)


async def act(settings: Settings, _: argparse.Namespace) -> int:
    """Check everything."""
    say("")
    return 0
