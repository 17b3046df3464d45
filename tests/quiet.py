"""For long runs on a terminal: nothing is logged meanwhile."""

from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import structlog


@contextmanager
def nothing_logged() -> Iterator[None]:
    """Every line of the log is dropped inside."""

    def drop(_: Any, __: str, ___: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        raise structlog.DropEvent

    structlog.configure(processors=[drop])
    try:
        yield
    finally:
        structlog.reset_defaults()
