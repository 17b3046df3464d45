"""What somebody does, told apart from how: the same to the bot and to a model of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

UNDO_HOURS = timedelta(hours=24)


@dataclass(frozen=True)
class Op:
    """One thing that somebody does at a moment."""

    id: int
    kind: str
    at: datetime
    today: date
    place: int = 0
    """Which insurer's or agent's account."""
    number: int = 0
    """Which case or referral."""
    fen: int = 0
    day: date | None = None
    text: str = ""
    target: int = 0
    """Which earlier one it takes back."""


@dataclass
class Done:
    """What was done and may be taken back."""

    op: Op
    group: str
    """What is built on each other: the last of a group that stands can be taken back, no other; empty for what
    can be taken back whatever came after it."""
    before: object
    is_undone: bool = False


def obstacle(done: list[Done], op: Op) -> str:
    """Why what ``op`` wants to take back cannot be, as far as all undos go; empty when it can."""
    place, target = next((place, each) for place, each in enumerate(done) if each.op.id == op.target)
    if op.at - target.op.at > UNDO_HOURS:
        return "UndoTooLate"
    if target.is_undone:
        return "UndoneAlready"
    later = done[place + 1 :] if target.group else []
    return "BuiltOn" if any(each.group == target.group and not each.is_undone for each in later) else ""
