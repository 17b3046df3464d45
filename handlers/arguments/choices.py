"""Finding which of several named things a word means: by any name, or by a beginning only one has."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from domain.customers.errors import quoted
from domain.customers.rules import folded
from handlers.arguments.errors import Ambiguous, Option
from handlers.arguments.tokens import Word

T = TypeVar("T")

Direction = Literal["out", "in"]
_OUT = (
    "out 出 转出 推出 推荐出去 推荐给 推给 介绍给 转给 转介给 送出 给出 外推 外转 我方推出 我方推荐 我方转出 "
    "我们推出 我们推荐 我们转出 我们推 我推 outbound outgoing outward"
)
_IN = (
    "in 进 入 转入 推入 转进 推进来 推荐来 推荐过来 推来 转来 转介来 介绍来 介绍过来 送来 送修 来店 内推 "
    "对方推入 对方推荐 对方转入 对方推 他推 她推 代理推荐 代理人推荐 代理转入 inbound incoming inward"
)
DIRECTIONS: Mapping[str, Direction] = {
    **dict.fromkeys(_OUT.split(), "out"),
    **dict.fromkeys(_IN.split(), "in"),
}
"""Every way to say which way a referral goes, seen from the centre (domain §6)."""

_ENDINGS = ("保险公司", "财产保险", "保险", "车险", "财险", "产险", "公司", "套餐", "型", "版", "款")
_MOST_WORDS_IN_A_NAME = 4
_SHORTEST_LATIN_BEGINNING = 2


@dataclass(frozen=True)
class Choice(Generic[T]):
    """One of the things to choose from: how it is shown, everything it is called, and the thing."""

    label: str
    names: tuple[str, ...]
    value: T


def of_table(table: Mapping[str, T]) -> tuple[Choice[T], ...]:
    """A table of words as choices; the first word of each value is the one shown."""
    names: dict[T, list[str]] = {}
    for word, value in table.items():
        names.setdefault(value, []).append(word)
    return tuple(Choice(words[0], tuple(words), value) for value, words in names.items())


@dataclass(frozen=True)
class Match(Generic[T]):
    """Neighbouring words that name a choice."""

    words: tuple[Word, ...]
    choice: Choice[T]


class Finder(Generic[T]):
    """The names of all choices, ready to be looked up."""

    def __init__(self, choices: Iterable[Choice[T]], *, beginnings: bool = True) -> None:
        self._exact: dict[str, list[Choice[T]]] = {}
        self._loose: dict[str, list[Choice[T]]] = {}
        self._begins: dict[str, list[Choice[T]]] = {}
        for choice in choices:
            for name in choice.names:
                self._learn(_plain(name), choice, beginnings)

    def _learn(self, name: str, choice: Choice[T], beginnings: bool) -> None:
        _add(self._exact, name, choice)
        if beginnings:
            _add(self._loose, _trimmed(name), choice)
            shortest = _SHORTEST_LATIN_BEGINNING if name.isascii() else 1
            for length in range(shortest, len(name)):
                _add(self._begins, name[:length], choice)

    def matches(self, words: Sequence[Word]) -> list[tuple[Match[T], ...]]:
        """Who the ``words`` may mean, by the best way of naming that any of them uses.

        One entry for each word or run of neighbouring words; an entry of several matches is ambiguous.
        """
        return (
            _search(self._exact, words, _MOST_WORDS_IN_A_NAME)
            or _search(self._loose, words, 2, trim=True)
            or _search(self._begins, words, 1)
        )


def _search(
    table: Mapping[str, list[Choice[T]]], words: Sequence[Word], most: int, *, trim: bool = False
) -> list[tuple[Match[T], ...]]:
    found: list[tuple[Match[T], ...]] = []
    at = 0
    while at < len(words):
        for count in range(min(most, len(words) - at), 0, -1):
            run = tuple(words[at : at + count])
            name = _plain("".join(word.shape for word in run))
            hits = table.get(_trimmed(name) if trim else name, [])
            if hits and _are_neighbours(run):
                found.append(tuple(Match(run, hit) for hit in hits))
                at += count - 1
                break
        at += 1
    return found


def _are_neighbours(run: Sequence[Word]) -> bool:
    return run[-1].place - run[0].place == len(run) - 1


def the_one(found: Sequence[tuple[Match[T], ...]], what: str) -> Match[T] | None:
    """The single thing that was named, ``None`` if nothing was; several are ``Ambiguous``."""
    if not found:
        return None
    options = [match for entry in found for match in entry]
    if any(match.choice.value != options[0].choice.value for match in options):
        raise ambiguous(options, what)
    return options[0]


def ambiguous(options: Sequence[Match[T]], what: str) -> Ambiguous:
    """The refusal that asks which of ``options`` was meant."""
    unique = {id(match.choice): Option(match.choice.label, match.choice.value) for match in options}
    text = " ".join(word.text for word in options[0].words)
    return Ambiguous(quoted(text), what, tuple(unique.values()))


def _add(table: dict[str, list[Choice[T]]], name: str, choice: Choice[T]) -> None:
    hits = table.setdefault(name, [])
    if name and choice not in hits:
        hits.append(choice)


def _plain(name: str) -> str:
    return "".join(folded(name).split()).casefold()


def _trimmed(name: str) -> str:
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending)
    return name
