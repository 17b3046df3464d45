"""How well the fields of messages were found."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from handlers.arguments.pasting import Found, pick
from tests.handlers.pasting.corpora import KNOWN, TODAY, WANTED, Message


@dataclass
class Score:
    """Counts over messages, and a line for everything that is not as it should be."""

    fields: int = 0
    right: int = 0
    wrong_unmarked: list[str] = field(default_factory=list)
    invented_unmarked: list[str] = field(default_factory=list)
    guesses_sold_as_sure: list[str] = field(default_factory=list)
    needless_doubts: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    """Wrong or missing or invented, but marked."""

    @property
    def share(self) -> float:
        """Fields exactly right among those that were to be found and those found though not there."""
        return self.right / self.fields if self.fields else 1.0

    def report(self) -> str:
        """All that went wrong, and the share."""
        lines = [f"{self.right} of {self.fields} fields right ({self.share:.1%})"]
        for name in ("wrong_unmarked", "invented_unmarked", "guesses_sold_as_sure", "needless_doubts", "others"):
            lines += [f"  {name}: {line}" for line in getattr(self, name)]
        return "\n".join(lines)


def picked(message: Message) -> dict[str, Found]:
    """What is found in a message."""
    return pick(message.text, WANTED[message.purpose], today=TODAY, known=KNOWN)


def score(messages: Iterable[Message]) -> Score:
    """The score of messages."""
    total = Score()
    for message in messages:
        _add(total, message, picked(message))
    return total


def _add(total: Score, message: Message, found: dict[str, Found]) -> None:
    for name in WANTED[message.purpose]:
        value, expected = found.get(name), message.expected.get(name)
        if value is None and expected is None:
            continue
        total.fields += 1
        where = f"{message.purpose}: {message.title}: {name}: {value} instead of {expected}"
        if value and expected and value.text == expected.text:
            total.right += 1
            if expected.doubtful is True and not value.doubtful:
                total.guesses_sold_as_sure.append(where)
            if expected.doubtful is False and value.doubtful:
                total.needless_doubts.append(where)
        elif value and not value.doubtful:
            (total.wrong_unmarked if expected else total.invented_unmarked).append(where)
        else:
            total.others.append(where)
