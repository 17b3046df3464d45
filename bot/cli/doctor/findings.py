"""What checks say."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from enum import StrEnum

from domain.people.views import ChatView


class Level(StrEnum):
    """How bad it is, from well to bad."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True)
class Finding:
    """One line: of what, how it is, and where it is not well, what to do."""

    level: Level
    what: str
    says: str


Findings = AsyncIterator[Finding]


@dataclass
class Chats:
    """The groups that the database knows, for who asks Telegram about them; none where it could not be read."""

    found: list[ChatView] = field(default_factory=list)


def well(what: str, says: str) -> Finding:
    """It is as it should be."""
    return Finding(Level.OK, what, says)


def warning(what: str, says: str) -> Finding:
    """The bot works, and somebody should look at it."""
    return Finding(Level.WARNING, what, says)


def fault(what: str, says: str) -> Finding:
    """The bot does not work, or soon will not."""
    return Finding(Level.FAULT, what, says)
