"""``Words``: a command's tail, from which handlers take what they need."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from domain.customers.errors import quoted
from domain.customers.rules import checked_name
from domain.names import Named
from handlers.arguments import persons
from handlers.arguments.choices import DIRECTIONS, Choice, Direction, Finder, of_table, the_one
from handlers.arguments.errors import Ambiguous, Missing, NothingToChooseFrom, Unknown
from handlers.arguments.takers import ShapeTakers
from handlers.arguments.tokens import JOINER, Word

T = TypeVar("T")
_KNOWN_SHOWN = 12


class Words(ShapeTakers):
    """The words of a command. Take first what has a shape or a known name, then names, then the rest."""

    def take_choice(self, table: Mapping[str, T], what: str = "choice", *, beginnings: bool = True) -> T | None:
        """The value of the word that stands in ``table``, exactly or by a beginning that only it has.

        ``table`` maps every name in every language to its value; several possible values are ``Ambiguous``.
        """
        return self._take_one(of_table(table), what, beginnings=beginnings)

    def take_verb(self, verbs: Iterable[str], *, most_words: int | None = None) -> bool:
        """Whether one of the ``verbs`` is among the words, or among the first so many of them; it is taken."""
        found = Finder(of_table(dict.fromkeys(verbs, True)), beginnings=False).matches(self._left[:most_words])
        for match in (each for entry in found[:1] for each in entry[:1]):
            self._remove(match.words)
        return bool(found)

    def need_choice(self, table: Mapping[str, T], what: str = "choice", *, beginnings: bool = True) -> T:
        """As ``take_choice``; without one ``Unknown`` about the likeliest word, or ``Missing(what)``."""
        value = self.take_choice(table, what, beginnings=beginnings)
        return self._need_one(value, of_table(table), what)

    def take_direction(self) -> Direction | None:
        """``out`` (we refer to an agent) or ``in`` (an agent sends us a customer), in any of their words."""
        return self._take_one(of_table(DIRECTIONS), "direction", beginnings=False)

    def take_named(self, candidates: Iterable[Named], what: str) -> Named | None:
        """The agent, insurer, bundle … that a word names, by any name or a beginning only one has.

        Exact names win over beginnings. Two that fit are ``Ambiguous``, with both as options for buttons.
        """
        return self._take_one(_choices(candidates), what)

    def need_named(self, candidates: Iterable[Named], what: str) -> Named:
        """As ``take_named``; else ``Unknown`` naming all, ``NothingToChooseFrom`` or ``Missing(what)``."""
        choices = _choices(candidates)
        if not choices:
            raise NothingToChooseFrom(what)
        return self._need_one(self._take_one(choices, what), choices, what)

    def take_all_named(self, candidates: Iterable[Named], what: str) -> tuple[Named, ...]:
        """Everyone that is named, whole names first; a name that fits two is ``Ambiguous``."""
        finder = Finder(_choices(candidates))
        found: list[Named] = []
        for search in finder.searches():
            matches = [match for entry in search(self._left) if (match := the_one([entry], what))]
            self._remove(word for match in matches for word in match.words)
            found += [match.choice.value for match in matches]
        return tuple(dict.fromkeys(found))

    def take_name(self, *, beside_note: bool = False) -> str | None:
        """A person's or company's name among the free words: the likeliest (王先生, not 前杠) or first.

        ``beside_note`` is for commands that take a note on damage too: words about cars are never the name then.
        """
        free = self._free()
        if beside_note:
            free = [word for word in free if not persons.is_about_cars(word)]
        return self._take_as_name(_person_among(free)) if free else None

    def take_free(self, fits: Callable[[str], bool]) -> str | None:
        """The first free word that ``fits``, as it was typed."""
        return self._take_as_name([word for word in self._free() if fits(word.text)][:1])

    def take_beside_name(self) -> str | None:
        """What stands beside a person's name: the first of the free words that ``take_name`` would leave."""
        free = self._free()
        person = _person_among(free) if free else []
        rest = [word for word in free if word not in person]
        return self._take_as_name(_run(rest, rest[0])) if rest else None

    def need_name(self) -> str:
        """As ``take_name``; without one ``Missing("name")``."""
        name = self.take_name()
        if name is None:
            raise Missing("name")
        return name

    def take_names(self) -> tuple[str, ...]:
        """Every free word that is left, each as a name, in the order they stand."""
        free = self._free()
        names = tuple(checked_name(word.text.replace(JOINER, "")) for word in free)
        self._remove(free)
        return names

    def take_word(self) -> str | None:
        """The first word left, whatever its shape, as it was typed: a policy key, an invite code."""
        if not self._left:
            return None
        return self._left.pop(0).text

    def need_word(self, what: str) -> str:
        """As ``take_word``; without one ``Missing(what)``."""
        word = self.take_word()
        if word is None:
            raise Missing(what)
        return word

    def _free(self) -> list[Word]:
        """The words left that have no shape of their own."""
        return [word for word in self._left if word.quoted or not self._has_a_shape(word.shape)]

    def _take_as_name(self, words: Sequence[Word]) -> str | None:
        if not words:
            return None
        name = checked_name(" ".join(word.text for word in words).replace(JOINER, ""))
        self._remove(words)
        return name

    def _take_one(self, choices: Iterable[Choice[T]], what: str, *, beginnings: bool = True) -> T | None:
        found = Finder(choices, beginnings=beginnings).matches(self._left)
        try:
            match = the_one(found, what)
        except Ambiguous:
            self._remove(word for entry in found for each in entry for word in each.words)
            raise
        if match is None:
            return None
        self._remove(match.words)
        return match.choice.value

    def _need_one(self, value: T | None, choices: Iterable[Choice[T]], what: str) -> T:
        if value is not None:
            return value
        known = tuple(choices)
        characters = {character for choice in known for name in choice.names for character in name}
        free = [word for word in self._free() if persons.likeness(word) < 3]
        for word in sorted(free, key=lambda word: not characters & set(word.text)):
            shown = [choice.label for choice in known[:_KNOWN_SHOWN]]
            more = ["…"] if len(known) > _KNOWN_SHOWN else []
            raise Unknown(quoted(word.text), what, " / ".join([*shown, *more]))
        raise Missing(what)


def _person_among(free: Sequence[Word]) -> list[Word]:
    """The words that are likeliest a person's name, the first of equals."""
    return _run(free, max(free, key=persons.likeness))


def _run(free: Sequence[Word], first: Word) -> list[Word]:
    """``first`` and the words behind it that are of the same name."""
    words = [first]
    for word in free[free.index(first) + 1 :]:
        if word.place != words[-1].place + 1 or not persons.goes_on(words[-1], word):
            break
        words.append(word)
    return words


def _choices(candidates: Iterable[Named]) -> tuple[Choice[Named], ...]:
    return tuple(Choice(candidate.name, candidate.names, candidate) for candidate in candidates)
