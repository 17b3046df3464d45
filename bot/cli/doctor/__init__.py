"""``python -m bot doctor``: what is well with this deployment and what is not, and what to do about it.

It only looks, also beside a running bot. Fonts and browsers are not among what it looks at: nothing that the bot does
needs any.
"""

import argparse

from bot import logs
from bot.cli.declaring import Commands, say
from bot.cli.doctor import database, machine, telegram
from bot.cli.doctor.findings import Chats, Finding, Findings, Level
from bot.settings import Settings


def declare(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("doctor", help="check settings, database, Telegram and machine; the bot may run")
    parser.set_defaults(act=act)


async def act(settings: Settings, _: argparse.Namespace) -> int:
    """Check everything, each a line, whatever else fails; 1 if something is at fault."""
    worst = Level.OK
    with logs.hushed():
        async for finding in _all(settings):
            say(f"{finding.level:<8} {finding.what:<11} {finding.says}")
            worst = max(worst, finding.level, key=list(Level).index)
    return 1 if worst is Level.FAULT else 0


async def _all(settings: Settings) -> Findings:
    chats = Chats()
    for of, check in (
        ("settings", machine.settings_of(settings)),
        ("machine", machine.check(settings)),
        ("database", database.check(settings, chats)),
        ("telegram", telegram.check(settings, chats)),
    ):
        try:
            async for finding in check:
                yield finding
        except Exception as fault:  # one check that fails keeps nobody from the others
            yield Finding(Level.FAULT, of, f"could not be checked to the end: {type(fault).__name__}: {fault}")
