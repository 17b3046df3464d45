"""Structured logs: what happened, where and how long, never who, never what was said, never a token."""

import logging
import re
import traceback
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import structlog

from bot import metrics

_SECRETS = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}|(?<!\d)\d{11}(?!\d)")
"""A bot's token; eleven digits of whatever script, which may be a phone."""
_TROUBLE = {"warning": "warning", "error": "error", "critical": "error"}
_HOME = Path(__file__).parent.parent


def configure(log_format: str, stream: TextIO | None = None) -> None:
    """Write logs to ``stream`` (standard error without it), as lines to read or as JSON, from now on."""
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _without_secrets,
        _counted,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(processor=renderer, foreign_pre_chain=[*shared, _without_trace])
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    # Libraries speak of addresses and statements, which hold tokens and data of people, and of every single try.
    for library in ("telegram", "aiohttp", "tortoise", "asyncpg", "asyncio"):
        logging.getLogger(library).setLevel(logging.ERROR)


@contextmanager
def hushed() -> Iterator[None]:
    """Nothing but the gravest is logged inside: whoever looks at everything says itself what it finds."""
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        root.setLevel(before)


def fault_of(fault: BaseException) -> str:
    """What failed and where, fit for a log: kinds and places, not the message, which may hold data."""
    frames = traceback.extract_tb(fault.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith(str(_HOME)) and ".venv" not in frame.filename]
    last = (ours or frames)[-3:]
    places = " > ".join(f"{Path(frame.filename).stem}.{frame.name}:{frame.lineno}" for frame in last)
    return f"{type(fault).__name__} at {places or 'unknown'}"


def without_secrets(text: str) -> str:
    """``text`` without what looks like a token or a phone number."""
    return _SECRETS.sub("[removed]", text)


def _without_secrets(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A second net under the first: nothing that looks like a token or a phone number leaves."""
    for name, value in event.items():
        if isinstance(value, str) and name != "timestamp":
            event[name] = without_secrets(value)
    return event


def _counted(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    if event.get("level") in _TROUBLE:
        metrics.LOGGED.labels(_TROUBLE[event["level"]]).inc()
    return event


def _without_trace(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    info = event.pop("exc_info", None)
    if isinstance(info, tuple) and info[1] is not None:
        event["fault"] = fault_of(info[1])
    return event
