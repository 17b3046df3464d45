"""Logs say what happened, never who, what was said, or the token."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot import logs, metrics

TOKEN = "123456789:AAF-abcdefghijklmnopqrstuvwxyz01234"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What is logged, as JSON; the root logger is put back as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    stream = io.StringIO()
    logs.configure("json", stream)
    yield stream
    root.handlers = handlers
    root.setLevel(level)


def last_line(written: io.StringIO) -> dict[str, object]:
    """The last line that was logged."""
    line: dict[str, object] = json.loads(written.getvalue().splitlines()[-1])
    return line


def test_an_event_is_one_line_of_json(written: io.StringIO) -> None:
    structlog.get_logger("bot.test").info("update.taken", update_id=7, ms=1.5)
    line = last_line(written)
    assert (line["event"], line["update_id"], line["level"]) == ("update.taken", 7, "info")


def test_what_looks_like_a_phone_or_a_token_never_leaves(written: io.StringIO) -> None:
    structlog.get_logger("bot.test").info("odd", reason=f"13812345678, １３８１２３４５６７８ and {TOKEN}")
    assert last_line(written)["reason"] == "[removed], [removed] and [removed]"


def test_a_librarys_trace_is_told_by_kind_and_place_only(written: io.StringIO) -> None:
    try:
        raise ValueError("Key (phone)=(王先生 13812345678) already exists")
    except ValueError:
        logging.getLogger("some.library").exception("it failed")
    line = last_line(written)
    assert "ValueError at test_logs" in str(line["fault"])
    assert "王先生" not in json.dumps(line, ensure_ascii=False)


def test_a_fault_names_its_place_and_not_its_message() -> None:
    try:
        raise KeyError("王先生")
    except KeyError as fault:
        told = logs.fault_of(fault)
    assert told.startswith("KeyError at test_logs.test_a_fault")
    assert "王先生" not in told


def test_warnings_and_errors_are_counted_whoever_logs_them(written: io.StringIO) -> None:
    def counted() -> list[float]:
        return [metrics.LOGGED.labels(level)._value.get() for level in ("warning", "error")]

    warnings, errors = counted()
    structlog.get_logger("bot.test").error("odd")
    structlog.get_logger("bot.test").info("usual")
    logging.getLogger("some.library").warning("odd")
    logging.getLogger("some.library").critical("very odd")
    assert counted() == [warnings + 1, errors + 2]


@pytest.mark.parametrize("library", ["aiohttp.access", "asyncpg.pool", "telegram.ext", "tortoise.db_client"])
def test_libraries_do_not_tell_of_every_try(written: io.StringIO, library: str) -> None:
    logging.getLogger(library).warning("Failed to restore the pool connection floor; retrying")
    assert not written.getvalue()
