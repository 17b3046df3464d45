"""What runs Baohe: settings, intake of updates, delivery, schedule, HTTP side, sandbox."""

import os

# python-telegram-bot's own switch to durations as ``timedelta``, its future default.
os.environ.setdefault("PTB_TIMEDELTA", "1")
