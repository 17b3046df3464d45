"""``python -m bot``: run Baohe, or one of the commands in ``bot/cli``."""

import sys

from bot.cli.line import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
