"""``python -m bench.stock``: the bot as it is, but for the HTTP client, which is python-telegram-bot's own."""

import sys
from typing import Any

from telegram.request import HTTPXRequest

from bot import __main__ as program
from bot import api


def stock_request(connections: int) -> Any:
    """What python-telegram-bot would use."""
    return HTTPXRequest(connection_pool_size=connections)


if __name__ == "__main__":
    setattr(api, "AiohttpRequest", stock_request)  # noqa: B010 - it is the one name that the module takes its client by
    sys.exit(program.main())
