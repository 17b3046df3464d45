"""Looks at everything that the bot sends to groups and at everything that is logged, in every test there is.

Whoever sends a whole phone or a customer's whole name to a group, or logs what belongs to a person or a secret,
fails the test in which it happened. The log is looked at before the bot's own net takes out what must not leave.
"""

import logging
import re
import unicodedata
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any, ParamSpec, TypeVar

import pytest
import structlog

from bot.api import BotApi
from bot.sandbox.core import Core
from tests.conversation.talking import Screen
from tests.factories.world import PERSONAL

P = ParamSpec("P")
R = TypeVar("R")
PHONE = re.compile(r"(?<![A-Za-z0-9])1[3-9]\d(?:[ \-]?\d{4}){2}(?!\d)")
"""Eleven digits as people write them; with a letter before, it is a claim number."""
SECRET = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}|a-secret-for-tests")
EXAMPLE = re.compile(r"<code>.*?</code>", re.DOTALL)
"""What may be typed, with phones that are nobody's."""
NAMES = re.compile("|".join(sorted(name for name in PERSONAL if not name.isdigit())))

_found: list[str] = []


def taken() -> list[str]:
    """What was given away since it was last asked, for tests that do so on purpose."""
    given, _found[:] = list(_found), []
    return given


def sent(method: str, parameters: dict[str, Any]) -> None:
    """A call to the Bot API; what goes to a group is looked at."""
    if _is_group(parameters.get("chat_id")) and (fact := _fact(_all_of(parameters))):
        _found.append(f"{fact} in a group: {method} {parameters}")


def _posted(message: dict[str, Any]) -> None:
    """A message that the sandbox shows."""
    if message["from"].get("is_bot"):
        sent("the sandbox shows", {**message, "chat_id": message["chat"]["id"], "text": _without_code(message)})


def _without_code(message: dict[str, Any]) -> str:
    """The text of a message as it is shown, without what is marked as code."""
    units = str(message.get("text", "")).encode("utf-16-le", "surrogatepass")
    for mark in reversed(message.get("entities", [])):
        if mark["type"] == "code":
            units = units[: 2 * mark["offset"]] + units[2 * (mark["offset"] + mark["length"]) :]
    return units.decode("utf-16-le", "surrogatepass")


def logged(event: MutableMapping[str, Any]) -> None:
    """A line of the log."""
    for name, value in event.items():
        text = "" if isinstance(value, int | float) or name == "timestamp" else str(value)
        if fact := _fact(text) or SECRET.search(text):
            _found.append(f"{fact} in the log: {event}")


def _fact(text: str) -> str:
    found = PHONE.search(text) or NAMES.search(text)
    return found.group() if found else ""


def _is_group(chat_id: object) -> bool:
    return isinstance(chat_id, int) and chat_id < 0


def _all_of(parameters: dict[str, Any]) -> str:
    rows = (parameters.get("reply_markup") or {}).get("inline_keyboard", [])
    labels = [str(button) for row in rows for button in row]
    text = EXAMPLE.sub("", f"{parameters.get('text', '')} {parameters.get('caption', '')}")
    return unicodedata.normalize("NFKC", " ".join([text, *labels]))


class _Ear(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        logged({"message": record.getMessage()})


def _look(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    logged(event)
    return event


def _listen() -> None:
    """Stand first among those who take a line of the log; whoever configures it anew forgets us."""
    processors = structlog.get_config()["processors"]
    if isinstance(processors, list) and _look not in processors:
        processors.insert(0, _look)


@contextmanager
def watched() -> Iterator[None]:
    """For a whole run: every way out is looked at."""
    ear = _Ear()
    logging.getLogger().addHandler(ear)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Screen, "call", _first(sent, Screen.call))
        patch.setattr(BotApi, "call", _first(sent, BotApi.call))
        patch.setattr(Core, "post", _then(Core.post))
        patch.setattr(Core, "replace", _then(Core.replace))
        yield
    logging.getLogger().removeHandler(ear)


def listen_anew() -> None:
    """Before a test: nothing was given away yet."""
    _listen()
    _found.clear()


def _first(look: Callable[..., None], call: Callable[P, R]) -> Callable[P, R]:
    def looked(*args: P.args, **kwargs: P.kwargs) -> R:
        look(args[1], kwargs)
        return call(*args, **kwargs)

    return looked


def _then(post: Callable[P, dict[str, Any]]) -> Callable[P, dict[str, Any]]:
    def looked(*args: P.args, **kwargs: P.kwargs) -> dict[str, Any]:
        message = post(*args, **kwargs)
        _posted(message)
        return message

    return looked
