"""How the code is written, where a tool can see it: small files, short functions, given time, exact numbers."""

import ast
import re
from collections.abc import Callable, Iterator
from fnmatch import fnmatch

import pytest

from tests.house.sources import Definition, Source, public_definitions, sources

LONGEST_MODULE_LINES = 300
LONGEST_FUNCTION_LINES = 70
TAKEN_TIME = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
}
"""Time that is taken where it must be given; ``time.monotonic`` is no time of day and measures only waiting."""
MAY_TAKE_TIME = {
    "domain/clock.py": "it is the clock",
    "bot/sandbox/core.py": "the numbers of its updates begin where no earlier run has been",
}
"""Files that may ask the machine what time it is, and why."""
MAY_BE_INEXACT = {
    "domain/database/recording.py": "it refuses floats, so it names them",
    "domain/outbox/service/messages.py": "seconds of silence that Telegram asks for",
    "domain/outbox/views.py": "seconds between messages that Telegram asks for",
    "domain/policy/rules.py": "how much a mistyped key may differ from the nearest one",
}
"""Files of the domain that may speak of floats, and why. None of them is about money."""
UNDERSTANDS_CHINESE = (
    "bot/sandbox/*",
    "domain/agents/rules.py",
    "domain/cases/rules/wording.py",
    "domain/customers/rules.py",
    "domain/insurers/rules/bank_*.py",
    "domain/insurers/rules/known.py",
    "domain/insurers/rules/phones.py",
    "domain/policy/reading.py",
    "handlers/arguments/*",
    "handlers/*/commands.py",
    "handlers/*/digests.py",
    "handlers/*/spoken.py",
    "handlers/*/*words.py",
    "handlers/registry.py",
)
"""Files with Chinese in them: words that people type, names they go by, examples, the people of the sandbox.

Everywhere else Chinese would be said to those who are spoken to in English.
"""
CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")

Finder = Callable[[Source], Iterator[str]]


def _modules_too_long(source: Source) -> Iterator[str]:
    lines = source.text.count("\n")
    if lines >= LONGEST_MODULE_LINES:
        yield f"{source.path}: {lines} lines; split it by use case into a package of the same name"


def _functions_too_long(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION_LINES:
                yield f"{source.at(node)}: {node.name} has {lines} lines"


def _taken_time(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and (_last_name(node.value), node.attr) in TAKEN_TIME:
            yield f"{source.at(node)}: {ast.unparse(node)}; ask domain.clock"


def _inexact_numbers(source: Source) -> Iterator[str]:
    if not source.is_domain:
        return
    for node in ast.walk(source.tree):
        is_literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
        if is_literal or (isinstance(node, ast.Name) and node.id == "float"):
            yield f"{source.at(node)}: {ast.unparse(node)}; money and rates are exact"


def _time_in_rules(source: Source) -> Iterator[str]:
    """Rules are given the moment and the day they judge by; they only reckon with them."""
    if not re.match(r"domain/\w+/(rules|views|errors)", source.path):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and (_last_name(node.value), node.attr) in {
            ("clock", "now"),
            ("clock", "today"),
        }:
            yield f"{source.at(node)}: {ast.unparse(node)}"


def _chinese_outside_of_locales(source: Source) -> Iterator[str]:
    if any(fnmatch(source.path, pattern) for pattern in UNDERSTANDS_CHINESE):
        return
    docstrings = {id(node.value) for node in ast.walk(source.tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(source.tree):
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if CHINESE.search(text) and id(node) not in docstrings:
            yield f"{source.at(node)}: {text!r}; what is said stands in locales/"


def _without_docstring(source: Source) -> Iterator[str]:
    if ast.get_docstring(source.tree) is None and source.text.strip():
        yield f"{source.path}: the module says nothing of itself"
    for node in public_definitions(source):
        if ast.get_docstring(node) is None and not _is_told_elsewhere(node):
            yield f"{source.at(node)}: {node.name} says nothing of itself"


def _unfinished(source: Source) -> Iterator[str]:
    for number, line in enumerate(source.text.splitlines(), 1):
        if UNFINISHED.search(line):
            yield f"{source.path}:{number}: {line.strip()}"


def _own_places(source: Source) -> Iterator[str]:
    """The repository stands alone: it names no directory of the machine it was written on."""
    for number, line in enumerate(source.text.splitlines(), 1):
        if re.search(r"/work/|/root/|\.\./shared|\"shared\"", line):
            yield f"{source.path}:{number}: {line.strip()}"


def _last_name(node: ast.expr) -> str:
    """``datetime`` of both ``datetime`` and ``datetime.datetime``."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _is_told_elsewhere(node: Definition) -> bool:
    """Whether the docstring stands with the property it sets, or the function it overloads or overrides."""
    return any(_last_name(each) in {"overload", "override", "setter"} for each in node.decorator_list)


MAY_BE_LONG = {"domain/cases/service/__init__.py": "the door of the largest room: nothing but a list of names"}
EXCEPTIONS: dict[Finder, dict[str, str]] = {
    _modules_too_long: MAY_BE_LONG,
    _taken_time: MAY_TAKE_TIME,
    _inexact_numbers: MAY_BE_INEXACT,
}
FINDERS: tuple[Finder, ...] = (
    _modules_too_long,
    _functions_too_long,
    _taken_time,
    _inexact_numbers,
    _time_in_rules,
    _chinese_outside_of_locales,
    _without_docstring,
    _unfinished,
    _own_places,
)


@pytest.mark.parametrize("find", FINDERS)
def test_code_is_kept_as_agreed(find: Finder) -> None:
    excepted = EXCEPTIONS.get(find, {})
    found = [fault for source in sources() if source.path not in excepted for fault in find(source)]
    assert not found, "\n".join(["", *found])


@pytest.mark.parametrize("find", EXCEPTIONS)
def test_every_exception_is_needed(find: Finder) -> None:
    """A file that has mended its ways, or has gone, loses its exception."""
    at_fault = {source.path for source in sources() if any(find(source))}
    assert not EXCEPTIONS[find].keys() - at_fault
