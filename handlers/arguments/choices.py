"""Finding which of several named things a word means: by any name, or by a beginning only one has."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, Literal, TypeVar

from domain.customers.errors import quoted
from handlers.arguments.errors import Ambiguous, Option, SeveralNamed
from handlers.arguments.tokens import Word, shape_of

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
_MOST_OPTIONS = 10
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


Entry = tuple[Match[T], ...]
_Names = dict[str, dict[int, Choice[T]]]


class Finder(Generic[T]):
    """The names of all choices, ready to be looked up: whole, without their usual endings, by beginnings."""

    def __init__(self, choices: Iterable[Choice[T]], *, beginnings: bool = True) -> None:
        self._exact: _Names[T] = {}
        self._loose: _Names[T] = {}
        self._begins: _Names[T] = {}
        for choice in choices:
            for name in map(_plain, map(shape_of, choice.names)):
                _add(self._exact, name, choice)
                if beginnings:
                    self._learn_parts(name, choice)

    def _learn_parts(self, name: str, choice: Choice[T]) -> None:
        _add(self._loose, _trimmed(name), choice)
        shortest = _SHORTEST_LATIN_BEGINNING if name.isascii() else 1
        for length in range(shortest, len(name)):
            _add(self._begins, name[:length], choice)

    def searches(self) -> Iterator[Callable[[Sequence[Word]], list[Entry[T]]]]:
        """The ways of finding names in words, the surest first.

        Each gives one entry for each word or run of neighbouring words that names something; an entry of
        several matches is ambiguous.
        """
        yield lambda words: _search(self._exact, words, _MOST_WORDS_IN_A_NAME)
        yield lambda words: _search(self._loose, words, 2, trim=True)
        yield lambda words: _search(self._begins, words, 1)

    def matches(self, words: Sequence[Word]) -> list[Entry[T]]:
        """What the ``words`` name, by the surest way that finds anything."""
        return next((found for search in self.searches() if (found := search(words))), [])


def _search(table: _Names[T], words: Sequence[Word], most: int, *, trim: bool = False) -> list[Entry[T]]:
    found: list[Entry[T]] = []
    at = 0
    while at < len(words):
        run, hits = _longest_name(table, words[at : at + most], trim)
        if hits:
            found.append(tuple(Match(run, hit) for hit in islice(hits, _MOST_OPTIONS)))
        at += max(len(run), 1)
    return found


def _longest_name(
    table: _Names[T], words: Sequence[Word], trim: bool
) -> tuple[tuple[Word, ...], Collection[Choice[T]]]:
    for count in range(len(words), 0, -1):
        run = tuple(words[:count])
        name = _plain("".join(word.shape for word in run))
        hits = table.get(_trimmed(name) if trim else name)
        if hits and _are_neighbours(run):
            return run, hits.values()
    return (), ()


def _are_neighbours(run: Sequence[Word]) -> bool:
    return run[-1].place - run[0].place == len(run) - 1


def the_one(found: Sequence[Entry[T]], what: str) -> Match[T] | None:
    """The single thing that was named, ``None`` if nothing was; several are ``Ambiguous``."""
    if not found:
        return None
    options = _distinct(match for entry in found for match in entry)
    if len(options) > 1:
        text = " ".join(word.text for word in found[0][0].words)
        choices = tuple(Option(match.choice.label, match.choice.value) for match in options)
        each_is_clear = all(len(_distinct(entry)) == 1 for entry in found)
        raise (SeveralNamed if each_is_clear else Ambiguous)(quoted(text), what, choices)
    return options[0]


def _distinct(matches: Iterable[Match[T]]) -> list[Match[T]]:
    """The first of every thing that is named, at most as many as can be asked about."""
    distinct: list[Match[T]] = []
    for match in matches:
        if all(match.choice.value != other.choice.value for other in distinct):
            distinct.append(match)
        if len(distinct) == _MOST_OPTIONS:
            break
    return distinct


def _add(table: _Names[T], name: str, choice: Choice[T]) -> None:
    if name:
        table.setdefault(name, {})[id(choice)] = choice


def _plain(shape: str) -> str:
    return "".join(shape.split()).casefold()


def _trimmed(name: str) -> str:
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending)
    return name
