"""Which messages the code says, found by reading it: keys as they are written, facts that go with them."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.house.sources import Source, sources

_KEY = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
_SAYING = {"say", "has", "_word", "Sentence"}


@dataclass(frozen=True)
class Said:
    """One place where a message is said by its written-out key."""

    where: str
    key: str
    facts: frozenset[str] | None
    """The names of its facts; ``None`` where they are not written out."""


@cache
def written_keys() -> dict[str, str]:
    """Every text in the program that looks like a key, with a place where it stands."""
    return {
        node.value: source.at(node)
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _KEY.fullmatch(node.value)
    }


@cache
def written_words() -> frozenset[str]:
    """Every text there is in the domain's code: what changes, subjects and fields are called in the audit."""
    return frozenset(
        node.value
        for source in sources()
        if source.is_domain
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def computed_keys() -> dict[str, str]:
    """The fixed beginnings of keys that are put together when they are said, with a place where that is done."""
    found: dict[str, str] = {}
    for source in sources():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.JoinedStr) and node.values:
                found.setdefault(_text(node.values[0]), source.at(node))
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
                found.setdefault(_text(node.left), source.at(node))
    return {beginning: where for beginning, where in found.items() if re.fullmatch(r"([a-z]+-)+", beginning)}


@cache
def said() -> tuple[Said, ...]:
    """Every place where a message is said by its written-out key."""
    return tuple(each for source in sources() for each in _said_in(source))


def _said_in(source: Source) -> Iterator[Said]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in _SAYING:
                for key in _keys_among(node.args):
                    yield Said(source.at(node), key, _facts(node))


def _keys_among(arguments: list[ast.expr]) -> Iterator[str]:
    """Keys written out as an argument, also as one of two (``"a" if … else "b"``)."""
    for argument in arguments:
        for node in (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,):
            if _KEY.fullmatch(_text(node)):
                yield _text(node)


def _facts(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    is_say = isinstance(call.func, ast.Attribute | ast.Name) and ast.unparse(call.func).endswith("say")
    if not is_say or None in names:
        return None
    return frozenset(name for name in names if name is not None)


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
