"""Messages as staff paste them, with what is to be found in them; all people, cars and numbers are made up.

A file of ``corpus/`` has many: ``####`` and what is special about the message, the message, ``----``, and a line for
each field: ``=`` is to be found beyond doubt, ``~`` to be found as a guess, ``?`` either way.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from domain.agents.rules import Called, named
from domain.insurers.rules.known import names_of
from domain.names import Named

HOME = Path(__file__).parent / "corpus"
TODAY = date(2026, 11, 25)
WANTED = {
    "refer": ("direction", "agent", "plate", "name", "phone", "expires"),
    "case": ("insurer", "plate", "vin", "name", "phone", "estimate", "claim", "damage"),
    "renewals": ("plate", "vin", "name", "phone", "insurer", "kind", "premium", "expires", "agent"),
}
"""What the commands ask for."""


@dataclass(frozen=True)
class Agent:
    """An agent of the centre."""

    id: int
    name: str
    company: str


_AGENTS = (
    Agent(1, "陈静", "平安"),
    Agent(2, "李娜", "人保"),
    Agent(3, "周强", "太平洋"),
    Agent(4, "王磊", "平安"),
    Agent(5, "张伟", "平安"),
    Agent(6, "张伟", "人保"),
)
_INSURERS = ("平安", "人保", "太平洋", "国寿", "大地", "阳光", "太平", "中华联合", "大家")
KNOWN = {
    "agent": tuple(named(cast(Sequence[Called], _AGENTS))),
    "insurer": tuple(Named(number, names_of(name)) for number, name in enumerate(_INSURERS, 1)),
}
"""The agents and insurers of the centre where the messages are pasted."""


@dataclass(frozen=True)
class Value:
    """What is to be found of a field; ``doubtful`` is ``None`` where it may be sure or a guess."""

    text: str
    doubtful: bool | None


@dataclass(frozen=True)
class Message:
    """A pasted message."""

    purpose: str
    title: str
    text: str
    expected: dict[str, Value]


_SIGNS = {"=": False, "~": True, "?": None}
_FIELD = re.compile(r"(?P<field>\w+) (?P<sign>[=~?]) (?P<text>.+)")


def messages(*names: str) -> list[Message]:
    """The messages of some files of the corpus, or of all."""
    paths = [HOME / f"{name}.txt" for name in names] if names else sorted(HOME.glob("*.txt"))
    return [message for path in paths for message in _messages(path)]


def _messages(path: Path) -> list[Message]:
    parts = re.split(r"^#### ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return [_message(path.stem, part) for part in parts]


def _message(file: str, part: str) -> Message:
    title, _, rest = part.partition("\n")
    text, _, fields = rest.partition("\n----\n")
    purpose = next(
        purpose for purpose in WANTED if purpose in (title.split(":")[0] if file.startswith("held_out") else file)
    )
    lines = [_FIELD.fullmatch(line) for line in fields.strip().splitlines()]
    assert all(lines), f"{title}: {fields}"
    expected = {line["field"]: Value(line["text"], _SIGNS[line["sign"]]) for line in lines if line}
    return Message(purpose, title, text, expected)
