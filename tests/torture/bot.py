"""``python -m tests.torture.bot``: starts bots, one after the other, each as a process that is a copy of this one.

So the program is loaded once and not for each of hundreds of lives, which would take most of the time. A line on
standard input, the environment as JSON, starts one; its number is answered, and its status when it has ended.

The bot is as it is, but more may be said into one chat than Telegram allows. The load speaks into few chats; held to
the pace of each, cards and digests would not be sent before everything is over.
"""

import ctypes
import json
import os
import signal
import sys
from functools import partial

from bot.application import Application
from bot.cli import line, run
from domain.outbox.views import Ceilings

CEILINGS = Ceilings(per_group_minute=100_000, seconds_between_in_chat=0.0)
_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Start a bot for every line, until there are no more."""
    vars(run)["Application"] = partial(Application, ceilings=CEILINGS)
    _die_with_parent()
    for asked in iter(sys.stdin.readline, ""):
        number = os.fork()
        if number == 0:
            _be_a_bot(json.loads(asked))
        _answer(number)
        _answer(os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]))


def _be_a_bot(environment: dict[str, str]) -> None:
    _die_with_parent()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.environ.update(environment)
    sys.argv = ["bot"]
    os._exit(line.main())


def _answer(number: int) -> None:
    print(number, flush=True)  # noqa: T201 - this is how it answers


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    main()
