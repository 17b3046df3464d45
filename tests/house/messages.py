"""The Fluent files taken apart: keys, variables, choices and plain texts of every message."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from fluent.syntax import FluentParser, ast

from locales import LANGUAGES, resources

PLURALS = {"zero", "one", "two", "few", "many", "other"}
"""Categories of number, of which every language has its own; words of ours must be the same in all."""


@dataclass(frozen=True)
class Sentence:
    """One message of one language."""

    lang: str
    file: str
    key: str
    pattern: ast.Pattern

    @property
    def variables(self) -> set[str]:
        """Every fact it takes, in texts and choices, and those of the messages it is made of."""
        own = {node.id.name for node in _nodes(self.pattern, ast.VariableReference)}
        return own.union(*(messages(self.lang)[key].variables for key in self.parts))

    @property
    def parts(self) -> set[str]:
        """The messages it refers to."""
        return {node.id.name for node in _nodes(self.pattern, ast.MessageReference)}

    @property
    def choices(self) -> dict[str, set[str]]:
        """For every fact that chooses: the words (and numbers) it is told apart by."""
        found: dict[str, set[str]] = {}
        for node in _nodes(self.pattern, ast.SelectExpression):
            if isinstance(node.selector, ast.VariableReference):
                keys = {str(getattr(each.key, "name", getattr(each.key, "value", ""))) for each in node.variants}
                found.setdefault(node.selector.id.name, set()).update(keys - PLURALS)
        return {fact: words for fact, words in found.items() if words}

    @property
    def texts(self) -> list[str]:
        """Every text it may come to be, choices apart; where a fact or another message stands, there is ``{}``."""
        return [_text(pattern) for pattern in _nodes(self.pattern, ast.Pattern)]


@dataclass(frozen=True)
class Read:
    """What a language's files hold."""

    messages: Mapping[str, Sentence]
    faults: list[str]
    """What cannot be read, what is there twice, attributes and terms, which ``say`` does not know."""


@cache
def read(lang: str) -> Read:
    """Every file of a language."""
    found: dict[str, Sentence] = {}
    faults: list[str] = []
    for file, text in resources(lang).items():
        for entry in FluentParser().parse(text).body:
            where = f"{lang}/{file}.ftl"
            if isinstance(entry, ast.Junk):
                faults.append(f"{where}: {(entry.content or '').strip()[:80]}")
            elif isinstance(entry, ast.Term):
                faults.append(f"{where}: -{entry.id.name} is a term")
            elif isinstance(entry, ast.Message):
                if entry.value is None or entry.attributes:
                    faults.append(f"{where}: {entry.id.name} has attributes or says nothing")
                    continue
                if entry.id.name in found:
                    faults.append(f"{where}: {entry.id.name} is there twice")
                found[entry.id.name] = Sentence(lang, file, entry.id.name, entry.value)
    return Read(found, faults)


def messages(lang: str) -> Mapping[str, Sentence]:
    """Every message of a language by its key."""
    return read(lang).messages


def all_messages() -> list[Sentence]:
    """Every message of every language."""
    return [sentence for lang in LANGUAGES for sentence in messages(lang).values()]


def _nodes(top: Any, kind: type[Any]) -> Iterator[Any]:
    """Every node of a kind within ``top``, itself included."""
    if isinstance(top, kind):
        yield top
    if isinstance(top, ast.BaseNode):
        for child in vars(top).values():
            yield from _nodes(child, kind)
    elif isinstance(top, list):
        for each in top:
            yield from _nodes(each, kind)


def _text(pattern: ast.Pattern) -> str:
    return "".join(_piece(element) for element in pattern.elements)


def _piece(element: Any) -> str:
    if isinstance(element, ast.TextElement):
        return str(element.value)
    if isinstance(element.expression, ast.StringLiteral):
        return str(element.expression.parse()["value"])
    return "{}"
