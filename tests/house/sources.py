"""The program's own files, read once and parsed once, for the tests that look at code."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HOME = Path(__file__).parents[2]
PACKAGES = ("bot", "handlers", "domain", "locales")
_MIGRATIONS = "domain/migrations/"

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file of the program."""

    path: str
    """From the top of the repository: ``domain/money.py``."""
    text: str
    tree: ast.Module

    @property
    def is_domain(self) -> bool:
        """Whether it is one of the files where what is true is decided."""
        return self.path.startswith("domain/")

    def at(self, node: ast.AST) -> str:
        """Where a node stands, as editors open it."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"


@cache
def sources() -> tuple[Source, ...]:
    """Every file of the program but migrations, which are made by a tool and never touched again."""
    paths = sorted(path for package in PACKAGES for path in (HOME / package).rglob("*.py"))
    return tuple(_read(path) for path in paths if not path.relative_to(HOME).as_posix().startswith(_MIGRATIONS))


def _read(path: Path) -> Source:
    text = path.read_text("utf-8")
    return Source(path.relative_to(HOME).as_posix(), text, ast.parse(text, str(path)))


def public_definitions(source: Source) -> Iterator[Definition]:
    """The module's public functions and classes, and the public methods and properties of those classes."""
    for node in source.tree.body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public_methods(node)


def _public_methods(node: ast.ClassDef) -> Iterator[Definition]:
    for inner in node.body:
        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef) and not inner.name.startswith("_"):
            yield inner
