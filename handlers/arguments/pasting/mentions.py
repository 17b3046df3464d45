"""Where a text names one of the centre's insurers or agents, however long or short it calls them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from domain.names import Named
from handlers.arguments.pasting.cleaning import shape_of
from handlers.arguments.pasting.page import Line

_WIDEST_GAP = 3
_MOST_IN_A_LINE = 60
_LEGAL = {"人保": ("人民财产", "人民保险"), "国寿": ("人寿财产", "人寿财险"), "太保": ("太平洋财产",)}
"""What legal names say where people say something shorter (中国人民财产保险股份有限公司 is 人保)."""


@dataclass(frozen=True)
class Mention:
    """A name in a line: where, as it is written, and everybody who goes by it."""

    line: int
    start: int
    end: int
    name: str
    whose: tuple[Named, ...]


class Names:
    """The names of a centre's insurers or agents, ready to be looked for."""

    def __init__(self, known: Sequence[Named]) -> None:
        """Learn every name of all ``known``."""
        self._whose: dict[str, dict[int, Named]] = {}
        for named in known:
            for name in _names_of(named):
                self._whose.setdefault(name, {})[named.id] = named
        self._lengths = sorted({len(name) for name in self._whose}, reverse=True)
        self._first = {name[0] for name in self._whose}

    def mentioned_in(self, line: Line) -> list[Mention]:
        """The names in a line, each as long as it goes, in order."""
        places = [place for place, character in enumerate(line.shape) if character.isalnum()]
        letters = "".join(line.shape[place] for place in places)
        mentions = (mention for at in range(len(letters)) if (mention := self._at(line, letters, places, at)))
        found = list(islice(mentions, _MOST_IN_A_LINE))
        return [mention for mention in found if not any(_goes_further(other, mention) for other in found)]

    def _at(self, line: Line, letters: str, places: Sequence[int], at: int) -> Mention | None:
        if letters[at] not in self._first:
            return None
        for length in self._lengths:
            name = letters[at : at + length]
            if len(name) == length and name in self._whose:
                start, end = places[at], places[at + length - 1] + 1
                if end - start <= length + _WIDEST_GAP and _stands_apart(line.shape, start, end):
                    return Mention(line.number, start, end, name, tuple(self._whose[name].values()))
        return None


def _names_of(named: Named) -> Iterator[str]:
    for name in named.names:
        letters = _letters(name)
        if letters:
            yield letters
        yield from _LEGAL.get(letters, ())


def _letters(name: str) -> str:
    return "".join(c for c in shape_of(name) if c.isalnum())


def _stands_apart(shape: str, start: int, end: int) -> bool:
    """Whether a Latin name is a word of its own, not a part of a VIN."""
    before, after = shape[start - 1 : start], shape[end : end + 1]
    cut_before = before.isascii() and before.isalnum() and shape[start].isascii()
    cut_after = after.isascii() and after.isalnum() and shape[end - 1].isascii()
    return not cut_before and not cut_after


def _goes_further(other: Mention, mention: Mention) -> bool:
    """Whether ``other`` holds or overruns a mention: 太平洋 does 中国太平 in 中国太平洋, 平安保险 does 平安."""
    if other is mention:
        return False
    overruns = mention.start < other.start < mention.end < other.end
    holds = (
        other.start <= mention.start
        and mention.end <= other.end
        and other.end - other.start > mention.end - mention.start
    )
    return overruns or holds
