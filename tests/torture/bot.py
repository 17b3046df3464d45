"""``python -m tests.torture.bot``: the bot as it is, but more may be said into one chat than Telegram allows.

The load speaks into few chats; held to the pace of each, cards and digests would not be sent before everything is over.
"""

import sys
from functools import partial

from bot.application import Application
from bot.cli import line, run
from domain.outbox.views import Ceilings

CEILINGS = Ceilings(per_group_minute=100_000, seconds_between_in_chat=0.0)

if __name__ == "__main__":
    vars(run)["Application"] = partial(Application, ceilings=CEILINGS)
    sys.exit(line.main())
